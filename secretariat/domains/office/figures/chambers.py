"""Affiliated chambers, their 四好 results and the party organizations, as of a day."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.document import Paragraph, Selection
from secretariat.base.figures import rate
from secretariat.domains.office import queries
from secretariat.domains.office.chambers import APPROVED, CHAMBER_KINDS, FOUR_GOOD, PARTY_KINDS, REVOKED
from secretariat.domains.office.figures.words import Piece, counted, grouped, number, shares
from secretariat.domains.office.lists import LEVELS
from secretariat.domains.office.queries import Span
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.rows import Rows

CHAMBERS, REVIEWS, PARTY = "chambers", "chamber_reviews", "party_orgs"
NATIONAL = LEVELS[0]
_UNKNOWN = "未填类型"


@dataclass(frozen=True, slots=True)
class Chambers:
    """The affiliated chambers by kind, those with a party organization, and these organizations by kind."""

    day: str
    kinds: dict[str, list[int]]
    led: tuple[int, ...]
    party: dict[str, list[int]]

    @property
    def ids(self) -> tuple[int, ...]:
        """All chambers."""
        return tuple(one for ids in self.kinds.values() for one in ids)

    def by_kind(self) -> Paragraph:
        """所属商会37个（乡镇商会11、行业商会18、特色商会2、异地商会6）。"""
        whole = counted(CHAMBERS, self.ids, self.day, "所属商会", "个")
        return Paragraph(("所属商会", whole, *shares(CHAMBERS, self.kinds, self.day, ""), "。"))

    def sentence(self) -> Paragraph:
        """所属商会37个（乡镇商会11、行业商会18、特色商会2、异地商会6）；建立党组织37个（…），党组织覆盖率100%。"""
        pieces: list[Piece] = list(self.by_kind().pieces[:-1])
        if self.ids:
            pieces += ["；建立党组织的", counted(CHAMBERS, self.led, self.day, "有党组织的商会", "个")]
            pieces += shares(PARTY, self.party, self.day, "商会")
            pieces.append(f"，党组织覆盖率{rate(len(self.led), len(self.ids))}")
        return Paragraph((*pieces, "。"))


def chambers(rows: Rows, day: str) -> Chambers:
    """The chambers of a day; one has a party organization where one of that day belongs to its unit."""
    found = queries.chambers_at(rows, day)
    units = {unit for _, unit, _ in found}
    party = [row for row in queries.party_at(rows, day) if row[1] in units]
    of_units = {row[1] for row in party}
    return Chambers(
        day, grouped(((row[0], row[2]) for row in found), CHAMBER_KINDS, _UNKNOWN),
        tuple(row[0] for row in found if row[1] in of_units),
        grouped(((row[0], row[2]) for row in party), PARTY_KINDS, _UNKNOWN),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """The party organizations of a day with their members by the latest count of each; `uncounted` have none."""

    day: str
    ids: tuple[int, ...]
    members: int
    uncounted: tuple[int, ...]

    @property
    def counted(self) -> Records:
        """The members, by the organizations that have a count."""
        without = set(self.uncounted)
        known = tuple(one for one in self.ids if one not in without)
        return Records(PARTY, known, self.day, self.members)

    def sentence(self) -> Paragraph:
        """党组织171个，党员1202人。"""
        opens = Selection(
            PARTY, self.day, tuple(one for one in self.ids if one not in self.uncounted), "党员数"
        )
        pieces: list[Piece] = [
            "党组织", counted(PARTY, self.ids, self.day, "党组织", "个"), "，党员", number(self.members, "人", opens),
        ]  # fmt: skip
        if self.uncounted:
            pieces += [
                "（另有",
                counted(PARTY, self.uncounted, self.day, "没有党员数", "个"),
                "没有登记党员数）",
            ]
        return Paragraph((*pieces, "。"))


def party(rows: Rows, day: str) -> Party:
    """The party organizations of a day."""
    found = queries.party_at(rows, day)
    return Party(
        day, tuple(row[0] for row in found), sum(row[3] or 0 for row in found),
        tuple(row[0] for row in found if row[3] is None),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rated:
    """Who holds a rating such as 四好 on a day: reviews by the highest level that each unit holds."""

    day: str
    kind: str
    levels: dict[str, list[int]]

    @property
    def ids(self) -> tuple[int, ...]:
        """The review by which each unit counts."""
        return tuple(one for ids in self.levels.values() for one in ids)

    def sentence(self) -> Paragraph:
        """四好商会95家，其中全国6、省市89。"""
        total = counted(REVIEWS, self.ids, self.day, self.kind, "家")
        if not self.ids:
            return Paragraph((self.kind, total, "。"))
        lower = [name for name in self.levels if name != NATIONAL]
        pieces: list[Piece] = [self.kind, total, "，其中"]
        parts = [(NATIONAL, self.levels.get(NATIONAL, []))]
        parts.append(
            ("".join(_short(name) for name in lower), [one for name in lower for one in self.levels[name]])
        )
        for place, (name, ids) in enumerate(part for part in parts if part[1]):
            pieces += ["、" if place else "", name, counted(REVIEWS, ids, self.day, f"{name}{self.kind}", "")]
        return Paragraph((*pieces, "。"))


def _short(level: str) -> str:
    return {"省部": "省"}.get(level, level)


def rated(rows: Rows, day: str, kind: str = FOUR_GOOD) -> Rated:
    """Who holds a rating on a day: recognised until then at a level, and not revoked since at that level."""
    fields = ("kind", "organization", "level", "year", "day", "result")
    found = [row for row in queries.within(rows, "chamber_review", "day", fields, None) if row[1] == kind]
    standing: dict[tuple[int, str], tuple[int, str]] = {}
    for row in sorted(found, key=lambda row: (row[4] or int((row[5] or "0")[:4]), row[5] or "", row[0])):
        when = row[5] or (str(row[4]) if row[4] else "")
        if when <= day and row[6] in (APPROVED, REVOKED):
            standing[row[2], row[3] or ""] = (row[0], row[6])
    order = {name: place for place, name in enumerate(LEVELS)}
    best: dict[int, tuple[int, str, int]] = {}
    for (unit, level), (review, result) in standing.items():
        if result == APPROVED:
            place = order.get(level, len(order))
            best[unit] = min(best.get(unit, (len(order) + 1, "", 0)), (place, level, review))
    pairs = ((review, level) for _, level, review in best.values())
    return Rated(day, kind, grouped(pairs, LEVELS, "未填级别"))


def chamber_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """Chambers and party organizations at the ends of the month and of the same month last year, and reviews."""
    ends = (period.last, period.last_year[1])
    now, before = (chambers(rows, day) for day in ends)
    orgs, earlier = (party(rows, day) for day in ends)

    def standing(label: str, unit: str, one: Records, other: Records) -> Indicator:
        return Indicator(label, unit, one, None, other)

    approved = [
        Records(REVIEWS, _approved(rows, span), period.last) for span in period.spans
    ]  # fmt: skip
    return [
        standing("月末所属商会", "个", Records(CHAMBERS, now.ids, ends[0]), Records(CHAMBERS, before.ids, ends[1])),
        standing(
            "　其中：有党组织", "个", Records(CHAMBERS, now.led, ends[0]), Records(CHAMBERS, before.led, ends[1])
        ),
        standing("月末党组织", "个", Records(PARTY, orgs.ids, ends[0]), Records(PARTY, earlier.ids, ends[1])),
        standing("月末党员", "人", orgs.counted, earlier.counted),
        Indicator("商会评定（认定）", "家", *approved),
    ]  # fmt: skip


def _approved(rows: Rows, span: Span) -> list[int]:
    found = queries.within(rows, "chamber_review", "day", ("result",), span)
    return [record for record, result in found if result == APPROVED]
