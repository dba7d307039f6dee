"""Everything that an event's page shows beside the list of people, gathered as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.dates import show_date
from secretariat.domains.events.quorum import Quorum, quorum
from secretariat.domains.events.vocabulary import MEETING
from secretariat.gui.events.leaders import leader_facts
from secretariat.gui.records.dossier import Fact, Place
from secretariat.store.rows import Record, Rows

PLANNED, TODAY, OVER, CANCELLED, UNDATED = "计划", "今天", "已结束", "已取消", "日期未定"
MOODS = {PLANNED: "accent", TODAY: "good", OVER: "muted", CANCELLED: "bad", UNDATED: "warn"}
_TOLD = ("title", "number", "kind", "start", "end", "clock", "place", "summary", "cancelled")
"""Fields that the head or a card of their own shows."""


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """One leader who came, in words."""

    id: int
    person: int | None
    name: str
    post: str
    rank: str
    organ: str


@dataclass(frozen=True, slots=True)
class EventStory:
    """An event as it stands on a day."""

    place: Place
    title: str
    line: str
    kind: str
    status: str
    removed: bool
    counts: str
    met: bool | None
    leaders: tuple[LeaderLine, ...]
    summary: str
    facts: tuple[Fact, ...]
    about: tuple[Place, ...]


def gather(rows: Rows, event: int, day: str) -> EventStory | None:
    """Everything about an event; None where it never was, or its adding was undone."""
    stored = rows.get("event", event)
    if stored is None:
        return None
    leaders = tuple(
        LeaderLine(one["id"], one["person"], one["name"], one["post"], one["rank"], one["organ"])
        for one in leader_facts(rows, event)
    )
    told = quorum(rows, event)
    voting = stored["body"] is not None or stored["kind"] == MEETING
    return EventStory(
        ("event", event), stored["title"], _line(stored), stored["kind"] or "", status_of(stored, day),
        stored["removed"] is not None, quorum_words(told, stored["headcount"], voting=voting),
        told.met if voting and noted(told) else None,
        leaders, stored["summary"] or "", _facts(rows, stored),
        (("event", event), *(("event_leader", one.id) for one in leaders)),
    )  # fmt: skip


def status_of(stored: Record, day: str) -> str:
    """Whether an event is to come, is today, is over, or was cancelled; days may be partial."""
    if stored["cancelled"]:
        return CANCELLED
    start, end = stored["start"], stored["end"] or stored["start"]
    if not start:
        return UNDATED
    if start > day[: len(start)]:
        return PLANNED
    if end < day[: len(end)]:
        return OVER
    return TODAY if len(end) == len(day) or start < end else PLANNED


def quorum_words(told: Quorum, headcount: int | None, *, voting: bool = True) -> str:
    """应到132　实到100（含迟到3）　请假20　缺席2　未登记10　出席率75.8%　符合法定人数（需88人到会）.

    Before anything is noted there is no rate and no verdict; only a meeting has a quorum at all (`voting`).
    """
    if not told.expected and not told.others:
        return f"登记人次{headcount}（没有逐人名单）" if headcount else "还没有参会名单"
    parts = _counted(told) if told.expected else []
    if noted(told):
        parts.append(f"出席率{told.rate()}")
        parts += [f"{'符合' if told.met else '不足'}法定人数（需{told.needed}人到会）"] if voting else []
    elif told.expected and voting:
        parts.append(f"法定人数{told.needed}人")
    parts += [f"{role}{listed}（到{came}）" for role, listed, came in told.others]
    return "　".join(parts)


def noted(told: Quorum) -> bool:
    """Whether anybody's coming or staying away was noted yet."""
    return told.unrecorded < told.expected


def _counted(told: Quorum) -> list[str]:
    inner = "、".join(f"{word}{count}" for word, count in (
        ("迟到", told.late), ("早退", told.left_early), ("替会", told.substitute)) if count)  # fmt: skip
    parts = [f"应到{told.expected}", f"实到{told.came}" + (f"（含{inner}）" if inner else "")]
    return parts + [f"{word}{count}" for word, count in (
        ("请假", told.excused), ("缺席", told.absent), ("未登记", told.unrecorded)) if count]  # fmt: skip


def _line(stored: Record) -> str:
    start, end = stored["start"], stored["end"]
    span = show_date(start) + (f"至{show_date(end)}" if end and end != start else "")
    number = f"第{stored['number']}期" if stored["number"] else ""
    when = "　".join(part for part in (span, stored["clock"] or "") if part)
    return "　·　".join(part for part in (number, when, stored["place"] or "") if part)


def _facts(rows: Rows, stored: Record) -> tuple[Fact, ...]:
    facts = []
    for item in rows.entity("event").fields:
        value = stored[item.name]
        if value is None or item.name in _TOLD:
            continue
        if item.target is not None:
            facts.append(Fact(item.label, rows.title(item.target, value), place=(item.target, value)))
        else:
            facts.append(Fact(item.label, item.kind.show(value)))
    return tuple(facts)
