"""Dates that lean on where they stand: without a year under a title that names one, or two days in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secretariat.base.characters import clean
from secretariat.base.dates import show_date
from secretariat.base.kinds.cell import doubt, quoted
from secretariat.base.kinds.date_gaps import read_span, with_year
from secretariat.base.kinds.kind import Reading
from secretariat.base.ledger import Ledger
from secretariat.exchange.importing.heads import blank
from secretariat.exchange.importing.layout import Table

UNTIL = "until"
"""The sort of an overflow that is the end of a span of days."""
_YEAR = re.compile(r"(?<![\d年至—~-])(20\d\d)\s?年(?!\s?[-—~至])")
_YEARS = re.compile(r"20\d\d\s?年?度?\s?(?:-|—|~|～|–|至|、|和)\s?20\d\d")
_MADE_ON = re.compile(r"填报|填表|制表|填写|打印|印发|更新|截[至止]")
_AMBIGUOUS = re.compile(r"\d{1,2}\.[123]")
Read = Callable[..., Reading]


def year_of(table: Table) -> int | None:
    """The one year that the lines above a table name, else the name of its sheet; None where that is not certain.

    A line among the rows with another year, as 2025年 above some of them, leaves none for the whole table.
    """
    lines = [line for line in table.titles if not _MADE_ON.search(line)]
    named = _named(lines) or _named([table.sheet.name]) or _bare(table.sheet.name)
    if len(named) != 1:
        return None
    return None if _named(_lines_between(table)) - named else min(named)


def _named(lines: Iterable[str]) -> set[int]:
    """The years that lines name; two of them for a span of years."""
    found: set[int] = set()
    for line in lines:
        span = _YEARS.search(line)
        found |= {0, 1} if span else {int(year) for year in _YEAR.findall(line)}
    return found


def _bare(name: str) -> set[int]:
    return {int(clean(name))} if re.fullmatch(r"20\d\d", clean(name)) else set()


def _lines_between(table: Table) -> list[str]:
    """The lines of one text below the head: group lines, titles of a further list."""
    first = max(table.head_rows, default=len(table.sheet.rows)) + 1
    filled = ([value for value in cells if not blank(value)] for cells in table.sheet.rows[first:])
    texts = [clean(values[0]) for values in filled if len(values) == 1 and isinstance(values[0], str)]
    return [text for text in texts if not _MADE_ON.search(text)]


@dataclass(frozen=True, slots=True)
class Dating:
    """How the dates of one table lean on it: its year, the columns that take it, and the end beside each start."""

    year: int | None = None
    dated: frozenset[str] = frozenset()
    ends: Mapping[str, str] = field(default_factory=dict)

    def reading(self, key: str, read: Read) -> Read:
        """How the cells of a column are read, given how they are read on their own."""
        year = self.year if key in self.dated else None
        end = key in self.ends
        if year is None and not end:
            return read

        def lean(raw: object, number_format: str | None = None) -> Reading:
            text = clean(raw) if isinstance(raw, str) else repr(raw) if isinstance(raw, float) else ""
            span = read_span(text, year) if end and text else None
            if span is not None and span.backwards:
                return doubt(f"{quoted(text)}的结束早于开始，没有导入，请核对")
            if span is not None:
                meant = f"读作{show_date(span.start)}至{show_date(span.end)}"
                return Reading(span.start, note=meant, spill={UNTIL: span.end})
            whole = with_year(text, year) if year is not None else None
            if whole is None:
                return read(raw, number_format)
            if isinstance(raw, float) and _AMBIGUOUS.fullmatch(text) and number_format != "0.00":
                month, day = text.split(".")
                return doubt(
                    f"{quoted(text)}是数字，可能是{month}月{day}日，也可能是{month}月{day}0日，请写明"
                )
            return _told(read(whole))

        return lean


def _told(reading: Reading) -> Reading:
    """With a note that the year was not in the cell."""
    if reading.value is None:
        return reading
    meant = f"没有写年份，按标题的年份读作{show_date(str(reading.value))}"
    rest = reading.spill.get("remark", "")
    note = f"{meant}，其余文字「{rest}」记入备注" if rest else meant
    return Reading(reading.value, note=note, spill=reading.spill)


def dating_of(table: Table, ledger: Ledger, taken: Sequence[str]) -> Dating:
    """What the dates of a table lean on. `taken` are the columns of the ledger that its headings name.

    The year of the title is that of what happens on a day; what begins or ends may do so in any year.
    """
    period, columns = ledger.period, {one.key for one in ledger.columns if one.written}
    dated = {f"{ledger.root}.{period.start}"} if period is not None and period.end is None else set()
    start, end = f"{ledger.root}.start", f"{ledger.root}.end"
    ends = {start: end} if end in columns and end not in taken else {}
    return Dating(year_of(table) if dated else None, frozenset(dated), ends)
