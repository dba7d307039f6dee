"""What a body is made of as of a day: education, ages, women, party members, private enterprises; in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secretariat.base.dates import age
from secretariat.base.document import Figure, Paragraph, Selection
from secretariat.base.figures import percent
from secretariat.domains.posts import queries
from secretariat.domains.posts.queries import Holding, Scope
from secretariat.domains.posts.vocabulary import COMMUNISTS, PRIVATE_KINDS, PUBLIC_REGISTRATIONS
from secretariat.store.rows import Rows

GRADUATES, COLLEGE = ("博士研究生", "硕士研究生", "研究生"), "大学"
BANDS = ((71, 200, "71岁以上"), (61, 70, "61至70岁"), (51, 60, "51至60岁"), (41, 50, "41至50岁"), (31, 40, "31至40岁"),
         (0, 30, "30岁及以下"))  # fmt: skip
DECADE_NOTE = "注：80后指1980年至1989年出生；年龄为截至当日的周岁。"

Piece = str | Figure


@dataclass(frozen=True, slots=True)
class Composition:
    """The persons in force in a body on a day, each once, and who of them has had overseas study."""

    day: str
    name: str
    people: tuple[Holding, ...]
    overseas: frozenset[int]

    def education(self, noun: str = "会员", digits: int = 1) -> Paragraph:
        """会员136人，其中研究生以上26人、大学71人，合计97人，占71.3%。"""
        graduates = self._where(lambda one: one.education in GRADUATES)
        college = self._where(lambda one: one.education == COLLEGE)
        both = [*graduates, *college]
        return Paragraph((
            noun, self._count(self.people, noun), "，其中研究生以上", self._count(graduates, "研究生以上"), "、大学",
            self._count(college, "大学"), "，合计", self._count(both, "大学以上"),
            f"，占{percent(len(both), len(self.people), digits)}。",
        ))  # fmt: skip

    def abroad(self, digits: int = 1) -> Paragraph:
        """有海外留学经历的36人，占26.5%。"""
        return self._share("有海外留学经历的", self._where(lambda one: one.person in self.overseas), digits)

    def private(self, noun: str = "执委", digits: int = 1) -> Paragraph:
        """执委487人，其中民营企业339人，占69.6%。"""
        found = self._where(
            lambda one: one.unit_kind in PRIVATE_KINDS and one.registration not in PUBLIC_REGISTRATIONS
        )
        share = self._share("其中民营企业", found, digits)
        return Paragraph((noun, self._count(self.people, noun), "，", *share.pieces))

    def eighties(self, digits: int = 1) -> Paragraph:
        """80后96人，占70.6%；年龄最大42岁，最小23岁。"""
        found = self._where(lambda one: "1980" <= (one.birth or "")[:4] <= "1989")
        pieces = self._share("80后", found, digits).pieces[:-1]
        ages = sorted(years for one in self.people if (years := self._age(one)) is not None)
        if not ages:
            return Paragraph((*pieces, "。"))
        unknown = len(self.people) - len(ages)
        told = f"；另有{unknown}人的年龄不详" if unknown else ""
        return Paragraph((*pieces, f"；年龄最大{ages[-1]}岁，最小{ages[0]}岁{told}。"))

    def ages(self, noun: str = "委员", digits: int = 1) -> Paragraph:
        """委员31人：71岁以上2人（6%）、61至70岁8人（26%）…；女5人（16%）；中共党员10人（32%）。"""
        pieces: list[Piece] = [noun, self._count(self.people, noun), "："]
        known = [(label, self._between(low, high)) for low, high, label in BANDS]
        known.append(("年龄不详", self._where(lambda one: self._age(one) is None)))
        filled = [(label, found) for label, found in known if found]
        for place, (label, found) in enumerate(filled):
            pieces += ["、" if place else "", label, *self._shared(found, label, digits)]
        for label, found in (
            ("女", self._where(lambda one: one.sex == "女")),
            ("中共党员", self._where(lambda one: one.politics in COMMUNISTS)),
        ):
            pieces += ["；", label, *self._shared(found, label, digits)]
        return Paragraph((*pieces, "。"))

    def _where(self, test: Callable[[Holding], bool]) -> list[Holding]:
        return [one for one in self.people if test(one)]

    def _age(self, one: Holding) -> int | None:
        return age(one.birth, self.day) if one.birth else None

    def _between(self, low: int, high: int) -> list[Holding]:
        return self._where(lambda one: (years := self._age(one)) is not None and low <= years <= high)

    def _count(self, found: Sequence[Holding], caption: str) -> Figure:
        opens = Selection("posts", self.day, tuple(one.post for one in found), f"{self.name}：{caption}")
        return Figure(f"{len(found)}人", len(found), opens)

    def _share(self, label: str, found: Sequence[Holding], digits: int) -> Paragraph:
        share = percent(len(found), len(self.people), digits)
        return Paragraph((label, self._count(found, label), f"，占{share}", "。"))

    def _shared(self, found: Sequence[Holding], label: str, digits: int) -> list[Piece]:
        return [self._count(found, label), f"（{percent(len(found), len(self.people), digits)}）"]


def composition(rows: Rows, body: int, day: str) -> Composition:
    """Who is in a body on a day; of several posts there the one noted first stands for the person."""
    people: dict[int, Holding] = {}
    for one in sorted(queries.holdings(rows, Scope((body,)), day), key=lambda one: one.post):
        people.setdefault(one.person, one)
    persons = rows.many("person", people)
    overseas = frozenset(person for person, row in persons.items() if row["overseas"])
    return Composition(day, rows.title("body", body), tuple(people.values()), overseas)
