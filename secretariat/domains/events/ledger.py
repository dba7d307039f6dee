"""The lists of events, of who came, and of how kinds are told, as a clerk knows them from Excel."""

from __future__ import annotations

from secretariat.base.entity import entity_of
from secretariat.base.ledger import Period
from secretariat.domains.events.records import Attendance, Event, EventLeader, KindMapping
from secretariat.domains.plain.ledger import Party, Plain, plain_ledger

EVENTS = plain_ledger(entity_of(Event), Plain(
    "events", unit="场", order=("-event.start", "-event.number"), searched=("event.title", "event.place"),
    period=Period("start", end=None),
))  # fmt: skip
ATTENDEE = Party(
    "attendee",
    "姓名",
    organization="",
    aliases=("参会人员", "参会人", "参加人员", "签到人", "人员", "参会人姓名"),
)
ATTENDANCES = plain_ledger(entity_of(Attendance), Plain(
    "attendance", unit="人次", parties=(ATTENDEE,), order=("event.title", "attendee"), title="attendee",
    searched=("attendee", "attendance.unit", "event.title"),
))  # fmt: skip
LEADERS = plain_ledger(entity_of(EventLeader), Plain(
    "event_leaders", unit="人次", parties=(Party("leader", "姓名", organization=""),), order=("event.title",),
))  # fmt: skip
MAPPINGS = plain_ledger(entity_of(KindMapping), Plain("kind_mappings", unit="条"))
LEDGERS = (EVENTS, ATTENDANCES, LEADERS, MAPPINGS)
