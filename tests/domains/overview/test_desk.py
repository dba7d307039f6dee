"""What the office sees first: numbers, gaps and birthdays, each with the members it counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.domains.overview.desk import DUPLICATES, Desk, birthdays, desk, doubles
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from tests.domains.overview.roll import put_member


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as opened:
        yield opened


def add(store: Store, *members: dict[str, str]) -> list[int]:
    with store.transact("录入") as tx:
        return [put_member(tx, values) for values in members]


def member(name: str, **more: str) -> dict[str, str]:
    return {"organization.name": name, **{key.replace("__", "."): value for key, value in more.items()}}


def counts(found: Desk) -> dict[str, int]:
    return {item.label: item.count for item in found.numbers}


def test_numbers_are_those_of_the_day(store: Store) -> None:
    add(
        store,
        member("甲厂", membership__start="2019-03-05"),
        member("乙厂", membership__start="2026-11-02"),
        member("丙厂", membership__start="2026-11-25"),
        member(
            "丁厂", membership__start="2010", membership__end="2026-11-10", membership__end_reason="自愿退会"
        ),
        {"membership.kind": "个人会员", "principal.name": "单明", "membership.start": "2020-01"},
    )
    found = counts(desk(store.rows, "2026-11-22", None))
    assert found == {
        "会员总数": 3, "本月新增": 1, "本月退出": 1, "企业会员": 2, "团体会员": 0, "个人会员": 1,
    }  # fmt: skip
    assert counts(desk(store.rows, "2026-11-30", "2026-11-30"))["本月新增"] == 2
    assert counts(desk(store.rows, "2026-10-31", "2026-10-31"))["会员总数"] == 3


def test_every_count_opens_a_list_of_that_length(store: Store) -> None:
    add(
        store,
        member("甲厂", principal__name="单明", organization__credit_code="91360000MA35XXXX01"),
        member("乙厂", membership__stage="待审批"),
        {"membership.kind": "个人会员", "principal.name": "吴青"},
    )
    found = desk(store.rows, "2026-11-22", None)
    listing = Listing(store.rows, store.rows.catalog.ledgers["members"])
    lines = [*found.numbers, *(item for item in found.errands if item.query is not None)]
    assert [(item.label, len(listing.select(item.query))) for item in lines] == [  # type: ignore[arg-type]
        (item.label, item.count) for item in lines
    ]
    assert "待审批的入会申请" in [item.label for item in found.errands]


def test_an_individual_needs_no_credit_code(store: Store) -> None:
    add(store, {"membership.kind": "个人会员", "principal.name": "吴青"}, member("甲厂"))
    gaps = {item.label: item.count for item in desk(store.rows, "2026-11-22", None).errands}
    assert gaps["没有统一社会信用代码"] == 1 and gaps["没有负责人手机"] == 2


def test_nothing_to_do_is_no_line(store: Store) -> None:
    assert desk(store.rows, "2026-11-22", None).errands == ()


def test_likely_doubles_are_counted_as_pairs(store: Store) -> None:
    with store.transact("录入") as tx:
        tx.add_many("organization", [{"name": "临川县甲厂"}, {"name": "临川县甲厂"}])
    line = doubles(store.rows)
    assert (line.label, line.count, line.place) == ("疑似重复的记录", 1, DUPLICATES)


def heads(store: Store, *births: str) -> None:
    add(
        store,
        *(
            member(f"{place}号厂", principal__name=f"单{sign}", principal__birth=birth)
            for place, (sign, birth) in enumerate(zip("甲乙丙丁戊己", births, strict=False), start=1)
        ),
    )


def coming(store: Store, day: str) -> list[tuple[str, str, int]]:
    found = birthdays(store.rows, day)
    return [(item.day, item.name, item.age) for item in found]


def test_birthdays_come_in_order_across_the_year(store: Store) -> None:
    heads(store, "1970-01-05", "1980-12-20", "1990-12-19", "1960-02-01", "1975-12", "1975")
    assert coming(store, "2026-12-20") == [("2026-12-20", "单乙", 46), ("2027-01-05", "单甲", 57)]


def test_a_leap_day_is_kept_on_the_28th_in_other_years(store: Store) -> None:
    heads(store, "1980-02-29", "1980-02-28")
    assert coming(store, "2026-02-20") == [("2026-02-28", "单甲", 46), ("2026-02-28", "单乙", 46)]
    assert coming(store, "2028-02-20") == [("2028-02-28", "单乙", 48), ("2028-02-29", "单甲", 48)]


def test_who_left_has_no_birthday_here(store: Store) -> None:
    add(store, member("甲厂", principal__name="单甲", principal__birth="1980-12-01",
                      membership__end="2020-01-01", membership__end_reason="注销"))  # fmt: skip
    assert coming(store, "2026-11-22") == []


def test_a_birthday_names_the_unit(store: Store) -> None:
    heads(store, "1980-12-01")
    found = birthdays(store.rows, "2026-11-22")
    assert [(item.name, item.unit) for item in found] == [("单甲", "1号厂")]
