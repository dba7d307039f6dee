"""A ledger is the flat list of a clerk: columns by key and by label, sources by alias."""

from dataclasses import dataclass, replace

import pytest

from secretariat.base.entity import entity, entity_of
from secretariat.base.fields import count, link, text
from secretariat.base.kinds import Count
from secretariat.base.ledger import Column, column, ledger_of
from secretariat.catalog import CATALOG


@entity("shop", label="店铺")
@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A shop."""

    id: int = 0
    name: str = text("名称", required=True, roster=True)
    town: int | None = link("town", "乡镇")
    staff: int | None = count("员工数", aliases=("人数",))


SHOPS = ledger_of(entity_of(Shop), unit="家", searched=("name",))


def test_a_record_that_stands_alone_has_a_column_for_each_field_but_links() -> None:
    assert [item.label for item in SHOPS.columns] == ["名称", "员工数"]
    assert (SHOPS.title, SHOPS.searched, SHOPS.unit) == ("root.name", ("root.name",), "家")


def test_columns_are_found_by_key_and_by_label() -> None:
    assert SHOPS.column("root.staff").words == ("员工数", "人数")
    assert SHOPS.labelled("员工数") is SHOPS.column("root.staff")
    assert SHOPS.labelled("root.staff") is SHOPS.column("root.staff")
    assert SHOPS.labelled("天气") is None
    assert SHOPS.source("root").entity == "shop"
    for missing in (SHOPS.column, SHOPS.source):
        with pytest.raises(KeyError):
            missing("weather")


def test_a_column_takes_what_the_field_declares_unless_told_otherwise() -> None:
    made = column("root", entity_of(Shop).field("name"), label="店名", roster=False)
    assert (made.key, made.label, made.required, made.roster) == ("root.name", "店名", True, False)


def test_a_derived_column_is_not_filled_by_an_import_unless_it_says_so() -> None:
    derived = Column("age", "年龄", Count(), derive=lambda values, day: 1)
    assert not derived.written
    assert replace(derived, accepts=True).written
    assert SHOPS.column("root.name").written


@pytest.mark.parametrize("name", sorted(CATALOG.ledgers))
def test_every_list_of_the_program_holds_together(name: str) -> None:
    ledger = CATALOG.ledgers[name]
    labels = [item.label for item in ledger.columns]
    assert sorted(labels) == sorted(set(labels))
    keys = {item.key for item in ledger.columns}
    assert len(keys) == len(labels)
    for key in (ledger.title, *ledger.searched, *(one.removeprefix("-") for one in ledger.order)):
        assert ledger.column(key)
    for item in ledger.columns:
        for alias, field in item.paths:
            source = CATALOG.entities[ledger.source(alias).entity]
            assert field == "id" or source.field(field)
        for key in item.inputs:
            assert ledger.column(key)
    for source in ledger.sources:
        aliases = [alias for alias, _ in source.via] + ([source.back[1]] if source.back else [])
        assert all(ledger.source(alias) for alias in aliases)
