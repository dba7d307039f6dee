"""How rows of a workbook become members: whom each means, what it will change, and the writing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from secretariat.base.intake import (
    Additions,
    Candidate,
    CellChange,
    Decision,
    Incoming,
    Intake,
    OnMatch,
    Outcome,
    RowPlan,
    State,
)
from secretariat.base.kinds import PartialDate, Phone
from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.members.completing import (
    CODE,
    COMPANY,
    END,
    HEAD,
    KIND,
    NAME,
    OF_INDIVIDUALS,
    POST,
    REASON,
    RECORD,
    REMARK,
    STAGE,
    added_remark,
    complete,
    kind_of,
)
from secretariat.domains.members.identity import (
    MembershipIndex,
    OrganizationIndex,
    PersonIndex,
    Seats,
    phones,
)
from secretariat.domains.members.ledger import MEMBERS
from secretariat.domains.members.matching import Match, Matcher
from secretariat.domains.members.surroundings import (
    are_credit_codes,
    are_federation_posts,
    are_member_kinds,
    are_states,
    assumed,
)
from secretariat.domains.members.vocabulary import INDIVIDUAL, LEFT, ON_ROLL, SEATS
from secretariat.domains.members.writing import MembersWriter, Ticket
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

__all__ = ["CODE", "HEAD", "KIND", "MEMBERS_INTAKE", "NAME", "MembersPlanner", "complete", "kind_of"]

_OWN = {RECORD, "membership.start", END, REASON, STAGE, REMARK, "status"}
"""What is always read of a matched member, for the questions that these cells answer."""
FEDERATION_POST = "membership.federation_post"
_NO_DECISION = Decision()
_REMARKS = tuple[tuple[str, str, str], ...]


class MembersPlanner:
    """Plans and writes one import of members; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._people = PersonIndex.read(rows)
        self._organizations = OrganizationIndex.read(rows)
        self._memberships = MembershipIndex.read(rows, self._people.names)
        self._seats = Seats.read(rows)
        self._listing = Listing(rows, rows.catalog.ledgers["members"])
        self._kinds = {item.key: item.kind for item in self._listing.ledger.columns}
        self._labels = {item.key: item.label for item in self._listing.ledger.columns}
        self._current: dict[int, dict[str, Value]] = {}
        code_kind = rows.entity("organization").field("credit_code").kind
        self._matcher = Matcher(
            self._people, self._organizations, self._memberships, self._seats, code_kind, self._cells
        )

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order: matched by key, compared cell by cell."""
        matches = [self._matcher.decided(row.values, decisions.get(row.number)) for row in rows]
        self._read_current([match.membership for match in matches if match.membership is not None], rows)
        seen: dict[tuple[str, object], Incoming] = {}
        plans = []
        for row, match in zip(rows, matches, strict=True):
            decision = decisions.get(row.number, _NO_DECISION)
            plans.append(self._plan_row((row, match), decision, decision.on_match or on_match, seen))
        return plans

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return MembersWriter(tx, self._people, self._organizations, self._seats).write(plans)

    def _plan_row(
        self,
        pair: tuple[Incoming, Match],
        decision: Decision,
        on_match: OnMatch,
        seen: dict[tuple[str, object], Incoming],
    ) -> RowPlan:
        row, match = self._rehomed(*pair), pair[1]
        if decision.skip:
            return RowPlan(row.number, State.SKIPPED)
        if match.doubt:
            return self._doubtful(row, match)
        twin = _twin(row, match, seen)
        if twin is not None and not decision.new and decision.record is None:
            return _repeated(row, twin)
        if match.membership is None:
            return self._fresh(row, match, on_match, apart=decision.new)
        return self._compared(row, match.membership, on_match)

    def _rehomed(self, row: Incoming, match: Match) -> Incoming:
        """An individual's post without a place of work goes to the remark, since a post belongs to a unit."""
        values = row.values
        if POST not in values or COMPANY in values or kind_of(values) != INDIVIDUAL:
            return row
        period = self._memberships.by_id.get(match.membership or 0, {})
        if self._seats.works_at.get(period.get("person") or match.person or 0):
            return row
        kept = {key: value for key, value in values.items() if key != POST}
        return Incoming(row.number, kept | {REMARK: added_remark(kept.get(REMARK), f"职务：{values[POST]}")})

    def _fresh(self, row: Incoming, match: Match, on_match: OnMatch, *, apart: bool) -> RowPlan:
        values, kind = row.values, kind_of(row.values)
        orphans = self._orphans(values, kind, match.organization)
        if KIND not in values or orphans or RECORD in values:
            values = {KIND: kind, **values}
            for key in (RECORD, *orphans):
                values.pop(key, None)
        ticket = Ticket(values, match.organization, match.person, on_match is not OnMatch.UPDATE, apart)
        return RowPlan(row.number, State.NEW, None, Additions(values), (), self._told(orphans), ticket)

    def _compared(self, row: Incoming, membership: int, on_match: OnMatch) -> RowPlan:
        if on_match is OnMatch.SKIP:
            return RowPlan(row.number, State.SKIPPED, membership)
        before, stored = self._current[membership], self._memberships.by_id[membership]
        kind = INDIVIDUAL if stored["organization"] is None else ""
        orphans = self._orphans(row.values, kind, stored["organization"])
        changes = tuple(
            CellChange(key, before.get(key), value)
            for key, value in row.values.items()
            if before.get(key) != value
            and (on_match is OnMatch.UPDATE or before.get(key) is None)
            and key not in orphans
            and not self._says_so(key, value, before, stored)
        )
        told = self._told(orphans)
        if crossing := _crossing(changes):
            changes, told = tuple(one for one in changes if one.key != KIND), told + crossing
        state = State.UPDATED if changes else State.SAME
        return RowPlan(row.number, state, membership, changes, (), told, Ticket(row.values))

    def _says_so(
        self, key: str, value: Value, before: Mapping[str, Value], stored: Mapping[str, Any]
    ) -> bool:
        """Whether a record holds already what a row says in other words, or knows it better."""
        known = before.get(key)
        if key == RECORD:
            return True
        if key == STAGE:
            return known is None and value == ON_ROLL
        if key == REASON:
            return value == LEFT and (known is not None or before.get(END) is not None)
        if key == NAME:
            return self._organizations.former.get(stored["organization"]) == organization_key(str(value))
        if key == COMPANY:
            named = self._organizations.named(str(value))
            return any(one in self._seats.works_at.get(stored["person"], ()) for one in named)
        if known is None:
            return False
        kind = self._kinds.get(key)
        if isinstance(kind, Phone):
            return set(phones(value)) <= set(phones(known))
        return isinstance(kind, PartialDate) and str(known).startswith(str(value))

    def _orphans(self, values: Mapping[str, Value], kind: str, organization: int | None) -> list[str]:
        """Cells that nobody can hold: facts of a person who is not named, of a unit where there is none."""
        if kind == INDIVIDUAL:
            return [key for key in values if _of_no_individual(key)]
        nameless = [
            alias
            for alias, role in SEATS.items()
            if f"{alias}.name" not in values and (organization, role) not in self._seats.held
        ]
        prefixes = tuple(f"{alias}{tail}." for alias in (*nameless, "company") for tail in ("", "_job"))
        return [key for key in values if key.startswith(prefixes)]

    def _told(self, orphans: Sequence[str]) -> _REMARKS:
        """A remark for each cell that does not come in."""
        return tuple((key, self._why_not(key), "doubt") for key in orphans)

    def _why_not(self, key: str) -> str:
        label, role = self._labels.get(key, key), SEATS.get(key.partition(".")[0].removesuffix("_job"))
        if role is None or key.endswith(".name"):
            return f"这类会员没有“{label}”这一项，没有导入"
        return f"有“{label}”而没有{role}的姓名，没有导入，请补上姓名"

    def _doubtful(self, row: Incoming, match: Match) -> RowPlan:
        candidates = tuple(self._candidate(record) for record in match.candidates)
        remarks = (("", match.doubt, "doubt"),)
        return RowPlan(row.number, State.DOUBTFUL, None, (), candidates, remarks, Ticket(row.values))

    def _candidate(self, membership: int) -> Candidate:
        keys = (NAME, CODE, HEAD, "organization.town", COMPANY, "membership.start", "status")
        cells = self._listing.rows([membership], keys)[0]
        detail = "，".join(dict.fromkeys(str(cell) for cell in cells[1:] if cell and cell != cells[0]))
        return Candidate(membership, str(cells[0] or ""), detail)

    def _cells(self, membership: int, keys: Sequence[str]) -> Mapping[str, Value]:
        known = [key for key in keys if key in self._kinds]
        cells = self._listing.rows([membership], known)[0]
        return dict(zip(known, cells, strict=True))

    def _read_current(self, memberships: Sequence[int], rows: Sequence[Incoming]) -> None:
        wanted = [one for one in sorted(set(memberships)) if one not in self._current]
        keys = dict.fromkeys(key for row in rows for key in row.values) if wanted else ()
        known = [key for key in dict.fromkeys((*keys, *_OWN)) if key in self._kinds]
        for record, cells in zip(wanted, self._listing.rows(wanted, known), strict=True):
            self._current[record] = dict(zip(known, cells, strict=True))


