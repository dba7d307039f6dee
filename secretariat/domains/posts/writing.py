"""Writes planned rows as records: persons, where they work, bodies, terms and posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.plain.people import phones
from secretariat.domains.posts.bodies import Bodies
from secretariat.domains.posts.ledger import STAFF
from secretariat.domains.posts.seating import Claim, Wanted
from secretariat.store.extra_fields import new_entries
from secretariat.store.transaction import Transaction

Values = dict[str, Value]
_ENTERPRISE_ENDINGS = ("公司", "厂", "集团", "合作社", "商行", "店")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a row means: the person (negative: new), its claim, and for each claimed post the one on record."""

    person: int
    claim: Claim
    posts: tuple[int | None, ...]
    values: Mapping[str, Value]


class PostsWriter:
    """Writes one import. New records get temporary negative numbers until their batch is written."""

    def __init__(self, tx: Transaction, bodies: Bodies) -> None:
        self._tx = tx
        self._bodies = bodies
        self._organizations = {
            organization_key(name): record for record, name in tx.columns("organization", ("name",))
        }
        self._jobs: dict[tuple[int, int], tuple[int, Value]] = {}
        for record, person, organization, post, end in tx.columns(
            "employment", ("person", "organization", "post", "end")
        ):
            if end is None:
                self._jobs.setdefault((person, organization), (record, post))
        self._new: dict[str, list[Values]] = {
            name: [] for name in ("organization", "person", "employment", "post")
        }
        self._people: dict[int, int] = {}
        self._changes: dict[str, dict[int, Values]] = {}
        self._owners: list[int] = []

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows in batches. One row may give several posts: `added` counts these."""
        taken = [plan for plan in plans if plan.state in (State.NEW, State.UPDATED)]
        self._write_choices(taken)
        for plan in taken:
            self._take(plan)
        self._tx.checkpoint()
        posts = self._flush()
        states: dict[State, int] = {}
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
        records = {plan.number: plan.record for plan in taken if plan.record}
        for number, post in zip(self._owners, posts, strict=True):
            records.setdefault(number, post)
        return Outcome(states, records, len(posts))

    def _take(self, plan: RowPlan) -> None:
        ticket: Ticket = plan.ticket
        changes = {change.key: change.after for change in plan.changes}
        person = self._person(ticket, changes)
        self._work(person, ticket.values, changes)
        for place, (wanted, post) in enumerate(zip(ticket.claim.posts, ticket.posts, strict=True)):
            main = place == 0 and ticket.claim.has_main
            if post is None:
                self._add_post(plan.number, person, wanted, ticket if main else None)
            elif main:
                self._change_post(post, wanted, changes)
        self._keep_unread(plan, ticket)

    def _person(self, ticket: Ticket, changes: Mapping[str, Value]) -> int:
        facts = {key.partition(".")[2]: value for key, value in changes.items() if key.startswith("person.")}
        if ticket.person > 0:
            self._complete(ticket.person, facts)
            return ticket.person
        if ticket.person not in self._people:
            self._new["person"].append(facts)
            self._people[ticket.person] = -len(self._new["person"])
        else:
            known = self._new["person"][-self._people[ticket.person] - 1]
            known.update({name: value for name, value in facts.items() if known.get(name) is None})
        return self._people[ticket.person]

    def _complete(self, person: int, facts: Values) -> None:
        if "mobile" in facts and (stored := self._tx.get("person", person)) and stored["mobile"]:
            facts["mobile"] = "、".join(dict.fromkeys((*phones(facts["mobile"]), *phones(stored["mobile"]))))
        if facts:
            self._changes.setdefault("person", {}).setdefault(person, {}).update(facts)

    def _work(self, person: int, values: Mapping[str, Value], changes: Mapping[str, Value]) -> None:
        """Where the person works: a further employment, or the post in the one on record."""
        name = values.get("unit.name")
        if name is None or not {"unit.name", "job.post"} & changes.keys():
            return
        organization = self._organization(str(name))
        post = values.get("job.post")
        known = self._jobs.get((person, organization))
        if known is None:
            job: Values = {"person": person, "organization": organization, "role": STAFF, "post": post}
            self._new["employment"].append(job)
            self._jobs[person, organization] = (-len(self._new["employment"]), post)
        elif "job.post" in changes and known[0] > 0:
            self._changes.setdefault("employment", {})[known[0]] = {"post": post}

    def _organization(self, name: str) -> int:
        key = organization_key(name)
        if key not in self._organizations:
            kind = "企业" if name.endswith(_ENTERPRISE_ENDINGS) else None
            self._new["organization"].append({"name": name, "kind": kind})
            self._organizations[key] = -len(self._new["organization"])
        return int(self._organizations[key])

    def _add_post(self, number: int, person: int, wanted: Wanted, main: Ticket | None) -> None:
        values: Values = {"person": person, "body": wanted.body, "title": wanted.title}
        if main is not None:
            values |= _post_cells(main.values)
        values["term"] = self._term(wanted, main.values if main else {})
        self._new["post"].append(values)
        self._owners.append(number)

    def _term(self, wanted: Wanted, values: Mapping[str, Value]) -> int | None:
        if wanted.number is None:
            return None
        found = self._bodies.term(wanted.body, wanted.number)
        if found is None:
            found = self._bodies.open_term(wanted.body, wanted.number, values)
        return int(found["id"])

    def _change_post(self, post: int, wanted: Wanted, changes: Mapping[str, Value]) -> None:
        cells = _post_cells(changes)
        if "post.title" in changes:
            cells["title"] = changes["post.title"]
        if changes.get("term.number") is not None:
            cells["term"] = self._term(wanted, {})
        if cells:
            self._changes.setdefault("post", {})[post] = cells

    def _keep_unread(self, plan: RowPlan, ticket: Ticket) -> None:
        """Words of a cell that name no known seat stay readable in the remark of the row's first new post."""
        if not ticket.claim.unread or plan.number not in self._owners:
            return
        values = self._new["post"][self._owners.index(plan.number)]
        words = (str(values["remark"]),) if values.get("remark") else ()
        values["remark"] = "；".join((*words, f"其他身份：{ticket.claim.unread}"))

    def _flush(self) -> list[int]:
        """Write the batches, the linked before the linking; returns the ids of the new posts."""
        tx = self._tx
        real: dict[str, Any] = {}
        for entity in ("organization", "person"):
            real[entity] = tx.add_many(entity, self._new[entity]) if self._new[entity] else []
        real["body"] = self._make_bodies()
        self._settle_terms(real)
        for values in (*self._new["employment"], *self._new["post"], *self._changes.get("post", {}).values()):
            _settle(values, real)
        for entity, changes in self._changes.items():
            tx.change_many(entity, changes)
        if self._new["employment"]:
            tx.add_many("employment", self._new["employment"])
        return tx.add_many("post", self._new["post"]) if self._new["post"] else []

    def _make_bodies(self) -> dict[int, int]:
        """Only bodies that a written post needs are made."""
        used = {values["body"] for values in self._new["post"]}
        wanted = [record for record in self._bodies.fresh if record["id"] in used]
        rows = [{name: value for name, value in record.items() if name != "id"} for record in wanted]
        ids = self._tx.add_many("body", rows) if rows else []
        return {record["id"]: new for record, new in zip(wanted, ids, strict=True)}

    def _settle_terms(self, real: dict[str, Any]) -> None:
        wanted = self._bodies.fresh_terms
        rows = [{name: value for name, value in record.items() if name != "id"} for record in wanted]
        for row in rows:
            _settle(row, real)
        ids = self._tx.add_many("term", rows) if rows else []
        real["term"] = {record["id"]: new for record, new in zip(wanted, ids, strict=True)}

    def _write_choices(self, plans: Sequence[RowPlan]) -> None:
        """Choices that an open dictionary does not know yet become entries of it."""
        columns = {one.key: one for one in self._tx.catalog.ledgers["posts"].columns if one.dictionary}
        fresh: dict[str, dict[str, None]] = {}
        for plan in plans:
            for change in plan.changes:
                column = columns.get(change.key)
                if column and isinstance(column.kind, Choice) and change.after not in column.kind.entries:
                    fresh.setdefault(str(column.dictionary), {})[str(change.after)] = None
        for dictionary, labels in fresh.items():
            if rows := new_entries(self._tx, dictionary, labels):
                self._tx.add_many("dictionary_entry", rows)


def _post_cells(values: Mapping[str, Value]) -> Values:
    """The cells of a post's own fields; which post it is (title, body, term) is told elsewhere."""
    cells = {key.partition(".")[2]: value for key, value in values.items() if key.startswith("post.")}
    cells.pop("id", None)
    cells.pop("title", None)
    return cells


def _settle(values: Values, real: Mapping[str, Any]) -> None:
    """Replace temporary numbers by the ids that the batch got."""
    for key in ("organization", "person", "body", "term"):
        record = values.get(key)
        if isinstance(record, int) and record < 0:
            known = real[key]
            values[key] = known[record] if isinstance(known, dict) else known[-record - 1]
