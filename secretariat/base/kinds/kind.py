"""The contract of a kind of value: one object owns how it is typed, kept, compared and printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

Value = str | int | None
"""What Python holds and SQLite keeps: dates and choices are text, amounts and flags are integers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one raw value.

    `value` is None where nothing is known. `problem` says in Chinese why a value stays empty (`doubtful`
    when it could mean two things) ; `note` tells of something that was changed or looks odd but is kept.
    `spill` holds what else stood in the cell, by the name of the kind or role it belongs to
    ("landline", "mobile", "remark").
    """

    value: Value = None
    problem: str | None = None
    doubtful: bool = False
    note: str | None = None
    spill: Mapping[str, str] = field(default_factory=dict)


NOTHING = Reading()


class Kind:
    """A kind of value. Subclasses are stateless but for their settings, and listed by hand in `KINDS`."""

    name: ClassVar[str] = ""
    sql: ClassVar[str] = "TEXT"
    align: ClassVar[str] = "left"
    """One of "left", "right", "center": how lists and rosters set it."""
    width: int = 12
    """Typical width in half-width characters, for the first layout of lists and rosters."""
    private: ClassVar[bool] = False
    """True where print and lists show the value masked unless the profile is "full"."""
    comparison: ClassVar[str] = "text"
    """How filters compare: "text", "number", "date", "choice", "flag", "link"."""

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        """Understand what a workbook cell or an editor holds; never raises for bad input."""
        raise NotImplementedError

    def check(self, value: Value) -> str | None:
        """The Chinese reason why this value may not be stored, or None. Runs on every write."""
        raise NotImplementedError

    def warn(self, value: Value) -> str | None:
        """A Chinese warning about a value that may be stored but looks wrong (a check digit), or None."""
        return None

    def show(self, value: Value) -> str:
        """The text for screen and print; an empty text for None."""
        return "" if value is None else str(value)

    def edit(self, value: Value) -> str:
        """The text that an editor starts from: reading it back gives the same value."""
        return self.show(value)

    def mask(self, value: Value) -> str:
        """The text with the private part replaced by asterisks, one fixed pattern product-wide."""
        return self.show(value)

    def plain(self, value: Value) -> str | int | float | bool | None:
        """The value for JSON: numbers as numbers, dates as ISO text."""
        return value
