"""The lists of events, of who came, and of how kinds are told, as a clerk knows them from Excel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from secretariat.base.entity import entity_of
from secretariat.base.figures import percent
from secretariat.base.kinds import Choice, Count, Text
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Derivation, Gather, Ledger, Path, Period, Source, column
from secretariat.base.text import split_organization_and_post
from secretariat.domains.events.categories import category_of
from secretariat.domains.events.records import Attendance, Event, EventLeader, KindMapping
from secretariat.domains.events.vocabulary import (
    ATTENDANCE_STATES,
    CAME,
    EXPECTED,
    REPORT_CATEGORIES,
    UNRECORDED,
)
from secretariat.domains.plain.ledger import Party, Plain, plain_ledger

LEADERS_KEY, CATEGORY_KEY, DUE_KEY, CAME_KEY, TIMES_KEY = "leaders", "category", "due", "came", "times"
JOB_KEY = "job"
_PART, _RECORD = "\x1f", "\x1e"
_EVENT, _ATTENDANCE = entity_of(Event), entity_of(Attendance)
_BACK: Path = ("event", "event")
_NAME: tuple[Path, ...] = (("person", "name"), ("", "name"))


def _marks(text: str | None) -> Iterable[tuple[str, str]]:
    """(part, state) of everybody on an event's list, as the list gathers them."""
    for record in text.split(_RECORD) if text else ():
        role, _, state = record.partition(_PART)
        yield role or EXPECTED, state


def _due(values: tuple[Any, ...], day: str) -> Value:
    return sum(1 for role, _ in _marks(values[0]) if role == EXPECTED) or None


def _came(values: tuple[Any, ...], day: str) -> Value:
    marks = [state for role, state in _marks(values[0]) if role == EXPECTED and state]
    return sum(1 for state in marks if state in CAME) if marks else None


def _rate(values: tuple[Any, ...], day: str) -> Value:
    due, came = _due(values, day), _came(values, day)
    return None if came is None else percent(int(came), int(due or 0))


def _times(values: tuple[Any, ...], day: str) -> Value:
    """人次: all who came, whatever their part; the written number where nobody's coming was noted by name."""
    marks = [state for _, state in _marks(values[0]) if state]
    return sum(1 for state in marks if state in CAME) if marks else values[1]


def _category(values: tuple[Any, ...], day: str) -> Value:
    return category_of(values[0], values[1]) if values[0] else None


def _job(values: tuple[Any, ...], day: str) -> Value:
    return split_organization_and_post(values[0])[1] or None if values[0] else None


def _recorded(values: tuple[Any, ...], day: str) -> Value:
    return values[0] or UNRECORDED


def _leaders(values: tuple[Any, ...], day: str) -> Value:
    """The leaders by name and post: 县委常委、统战部部长张三；副县长."""
    told = [record.split(_PART) for record in values[0].split(_RECORD)] if values[0] else []
    return "；".join(f"{post}{name}" for post, name in told) or None


def _counted(key: str, label: str, derive: Derivation, inputs: tuple[str, ...], **more: Any) -> Column:
    return Column(key, label, more.pop("kind", Count("人")), inputs=inputs, derive=derive, **more)