def _crossing(changes: Sequence[CellChange]) -> _REMARKS:
    """A unit cannot turn into a person: told, and not written."""
    for one in changes:
        if one.key == KIND and INDIVIDUAL in (one.before, one.after):
            return ((KIND, f"已有会员是{one.before}，会员类别没有改动，请核对", "doubt"),)
    return ()


def _of_no_individual(key: str) -> bool:
    alias = key.partition(".")[0].removesuffix("_job")
    if alias == "organization":
        return key not in (NAME, *OF_INDIVIDUALS)
    return alias in ("contact", "legal")


def _keys(row: Incoming, match: Match) -> Iterator[tuple[str, object]]:
    """What two rows of one file may not share without meaning the same member."""
    values = row.values
    if match.membership is not None:
        yield "record", match.membership
    if kind_of(values) != INDIVIDUAL:
        if values.get(CODE):
            yield "code", values[CODE]
        yield "name", organization_key(str(values.get(NAME) or ""))
        return
    code, numbers = values.get("principal.id_number"), phones(values.get("principal.mobile"))
    if code:
        yield "id", code
    for number in numbers:
        yield "phone", (values.get(HEAD), number)
    if not code and not numbers and match.membership is None:
        # The same words twice, and nothing that tells two homonyms apart.
        yield "words", frozenset(values.items())


