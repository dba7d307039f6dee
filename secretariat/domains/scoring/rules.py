"""A scheme with its rules as they are reckoned with: what was typed is read once, and what cannot be read is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from secretariat.base.dates import first_day, last_day
from secretariat.base.errors import Refusal
from secretariat.base.figures import rounded
from secretariat.domains.scoring.deeds import Deed
from secretariat.domains.scoring.records import EQUAL, HALF_REST, LATE, LEFT_EARLY, PRESENT
from secretariat.store.rows import Record, Rows

HALF_DAY = "半天"
_NUMBERED = re.compile(r"(\S.*?)\s*[:：×x*＊]?\s*(-?\d+(?:\.\d+)?)\s*分?")
_SEPARATORS = re.compile(r"[、，,；;\n]+")
_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `only_minimum` is one that gives no points and tells only who did less than is due."""

    id: int
    category: str
    item: str
    source: str
    points: int
    kinds: frozenset[str]
    words: tuple[str, ...]
    form: str | None
    half_days: bool
    item_cap: int | None
    cap: int | None
    skipped: int
    minimum: int
    sharing: str | None
    most_signers: int | None
    factors: Mapping[str, Fraction]

    @property
    def only_minimum(self) -> bool:
        """Whether it gives nothing and takes no record from another rule."""
        return not self.points and bool(self.minimum)

    def meets(self, deed: Deed) -> bool:
        """Whether a deed is of the kind, form and words that the rule asks for; its source left aside."""
        return (
            (not self.kinds or deed.kind in self.kinds)
            and (not self.form or deed.form == self.form)
            and (not self.words or any(word in deed.words for word in self.words))
        )

    def worth(self, deed: Deed, titles: tuple[str, ...]) -> int:
        """What a deed is worth in hundredths, rounded half up: by half days, shared, by the person's post."""
        points = self.points * (deed.half_days if self.half_days else 1)
        if not (self.sharing or self.most_signers or self.factors):
            return points
        return int(rounded(points * self._share(deed) * self._factor(titles)))

    def _share(self, deed: Deed) -> Fraction:
        signers = deed.signers
        if deed.collective and self.most_signers:
            if deed.place > self.most_signers:
                return Fraction(0)
            signers = min(signers, self.most_signers)
        if self.sharing == EQUAL:
            return Fraction(1, signers)
        if self.sharing != HALF_REST or signers == 1:
            return _WHOLE
        return Fraction(1, 2) if deed.place == 1 else Fraction(1, 2 * (signers - 1))

    def _factor(self, titles: tuple[str, ...]) -> Fraction:
        return next((self.factors[title] for title in titles if title in self.factors), _WHOLE)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme for a body and a period, in hundredths of a point; `grades` from the highest down."""

    id: int
    name: str
    body: int | None
    first: str
    last: str
    base: int
    bonus_cap: int | None
    minimum: int | None
    grades: tuple[tuple[str, int], ...]
    rules: tuple[Rule, ...]
    problems: tuple[str, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in the order of the rules."""
        return tuple(dict.fromkeys(rule.category for rule in self.rules if not rule.only_minimum))

    def cap(self, category: str) -> int | None:
        """The most that a category counts; of several that were written down the smallest."""
        return min(
            (rule.cap for rule in self.rules if rule.category == category and rule.cap is not None),
            default=None,
        )

    @property
    def sources(self) -> frozenset[str]:
        """What the rules count; whoever is late or leaves early came as well."""
        found = {rule.source for rule in self.rules}
        return frozenset(found | ({LATE, LEFT_EARLY} if PRESENT in found else set()))

    def rule_for(self, deed: Deed) -> Rule | None:
        """The first rule under which a deed counts: no record counts twice for the same thing."""
        own = self._first(deed.source, deed)
        if own is None and deed.source in (LATE, LEFT_EARLY):
            return self._first(PRESENT, deed)
        return own

    def _first(self, source: str, deed: Deed) -> Rule | None:
        fitting = (rule for rule in self.rules if rule.source == source and not rule.only_minimum)
        return next((rule for rule in fitting if rule.meets(deed)), None)

    def grade(self, total: int) -> str:
        """The grade of a total; empty where the scheme has none for it."""
        return next((label for label, least in self.grades if total >= least), "")


def read_scheme(rows: Rows, scheme: int) -> Scheme:
    """The scheme with its rules; refuses one that is not there."""
    stored = rows.get("score_scheme", scheme)
    if stored is None or stored["removed"] is not None:
        raise Refusal("这个积分方案已不存在。", "请重新选择方案。")
    problems: list[str] = []
    ordered = sorted(
        rows.find("score_rule", scheme=scheme),
        key=lambda row: (row["position"] is None, row["position"], row["id"]),
    )
    rules = tuple(_rule(row, problems) for row in ordered)
    grades = _numbered(stored["grades"], "等次", problems)
    if not rules:
        problems.append("这个方案还没有规则。请在“规则”里新增，或采用一个示例方案。")
    problems += _different_caps(rules)
    return Scheme(
        scheme, stored["name"], stored["body"], first_day(stored["start"]), last_day(stored["end"]),
        stored["base"] or 0, stored["bonus_cap"], stored["minimum"],
        tuple(sorted(((label, int(least * 100)) for label, least in grades.items()), key=lambda one: -one[1])),
        rules, tuple(problems),
    )  # fmt: skip


def _rule(row: Record, problems: list[str]) -> Rule:
    value: Mapping[str, Any] = row
    return Rule(
        id=row["id"], category=row["category"], item=row["item"], source=row["source"], points=row["points"],
        kinds=frozenset(_words(row["kinds"])), words=_words(row["words"]), form=row["form"],
        half_days=value["unit"] == HALF_DAY, item_cap=row["item_cap"], cap=row["cap"], skipped=row["skipped"] or 0,
        minimum=row["minimum"] or 0, sharing=row["sharing"], most_signers=row["most_signers"],
        factors=_numbered(row["role_factors"], f"规则“{row['item']}”的身份系数", problems),
    )  # fmt: skip


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in _SEPARATORS.split(text or "") if word.strip())


def _numbered(text: str | None, what: str, problems: list[str]) -> dict[str, Fraction]:
    """Words with numbers behind them, such as 常委 1.2、委员 1; what cannot be read is told."""
    found: dict[str, Fraction] = {}
    for part in _words(text):
        match = _NUMBERED.fullmatch(part)
        if match is None:
            problems.append(f"{what}里的“{part}”没有读懂，未计算。请写成“名称 数字”，几项之间用顿号隔开。")
        else:
            found[match[1]] = Fraction(Decimal(match[2]))
    return found


def _different_caps(rules: tuple[Rule, ...]) -> list[str]:
    """Categories whose rules name different caps: the smallest counts, and the clerk should know."""
    caps: dict[str, set[int]] = {}
    for rule in rules:
        if rule.cap is not None:
            caps.setdefault(rule.category, set()).add(rule.cap)
    return [
        f"类别“{category}”的几条规则写了不同的类别上限，按最小的计。"
        for category, found in caps.items()
        if len(found) > 1
    ]
