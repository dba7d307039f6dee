"""What is wrong with a piece of input, with its position: bad input is a list of these, not an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "doubt", "note"]
"""error: the value or row is not taken; doubt: it could mean two things and waits; note: taken, worth a look."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark about one cell or row: `row` is the 1-based row of the sheet, `column` its own heading."""

    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    severity: Severity = "error"

    def position(self) -> str:
        """Where it stands, for people: 「名单」第5行「手机」."""
        place = f"「{self.sheet}」" if self.sheet else ""
        line = f"第{self.row}行" if self.row else ""
        heading = f"「{self.column}」" if self.column else ""
        return f"{place}{line}{heading}"
