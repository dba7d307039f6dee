"""Who is on the list of one event, as plain data for the table in which their coming is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secretariat.domains.events.vocabulary import (
    ATTENDANCE_ROLES,
    EXPECTED,
    PRESENT,
    SUBSTITUTE,
    UNRECORDED,
)
from secretariat.gui.session import Session

_KEYS = ("person.name", "unit.name", "job.post", "person.mobile")
NOTES = ("substitute", "reason", "remark")
"""The fields that stand in the last column of the table."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of the list. `person` is None for a bare name; an empty `state` is 未登记."""

    id: int
    person: int | None
    name: str
    unit: str
    mobile: str
    role: str
    state: str
    notes: tuple[str, str, str]
    """By NOTES."""

    @property
    def note(self) -> str:
        """What stands beside the state."""
        return "；".join(text for text in self.notes if text)


def note_field(state: str) -> str:
    """Which field the last column edits: who sat in, why somebody was away, else a remark."""
    if state == SUBSTITUTE:
        return "substitute"
    return "remark" if state in ("", PRESENT) else "reason"


def attendees(session: Session, event: int) -> list[Attendee]:
    """The list of an event: 应到 first, then the other parts, each in the order in which they came in."""
    rows = session.rows.find("attendance", event=event)
    people = sorted({int(row["person"]) for row in rows if row["person"] is not None})
    facts = _facts(session, people)
    found = [_attendee(row, facts.get(row["person"])) for row in rows]
    places = {role: place for place, role in enumerate(ATTENDANCE_ROLES)}
    return sorted(found, key=lambda one: (places.get(one.role, len(places)), one.id))


def _facts(session: Session, people: list[int]) -> dict[int, tuple[str, str, str]]:
    """Name, unit with post, and mobile of persons; somebody in the recycle bin keeps the name."""
    stored = session.rows.many("person", people)
    found = {person: (str(row["name"]), "", str(row["mobile"] or "")) for person, row in stored.items()}
    shown = [person for person, row in stored.items() if row["removed"] is None]
    for person, cells in zip(shown, session.listing("people").rows(shown, _KEYS), strict=False):
        name, unit, post, mobile = (str(cell or "") for cell in cells)
        found[person] = (name, f"{unit}{post}", mobile)
    return found


def _attendee(row: dict[str, Any], facts: tuple[str, str, str] | None) -> Attendee:
    name, unit, mobile = facts or (str(row["name"] or ""), "", "")
    notes = tuple(str(row[field] or "") for field in NOTES)
    return Attendee(
        row["id"], row["person"], name, str(row["unit"] or "") or unit, mobile, row["role"] or EXPECTED,
        row["state"] or "", (notes[0], notes[1], notes[2]),
    )  # fmt: skip


def state_words(state: str) -> str:
    """A state as it is shown."""
    return state or UNRECORDED
