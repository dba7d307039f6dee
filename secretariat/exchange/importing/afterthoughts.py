"""What a row says between its cells: overflow into other columns, ID numbers against birth and sex, marks, sums."""

from __future__ import annotations

import re

from secretariat.base.characters import clean, shortened
from secretariat.base.kinds import birth_of, sex_of
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.base.problem import Problem, Severity
from secretariat.exchange.importing.dating import UNTIL
from secretariat.exchange.importing.headings import Heading
from secretariat.exchange.importing.layout import Subtotal, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon, group_of, person_of
from secretariat.exchange.importing.meanings import ColumnMapping
from secretariat.exchange.importing.understanding import WHOLE_TABLE, Spill, Understood, shown_heading
from secretariat.exchange.importing.vocabulary import PERSON_GROUPS, UNIT

_REMARK = Heading("备注", ("备注",))
_CHANGE_OF_STATE = re.compile(
    r"已?退会|已故|去世|逝世|病故|(?:已经?|被)?(?:注销|吊销)|除名|(?:已|现)?转出|与?第?\s?\d*\s?[号行]?\s?(?:为|是)?同一[人家]"
)


def settle(result: Understood, lexicon: Lexicon) -> None:
    """Carry out everything that needs whole rows; to be called once, after all columns are read."""
    for spill in result.spills:
        for sort, text in spill.rest.items():
            if text:
                _route(result, lexicon, spill, (sort, text))
    _append_remarks(result, lexicon)
    report_remarks(result, lexicon)
    compare_ids(result, lexicon)
    report_marks(result)
    for subtotal in result.table.subtotals:
        compare_subtotal(result, lexicon, subtotal)


def _route(result: Understood, lexicon: Lexicon, spill: Spill, item: tuple[str, str]) -> None:
    """Put one overflow where it belongs, or into the remark."""
    sort, text = item
    own = lexicon.columns.get(spill.key)
    values = result.rows[spill.place]
    if sort == UNTIL:
        values.setdefault(f"{spill.key.rpartition('.')[0]}.end", text)
        return
    target = _home(lexicon, own, sort) if own else None
    same = (
        _same_person(lexicon, target, values) if target is not None and target.kind.name == "phone" else None
    )
    if same is not None and same.key in values:
        target = same
    if target is not None and target.key != spill.key:
        value = target.kind.read(text).value
        present = values.get(target.key)
        if value is not None and present is None:
            values[target.key] = value
            return
        if value is not None and _joins(values, target, value):
            return
    heading = shown_heading(result.table, spill.column)
    result.remarks.setdefault(spill.place, []).append(f"{heading}：{text}")


def _same_person(lexicon: Lexicon, target: Column, values: dict[str, Value]) -> Column | None:
    """The like column of an earlier person on the row with the same name: who is both head and contact has one set
    of numbers.
    """
    name = _name_beside(target, values)
    for one in lexicon.columns.values():
        if one.key == target.key:
            return None
        like = one.kind == target.kind and one.key.rpartition(".")[2] == target.key.rpartition(".")[2]
        if like and name is not None and _name_beside(one, values) == name:
            return one
    return None


def _name_beside(column: Column, values: dict[str, Value]) -> Value:
    """The name of the person whose fact a column holds."""
    return values.get(f"{column.key.rpartition('.')[0]}.name") if group_of(column) in PERSON_GROUPS else None


def _joins(values: dict[str, Value], target: Column, value: Value) -> bool:
    """Whether the value stands there already, or could be added to a list of phone numbers."""
    present = str(values[target.key])
    if str(value) in present.split("、"):
        return True
    if target.kind.name == "phone":
        values[target.key] = f"{present}、{value}"
        return True
    return False


def _home(lexicon: Lexicon, own: Column, sort: str) -> Column | None:
    """The column for an overflow: the same person's, for landlines else the organization's."""
    columns = [one for one in lexicon.columns.values() if _fits(one, sort)]
    same = [one for one in columns if person_of(one) == person_of(own)]
    unit = [one for one in columns if group_of(one) == UNIT and sort == "landline"]
    return next(iter((*same, *unit)), None)


def _fits(column: Column, sort: str) -> bool:
    if sort == "sex":
        return column.dictionary == "sex"
    if sort in ("mobile", "landline"):
        mobile = getattr(column.kind, "mobile", None)
        return mobile is not None and mobile == (sort == "mobile") and "传真" not in column.label
    return False


def _append_remarks(result: Understood, lexicon: Lexicon) -> None:
    """Words that have no column of their own end up behind the remark, with the heading they stood under."""
    target = next(iter(lexicon.means(_REMARK)), None)
    for place, words in result.remarks.items():
        if target is None:
            result.report(place, None, f"没有备注栏可放：{'；'.join(words)}", "doubt")
            continue
        present = result.rows[place].get(target.key)
        kept = [str(present)] if present else []
        result.rows[place][target.key] = "；".join((*kept, *dict.fromkeys(words)))


def report_remarks(result: Understood, lexicon: Lexicon) -> None:
    """A remark that speaks of leaving, death or a second row of the same person: told, not acted upon."""
    target = next(iter(lexicon.means(_REMARK)), None)
    column = next(
        (one.column for one in result.mappings if target is not None and target.key in one.keys), None
    )
    if target is None or column is None:
        return
    for place, values in enumerate(result.rows):
        text = values.get(target.key)
        found = _CHANGE_OF_STATE.search(text) if isinstance(text, str) else None
        if found:
            message = f"备注里写着「{found[0]}」，会籍状态没有因此改动，请核对"
            result.report(place, column, message, "doubt", str(text))


