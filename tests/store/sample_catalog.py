"""A catalog of its own for the tests of the store: towns, shops in them, and visits to the shops."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Catalog
from secretariat.base.entity import entity, entity_of
from secretariat.base.fields import count, day, link, note, text
from secretariat.store.own_records import OWN_ENTITIES


@entity("town", label="乡镇")
@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    id: int = 0
    name: str = text("名称", required=True)


@entity("shop", label="店铺")
@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    id: int = 0
    name: str = text("名称", required=True)
    town: int | None = link("town", "所在乡镇")
    staff: int | None = count("员工数")
    opened: str | None = day("开业日期")
    remark: str | None = note("备注")


@entity("visit", label="走访", title="subject")
@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    id: int = 0
    shop: int = link("shop", "店铺", required=True)
    subject: str = text("事由", required=True)


RECORDS = tuple(map(entity_of, (Town, Shop, Visit)))
CATALOG = Catalog(entities={item.name: item for item in (*OWN_ENTITIES, *RECORDS)}, ledgers={})
