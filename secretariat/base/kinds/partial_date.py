"""The kind of a date that may lack its day or its month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from secretariat.base.dates import is_date, show_date
from secretariat.base.kinds.cell import quoted
from secretariat.base.kinds.date_reading import read_date
from secretariat.base.kinds.kind import Kind, Reading, Value


@dataclass(frozen=True)
class PartialDate(Kind):
    """A date kept as ISO text 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. `past` settles two-digit years."""

    name: ClassVar[str] = "partial_date"
    comparison: ClassVar[str] = "date"
    past: bool = True

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        return read_date(raw, number_format, past=self.past)

    def check(self, value: Value) -> str | None:
        if value is None or is_date(value):
            return None
        return f"{quoted(str(value))}不是日期，请写成2019-03-05、2019-03或2019这样"

    def show(self, value: Value) -> str:
        return show_date(value) if isinstance(value, str) else ""

    def edit(self, value: Value) -> str:
        return value if isinstance(value, str) else ""