def compare_ids(result: Understood, lexicon: Lexicon) -> None:
    """Note where the birth or sex column contradicts the ID number of the same person; nothing is changed."""
    mapped = {key: mapping.column for mapping in result.mappings for key in mapping.keys}
    for key in [
        key for key in mapped if key in lexicon.columns and lexicon.columns[key].kind.name == "id_number"
    ]:
        alias = key.rpartition(".")[0]
        birth, sex = f"{alias}.birth", f"{alias}.sex"
        if birth not in mapped and sex not in mapped:
            continue
        for place, values in enumerate(result.rows):
            number = values.get(key)
            if isinstance(number, str):
                _compare_birth(result, place, mapped.get(birth), (number, values.get(birth)))
                _compare_sex(result, place, mapped.get(sex), (number, values.get(sex)))


def _compare_birth(
    result: Understood, place: int, column: TableColumn | None, pair: tuple[str, Value]
) -> None:
    born, stated = birth_of(pair[0]), pair[1]
    if column is None or born is None or not isinstance(stated, str):
        return
    if not born.startswith(stated[: len(born)]):
        result.report(place, column, f"出生日期是{stated}，身份证号里是{born}，请核对", "note", stated)


def _compare_sex(result: Understood, place: int, column: TableColumn | None, pair: tuple[str, Value]) -> None:
    sex, stated = sex_of(pair[0]), pair[1]
    if column is not None and sex is not None and stated in ("男", "女") and stated != sex:
        result.report(place, column, f"性别是{stated}，身份证号里是{sex}，请核对", "note", stated)


_MEANINGS: dict[str, tuple[str, Severity]] = {
    "删除线": ("整行有删除线：是否已退会？已照常导入，请核对", "doubt"),
    "红字": ("整行是红字：是否已退会或有变动？已照常导入，请核对", "doubt"),
    "黄底": ("整行是黄底：是否新增会员？已照常导入", "note"),
}


def report_marks(result: Understood) -> None:
    """Strike-through, red letters, yellow ground and comments say something, but only the clerk knows what."""
    sheet = result.table.sheet
    if not sheet.marks and not sheet.comments:
        return
    columns = {column.index: column for column in result.table.columns if column.cell is None}
    for place, row in enumerate(result.table.data):
        marked: dict[str, list[int]] = {}
        for index in columns:
            if (row, index) in sheet.marks:
                marked.setdefault(sheet.marks[row, index], []).append(index)
            if (row, index) in sheet.comments:
                text = shortened(clean(sheet.comments[row, index]), 80)
                result.report(place, columns[index], f"单元格有批注：{text}", "note")
        filled = sum(1 for index in columns if sheet.rows[row][index] is not None)
        for word, places in marked.items():
            _report_mark(
                result, place, word, [columns[index] for index in places] if len(places) * 2 < filled else []
            )


def _report_mark(result: Understood, place: int, word: str, single: list[TableColumn]) -> None:
    """One remark for a row that is marked as a whole, else one for each marked cell."""
    message, severity = _MEANINGS.get(word, (f"整行有{word}，请核对", "note"))
    if not single:
        result.report(place, None, message, severity)
    for column in single:
        row, index = result.table.position(place, column)
        raw = result.table.sheet.rows[row][index]
        struck = word == "删除线"
        text = "这一格有删除线，可能已作废；已照常导入，请核对" if struck else f"这一格是{word}，请核对"
        result.report(place, column, text, "doubt" if struck else "note", raw)


def compare_subtotal(result: Understood, lexicon: Lexicon, subtotal: Subtotal) -> None:
    """Note a subtotal, or a number of records in a group line, that disagrees with the rows themselves."""
    found = subtotal.end - subtotal.start
    if subtotal.stated is not None and subtotal.stated not in (found, subtotal.end):
        _note_sum(result, subtotal, None, f"写的是{subtotal.stated}家（人），实际有{found}行")
    if not subtotal.sums:
        return
    for mapping in result.mappings:
        kind = (
            lexicon.columns[mapping.keys[0]].kind
            if mapping.keys and mapping.keys[0] in lexicon.columns
            else None
        )
        if kind is not None and kind.name in ("count", "money") and mapping.column.cell is None:
            _compare_sum(result, lexicon, subtotal, mapping)


def _compare_sum(result: Understood, lexicon: Lexicon, subtotal: Subtotal, mapping: ColumnMapping) -> None:
    cells = result.table.sheet.rows[subtotal.row]
    raw = cells[mapping.column.index]
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        return
    key, kind = mapping.keys[0], lexicon.columns[mapping.keys[0]].kind
    unit = mapping.column.heading.unit or result.table.unit
    if unit and hasattr(kind, "with_unit"):
        kind = kind.with_unit(unit)
    stated = kind.read(raw).value
    amounts = [values.get(key) for values in result.rows[: subtotal.end]]
    numbers = [amount if isinstance(amount, int) else 0 for amount in amounts]
    sums = (sum(numbers[subtotal.start :]), sum(numbers))
    if stated is not None and stated not in sums:
        _note_sum(
            result, subtotal, mapping.column, f"写的是{kind.show(stated)}，各行相加是{kind.show(sums[0])}"
        )


def _note_sum(result: Understood, subtotal: Subtotal, column: TableColumn | None, message: str) -> None:
    heading = shown_heading(result.table, column) if column else ""
    problem = Problem(message, result.table.sheet.name, subtotal.row + 1, heading, "", "note")
    result.troubles.setdefault(WHOLE_TABLE, []).append(problem)
