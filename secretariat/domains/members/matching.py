"""Whom a row of a member list means: key by key, and a question wherever the keys do not settle it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.intake import Decision
from secretariat.base.kinds.kind import Kind, Value
from secretariat.base.text import organization_stem
from secretariat.domains.members.completing import (
    CODE,
    COMPANY,
    END,
    HEAD,
    KIND,
    NAME,
    NUMBER,
    REASON,
    RECORD,
    START,
    kind_of,
)
from secretariat.domains.members.identity import (
    MembershipIndex,
    OrganizationIndex,
    PersonIndex,
    Seats,
    in_force,
    phones,
)
from secretariat.domains.members.vocabulary import INDIVIDUAL

ID_NUMBER, MOBILE, CONTACT_MOBILE = "principal.id_number", "principal.mobile", "contact.mobile"
_EVIDENCE = (HEAD, ID_NUMBER, MOBILE, CONTACT_MOBILE, CODE, NAME)
_TELLING = 2
"""So many further cells must agree before a namesake without a phone is taken for the same person."""

Cells = Callable[[int, Sequence[str]], Mapping[str, Value]]
"""Reads some cells of a membership."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row means: a membership, or an organization or person that is no member (any more), or a doubt."""

    membership: int | None = None
    organization: int | None = None
    person: int | None = None
    doubt: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class Matcher:
    """Matches rows with members; `code_kind` judges credit codes, `cells` reads what is stored."""

    people: PersonIndex
    organizations: OrganizationIndex
    memberships: MembershipIndex
    seats: Seats
    code_kind: Kind
    cells: Cells

    def decided(self, values: Mapping[str, Value], decision: Decision | None) -> Match:
        """The match of a row, where a clerk's decision stands above the keys."""
        if decision is not None and decision.record in self.memberships.by_id:
            return Match(membership=decision.record)
        found = self.match(values)
        if decision is None or not decision.new:
            return found
        # A doubt may still know the organization: then the new record is another period of the same one.
        return Match(organization=found.organization, person=found.person)

    def match(self, values: Mapping[str, Value]) -> Match:
        """Key order: record id, member number, credit code or ID number, phone, name and organization."""
        record = values.get(RECORD)
        if isinstance(record, int) and record in self.memberships.by_id:
            return self._vouched(record, values, "记录号") or Match(membership=record)
        number = values.get(NUMBER)
        if number and str(number) in self.memberships.by_number:
            record = self.memberships.by_number[str(number)]
            return self._vouched(record, values, "会员编号") or self._period_of_member(record, values)
        if kind_of(values) == INDIVIDUAL:
            return self._match_individual(values)
        return self._match_organization(values)

    def _vouched(self, record: int, values: Mapping[str, Value], what: str) -> Match | None:
        """A number under which another code or name stands is a mistake somewhere: ask."""
        row = self.memberships.by_id[record]
        known, code = self.organizations.codes.get(row["organization"]), values.get(CODE)
        if known and code and known != code:
            return Match(doubt=f"{what}与已有会员相同，但统一社会信用代码不同。", candidates=(record,))
        if self._same_name(row, values) or (known and code) or self._agrees(record, values):
            return None
        return Match(doubt=f"{what}与已有会员相同，但名称不同，请确认是不是同一会员。", candidates=(record,))

    def _same_name(self, row: Mapping[str, Any], values: Mapping[str, Value]) -> bool:
        """Whether a row names the member; a row without a name does not contradict."""
        if row["organization"] is None:
            name = values.get(HEAD) or values.get(NAME)
            return name in (None, self.people.names.get(row["person"]))
        name = values.get(NAME)
        known = self.organizations.names.get(row["organization"], "")
        return name is None or organization_stem(str(name)) == organization_stem(known)

    def _agrees(self, record: int, values: Mapping[str, Value]) -> bool:
        """Whether a person, phone or ID number on the row is the member's own, so that only the name changed."""
        stored = self.cells(record, _EVIDENCE)
        if any(values.get(key) is not None and values[key] == stored[key] for key in (HEAD, ID_NUMBER, NAME)):
            return True
        return any(
            set(phones(values.get(key))) & set(phones(stored[key])) for key in (MOBILE, CONTACT_MOBILE)
        )

    def _period_of_member(self, record: int, values: Mapping[str, Value]) -> Match:
        row = self.memberships.by_id[record]
        if row["organization"] is not None:
            return self._period_of(row["organization"], values)
        return self._period(self.memberships.of_person[row["person"]], values, Match(person=row["person"]))

    def _match_organization(self, values: Mapping[str, Value]) -> Match:
        index, code = self.organizations, values.get(CODE)
        name = str(values.get(NAME) or "")
        if code and str(code) in index.by_code:
            return self._period_of(index.by_code[str(code)], values)
        named = index.named(name)
        if code:
            coded = [record for record in named if record in index.codes]
            if coded and len(coded) == len(named):
                return self._namesake(coded, str(code))
            named = [record for record in named if record not in index.codes]
        if len(named) > 1:
            return Match(doubt="有几家会员同名，请选择是哪一家。", candidates=self._members(named))
        if named:
            return self._period_of(named[0], values)
        alike = self._members(index.alike(name, code)) if name else ()
        if alike:
            return Match(doubt="与已有会员名称相近，可能是同一家。", candidates=alike)
        return Match()

    def _members(self, organizations: Sequence[int]) -> tuple[int, ...]:
        """The memberships to choose from, at most five."""
        periods = (self.memberships.of_organization.get(one, ()) for one in organizations)
        return tuple(row["id"] for rows in periods for row in rows)[:5]

    def _namesake(self, organizations: Sequence[int], code: str) -> Match:
        """One name with two codes: two enterprises if the codes are sound, else somebody mistyped: ask.

        The code stands above the name in the order of keys, since it is what the registry gives only once.
        """
        known = (self.organizations.codes[record] for record in organizations)
        if all(self.code_kind.warn(one) is None for one in (code, *known)):
            return Match()
        reason = "与已有会员名称相同，但统一社会信用代码不同，请核对代码。"
        return Match(doubt=reason, candidates=self._members(organizations))

    def _period_of(self, organization: int, values: Mapping[str, Value]) -> Match:
        periods = self.memberships.of_organization.get(organization, [])
        return self._period(periods, values, Match(organization=organization))

    def _period(
        self, periods: Sequence[Mapping[str, Any]], values: Mapping[str, Value], again: Match
    ) -> Match:
        """Which period of membership of a known member a row means; `again` is the answer for a further one."""
        if not periods:
            return again
        start, end, current = values.get(START), values.get(END), in_force(periods)
        same = [row for row in periods if start is not None and row["start"] == start]
        if same:
            return Match(membership=same[0]["id"])
        if current:
            since = current[0]["start"]
            before = end is not None and since is not None and str(end) <= since
            return again if before and start is not None else Match(membership=current[0]["id"])
        last = max(periods, key=lambda row: row["end"] or "")
        if start is not None and last["end"] is not None and str(start) >= last["end"]:
            return again
        if values.get(REASON) or end is not None:
            return Match(membership=last["id"])
        when = f"（{last['end']}）" if last["end"] else ""
        reason = f"这位会员已退会{when}，是重新入会，还是名单没有更新？"
        return Match(None, again.organization, again.person, reason, (last["id"],))

    def _match_individual(self, values: Mapping[str, Value]) -> Match:
        name, code = str(values.get(HEAD) or ""), values.get(ID_NUMBER)
        person = self.people.find(name, code, values.get(MOBILE))
        if person is not None:
            return self._period(self.memberships.of_person.get(person, []), values, Match(person=person))
        other = self.people.of_code(code)
        if other is not None:
            found = tuple(row["id"] for row in self.memberships.of_person.get(other, ()))
            return Match(doubt="身份证号与已有人员相同，但姓名不同，请核对。", candidates=found)
        namesakes = [
            one for one in self.memberships.individuals.get(name, ()) if not self._told_apart(one, values)
        ]
        sure = [record for record in namesakes if self._surely(record, values)]
        if len(sure) == 1:
            return self._period_of_member(sure[0], values)
        if not namesakes:
            return Match()
        reason = "已有同名会员，仅凭姓名不能确定是不是同一人。"
        return Match(doubt=reason, candidates=tuple(namesakes[:5]))

    def _told_apart(self, membership: int, values: Mapping[str, Value]) -> bool:
        """Whether a namesake is certainly somebody else: each has an ID number, and they differ."""
        person = self.memberships.by_id[membership]["person"]
        return bool(values.get(ID_NUMBER)) and person in self.people.codes

    def _surely(self, membership: int, values: Mapping[str, Value]) -> bool:
        """Same name and place of work; or all else that the row says is stored already, and it is not little."""
        company, person = values.get(COMPANY), self.memberships.by_id[membership]["person"]
        if company is not None:
            named = self.organizations.named(str(company))
            return any(one in self.seats.works_at.get(person, ()) for one in named)
        said = {key: value for key, value in values.items() if key not in (HEAD, NAME, KIND)}
        return len(said) >= _TELLING and dict(self.cells(membership, tuple(said))) == said