_SHOWN = (
    _counted(
        CATEGORY_KEY, "统计口径", _category, ("event.kind", "mapped"),
        kind=Choice(REPORT_CATEGORIES, open=True), dictionary="report_category",
        help="按活动类别归入报表的一类；对应关系可以在“统计口径”里改",
    ),
    Column(
        LEADERS_KEY, "参加领导", Text(24), roster=True, inputs=("leader_posts",), derive=_leaders, accepts=True,
        aliases=("出席领导", "领导", "邀请领导", "到会领导", "参加活动领导", "参会领导", "参加领导及职务"),
    ),
    Column("leader_ranks", "领导级别", Text(10), gather=Gather("event_leader", _BACK, ((("", "rank"),),))),
    _counted(DUE_KEY, "应到", _due, ("marks",), help="名单上身份为应到的人数"),
    _counted(CAME_KEY, "实到", _came, ("marks",), help="应到的人中出席、迟到、早退和有人替会的"),
    _counted("rate", "出席率", _rate, ("marks",), kind=Text(8)),
    _counted(TIMES_KEY, "到会人次", _times, ("marks", "event.headcount"), kind=Count("人次"), roster=True,
             help="来了多少人次：有签到名单的按名单，没有的按登记人次"),
)  # fmt: skip
_BEHIND = (
    Column("mapped", "mapped", Text(), (("mapping", "category"),)),
    Column("marks", "marks", Text(), gather=Gather(
        "attendance", _BACK, ((("", "role"),), (("", "state"),)), between=_RECORD, within=_PART)),
    Column("leader_posts", "leader_posts", Text(), gather=Gather(
        "event_leader", _BACK, ((("", "post"),), _NAME), between=_RECORD, within=_PART)),
)  # fmt: skip


def _arranged(ledger: Ledger) -> Ledger:
    """The category behind the kind, the leaders and counts behind the group, where a clerk looks for them."""
    columns = {one.key: one for one in ledger.columns}
    shown = [columns.pop(one.key) for one in _SHOWN]
    # What the ledger prints as the number of people is counted; the written one is only asked for.
    columns["event.headcount"] = replace(columns["event.headcount"], roster=False)
    ordered: list[Column] = []
    for key, one in columns.items():
        ordered.append(one)
        if key == "event.kind":
            ordered.append(shown[0])
        elif key == "duty_group.name":
            ordered += shown[1:]
    return replace(ledger, columns=tuple(ordered))


EVENTS = _arranged(plain_ledger(_EVENT, Plain(
    "events", unit="场", order=("-event.start", "-event.number"), searched=("event.title", "event.place", LEADERS_KEY),
    period=Period("start", end=None), more=_SHOWN, behind=_BEHIND,
    sources=(Source("mapping", "kind_mapping", back=("kind", "event"), on="kind"),),
)))  # fmt: skip
ATTENDEE = Party(
    "attendee",
    "姓名",
    organization="",
    aliases=("参会人员", "参会人", "参加人员", "签到人", "人员", "参会人姓名"),
)
_NUMBER, _START, _KIND = (_EVENT.field(name) for name in ("number", "start", "kind"))
_OF_EVENT = (
    Column(JOB_KEY, "职务", Text(14), aliases=("企业职务", "现任职务", "工作职务", "单位职务"), accepts=True,
           inputs=("attendance.unit",), derive=_job, help="从“单位及职务”里分出来的；导入时接在单位后面"),
    column("event", _START, aliases=("日期", "活动时间", "会议日期", "会议时间", "签到日期"), roster=False),
    column("event", _NUMBER, roster=False),
    column("event", _KIND, roster=False, aliases=("活动类型",)),
    Column("recorded", "登记情况", Choice((*ATTENDANCE_STATES, UNRECORDED)), inputs=("attendance.state",),
           derive=_recorded, help="出席情况；没有登记的显示未登记"),
)  # fmt: skip
ATTENDANCES = plain_ledger(_ATTENDANCE, Plain(
    "attendance", unit="人次", parties=(ATTENDEE,), order=("-event.start", "event.title", "attendance.id"),
    title="attendee", searched=("attendee", "attendance.unit", "event.title"), more=_OF_EVENT,
))  # fmt: skip
LEADERS = plain_ledger(entity_of(EventLeader), Plain(
    "event_leaders", unit="人次", parties=(Party("leader", "姓名", organization="", aliases=("领导", "领导姓名")),),
    order=("event.title",), more=(
        column("event", _START, aliases=("日期", "活动时间", "会议日期"), roster=False),
        column("event", _NUMBER, roster=False),
    ),
))  # fmt: skip
MAPPINGS = plain_ledger(entity_of(KindMapping), Plain("kind_mappings", unit="条"))
LEDGERS = (EVENTS, ATTENDANCES, LEADERS, MAPPINGS)
