"""Training classes in figures, and how much of a roll they reached (轮训覆盖)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from secretariat.base.document import Paragraph, Selection
from secretariat.base.figures import rate
from secretariat.domains.office import queries
from secretariat.domains.office.figures.words import counted, number
from secretariat.domains.office.queries import Span
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.rows import Rows

TRAININGS, TRAINEES = "trainings", "trainees"


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of a span, and how often somebody took part: names counted, else the number written down."""

    day: str
    ids: tuple[int, ...]
    times: int

    def sentence(self, *, roughly: bool = False) -> Paragraph:
        """58期、4016人次。 In round words: 58期、4000余人次。"""
        total = counted(TRAININGS, self.ids, self.day, "培训班", "期")
        opens = Selection(TRAININGS, self.day, self.ids, "培训人次")
        return Paragraph((total, "、", number(self.times, "人次", opens, roughly=roughly), "。"))


def classes(rows: Rows, day: str, span: Span | None = None) -> Classes:
    """The classes that began within a span (all without one)."""
    found = queries.classes(rows, span)
    return Classes(day, tuple(record for record, _ in found), sum(times for _, times in found))


def trainees(rows: Rows, training: int, day: str) -> Paragraph:
    """Who took part in one class: 20名。"""
    ids = [row["id"] for row in rows.find("trainee", training=training)]
    if ids:
        return Paragraph((counted(TRAINEES, ids, day, "学员", "名"), "。"))
    stored = rows.get("training", training) or {}
    opens = Selection(TRAININGS, day, (training,), "培训班")
    return Paragraph((number(stored.get("headcount") or 0, "名", opens), "。"))


@dataclass(frozen=True, slots=True)
class Reached:
    """How many persons of a roll were trained, each once; `missing` are to be invited next, `bare` names untold.

    `unnamed` are classes of which only the number of participants is known.
    """

    day: str
    roll: frozenset[int]
    trained: frozenset[int]
    bare: int
    unnamed: int = 0

    @property
    def told(self) -> bool:
        """Whether anybody's name was kept, without which nothing can be said."""
        return bool(self.trained or self.bare)

    @property
    def done(self) -> tuple[int, ...]:
        """Who of the roll was trained."""
        return tuple(sorted(self.roll & self.trained))

    @property
    def missing(self) -> tuple[int, ...]:
        """Who of the roll was not trained."""
        return tuple(sorted(self.roll - self.trained))

    def sentence(self) -> Paragraph:
        """轮训覆盖136/136，100%。"""
        total = number(len(self.done), "", Selection("people", self.day, self.done, "已轮训"))
        pieces = ("轮训覆盖", total, f"/{len(self.roll)}，{rate(len(self.done), len(self.roll))}")
        bare = f"；另有{self.bare}人次尚未对应到人员，没有计入" if self.bare else ""
        unnamed = f"；另有{self.unnamed}期只登记了人数，没有计入" if self.unnamed else ""
        return Paragraph((*pieces, f"{bare}{unnamed}。"))


def coverage(rows: Rows, roll: Collection[int], day: str, span: Span | None = None) -> Reached:
    """How much of a roll (of a body, of a chamber's or all members' heads) the classes of a span reached."""
    trained, bare = queries.trained(rows, span)
    return Reached(day, frozenset(roll), frozenset(trained), bare, queries.without_names(rows, span))


def learning_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """Classes and how often somebody took part."""
    spans = [classes(rows, period.last, span) for span in period.spans]
    return [
        Indicator("培训班", "期", *(Records(TRAININGS, one.ids, one.day) for one in spans)),
        Indicator("参训", "人次", *(Records(TRAININGS, one.ids, one.day, one.times) for one in spans)),
    ]
