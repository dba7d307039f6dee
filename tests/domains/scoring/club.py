"""A small invented body and short ways to record what its members did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

YEAR = ("2026-01-01", "2026-12-31")
JOINED = "2022-01-10"


@dataclass
class Club:
    """The ids of what was put in; each `add` is an operation of its own."""

    store: Store
    body: int = 0
    people: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)

    def add(self, entity: str, **values: Any) -> int:
        with self.store.transact("录入") as tx:
            return tx.add(entity, values)

    def member(
        self, name: str, *, title: str = "委员", mobile: str | None = "13800000001", **post: Any
    ) -> int:
        """A member of the body, the head of a unit."""
        self.people[name] = person = self.add("person", name=name, mobile=mobile)
        self.units[name] = unit = self.add("organization", name=f"{name}商贸有限公司")
        self.add("employment", person=person, organization=unit, role="负责人")
        self.add("post", person=person, body=self.body, title=title, **{"start": JOINED, **post})
        return person

    def event(self, title: str, day: str | None, attendance: dict[str, str | None], **more: Any) -> int:
        """An event with the states of people by name; all were expected."""
        role = more.pop("role", "应到")
        event = self.add("event", title=title, start=day, **{"kind": "会议", **more})
        for name, state in attendance.items():
            self.add("attendance", event=event, person=self.people[name], role=role, state=state)
        return event

    def proposal(self, title: str, *signers: str, steps: tuple[str, ...] = (), **more: Any) -> int:
        """A proposal with its signers in order, and its steps."""
        values = {"form": "提案", "submitted": "2026-02-01", **more}
        proposal = self.add("proposal", title=title, **values)
        for place, name in enumerate(signers, start=1):
            known = self.people.get(name)
            named = {"person": known} if known else {"name": name}
            self.add("signer", proposal=proposal, position=place, **named)
        for kind in steps:
            self.add("proposal_step", proposal=proposal, kind=kind, day="2026-03-01")
        return proposal

    def do(self, name: str, verb: Any) -> Any:
        with self.store.transact(name) as tx:
            assert isinstance(tx, Transaction)
            return verb(tx)


def found_club(store: Store) -> Club:
    club = Club(store)
    club.body = club.add("body", name="政协临川县第十届委员会", kind="政协", level="县")
    return club
