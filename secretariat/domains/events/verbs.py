"""What a clerk does with events: make the list of 应到, note who came, cancel, begin the next of a series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.errors import Refusal
from secretariat.base.text import chinese_number
from secretariat.domains.events import queries
from secretariat.domains.events.signing_in import PHONE_WORD
from secretariat.domains.events.telling import Named, Teller, Told
from secretariat.domains.events.vocabulary import EXPECTED
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

_PHONE = re.compile(rf"{PHONE_WORD}(\d{{11}})")
_KEPT = ("kind", "tags", "place", "host", "undertaker", "body", "form", "clock", "notice", "planned", "title")
"""What the next event of a series takes over; days, speakers, costs, leaders and the group are its own."""


def expect(tx: Transaction, event: int, people: Iterable[int], role: str = EXPECTED) -> int:
    """Put people on the list of an event, 未登记, unless they stand there already; returns how many were added."""
    _event(tx, event)
    present = {one.person for one in queries.attendees(tx, [event]).get(event, ())}
    added = [person for person in dict.fromkeys(people) if person not in present]
    tx.add_many("attendance", [{"event": event, "person": person, "role": role} for person in added])
    return len(added)


def mark(tx: Transaction, states: Mapping[int, str | None]) -> int:
    """Note the state of attendances by their id (None: 未登记 again); returns how many really changed.

    Who sat in and why somebody was away stay on record even where the new state has no need of them.
    """
    return len(tx.change_many("attendance", {one: {"state": state or None} for one, state in states.items()}))


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list of names: put on the list, marked there, and of these the bare names."""

    added: int = 0
    marked: int = 0
    bare: int = 0


def take_names(
    tx: Transaction, event: int, answers: Sequence[Told], state: str | None, role: str = EXPECTED
) -> Taken:
    """Mark the people of a list, or put them on it in the given part; who could not be told stands there by name.

    `state` None only puts them on the list and leaves a state that was noted alone.
    """
    _event(tx, event)
    page = _Page(queries.attendees(tx, [event]).get(event, ()))
    fresh: list[dict[str, object]] = []
    marks: dict[int, str | None] = {}
    for told in answers:
        known = page.find(told)
        if known is None:
            fresh.append(_row(event, told, state, role))
            page.note(told)
        elif known > 0 and state is not None:
            marks[known] = state
    tx.add_many("attendance", fresh)
    return Taken(len(fresh), mark(tx, marks), sum(1 for row in fresh if row["person"] is None))


def tell_attendees(tx: Transaction, event: int) -> int:
    """Look again for the persons behind the bare names of an event; returns how many were told.

    Where the person stands on the list already, the two lines become one and the other goes to the recycle bin.
    """
    bare = [one for one in tx.find("attendance", event=event) if one["person"] is None and one["name"]]
    answers = Teller(tx, event).tell_all([_as_written(one) for one in bare])
    told = [
        (row, answer.person) for row, answer in zip(bare, answers, strict=True) if answer.person is not None
    ]
    for row, person in told:
        tell_attendee(tx, row["id"], person)
    return len(told)


def _as_written(row: Record) -> Named:
    """A bare name with what stands beside it; an import keeps the phone in the remark."""
    phone = _PHONE.search(str(row["remark"] or ""))
    return Named(row["name"], row["unit"] or "", phone[1] if phone else "")


def tell_attendee(tx: Transaction, attendance: int, person: int) -> None:
    """Say whom a bare name on a list means."""
    row = tx.get("attendance", attendance)
    if row is None or row["removed"] is not None:
        raise Refusal("这一行已不在名单上。", "请刷新后再试。")
    there = [
        one for one in tx.find("attendance", event=row["event"], person=person) if one["id"] != attendance
    ]
    if not there:
        tx.change("attendance", attendance, {"person": person, "name": None})
        return
    kept = there[0]
    gained = {
        name: row[name]
        for name in tx.entity("attendance").names
        if kept[name] is None and row[name] is not None
    }
    gained.pop("name", None)
    tx.change("attendance", kept["id"], gained)
    tx.remove("attendance", attendance)


def cancel_event(tx: Transaction, event: int, reason: str = "") -> bool:
    """Note that an event does not take place; False where that was known. Its list stays."""
    row = _event(tx, event)
    remark = "；".join(part for part in (row["remark"], f"取消：{reason}" if reason else "") if part) or None
    return tx.change("event", event, {"cancelled": 1, "remark": remark})


def copy_event(tx: Transaction, event: int) -> int:
    """The next event of a series, numbered on, without a day; returns its id. 第3次 in the title becomes 第4次."""
    row = _event(tx, event)
    values = {name: row[name] for name in _KEPT}
    number = row["number"]
    values["number"] = None if number is None else number + 1
    values["title"] = _next_title(str(row["title"]), number)
    return tx.add("event", values)


def _event(rows: Rows, event: int) -> Record:
    row = rows.get("event", event)
    if row is None or row["removed"] is not None:
        raise Refusal("这次活动已不存在。", "请刷新列表后再试。")
    return row


def _next_title(title: str, number: int | None) -> str:
    """The title with its number counted on, where it names the number of the event."""
    if number is None:
        return title
    for old, new in ((str(number), str(number + 1)), (chinese_number(number), chinese_number(number + 1))):
        fresh = re.sub(rf"(第){re.escape(old)}(?=[次期届场回轮])", rf"\g<1>{new}", title)
        if fresh != title:
            return fresh
    return title


def _row(event: int, told: Told, state: str | None, role: str) -> dict[str, object]:
    name = None if told.person is not None else told.named.name
    return {"event": event, "person": told.person, "name": name, "unit": told.named.unit or None, "role": role,
            "state": state}  # fmt: skip


class _Page:
    """The list of one event while names are put on it; -1 stands for a line that is not written yet."""

    def __init__(self, attendees: Sequence[queries.Attendee]) -> None:
        self._persons = {one.person: one.id for one in attendees if one.person is not None}
        self._bare = {(one.name, one.unit or ""): one.id for one in attendees if one.person is None}

    def find(self, told: Told) -> int | None:
        """The line on which somebody stands; a bare name only beside the same unit, or where neither names any."""
        if told.person is not None:
            return self._persons.get(told.person)
        name, unit = told.named.name, told.named.unit
        same = [line for (other, beside), line in self._bare.items()
                if other == name and (beside == unit or not beside or not unit)]  # fmt: skip
        return same[0] if same else None

    def note(self, told: Told) -> None:
        """Remember who was just put on the list."""
        if told.person is not None:
            self._persons[told.person] = -1
        else:
            self._bare[told.named.name, told.named.unit] = -1
