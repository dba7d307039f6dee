"""The points of everybody under a scheme, counted anew from the records; only rules and manual entries are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from secretariat.domains.scoring import queries
from secretariat.domains.scoring.deeds import Deed, deeds
from secretariat.domains.scoring.records import BY_HAND, GIVEN, LATE, LEFT_EARLY, PRESENT
from secretariat.domains.scoring.rules import Rule, Scheme, read_scheme
from secretariat.domains.scoring.spans import FOR_GOOD, Scope, Spell, merged
from secretariat.store.rows import Record, Rows
from secretariat.store.strokes import stroke_key

OTHER = "其他"
OVER_ITEM, OVER_CATEGORY, OVER_BONUS, FLOOR = "超出本项上限", "超出类别上限", "超出加分上限", "按最低分计"


@dataclass(frozen=True, slots=True)
class Entry:
    """Points for one record (in hundredths), under which rule, and why they are what they are."""

    category: str
    item: str
    day: str
    text: str
    points: int
    entity: str
    record: int
    rule: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One person: points by category after caps, what caps took away, the total, grade and rank.

    `exempt` is the reason for which the person is not scored; such a line has neither points nor rank.
    """

    person: int
    name: str
    unit: str
    title: str
    points: Mapping[str, int]
    base: int
    cuts: tuple[tuple[str, int], ...]
    total: int
    grade: str
    entries: tuple[Entry, ...]
    warnings: tuple[str, ...]
    exempt: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """All lines of a scheme, the best first; those who are not scored last."""

    scheme: Scheme
    categories: tuple[str, ...]
    lines: tuple[ScoreLine, ...]
    problems: tuple[str, ...]

    def line(self, person: int) -> ScoreLine | None:
        """The line of a person."""
        return next((line for line in self.lines if line.person == person), None)


def scores(rows: Rows, scheme: int) -> Ranking:
    """Count everybody's points under a scheme."""
    told = read_scheme(rows, scheme)
    span = (told.first, told.last)
    by_hand = _by_person(rows.find("score_entry", scheme=scheme))
    spells = _spells(rows, told, by_hand)
    facts = queries.people(rows, spells, told.last)
    titles = queries.titles(rows, told.body, span) if told.body is not None else {}
    done: dict[int, list[Deed]] = {person: [] for person in facts}
    for deed in deeds(rows, {person: spells[person] for person in facts}, span, told.sources):
        done[deed.person].append(deed)
    lines, matches = [], _Matches(told)
    for person, fact in facts.items():
        account = _Account(told, matches, tuple(titles.get(person, ())), member=bool(spells[person]))
        line = account.line(fact, done[person], by_hand.get(person, []))
        lines.append(_with_spell(line, spells[person], told))
    categories = tuple(dict.fromkeys((*told.categories, *(name for line in lines for name in line.points))))
    return Ranking(told, categories, tuple(_ranked(lines)), told.problems)


def _by_person(found: Iterable[Record]) -> dict[int, list[Record]]:
    by_person: dict[int, list[Record]] = {}
    for row in found:
        by_person.setdefault(row["person"], []).append(row)
    return by_person


def _spells(rows: Rows, scheme: Scheme, by_hand: Iterable[int]) -> dict[int, tuple[Spell, ...]]:
    """Who is scored: the members of the body and whoever has an entry; without a body all who did anything."""
    span = (scheme.first, scheme.last)
    always: tuple[Spell, ...] = (("", FOR_GOOD),)
    if scheme.body is None:
        return dict.fromkeys((*queries.anybody(rows, span), *by_hand), always)
    found = merged(queries.spells(rows, Scope("body", scheme.body), span))
    return found | {person: () for person in by_hand if person not in found}


def _with_spell(line: ScoreLine, spells: tuple[Spell, ...], scheme: Scheme) -> ScoreLine:
    """Say so where somebody did not belong for the whole period."""
    if not spells:
        return replace(line, warnings=("本期不在该组织任职，只计手工分", *line.warnings))
    if any(start <= scheme.first and stop > scheme.last for start, stop in spells):
        return line
    return replace(line, warnings=(*line.warnings, "任职不满全期"))


@dataclass(slots=True)
class _Matches:
    """Which rule a record falls under, and whose minimum it meets: the same for all who took part in it."""

    scheme: Scheme
    rules: dict[tuple[str, str, int], Rule | None] = field(default_factory=dict)
    met: dict[tuple[int, str, int], bool] = field(default_factory=dict)

    def rule(self, deed: Deed) -> Rule | None:
        """The rule under which a deed counts."""
        key = (deed.source, deed.entity, deed.record)
        if key not in self.rules:
            self.rules[key] = self.scheme.rule_for(deed)
        return self.rules[key]

    def meets(self, rule: Rule, deed: Deed) -> bool:
        """Whether a deed is what a rule asks for."""
        key = (rule.id, deed.entity, deed.record)
        if key not in self.met:
            self.met[key] = rule.meets(deed)
        return self.met[key]