def _twin(row: Incoming, match: Match, seen: dict[tuple[str, object], Incoming]) -> Incoming | None:
    twin: Incoming | None = None
    for key in _keys(row, match):
        earlier = seen.setdefault(key, row)
        if earlier is not row and twin is None and not _told_apart(earlier, row):
            twin = earlier
    return twin


def _told_apart(one: Incoming, other: Incoming) -> bool:
    """Whether two rows are two members for certain: other codes, or two periods of one member."""
    for key in (CODE, "principal.id_number" if kind_of(one.values) == INDIVIDUAL else CODE, RECORD):
        codes = {one.values.get(key), other.values.get(key)}
        if len(codes) == 2 and None not in codes:
            return True
    return _two_periods(one.values, other.values)


def _two_periods(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    starts, ends = (
        (one.get("membership.start"), other.get("membership.start")),
        (one.get(END), other.get(END)),
    )
    if None in starts or starts[0] == starts[1]:
        return False
    earlier = 0 if str(starts[0]) < str(starts[1]) else 1
    return ends[earlier] is not None and str(ends[earlier]) <= str(starts[1 - earlier])


def _repeated(row: Incoming, twin: Incoming) -> RowPlan:
    known = twin.values
    told_all = all(known.get(key) == value for key, value in row.values.items())
    keyless = kind_of(known) == INDIVIDUAL and not (
        known.get("principal.id_number") or known.get("principal.mobile")
    )
    if told_all and not keyless:
        return RowPlan(row.number, State.SAME, remarks=(("", "与本表前面一行相同，只导入一次。", "note"),))
    reason = "本表前面已有同一会员，但内容不同，请确认以哪一行为准。"
    if told_all:
        reason = "本表前面有一行姓名和内容相同，请确认是不是同一人：不是同一人请选“作为新会员”。"
    return RowPlan(row.number, State.DOUBTFUL, remarks=(("", reason, "doubt"),), ticket=Ticket(row.values))


MEMBERS_INTAKE = Intake(
    ledger=MEMBERS,
    planner=MembersPlanner,
    complete=complete,
    assumed=assumed,
    ambiguous={
        "负责人": (HEAD, "contact.name"),
        "编号": ("membership.number",),
        "单位": (NAME, COMPANY),
        "商会名称": (NAME, "chamber.name"),
        **dict.fromkeys(("职务", "担任职务", "任职", "现任职务"), (POST, FEDERATION_POST)),
        **dict.fromkeys(("类别", "分类"), (KIND,)),
        **dict.fromkeys(("会员级别", "会员等级", "级别"), (KIND, FEDERATION_POST)),
        **dict.fromkeys(
            ("会员性质", "单位性质", "企业性质", "类型", "性质"), (KIND, "organization.registration_type")
        ),
        **dict.fromkeys(
            (
                "营业执照注册号",
                "工商注册号",
                "注册号",
                "营业执照号",
                "营业执照号码",
                "组织机构代码",
                "执照编号",
                "机构代码",
                "代码证号",
            ),
            (CODE, "organization.other_code"),
        ),
        **dict.fromkeys(("状态", "变动情况", "在册情况", "是否在会", "是否在册"), ("status",)),
    },
    telling={
        FEDERATION_POST: are_federation_posts,
        KIND: are_member_kinds,
        "status": are_states,
        CODE: are_credit_codes,
    },
    ticks={
        **dict.fromkeys(("党员", "是否党员", "中共党员", "是否中共党员"), ("principal.politics", "中共党员")),
        **dict.fromkeys(("是否人大代表", "人大代表"), ("principal.npc", "人大代表")),
        **dict.fromkeys(("是否政协委员", "政协委员"), ("principal.cppcc", "政协委员")),
    },
)
