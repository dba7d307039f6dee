"""Raising the dues of a year: who owes what by which standard, and never twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.domains.members.verbs import add_member
from secretariat.domains.office.dues_verbs import dues_of, raise_dues
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store

DAY = "2026-03-01"
A, B, C = "临川县金盛建材有限公司", "临川县宏达商贸有限公司", "临川县老街餐饮店"
YUAN = 100


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商联") as opened:
        with opened.transact("录入") as tx:
            for name, head in ((A, "单明"), (B, "王伟"), (C, "李丽")):
                add_member(
                    tx, {"organization.name": name, "principal.name": head, "membership.start": "2019-03-05"}
                )
        yield opened


def unit(store: Store, name: str) -> int:
    return int(store.rows.find("organization", name=name)[0]["id"])


def set_standards(store: Store, *standards: tuple[str, int, str | None]) -> None:
    with store.transact("定标准") as tx:
        for post, yuan, period in standards:
            tx.add(
                "fee_standard",
                {"post": post, "amount": yuan * YUAN, "period": period, "start": "2024-01-01"},
            )


def appoint(store: Store, name: str, title: str, kind: str, organization: int | None = None) -> None:
    person = store.rows.find("person", name=name)[0]["id"]
    with store.transact("任职") as tx:
        body = tx.add("body", {"name": f"{title}的组织", "kind": kind, "organization": organization})
        term = tx.add("term", {"body": body, "number": 11, "start": "2024-06-01"})
        tx.add("post", {"person": person, "body": body, "term": term, "title": title, "start": "2024-06-01"})


def raised(store: Store, year: int = 2026) -> dict[str, int]:
    """What was written, in 元 by unit."""
    with store.transact("生成应缴") as tx:
        raise_dues(tx, year, DAY)
    return {
        store.rows.title("organization", row["organization"]): row["standard"] // YUAN
        for row in store.rows.find("fee", year=year)
        if row["standard"] is not None
    }


def test_the_head_of_a_unit_pays_for_the_highest_post(store: Store) -> None:
    set_standards(store, ("会员", 200, "年"), ("会长", 10_000, "年"), ("执委、常委", 2_000, "年"))
    appoint(store, "单明", "会长", "执行委员会")
    appoint(store, "单明", "执委", "执行委员会")
    appoint(store, "王伟", "执委", "执行委员会")
    assert raised(store) == {A: 10_000, B: 2_000, C: 200}


def test_a_seat_elsewhere_counts_for_nothing(store: Store) -> None:
    set_standards(store, ("会员", 200, "年"), ("会长", 10_000, "年"), ("委员", 3_000, "年"))
    appoint(store, "单明", "委员", "政协")
    appoint(store, "王伟", "会长", "商会", organization=unit(store, C))
    assert raised(store) == {A: 200, B: 200, C: 200}


def test_nobody_gets_the_dues_of_a_year_twice(store: Store) -> None:
    set_standards(store, ("企业会员", 500, "年"))
    with store.transact("录入") as tx:
        tx.add("fee", {"year": 2026, "organization": unit(store, A), "paid": 500 * YUAN})
        tx.add("fee", {"year": 2026, "name": B, "paid": 500 * YUAN})
    assert raised(store) == {C: 500}
    assert dues_of(store.rows, 2026, DAY).fresh == ()
    assert raised(store, 2027) == {A: 500, B: 500, C: 500}


def test_dues_in_the_recycle_bin_can_be_raised_again(store: Store) -> None:
    set_standards(store, ("企业会员", 500, "年"))
    raised(store)
    with store.transact("删除") as tx:
        for row in tx.find("fee"):
            tx.remove("fee", row["id"])
    assert len(dues_of(store.rows, 2026, DAY).fresh) == 3


def test_who_pays_by_the_term_pays_once_in_it(store: Store) -> None:
    set_standards(store, ("执委", 6_000, "届"))
    appoint(store, "单明", "执委", "执行委员会")
    assert raised(store, 2024) == {A: 6_000}
    dues = dues_of(store.rows, 2026, DAY)
    assert dues.fresh == () and len(dues.present) == 1 and len(dues.without) == 2


def test_a_term_of_unknown_beginning_is_asked_not_guessed(store: Store) -> None:
    set_standards(store, ("企业会员", 6_000, "届"))
    dues = dues_of(store.rows, 2026, DAY)
    assert dues.fresh == () and len(dues.unclear) == 3


def test_standards_and_members_of_another_day_do_not_count(store: Store) -> None:
    with store.transact("定标准") as tx:
        tx.add("fee_standard", {"post": "企业会员", "amount": 100, "period": "年", "start": "2026-03-02"})
        tx.add("fee_standard", {"post": "企业会员", "amount": 200, "period": "年", "end": "2026-03-01"})
    assert len(dues_of(store.rows, 2026, DAY).without) == 3
    with store.transact("退会") as tx:
        member = tx.find("membership", organization=unit(store, C))[0]["id"]
        tx.change("membership", member, {"end": DAY, "end_reason": "转出"})
    assert len(dues_of(store.rows, 2026, DAY).without) == 2


def test_arrears_are_what_is_left_after_reduction_and_payment(store: Store) -> None:
    with store.transact("录入") as tx:
        for standard, reduced, paid in (
            (1000, None, None), (1000, 200, 300), (1000, 1000, None), (500, None, 600), (None, None, 50),
        ):  # fmt: skip
            tx.add(
                "fee", {"year": 2026, "name": "某店", "standard": standard, "reduced": reduced, "paid": paid}
            )
    listing = Listing(store.rows, store.catalog.ledgers["fees"])
    assert listing.array("arrears") == [1000, 500, 0, 0, None]
    assert listing.select(ListQuery(scope="all", filters=(Filter("arrears", "from", 1),))) == [1, 2]