@dataclass(slots=True)
class _Account:
    """One person's points in the making."""

    scheme: Scheme
    matches: _Matches
    titles: tuple[str, ...]
    member: bool
    added: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    cuts: dict[str, int] = field(default_factory=dict)

    @property
    def _base(self) -> int:
        """What everybody of the body begins with."""
        return self.scheme.base if self.member else 0

    def line(self, fact: queries.Person, done: list[Deed], by_hand: list[Record]) -> ScoreLine:
        """The line of a person who did these things."""
        title = self.titles[0] if self.titles else ""
        exempt = next((row["reason"] for row in by_hand if row["exempt"]), None)
        if exempt is not None:
            return ScoreLine(
                fact.id, fact.name, fact.unit or "", title, {}, 0, (), 0, "", (), (), exempt
            )  # fmt: skip
        for rule in self.scheme.rules:
            if self.member and rule.source == GIVEN and not rule.only_minimum:
                self._add(rule, Deed(fact.id, GIVEN, "", "score_scheme", self.scheme.id, rule.item))
        for deed in done:
            found = self.matches.rule(deed)
            if found is not None:
                self._add(found, deed)
        for row in by_hand:
            self._add_by_hand(row)
        points = self._by_category()
        total = self._total()
        cuts = tuple((name, cut) for name, cut in self.cuts.items() if cut)
        return ScoreLine(
            fact.id, fact.name, fact.unit or "", title, points, self._base, cuts, total,
            self.scheme.grade(total), tuple(self.entries), tuple(self._warnings(done)),
        )  # fmt: skip

    def _add(self, rule: Rule, deed: Deed) -> None:
        self.counts[rule.id] = count = self.counts.get(rule.id, 0) + 1
        worth, notes = rule.worth(deed, self.titles), [deed.note] if rule.half_days and deed.note else []
        if count <= rule.skipped:
            worth = 0
            notes.append(f"前{rule.skipped}次不计")
        elif deed.collective and rule.most_signers and deed.place > rule.most_signers:
            notes.append(f"集体提案只计前{rule.most_signers}人")
        elif rule.sharing and deed.signers > 1:
            notes.append(f"{deed.signers}人联名，第{deed.place}位")
        elif rule.half_days and deed.half_days > 1:
            notes.append(f"{deed.half_days}个半天")
        self.entries.append(Entry(
            rule.category, rule.item, deed.day, deed.text, worth, deed.entity, deed.record, rule.id,
            "；".join(notes),
        ))  # fmt: skip

    def _add_by_hand(self, row: Record) -> None:
        rule = next((one for one in self.scheme.rules if one.id == row["rule"]), None)
        category = rule.category if rule else row["category"] or OTHER
        item = rule.item if rule else BY_HAND
        self.entries.append(Entry(
            category, item, row["day"] or "", row["reason"], row["points"] or 0, "score_entry", row["id"],
            rule.id if rule else None, "手工登记",
        ))  # fmt: skip

    def _by_category(self) -> dict[str, int]:
        """Points by category: what an item, then what a category adds is capped; deductions count in full."""
        for (category, rule), points in self._by_item().items():
            counted = self._capped_item(rule, points)
            kept = self.added if counted >= 0 else self.taken
            kept[category] = kept.get(category, 0) + counted
        for category, points in self.added.items():
            cap = self.scheme.cap(category)
            if cap is not None and points > cap:
                self._cut(f"{OVER_CATEGORY}：{category}", cap - points)
                self.added[category] = cap
        names = dict.fromkeys((*self.scheme.categories, *self.added, *self.taken))
        return {name: self.added.get(name, 0) + self.taken.get(name, 0) for name in names}

    def _by_item(self) -> dict[tuple[str, int | None], int]:
        """Sums by category and rule; entries by hand without a rule count each for itself."""
        sums: dict[tuple[str, int | None], int] = {}
        for place, entry in enumerate(self.entries):
            key = (entry.category, entry.rule if entry.rule is not None else -1 - place)
            sums[key] = sums.get(key, 0) + entry.points
        return sums

    def _capped_item(self, rule: int | None, points: int) -> int:
        found = next((one for one in self.scheme.rules if one.id == rule), None)
        if found is None or found.item_cap is None or abs(points) <= found.item_cap:
            return points
        counted = found.item_cap if points > 0 else -found.item_cap
        self._cut(f"{OVER_ITEM}：{found.item}", counted - points)
        return counted

    def _total(self) -> int:
        """Base, what was added up to the cap of the scheme, what was taken away, not below its minimum."""
        added, cap = sum(self.added.values()), self.scheme.bonus_cap
        if cap is not None and added > cap:
            self._cut(OVER_BONUS, cap - added)
            added = cap
        total = self._base + added + sum(self.taken.values())
        if self.scheme.minimum is not None and total < self.scheme.minimum:
            self._cut(FLOOR, self.scheme.minimum - total)
            return self.scheme.minimum
        return total

    def _cut(self, name: str, points: int) -> None:
        self.cuts[name] = self.cuts.get(name, 0) + points

    def _warnings(self, done: list[Deed]) -> Iterable[str]:
        """Which duties were not met: "参加活动2次，少于3次"."""
        for rule in self.scheme.rules:
            if rule.minimum:
                sources = (PRESENT, LATE, LEFT_EARLY) if rule.source == PRESENT else (rule.source,)
                found = {
                    (one.entity, one.record) for one in done if one.source in sources and rule.meets(one)
                }
                if len(found) < rule.minimum:
                    yield f"{rule.item}：{len(found)}次，少于{rule.minimum}次"


def _ranked(lines: Iterable[ScoreLine]) -> Iterable[ScoreLine]:
    """By total, equal totals sharing a rank; then by name."""
    ordered = sorted(
        lines, key=lambda one: (one.exempt is not None, -one.total, stroke_key(one.name), one.person)
    )
    rank, before = 0, None
    for place, line in enumerate(ordered, start=1):
        if line.exempt is not None:
            yield line
            continue
        if line.total != before:
            rank, before = place, line.total
        yield replace(line, rank=rank)
