"""数据体检: each thing that is wrong is counted once and leads to the records that it is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.domains.overview.health import BARE, health
from secretariat.store.listing import Listing
from secretariat.store.store import Store

DAY = "2026-11-22"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as opened:
        yield opened


def counts(store: Store) -> dict[str, int]:
    return {item.label: item.count for item in health(store.rows, DAY, None)}


def test_an_empty_file_is_well(store: Store) -> None:
    assert health(store.rows, DAY, None) == []


def test_what_is_wrong_leads_to_its_records(store: Store) -> None:
    with store.transact("录入") as tx:
        tx.add_many("person", [{"name": "单明"}, {"name": "单明"}, {"name": "吴青"}])
        event = tx.add("event", {"title": "座谈会", "start": "2026-05-02", "end": "2026-05-01"})
        tx.add("event", {"title": "培训", "start": "2026-05-20", "end": "2026-05"})
        tx.add("attendance", {"event": event, "name": "某人", "state": "出席"})
        tx.add("attendance", {"event": event, "person": 1, "state": "出席"})
        tx.add("demand", {"title": "招工难", "name": "某厂", "day": "2026-05-01"})
        tx.add("pairing", {"project": "供货", "start": "2026-05-02", "end": "2026-04"})
    assert counts(store) == {
        "同名的人员": 2, "活动记录前后矛盾": 1,
        "结对对接的结束日期早于开始日期": 1, "参会情况里还没对应上的名字": 1, "诉求里还没对应上的名字": 1,
    }  # fmt: skip
    for item in health(store.rows, DAY, None):
        assert item.query is not None
        listing = Listing(store.rows, store.rows.catalog.ledgers[item.ledger])
        assert len(listing.select(item.query)) == item.count


def test_contradictory_proposals_are_named(store: Store) -> None:
    with store.transact("录入") as tx:
        session = tx.add("session", {"name": "政协临川县第十届委员会第五次会议"})
        for _ in range(2):
            tx.add("proposal", {"session": session, "form": "提案", "number": "001", "title": "同号"})
    (item,) = [one for one in health(store.rows, DAY, None) if one.ledger == "proposals"]
    assert item.count == 2 and "1号提案有2件" in item.tip


def test_every_record_that_may_hold_a_bare_name_is_looked_at() -> None:
    told = {entity for entity, _ in BARE.values()}
    holding = {
        entity.name
        for entity in CATALOG.entities.values()
        for field in entity.fields
        if field.label.startswith("未核实") and field.name in ("name", "holder_name")
    }
    assert holding - {"signer"} == told


def test_what_contradicts_itself_in_events_and_rotas_is_counted(store: Store) -> None:
    with store.transact("录入") as tx:
        event = tx.add("event", {"title": "座谈会", "start": "2026-05-02", "headcount": 9})
        person = tx.add("person", {"name": "单明"})
        tx.add("attendance", {"event": event, "person": person, "state": "出席"})
        rota = tx.add("rota", {"name": "2026年度轮值", "start": "2026-01-01", "end": "2026-12-31"})
        tx.add("duty_group", {"rota": rota, "name": "第1组", "number": 1})
    found = {item.label: item for item in health(store.rows, DAY, None)}
    assert found["活动记录前后矛盾"].query is not None and found["活动记录前后矛盾"].query.ids == (event,)
    assert found["轮值需要核对"].count >= 1 and found["轮值需要核对"].place == "rotation/核对"
