"""Raw cells become values: each column is read by its kind, and what was odd is listed with its position."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from secretariat.base.characters import clean, ditto, shortened
from secretariat.base.kinds import Flag, Money
from secretariat.base.kinds.kind import Kind, Reading, Value
from secretariat.base.problem import Problem, Severity
from secretariat.base.text import split_organization_and_post
from secretariat.exchange.importing.dating import Dating, dating_of
from secretariat.exchange.importing.layout import Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.meanings import AS_EXTRA, AS_REMARK, ColumnMapping, How
from secretariat.exchange.importing.vocabulary import UNITS
from secretariat.exchange.reading.model import CellValue

Values = dict[str, Value]
Ticks = Mapping[str, tuple[str, Value]]
Read = Callable[..., Reading]

WHOLE_TABLE = -1
"""The place of what is said about a table rather than about one of its rows."""


@dataclass(frozen=True, slots=True)
class Spill:
    """What else stood in a cell: the place of its row, the column it was read for, and the rest by its sort."""

    place: int
    key: str
    column: TableColumn
    rest: Mapping[str, str]


@dataclass(slots=True)
class Understood:
    """The rows of one table as values, with everything odd (`troubles`).

    A place counts the records of the table from 0; almost everything is kept by it.

    `extras` holds the cells of columns that the ledger does not have, by heading and place; `unread` the
    columns (by place) whose cell holds something that could not be taken.
    """

    table: Table
    mappings: tuple[ColumnMapping, ...]
    rows: list[Values]
    troubles: dict[int, list[Problem]] = field(default_factory=dict)
    spills: list[Spill] = field(default_factory=list)
    extras: dict[str, dict[int, str]] = field(default_factory=dict)
    remarks: dict[int, list[str]] = field(default_factory=dict)
    unread: dict[int, set[str]] = field(default_factory=dict)
    _shown: dict[int, str] = field(default_factory=dict)

    def shown(self, column: TableColumn) -> str:
        """The heading of a column as the workbook has it."""
        key = id(column)
        if key not in self._shown:
            self._shown[key] = shown_heading(self.table, column)
        return self._shown[key]

    def report(
        self, place: int, column: TableColumn | None, message: str, severity: Severity, value: object = ""
    ) -> None:
        """List something odd about a cell, or about a whole row where `column` is None."""
        row = self.table.position(place, column)[0] if column else self.table.data[place]
        heading = self.shown(column) if column else ""
        text = value if isinstance(value, str) else clean(value)
        problem = Problem(message, self.table.sheet.name, row + 1, heading, shortened(text, 60), severity)
        self.troubles.setdefault(place, []).append(problem)


def shown_heading(table: Table, column: TableColumn) -> str:
    """The heading as the workbook has it; with its group head where the table has the same heading twice."""
    heading = column.heading
    twice = sum(1 for one in table.columns if one.heading.leaf == heading.leaf) > 1
    whole = (
        "/".join((*heading.path[:-1], heading.shown)) if twice and len(heading.path) > 1 else heading.shown
    )
    return f"{column.above}{whole}"


def field_label(table: Table, column: TableColumn) -> str:
    """What a field of the office's own is called that is made for a column: with its group head and unit.

    The second column of the same heading gets a number, so that none hides the other.
    """
    label = _bare_label(column)
    before = [one for one in table.columns if one.index < column.index and _bare_label(one) == label]
    return f"{label}（{len(before) + 1}）" if before else label


def _bare_label(column: TableColumn) -> str:
    heading = column.heading
    label = "/".join((*heading.path[:-1], heading.shown))
    return label if not heading.unit or heading.unit in heading.shown else f"{label}（{heading.unit}）"


def understand(
    table: Table, mappings: tuple[ColumnMapping, ...], lexicon: Lexicon, ticks: Ticks = MappingProxyType({})
) -> Understood:
    """Read all cells of a table by the kinds of the columns that they are mapped to.

    `ticks` are headings under which 是 or √ stands for a value: folded heading → (column key, value).
    """
    result = Understood(table, mappings, [{} for _ in table.data])
    taken = [key for mapping in mappings for key in mapping.keys]
    reader = _Reader(result, lexicon, ticks, dating_of(table, lexicon.ledger, taken))
    for mapping in mappings:
        reader.take(mapping)
    return result


def joined(known: Value, value: Value) -> Value:
    """Two phone fields as one, each number once."""
    if known is None:
        return value
    return "、".join(dict.fromkeys((*str(known).split("、"), *str(value).split("、"))))


def as_shown(raw: CellValue, code: str | None) -> CellValue:
    """A number under a percent format as the text that the clerk sees: 0.985 is 98.5%."""
    if not code or "%" not in code or isinstance(raw, bool) or not isinstance(raw, int | float):
        return raw
    return f"{(Decimal(repr(raw)) * 100).normalize():f}%"


class _Reader:
    """Reads one table column by column; the loops are tight since a large list has a million cells."""

    def __init__(self, result: Understood, lexicon: Lexicon, ticks: Ticks, dating: Dating) -> None:
        self._result = result
        self._dating = dating
        self._lexicon = lexicon
        self._ticks = ticks
        self._told: set[tuple[str, str]] = set()
        self._errors: dict[int, list[int]] = {}
        for row, index in result.table.sheet.errors:
            self._errors.setdefault(index, []).append(row)

    def take(self, mapping: ColumnMapping) -> None:
        """Read the cells of one column."""
        cells = self._result.table.values(mapping.column)
        if mapping.how is How.SPLIT and len(mapping.keys) == 2:
            self._split(mapping, cells)
        elif mapping.how is How.RECORD or (mapping.keys and mapping.keys[0] not in self._lexicon.columns):
            self._numbers(mapping, cells)
        elif mapping.keys:
            self._read(mapping, cells)
        elif mapping.otherwise:
            self._keep(mapping, cells)
        if mapping.keys or mapping.otherwise:
            self._error_cells(mapping)

    def _kind(self, key: str, column: TableColumn) -> Kind:
        kind = self._lexicon.columns[key].kind
        unit = column.heading.unit or (self._result.table.unit if isinstance(kind, Money) else "")
        if isinstance(kind, Money) and unit and unit.endswith("元") and unit in UNITS:
            return kind.with_unit(unit)
        return kind

    def _read_by(self, mapping: ColumnMapping) -> Read:
        """How the cells of a column are read; under 党员 a tick is the word itself, and 否 says nothing else."""
        key = mapping.keys[0]
        read = self._dating.reading(key, self._kind(key, mapping.column).read)
        ticked, value = self._ticks.get(mapping.column.heading.leaf, ("", None))
        if ticked != key:
            return read
        flag, left = Flag(), f"只说明不是{value}，没有填写"

        def read_tick(raw: CellValue, number_format: str | None = None) -> Reading:
            tick = flag.read(raw)
            if tick.value is None:
                return read(raw, number_format)
            return Reading(value) if tick.value else Reading(note=f"「{clean(raw)}」{left}")

        return read_tick

    def _read(self, mapping: ColumnMapping, cells: list[CellValue]) -> None:
        key, rows = mapping.keys[0], self._result.rows
        for place, raw, reading in self._readings(mapping, cells):
            if reading.value is not None:
                known = rows[place].get(key) if mapping.how is How.JOINED else None
                rows[place][key] = joined(known, reading.value)
            if reading.problem is not None or reading.note is not None or reading.spill:
                self._odd(place, mapping, raw, reading)
        for other in mapping.keys[1:]:
            for values in rows:
                if key in values:
                    values[other] = values[key]

    def _readings(
        self, mapping: ColumnMapping, cells: list[CellValue]
    ) -> Iterator[tuple[int, CellValue, Reading]]:
        """(place, raw cell, reading) of every cell that is not empty; like texts are read once."""
        read = self._read_by(mapping)
        formats = self._result.table.sheet.formats
        known: dict[str, Reading] = {}
        for place, raw in enumerate(cells):
            if raw is None or raw == "":
                continue
            if type(raw) is str:
                reading = known.get(raw)
                if reading is None:
                    reading = known[raw] = read(raw)
            elif formats:
                code = formats.get(self._result.table.position(place, mapping.column))
                reading = read(as_shown(raw, code), code)
            else:
                reading = read(raw)
            yield place, raw, reading

    def _odd(self, place: int, mapping: ColumnMapping, raw: CellValue, reading: Reading) -> None:
        """A cell with a problem, a note, or more in it than its column takes."""
        key, column, result = mapping.keys[0], mapping.column, self._result
        if (
            reading.doubtful
            and isinstance(raw, str)
            and ditto(raw)
            and place
            and key in result.rows[place - 1]
        ):
            value = result.rows[place][key] = result.rows[place - 1][key]
            shown = self._lexicon.columns[key].kind.show(value)
            result.report(place, column, f"「{clean(raw)}」读作上一行的「{shortened(shown)}」", "note", raw)
            return
        if reading.problem is not None:
            severity: Severity = "doubt" if reading.doubtful else "error"
            result.report(place, column, reading.problem, severity, raw)
            result.unread.setdefault(place, set()).add(key)
        elif reading.note is not None and self._worth_telling(key, reading.note):
            result.report(place, column, reading.note, "note", raw)
        if reading.spill:
            result.spills.append(Spill(place, key, column, reading.spill))

    def _worth_telling(self, key: str, note: str) -> bool:
        """A new choice is told at its first use only, not in each of a thousand rows."""
        if self._lexicon.columns[key].kind.name != "choice":
            return True
        fresh = (key, note) not in self._told
        self._told.add((key, note))
        return fresh

    def _split(self, mapping: ColumnMapping, cells: list[CellValue]) -> None:
        """浙江某某有限公司董事长: the organization and the post, each read by its own kind."""
        place_key, post_key = mapping.keys
        halves: tuple[list[CellValue], list[CellValue]] = ([], [])
        for place, raw in enumerate(cells):
            whole = clean(raw) if isinstance(raw, str) else ""
            organization, post = (
                split_organization_and_post(whole) if whole and not ditto(whole) else (whole, whole)
            )
            if whole and not organization and not ditto(whole):
                self._result.report(
                    place,
                    mapping.column,
                    f"「{shortened(whole)}」里分不出单位名称，全部记为职务",
                    "note",
                    raw,
                )
            halves[0].append(organization or None)
            halves[1].append(post or None)
        for key, half in zip((place_key, post_key), halves, strict=True):
            self._read(ColumnMapping(mapping.column, (key,), How.SPLIT), half)

    def _numbers(self, mapping: ColumnMapping, cells: list[CellValue]) -> None:
        """Record numbers of the program's own exports."""
        for place, raw in enumerate(cells):
            text = clean(raw)
            if text.isdigit():
                self._result.rows[place][mapping.keys[0]] = int(text)
            elif text:
                self._result.report(
                    place, mapping.column, f"「{shortened(text)}」不是记录号，按没有记录号处理", "note", raw
                )

    def _keep(self, mapping: ColumnMapping, cells: list[CellValue]) -> None:
        """A column that the ledger does not have: kept as text in a field of its own or in the remark."""
        table = self._result.table
        heading = field_label(table, mapping.column)
        texts = {
            place: text
            for place, raw in enumerate(cells)
            if raw is not None
            and (text := clean(as_shown(raw, table.sheet.formats.get(table.position(place, mapping.column)))))
        }
        if mapping.otherwise == AS_EXTRA:
            self._result.extras[heading] = texts
        elif mapping.otherwise == AS_REMARK:
            for place, text in texts.items():
                self._result.remarks.setdefault(place, []).append(f"{heading}：{text}")

    def _error_cells(self, mapping: ColumnMapping) -> None:
        """#N/A and its like are told, not taken for blanks."""
        table, column = self._result.table, mapping.column
        wanted = set(self._errors.get(column.cell[1] if column.cell else column.index, ()))
        if not wanted:
            return
        for place in range(len(table.data)):
            position = table.position(place, column)
            if position[0] in wanted:
                text = table.sheet.errors[position]
                self._result.report(
                    place, column, f"单元格是{text}，没有内容可导入，请在Excel里改正", "error", text
                )
                self._result.unread.setdefault(place, set()).update(mapping.keys)
