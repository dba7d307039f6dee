"""The structure of a council: 性别, 党派, 年龄, 学历, 非公比例, seats by title; of this term beside the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from secretariat.base.dates import age, show_date
from secretariat.base.document import (
    Block,
    Heading,
    Note,
    Paragraph,
    PrintCell,
    PrintColumn,
    Report,
    Roster,
    Table,
)
from secretariat.base.figures import UNDEFINED, decimal, percent
from secretariat.base.kinds.vocabulary import EDUCATION, POLITICS
from secretariat.base.text import chinese_number
from secretariat.domains.posts.turnover import DECISIONS, LEAVE, Facts, Seat, TurnoverPlan
from secretariat.domains.posts.vocabulary import COMMUNISTS, PRIVATE_KINDS, PUBLIC_REGISTRATIONS
from secretariat.store.rows import Rows

UNKNOWN = "未填写"
AGE_BANDS = (
    (0, 35, "35岁及以下"),
    (36, 45, "36至45岁"),
    (46, 55, "46至55岁"),
    (56, 60, "56至60岁"),
    (61, 200, "61岁及以上"),
)


@dataclass(frozen=True, slots=True)
class Structure:
    """Counts of persons (each once) by what councils are composed by; `ages` are full years where known."""

    people: int
    by_sex: Mapping[str, int]
    by_politics: Mapping[str, int]
    by_education: Mapping[str, int]
    by_age: Mapping[str, int]
    by_title: Mapping[str, int]
    ages: tuple[int, ...] = ()
    private: int = 0
    unit_unknown: int = 0
    quotas: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None

    @property
    def women(self) -> int:
        """How many women."""
        return self.by_sex.get("女", 0)

    @property
    def communists(self) -> int:
        """How many members of the Communist Party, probationary ones included."""
        return sum(self.by_politics.get(one, 0) for one in COMMUNISTS)

    @property
    def average_age(self) -> str:
        """The average of the known ages with one decimal; — where none is known."""
        return decimal(Fraction(sum(self.ages), len(self.ages)), 1) if self.ages else UNDEFINED

    @property
    def above(self) -> dict[str, int]:
        """By how many a title ("" for all) is above its quota."""
        found = {title: self.by_title.get(title, 0) - seats for title, seats in self.quotas.items()}
        if self.total is not None:
            found[""] = self.people - self.total
        return {title: number for title, number in found.items() if number > 0}


def present(plan: TurnoverPlan, day: str) -> Structure:
    """The structure of the term that ends."""
    return _structure(plan, [(one, one.title) for one in plan.seats if one.post is not None], day)


def coming(plan: TurnoverPlan, day: str) -> Structure:
    """The structure of the next term as far as it is decided."""
    return _structure(plan, [(one, one.new_title) for one in plan.seats if one.seated], day)


def decisions(plan: TurnoverPlan) -> dict[str, int]:
    """How many seats of each decision; those undecided under an empty text."""
    found = Counter(one.decision for one in plan.seats)
    return {name: found.get(name, 0) for name in (*DECISIONS, "")}


def _structure(plan: TurnoverPlan, seats: list[tuple[Seat, str]], day: str) -> Structure:
    people = list({one.key: one.facts for one, _ in seats}.values())
    years = [age(one.birth, day) if one.birth else None for one in people]
    return Structure(
        people=len(people),
        by_sex=_counted((one.sex for one in people), ("男", "女")),
        by_politics=_counted((one.politics for one in people), POLITICS),
        by_education=_counted((one.education for one in people), EDUCATION),
        by_age=_counted(map(_band, years), [name for *_, name in AGE_BANDS]),
        by_title=_counted((title for _, title in seats), plan.ranked),
        ages=tuple(one for one in years if one is not None),
        private=sum(map(_private, people)),
        unit_unknown=sum(1 for one in people if one.unit_kind is None),
        quotas=plan.quotas,
        total=plan.total,
    )


def _counted(values: Iterable[str | None], order: Iterable[str]) -> dict[str, int]:
    """Counts in the given order, other values behind, 未填写 last."""
    found = Counter(UNKNOWN if one is None else one for one in values)
    ordered = [one for one in order if one in found]
    others = sorted(one for one in found if one not in ordered and one != UNKNOWN)
    return {one: found[one] for one in (*ordered, *others, *((UNKNOWN,) if UNKNOWN in found else ()))}


def _band(years: int | None) -> str | None:
    return None if years is None else next(name for low, high, name in AGE_BANDS if low <= years <= high)


def _private(one: Facts) -> bool:
    return one.unit_kind in PRIVATE_KINDS and one.registration not in PUBLIC_REGISTRATIONS


def figures_of(one: Structure) -> dict[str, Any]:
    """The figures for other programs."""
    return {
        "people": one.people, "women": one.women, "communists": one.communists, "private": one.private,
        "average_age": one.average_age, "by_title": dict(one.by_title), "by_politics": dict(one.by_politics),
        "by_education": dict(one.by_education), "by_age": dict(one.by_age), "above_quota": one.above,
    }  # fmt: skip


def comparison(plan: TurnoverPlan, office: str, day: str) -> Roster:
    """换届对照表: who sat, who will sit, and what was decided, in the order of the new titles, leavers last."""
    columns = (
        PrintColumn("姓名", 10), PrintColumn("性别", 5, "center"), PrintColumn("出生年月", 9, "center"),
        PrintColumn("政治面貌", 10), PrintColumn("学历", 10), PrintColumn("单位及职务", 36),
        PrintColumn("现任职务", 12), PrintColumn("拟任职务", 12), PrintColumn("决定", 6, "center"),
    )  # fmt: skip
    places = {title: place for place, title in enumerate(plan.ranked)}
    last = len(places)

    def order(one: Seat) -> tuple[int, int, int]:
        return (one.decision == LEAVE, places.get(one.new_title or one.title, last), one.place)

    lines: list[list[PrintCell]] = [_compared(one) for one in sorted(plan.seats, key=order)]
    counted = decisions(plan)
    told = "，".join(f"{name or '未定'}{number}" for name, number in counted.items() if number)
    return Roster(f"{_term(plan)}换届对照表", office, show_date(day), columns, lines, notes=(f"{told}。",))


def _compared(one: Seat) -> list[PrintCell]:
    facts = one.facts
    return [
        facts.name, facts.sex or "", (facts.birth or "")[:7].replace("-", "."), facts.politics or "",
        facts.education or "", f"{facts.unit or ''}{facts.job or ''}", one.title or "—",
        one.new_title or ("未定" if not one.decision else "—"), one.decision or "未定",
    ]  # fmt: skip


def _term(plan: TurnoverPlan) -> str:
    return f"第{chinese_number(plan.number)}届{plan.body_name}"


def structure_report(rows: Rows, plan: TurnoverPlan, day: str) -> Report:
    """The structure of both terms side by side, with the quotas, as a report."""
    old, new = present(plan, day), coming(plan, day)
    blocks: list[Block] = [
        Heading("一、人员变动"), _changes(plan, new), Heading("二、结构对照"), _side_by_side(old, new),
        Heading("三、职数"), _quota_table(old, new), *_notes(plan, new),
    ]  # fmt: skip
    return Report(f"{_term(plan)}换届结构分析", tuple(blocks), rows.setting("office"), day, show_date(day))


def _changes(plan: TurnoverPlan, new: Structure) -> Paragraph:
    counted = decisions(plan)
    told = "、".join(f"{name}{counted[name]}名" for name in DECISIONS)
    rest = f"，另有{counted['']}名未定" if counted[""] else ""
    return Paragraph(
        (f"本届{sum(1 for one in plan.seats if one.post)}名，其中{told}{rest}；新一届拟任{new.people}人。",)
    )


def _side_by_side(old: Structure, new: Structure) -> Table:
    heads = ("项目", "本届", "占比", "新一届", "占比")
    columns = (PrintColumn(heads[0], 20), *(PrintColumn(head, 9, "right") for head in heads[1:]))
    rows = [("人数", str(old.people), "", str(new.people), "")]
    rows += [_pair(name, old, new, getattr(old, part), getattr(new, part)) for name, part in (
        ("女性", "women"), ("中共党员", "communists"), ("非公有制经济人士", "private"))]  # fmt: skip
    rows.append(("平均年龄（岁）", old.average_age, "", new.average_age, ""))
    for part in ("by_politics", "by_education", "by_age"):
        before, after = getattr(old, part), getattr(new, part)
        rows += [
            _pair(name, old, new, before.get(name, 0), after.get(name, 0))
            for name in {**before, **after}
            if name != UNKNOWN
        ]
    return Table("换届前后结构对照", columns, tuple(dict.fromkeys(rows)))


def _pair(
    name: str, old: Structure, new: Structure, before: int, after: int
) -> tuple[str, str, str, str, str]:
    return (name, str(before), percent(before, old.people), str(after), percent(after, new.people))


def _quota_table(old: Structure, new: Structure) -> Table:
    columns = (
        PrintColumn("职务", 14),
        *(PrintColumn(head, 9, "right") for head in ("本届", "新一届", "职数", "差额")),
    )
    names = {**new.by_title, **old.by_title, **new.quotas}
    rows = [_quota_row(name, old, new, new.quotas.get(name)) for name in names]
    whole = _gap("合计（人）", old.people, new.people, new.total)
    return Table("各职务职数", columns, (*rows, whole), total=True)


def _quota_row(name: str, old: Structure, new: Structure, quota: int | None) -> tuple[str, ...]:
    return _gap(name, old.by_title.get(name, 0), new.by_title.get(name, 0), quota)


def _gap(name: str, before: int, after: int, quota: int | None) -> tuple[str, ...]:
    gap = "" if quota is None else f"{after - quota:+d}" if after != quota else "0"
    return (name, str(before), str(after), "" if quota is None else str(quota), gap)


def _notes(plan: TurnoverPlan, new: Structure) -> list[Block]:
    told = [f"{title or '总人数'}超出职数{number}名" for title, number in new.above.items()]
    if new.unit_unknown:
        told.append(f"{new.unit_unknown}人的单位类别未填写，未计入非公有制经济人士")
    if len(new.ages) < new.people:
        told.append(f"{new.people - len(new.ages)}人的年龄不详，未计入平均年龄")
    return [Note(f"注：{'；'.join(told)}。")] if told else []
