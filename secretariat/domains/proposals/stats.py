"""Proposals counted by whatever the office asks: by category, signer, sector, unit, session, year …"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.domains.proposals.docket import Docket, Matter, read_docket
from secretariat.domains.proposals.figures import UNKNOWN, Tally, tally
from secretariat.domains.proposals.vocabulary import (
    CATEGORIES,
    DECISIONS,
    FORMS,
    KINDS,
    RESULTS,
    SATISFACTION,
    SECTOR,
    STATES,
)
from secretariat.store.rows import Rows

Dimension = Callable[[Matter], Sequence[str]]


def _one(value: str | None) -> Sequence[str]:
    return (value or UNKNOWN,)


def _names(matter: Matter) -> Sequence[str]:
    names = [signer.name for signer in matter.signers]
    return list(dict.fromkeys(([matter.collective_signer] if matter.collective_signer else []) + names)) or (
        UNKNOWN,
    )


def _sectors(matter: Matter) -> Sequence[str]:
    """The sectors of all signers; a sector that signs as such is meant by its own name."""
    own = (matter.collective_signer or "").removesuffix("界别") if matter.collective_kind == SECTOR else None
    found = [own, *(signer.sector for signer in matter.signers)]
    return list(dict.fromkeys(sector for sector in found if sector)) or (UNKNOWN,)


def _hosts(matter: Matter) -> Sequence[str]:
    return list(dict.fromkeys(unit.name for unit in matter.units if unit.role == "主办")) or (UNKNOWN,)


DIMENSIONS: Mapping[str, tuple[str, Dimension, Sequence[str]]] = {
    "session": ("届次会议", lambda matter: _one(matter.session), ()),
    "year": ("年份", lambda matter: _one(matter.year), ()),
    "form": ("形式", lambda matter: _one(matter.form), FORMS),
    "sort": ("提出方式", lambda matter: _one(matter.sort), KINDS),
    "collective": ("集体提案类别", lambda matter: _one(matter.collective_kind), ()),
    "category": ("提案分类", lambda matter: _one(matter.category), CATEGORIES),
    "state": ("状态", lambda matter: _one(matter.course.state), STATES),
    "filing": ("立案情况", lambda matter: _one(matter.course.filing), DECISIONS),
    "signer": ("提案人", _names, ()),
    "first": ("第一提案人", lambda matter: _names(matter)[:1], ()),
    "sector": ("界别", _sectors, ()),
    "unit": ("主办单位", _hosts, ()),
    "result": ("办理结果", lambda matter: _one(matter.course.result), RESULTS),
    "satisfaction": ("满意度", lambda matter: _one(matter.course.satisfaction), SATISFACTION),
}
"""By what proposals are counted: name → Chinese label, the groups of a proposal, their usual order."""
_SEVERAL = {"signer", "sector", "unit"}


@dataclass(frozen=True, slots=True)
class StatLine:
    """One line of a statistic: the groups it is about, and the counts."""

    labels: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Statistic:
    """Proposals by some dimensions, with the whole below and notes on how to read it."""

    dimensions: tuple[str, ...]
    lines: tuple[StatLine, ...]
    total: Tally
    notes: tuple[str, ...] = ()


def dimension_named(word: str) -> str:
    """The dimension of a Chinese label or name; refuses one that there is not."""
    for name, (label, _, _) in DIMENSIONS.items():
        if word in (name, label):
            return name
    labels = "、".join(label for label, _, _ in DIMENSIONS.values())
    raise Refusal(f"提案不能按“{word}”统计。", f"可以按：{labels}。")


def stats(
    rows: Rows, by: Sequence[str] = ("category",), first: str | None = None, last: str | None = None,
    as_of: str | None = None,
) -> Statistic:  # fmt: skip
    """Proposals that came in within the days, by the named dimensions, as they stand on `as_of` (default: `last`)."""
    day = as_of or last or date.today().isoformat()
    return statistic(read_docket(rows, day), by, first, last)


def statistic(
    docket: Docket, by: Sequence[str], first: str | None = None, last: str | None = None
) -> Statistic:
    """Proposals of a docket by dimensions (names or Chinese labels)."""
    names = [dimension_named(word) for word in by]
    matters = docket.within(first, last)
    groups: dict[tuple[str, ...], list[Matter]] = {}
    for matter in matters:
        for labels in _labels(matter, names):
            groups.setdefault(labels, []).append(matter)
    ordered = sorted(groups, key=_order(names, groups))
    lines = tuple(StatLine(labels, tally(groups[labels], docket.day)) for labels in ordered)
    titles = tuple(DIMENSIONS[name][0] for name in names)
    notes = tuple(_notes(docket, names, first is not None or last is not None))
    return Statistic(titles, lines, tally(matters, docket.day), notes)


def _labels(matter: Matter, names: Sequence[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for name in names:
        found = [(*labels, label) for labels in found for label in DIMENSIONS[name][1](matter)]
    return found


def _order(
    names: Sequence[str], groups: Mapping[tuple[str, ...], Sequence[Matter]]
) -> Callable[[tuple[str, ...]], Any]:
    """By the usual order of a dimension, else by size for people and units, else by name; 未填写 last."""

    def place(name: str, label: str, size: int) -> tuple[Any, ...]:
        order = DIMENSIONS[name][2]
        known = order.index(label) if label in order else len(order)
        return (label == UNKNOWN, known, -size if name in _SEVERAL or name == "first" else 0, label)

    return lambda labels: [
        place(name, label, len(groups[labels])) for name, label in zip(names, labels, strict=True)
    ]


def _notes(docket: Docket, names: Sequence[str], dated: bool) -> Iterable[str]:
    if several := [DIMENSIONS[name][0] for name in names if name in _SEVERAL]:
        yield f"注：一件提案有几个{'、'.join(several)}的，在每一行各计一次，各行相加可能大于合计。"
    undated = sum(1 for matter in docket.matters if matter.came is None)
    if undated and dated:
        yield f"注：另有{undated}件没有提交日期，没有计入。"
