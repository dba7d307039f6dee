"""What a single row under a head is: a record, or a group line, a subtotal, a repeated head, a footer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from secretariat.base.characters import clean, fold
from secretariat.base.text import is_organization
from secretariat.exchange.importing.headings import folded, normalise
from secretariat.exchange.importing.heads import Head, blank
from secretariat.exchange.importing.layout import RowClass
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.vocabulary import (
    BAND_COUNT,
    BAND_ENDING,
    BAND_NUMBER,
    BAND_TOWN,
    BODY_ENDINGS,
    ENUMERATED,
    FOOTER,
    PERHAPS_SEQUENCE,
    SEQUENCE_WORDS,
    SUBTOTAL,
    UNIT_LINE,
)
from secretariat.exchange.reading.model import CellValue, Sheet

_SUMMING = re.compile(r"[计共总]")
Verdict = tuple[RowClass, str]
DATA: Verdict = (RowClass.DATA, "")
_NUMERALS = frozenset("一二三四五六七八九十、.．()")
_LOOKED_AT = 200
_CLOSED = re.compile(r"[^()（）]+[(（][^()（）]+[)）]")
"""A name with what it is about in brackets: 第一组（建筑业）."""
_PROSE = 30
"""A single text longer than this in the first columns is an explanation."""


@dataclass(slots=True)
class Frame:
    """What the rows of one table are judged by."""

    sheet: Sheet
    head: Head
    titles: frozenset[str]
    headings: frozenset[str] = frozenset()
    raw: frozenset[CellValue] = frozenset()
    columns: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    sequence: int | None = None
    name: int | None = None
    wide: dict[int, int] = field(default_factory=dict)
    footing: bool = False
    lists_bodies: bool = False
    """Whether the records themselves are chambers and associations."""

    @classmethod
    def of(cls, sheet: Sheet, head: Head, lexicon: Lexicon, titles: frozenset[str]) -> Frame:
        """The frame for the rows under a head; `titles` are the folded texts that stood above it."""
        texts = {word for column in head.columns for word in column.heading.path}
        frame = cls(sheet, head, titles, frozenset(texts))
        frame.raw = frozenset(
            value for row in range(head.first, head.last + 1) for value in sheet.rows[row] if value
        )
        frame.columns = tuple(column.index for column in head.columns)
        frame.first = tuple(column.index for column in head.columns[:3])
        for column in head.columns[:3]:
            if frame.sequence is None and column.heading.leaf in SEQUENCE_WORDS | PERHAPS_SEQUENCE:
                frame.sequence = column.index
        named = [
            column.index
            for column in head.columns
            if any(
                one.kind.name in ("organization_name", "person_name") for one in lexicon.means(column.heading)
            )
        ]
        frame.name = named[0] if named else _title_of(head, lexicon)
        frame.lists_bodies = _lists_bodies(frame)
        for first, _, left, right in sheet.merged:
            if first > head.last and right > left:
                frame.wide[first] = max(frame.wide.get(first, 0), right - left + 1)
        return frame


def _title_of(head: Head, lexicon: Lexicon) -> int | None:
    """The column that names the records of a list of neither units nor persons: events, classes, donors."""
    ledger = lexicon.ledger
    for key in dict.fromkeys((ledger.title, *ledger.searched)):
        for column in head.columns:
            if any(one.key == key for one in lexicon.means(column.heading)[:1]):
                return column.index
    return None


def _lists_bodies(frame: Frame) -> bool:
    """Whether among the fuller rows are chambers, so that one with nothing but its name may be a record too."""
    if frame.name is None:
        return False
    full = (
        cells for cells in frame.sheet.rows[frame.head.last + 1 :][:_LOOKED_AT]
        if sum(1 for index in frame.columns if _shows(cells[index])) > 2
    )  # fmt: skip
    return any(
        isinstance(name := cells[frame.name], str) and clean(name).endswith(BODY_ENDINGS) for cells in full
    )


def classify(frame: Frame, row: int) -> Verdict:
    """The class of one row and, where it is no record, the reason in Chinese."""
    cells = frame.sheet.rows[row]
    present = [index for index in frame.columns if _shows(cells[index])]
    if len(present) > 4 and not any(_telling(frame, cells[index]) for index in frame.first):
        return DATA
    filled = [(index, cells[index]) for index in present if not blank(cells[index])]
    if not filled:
        filled = [(index, value) for index, value in enumerate(cells) if not blank(value)]
        return (RowClass.BLANK, "空行") if not filled or _outside(frame, row) else _loose(frame, row, filled)
    return _careful(frame, row, filled)


def _shows(value: CellValue) -> bool:
    """Whether a cell has more than spaces; a quick look that every cell of the sheet gets."""
    return value is not None and (type(value) is not str or not (not value or value.isspace()))


def _outside(frame: Frame, row: int) -> bool:
    """Whether the row has values only beside the table; they belong to the table next to it or to nothing."""
    return all(blank(frame.sheet.rows[row][index]) for index in range(max(frame.columns) + 1))


def _telling(frame: Frame, value: CellValue) -> bool:
    """Whether a first cell hints that its row is no record; every row is asked, so it looks before it folds."""
    if type(value) is not str or len(value) > 30:
        return False
    return value in frame.raw or (
        _SUMMING.search(value) is not None and SUBTOTAL.fullmatch(folded(value)) is not None
    )


def _careful(frame: Frame, row: int, filled: list[tuple[int, CellValue]]) -> Verdict:
    texts = {index: folded(value) for index, value in filled if isinstance(value, str)}
    repeated = sum(1 for value in texts.values() if normalise(value) in frame.headings)
    if repeated and repeated >= (len(filled) + 1) // 2 and (repeated > 1 or len(filled) == 1):
        return RowClass.HEAD, "重复的表头"
    if any(index in texts and SUBTOTAL.fullmatch(texts[index]) for index in frame.first):
        return RowClass.SUBTOTAL, "小计或合计行"
    if len(filled) == 1 and frame.sequence == filled[0][0] and _counts(filled[0][1]):
        return RowClass.BLANK, "只有序号，没有内容"
    if len(filled) <= 4:
        return _sparse(frame, row, filled, texts)
    return DATA


def _counts(value: CellValue) -> bool:
    """Whether a cell of the 序号 column holds a running number."""
    return not isinstance(value, str) or clean(value).isdigit() or set(clean(value)) <= _NUMERALS


def _sparse(frame: Frame, row: int, filled: list[tuple[int, CellValue]], texts: dict[int, str]) -> Verdict:
    """A row with few cells: title, unit line, footer, group line or a poor record."""
    first, value = filled[0]
    text = texts.get(first, "")
    if text in frame.titles:
        return RowClass.TITLE, "重复的标题"
    line = fold(value) if isinstance(value, str) else ""
    if text and UNIT_LINE.fullmatch(line):
        return RowClass.TITLE, "标题下的说明行"
    if text and FOOTER.fullmatch(line):
        frame.footing = True
        return RowClass.FOOTER, "表尾的落款或说明"
    if frame.footing and len(filled) == 1 and text and (ENUMERATED.fullmatch(text) or len(text) > _PROSE):
        return RowClass.FOOTER, "表尾的落款或说明"
    return _single(frame, row, [item for item in filled if not _numbering(frame, item)], filled)


def _numbering(frame: Frame, item: tuple[int, CellValue]) -> bool:
    """Whether a cell is the 一 before 招宝山街道: a Chinese numeral in the 序号 column."""
    index, value = item
    return index == frame.sequence and isinstance(value, str) and set(clean(value)) <= _NUMERALS


def _single(
    frame: Frame, row: int, rest: list[tuple[int, CellValue]], filled: list[tuple[int, CellValue]]
) -> Verdict:
    if len(rest) != 1 or not isinstance(rest[0][1], str):
        return DATA
    index, text = rest[0][0], clean(rest[0][1])
    if len(text) > _PROSE and index in frame.first and not is_organization(text):
        return RowClass.FOOTER, "说明文字"
    return (RowClass.BAND, "分组标题") if _is_band(frame, row, index, text, len(rest) < len(filled)) else DATA


def _is_band(frame: Frame, row: int, index: int, text: str, numbered: bool) -> bool:
    if frame.wide.get(row, 0) >= min(3, len(frame.head.columns)) or index == frame.sequence:
        return True
    if numbered or BAND_NUMBER.match(text) or BAND_COUNT.search(text):
        return True
    if index == frame.name:
        # A company that has nothing but its name is a poor record; a township or chamber is a group line.
        if BAND_ENDING.fullmatch(text) is None or text.endswith(("公司", "厂")):
            return False
        return frame.sequence is not None or BAND_TOWN.fullmatch(text) is not None or not frame.lists_bodies
    return index in frame.first and (frame.name is None or index < frame.name)


def _loose(frame: Frame, row: int, filled: list[tuple[int, CellValue]]) -> Verdict:
    """A row with values only in spacer columns of the table: usually a group line or a footer."""
    texts = {index: folded(value) for index, value in filled if isinstance(value, str)}
    verdict = _sparse(frame, row, filled, texts)
    return verdict if verdict[0] is not RowClass.DATA else (RowClass.FOOTER, "表格以外的内容")


def band_name(text: str) -> tuple[str, int | None]:
    """The name of a group line and the number of records that it states: 一、招宝山街道(12家)."""
    whole = clean(text)
    count = BAND_COUNT.search(whole.replace("（", "(").replace("）", ")"))
    bare = whole[: count.start()] if count else whole
    if not bare.startswith("第"):  # 第一轮值组 is called so; 一、 only counts the group lines
        bare = BAND_NUMBER.sub("", bare)
    bare = bare.strip(" 、.．:：")
    if not _CLOSED.fullmatch(bare):
        bare = bare.strip(" 、.．:：（()）")
    return bare or whole, int(count[1]) if count else None


def stated_count(texts: list[str]) -> int | None:
    """The number of records that a subtotal row names, such as 25家."""
    for text in texts:
        found = BAND_COUNT.search(folded(text))
        if found:
            return int(found[1])
    return None
