"""Everything that a proposal's page shows, gathered as plain data; no window here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import show_date
from secretariat.base.kinds.kind import Value
from secretariat.domains.proposals.clocks import ClockRules, feedback_due, opinion_due, read_rules
from secretariat.domains.proposals.course import Course, Step, Unit, course_of, in_order
from secretariat.domains.proposals.overdue import heard_units
from secretariat.domains.proposals.vocabulary import ANSWERED, ANSWERING, ROLES
from secretariat.gui.records.dossier import Fact, Place
from secretariat.store.rows import Record, Rows

_FACTS = (
    "form",
    "category",
    "submitted",
    "running",
    "serial",
    "collective_kind",
    "leader",
    "content",
    "remark",
)
_END_OF_TIME = "9999-12-31"


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One signer: `person` where known, else only the name that stood on the paper."""

    id: int
    person: int | None
    part: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit, and how far it is."""

    id: int
    role: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the timeline, in words; `id` is 0 for 提交, which is a field of the proposal."""

    id: int
    day: str
    kind: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """A proposal with its course on a day."""

    place: Place
    title: str
    number: str
    removed: bool
    line: str
    course: Course
    days_left: int | None
    clock: str
    collective: str
    signers: tuple[SignerLine, ...]
    units: tuple[UnitLine, ...]
    steps: tuple[StepLine, ...]
    facts: tuple[Fact, ...]
    about: tuple[Place, ...]
    target: int | None
    merged: tuple[tuple[int, str], ...]
    """Those that were merged into this one: id and name."""


def gather(rows: Rows, proposal: int, day: str) -> Story | None:
    """Everything about a proposal as it stands on a day; None where it never was, or its adding was undone."""
    stored = rows.get("proposal", proposal)
    if stored is None:
        return None
    signers = sorted(rows.find("signer", proposal=proposal), key=lambda row: int(row["position"]))
    units = {row["id"]: row for row in rows.find("proposal_unit", proposal=proposal)}
    steps = rows.find("proposal_step", proposal=proposal)
    told = [(_step(rows, row, units), row) for row in steps]
    parties = [Unit(row["role"], row["name"]) for row in units.values()]
    course = course_of([one for one, _ in told], day, parties)
    left, rules = course.days_left(day), read_rules(rows)
    return Story(
        ("proposal", proposal), stored["title"], stored["number"] or "", stored["removed"] is not None,
        _line(rows, stored), course, left, _clock(course, left, rules), stored["collective_signer"] or "",
        tuple(_signer(rows, row, stored["collective_signer"]) for row in signers),
        tuple(_units(list(units.values()), [one for one, _ in told], course, (day, rules))),
        tuple(_steps(rows, stored, told)), _facts(rows, stored), _about(proposal, signers, units, steps),
        _target(steps, course), tuple(_merged(rows, proposal)),
    )  # fmt: skip


def _step(rows: Rows, row: Record, units: dict[int, Record]) -> Step:
    unit = units.get(row["unit"]) if row["unit"] else None
    name, role = (unit["name"], unit["role"]) if unit else (None, None)
    target = called(rows, row["target"]) if row["target"] else None
    return Step(row["kind"], row["day"], row["due"], name, role, row["result"], row["satisfaction"], target)


def called(rows: Rows, proposal: int) -> str:
    """What a proposal is called in a sentence: its number and title."""
    stored = rows.get("proposal", proposal) or {}
    return f"{stored.get('number') or ''}《{stored.get('title') or ''}》"


def _line(rows: Rows, stored: Record) -> str:
    meeting = rows.title("session", stored["session"]) if stored["session"] else "没有归入届次会议"
    parts = (meeting, stored["form"], stored["category"], show_date(stored["submitted"]))
    return "　·　".join(part for part in parts if part)


