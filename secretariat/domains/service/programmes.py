"""How far programmes of visits are: enterprises visited against the target and each leader's quota."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.base.figures import percent
from secretariat.domains.service.docket import enterprises, read_visits
from secretariat.domains.service.queries import VisitLine
from secretariat.store.rows import Record, Rows


@dataclass(frozen=True, slots=True)
class LeaderProgress:
    """One leader in a programme; `quota` is None for somebody who visited without one, `done` counts 家."""

    leader: str
    department: str
    quota: int | None
    done: int
    visits: tuple[int, ...]

    @property
    def left(self) -> int:
        """How many enterprises are still to be visited."""
        return max(0, (self.quota or 0) - self.done)


@dataclass(frozen=True, slots=True)
class Progress:
    """One programme: the target in 家 (else the sum of the quotas), what was done, and by whom."""

    id: int
    name: str
    season: str
    start: str | None
    end: str | None
    target: int | None
    done: int
    visits: tuple[int, ...]
    leaders: tuple[LeaderProgress, ...]
    found: tuple[int, ...]
    """Demands found on its visits."""

    def rate(self, digits: int = 1) -> str:
        """完成率: enterprises visited, of the target."""
        return percent(self.done, self.target or 0, digits)


def progress(rows: Rows, day: str) -> list[Progress]:
    """All programmes as of a day, the latest first."""
    quotas: dict[int, list[Record]] = {}
    for row in rows.find("visit_quota"):
        quotas.setdefault(row["programme"], []).append(row)
    visits: dict[int | None, list[VisitLine]] = {}
    for line in read_visits(rows):
        if line.day is None or line.day <= day:
            visits.setdefault(line.programme, []).append(line)
    demands: dict[int, list[int]] = {}
    for record, visit in rows.columns("demand", ("visit",)):
        demands.setdefault(visit, []).append(record)
    found = [
        _one(row, quotas.get(row["id"], []), visits.get(row["id"], []), demands)
        for row in rows.find("programme")
    ]
    return sorted(found, key=lambda one: (one.start or "", one.id), reverse=True)


def _one(
    row: Record, quotas: Sequence[Record], visits: Sequence[VisitLine], demands: dict[int, list[int]]
) -> Progress:
    target = row["target"] or sum(quota["number"] for quota in quotas) or None
    ids = tuple(line.id for line in visits)
    return Progress(
        row["id"], row["name"], row["season"] or "", row["start"], row["end"], target, enterprises(visits), ids,
        tuple(_leaders(quotas, visits)), tuple(one for visit in ids for one in demands.get(visit, ())),
    )  # fmt: skip


def _leaders(quotas: Sequence[Record], visits: Sequence[VisitLine]) -> list[LeaderProgress]:
    """Those with a quota in its order, then others who went along."""
    by_leader: dict[str, list[VisitLine]] = {}
    for line in visits:
        for name in (line.leaders or "").split("、"):
            if name:
                by_leader.setdefault(name, []).append(line)
    told = [(quota["leader"], quota["department"] or "", quota["number"]) for quota in quotas]
    known = {name for name, _, _ in told}
    told += [(name, "", None) for name in by_leader if name not in known]
    return [
        LeaderProgress(name, department, number, enterprises(by_leader.get(name, ())),
                       tuple(line.id for line in by_leader.get(name, ())))
        for name, department, number in told
    ]  # fmt: skip
