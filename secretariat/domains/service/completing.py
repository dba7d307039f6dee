"""What follows from a row of a list of visits or demands: problems one by one, days that can be, a state in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from secretariat.base.intake import NOWHERE, Setting
from secretariat.base.kinds.kind import Value
from secretariat.domains.plain.telling import Meant
from secretariat.domains.service.ledger import COUNTED
from secretariat.domains.service.stepchecks import is_before
from secretariat.domains.service.vocabulary import ENDED, POSTPONED, SOLVED, STATES

NUMBER, TITLE, DAY, CLAIMANT, RECORD = "demand.number", "demand.title", "demand.day", "claimant", "demand.id"
STATE, DEPARTMENT, JOINT, ASSIGNED_ON, DUE = "state", "department", "joint", "assigned_on", "due"
REPLIED_ON, PROGRESS, SATISFACTION, CLOSED_ON, LESSON = (
    "replied_on",
    "progress",
    "satisfaction",
    "closed_on",
    "lesson",
)
VISITED, VISIT_DAY, VISIT_RECORD, PROGRAMME = "visited", "visit.day", "visit.id", "programme.name"
PROBLEMS, PROBLEM_COUNT, TIMES = "problems", "problem_count", "times"

Values = dict[str, Value]
Remark = tuple[str, str, str]

_NUMBERED = re.compile(
    r"(?:^|(?<=[\n；;。，,、\s]))\s*(?:[（(]\d{1,2}[)）]|\d{1,2}\s*[.．、)）](?!\d)|[一二三四五六七八九十]是)\s*"
    r"|\s*[①-⑳]\s*"
)
_SEPARATED = re.compile(r"[\n；;]+")
_NOTHING = re.compile(
    r"(?:暂无|无|没有|未发现|未反映|无明显)(?:发现|反映)?(?:问题|诉求|困难|意见|意见建议|需求)?[。.]?|[-—/／]+"
)
_BETWEEN = re.compile(r"[、，,；;/／\n]+")
_ENDS = " 　；;，,。、\n"


@dataclass(slots=True)
class DraftRow:
    """One row on its way to a plan: whom it means, and the record that it means, 0 for a new one."""

    number: int
    values: Values
    meant: Meant | None = None
    record: int | None = None
    doubt: str = ""
    remarks: list[Remark] = field(default_factory=list)

    def leave_out(self, key: str, message: str) -> None:
        """Leave a cell empty and say why."""
        self.values.pop(key, None)
        self.remarks.append((key, message, "doubt"))

    def note(self, key: str, message: str, level: str = "note") -> None:
        """Say something about a cell that comes in all the same."""
        self.remarks.append((key, message, level))


def split_problems(text: str) -> list[str]:
    """The problems of one cell, each once: by numbering where there is one, else by line or semicolon; 无 is none."""
    marks = _NUMBERED.findall(text)
    pieces = _NUMBERED.split(text) if len(marks) > 1 else _SEPARATED.split(_NUMBERED.sub("", text, count=1))
    # A semicolon within a numbered problem becomes a comma: between problems it parts them.
    found = (_SEPARATED.sub("，", " ".join(piece.split()).strip(_ENDS)) for piece in pieces)
    return list(dict.fromkeys(piece for piece in found if piece and not _NOTHING.fullmatch(piece)))


def complete_visit(values: Values, setting: Setting = NOWHERE) -> Values:
    """The problems one by one; a number of visits other than one goes to the remark."""
    values.pop(PROBLEM_COUNT, None)
    times = values.pop(TIMES, None)
    if times not in (None, 1):
        add_remark(values, "visit.remark", f"家次：{times}")
    if (text := values.pop(PROBLEMS, None)) is not None and (found := split_problems(str(text))):
        values[PROBLEMS] = "；".join(found)
    return values


def complete_demand(values: Values, setting: Setting = NOWHERE) -> Values:
    """What the program counts itself is not taken back."""
    for key in COUNTED:
        values.pop(key, None)
    return values


def add_remark(values: Values, key: str, words: str) -> None:
    """Add words to a remark, once."""
    present = str(values.get(key) or "")
    if words not in present:
        values[key] = f"{present}；{words}" if present else words


def settle_demand(row: DraftRow) -> None:
    """Leave out what cannot be: a day before what it follows, a state that is none, a closing day of an open one."""
    values = row.values
    state = values.get(STATE)
    if state is not None and state not in STATES:
        del values[STATE]
        add_remark(values, PROGRESS, str(state))
        row.note(STATE, f"“{state}”不是办理状态，记入办理情况")
    elif state is not None and state not in ENDED and values.get(CLOSED_ON):
        row.leave_out(CLOSED_ON, f"状态写的是“{state}”，与销号日期矛盾，没有导入销号日期，请核对")
    _part_departments(row)
    _settle_days(row)
    if len(split_problems(str(values.get(TITLE) or ""))) > 1:
        row.note(TITLE, "一格里像有几件诉求，现按一件登记；要分开办理的，请分成几行", "doubt")


def _part_departments(row: DraftRow) -> None:
    """县人社局、县总工会: the first one answers, the others help, as such lists are written."""
    pieces = [piece.strip() for piece in _BETWEEN.split(str(row.values.get(DEPARTMENT) or ""))]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2 or any(len(piece) < 2 for piece in pieces):
        return
    helping = [one for one in str(row.values.get(JOINT) or "").split("、") if one]
    row.values[DEPARTMENT] = pieces[0]
    row.values[JOINT] = "、".join(dict.fromkeys((*pieces[1:], *helping)))
    row.note(DEPARTMENT, f"一格里有{len(pieces)}个部门，第一个“{pieces[0]}”记为主办，其余记为协办")


_PAIRS = (
    (ASSIGNED_ON, DAY, "交办日期早于登记日期"),
    (DUE, DAY, "办理期限早于登记日期"),
    (DUE, ASSIGNED_ON, "办理期限早于交办日期"),
    (REPLIED_ON, DAY, "答复日期早于登记日期"),
    (REPLIED_ON, ASSIGNED_ON, "答复日期早于交办日期"),
    (CLOSED_ON, DAY, "销号日期早于登记日期"),
    (CLOSED_ON, ASSIGNED_ON, "销号日期早于交办日期"),
)


def _settle_days(row: DraftRow) -> None:
    for later, earlier, words in _PAIRS:
        one, other = row.values.get(later), row.values.get(earlier)
        if one is not None and other is not None and is_before(str(one), str(other)):
            closed = later == CLOSED_ON and not row.values.get(STATE)
            row.leave_out(later, f"{words}（{other}），没有导入，请核对")
            if closed:  # that it is closed is told all the same; only the day is in doubt
                row.values[STATE] = SOLVED


def is_open(state: Value) -> bool:
    """Whether a state says that somebody still works on it."""
    return state is not None and state not in (*ENDED, POSTPONED)


def several_units(text: str, marks: Sequence[str] = ("公司", "厂", "店", "社", "商会", "中心")) -> int:
    """How many units one cell seems to name."""
    pieces = [piece.strip() for piece in re.split(r"[、，,；;\n]+", text) if piece.strip()]
    return len(pieces) if len(pieces) > 1 and all(piece.endswith(tuple(marks)) for piece in pieces) else 1
