"""A small catalog with a ledger: clubs, the people in them, and who led them when."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Catalog, Dictionary
from secretariat.base.dates import age
from secretariat.base.entity import entity, entity_of
from secretariat.base.fields import choice, count, day, link, note, text
from secretariat.base.kinds import Count
from secretariat.base.ledger import Column, Ledger, Period, Source, column
from secretariat.store.own_records import OWN_ENTITIES


@entity("club", label="社团")
@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    id: int = 0
    name: str = text("名称", required=True)
    rank: str | None = choice("等级", dictionary="rank", entries=("甲级", "乙级", "丙级"), open=True)
    size: int | None = count("人数")
    start: str | None = day("成立日期")
    end: str | None = day("撤销日期")
    reason: str | None = text("撤销原因")
    stage: str | None = text("办理状态")
    remark: str | None = note("备注")


@entity("person", label="人员")
@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: int = 0
    name: str = text("姓名", required=True)
    birth: str | None = day("出生日期")


@entity("lead", label="任职", title="person")
@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    id: int = 0
    club: int = link("club", "社团", required=True)
    person: int = link("person", "人员", required=True)
    start: str | None = day("开始日期")
    end: str | None = day("结束日期")


_CLUB, _PERSON = entity_of(Club), entity_of(Person)
LEDGER = Ledger(
    name="clubs",
    label="社团",
    root="club",
    sources=(
        Source("club", "club"),
        Source("lead", "lead", back=("club", "club"), dated=True),
        Source("leader", "person", via=(("lead", "person"),)),
    ),
    columns=(
        *(column("club", item) for item in _CLUB.fields),
        column("leader", _PERSON.field("name"), label="负责人"),
        column("leader", _PERSON.field("birth"), label="负责人出生日期"),
        Column("age", "负责人年龄", Count(unit="岁"), inputs=("leader.birth",),
               derive=lambda values, on: age(values[0], on) if values[0] else None),
    ),
    title="club.name",
    searched=("club.name", "leader.name"),
    order=("club.name",),
    period=Period("start", "end", reason="reason", stage="stage", outside=("申请中",)),
)  # fmt: skip

CATALOG = Catalog(
    entities={item.name: item for item in (*OWN_ENTITIES, _CLUB, _PERSON, entity_of(Lead))},
    ledgers={"clubs": LEDGER},
    dictionaries={"rank": Dictionary("rank", "等级", ("甲级", "乙级", "丙级"))},
)