def _clock(course: Course, left: int | None, rules: ClockRules) -> str:
    """What is due next, in a sentence."""
    if left is not None:
        words = f"还有{left}天" if left > 0 else "今天到期" if left == 0 else f"已逾期{-left}天"
        return f"答复期限{show_date(course.due)}，{words}。"
    if course.running and course.due is None:
        return "交办日期没有登记，算不出答复期限。"
    if course.state == ANSWERED and course.replied_on and len(course.replied_on) == 10:
        limit = feedback_due(course.replied_on, rules)
        return f"请提案人在{show_date(limit.day)}前反馈意见。{limit.note}"
    return ""


def _signer(rows: Rows, row: Record, collective: Value) -> SignerLine:
    first = row["position"] == 1 and not collective
    person = rows.get("person", row["person"]) if row["person"] else None
    name = person["name"] if person else row["name"] or ""
    mobile = row["mobile"] or (person or {}).get("mobile")
    detail = "　".join(str(text) for text in (row["unit"], mobile) if text)
    if person is None:
        detail = "还没有对应到人员，双击选择是哪一位" + (f"　{detail}" if detail else "")
    return SignerLine(row["id"], row["person"], "第一提案人" if first else "联名人", name, detail)


def _units(
    units: list[Record], steps: list[Step], course: Course, when: tuple[str, ClockRules]
) -> list[UnitLine]:
    day, rules = when
    heard = heard_units(steps, day)
    ordered = sorted(units, key=lambda row: ROLES.index(row["role"]))
    return [
        UnitLine(row["id"], row["role"], row["name"], _unit_state(row, heard, course, rules))
        for row in ordered
    ]


def _unit_state(row: Record, heard: set[str], course: Course, rules: ClockRules) -> str:
    answers = row["role"] in ANSWERING
    if row["name"] in heard or (answers and course.replied):
        return "已答复" if answers else "已提出意见"
    if not course.running:
        return ""
    due = course.due if answers else opinion_due(course.assigned_on, rules)
    return f"应在{show_date(due)}前{'答复' if answers else '提出意见'}" if due else "办理中"


def _steps(rows: Rows, stored: Record, told: list[tuple[Step, Record]]) -> list[StepLine]:
    """The steps as they happened, those to come included, 提交 before them."""
    records = {id(step): row for step, row in told}
    lines = [StepLine(0, show_date(stored["submitted"]), "提交", "", "")] if stored["submitted"] else []
    for step in in_order([step for step, _ in told], _END_OF_TIME):
        row = records[id(step)]
        lines.append(StepLine(
            row["id"], show_date(step.day) or "日期不详", step.kind, step.unit or "", _details(step, row)
        ))  # fmt: skip
    return lines


def _details(step: Step, row: Record) -> str:
    result = f"{step.result}类" if step.result and step.result.isascii() else step.result
    said = (
        result, step.satisfaction, row["reason"], f"并入{step.target}" if step.target else None,
        f"期限{show_date(step.due)}" if step.due else None, row["who"], row["content"], row["basis"],
    )  # fmt: skip
    return "，".join(str(text) for text in said if text)


def _facts(rows: Rows, stored: Record) -> tuple[Fact, ...]:
    entity = rows.entity("proposal")
    names = (*_FACTS, *(item.name for item in entity.fields if item.added))
    fields = [entity.field(name) for name in names if stored[name] is not None]
    return tuple(Fact(item.label, item.kind.show(stored[item.name])) for item in fields)


def _about(proposal: int, *parts: Any) -> tuple[Place, ...]:
    """The records whose history is shown."""
    signers, units, steps = parts
    found = [("proposal", proposal), *(("signer", row["id"]) for row in signers)]
    found += [("proposal_unit", record) for record in units]
    return (*found, *(("proposal_step", row["id"]) for row in steps))


def _target(steps: list[Record], course: Course) -> int | None:
    found = [row["target"] for row in steps if row["target"]]
    return int(found[-1]) if found and course.target else None


def _merged(rows: Rows, proposal: int) -> list[tuple[int, str]]:
    found = rows.find("proposal_step", target=proposal)
    return [(row["proposal"], called(rows, row["proposal"])) for row in found]
