"""Whose training is told of: the first own body with people in it, else the members' heads; and how."""

from __future__ import annotations

from typing import Any

from secretariat.base.document import Figure, Paragraph
from secretariat.domains.overview.main_roll import body_roll, main_roll
from secretariat.domains.overview.monthly import monthly_report
from secretariat.store.store import Store

DAY = "2026-10-31"


def add(store: Store, entity: str, *records: dict[str, Any]) -> list[int]:
    with store.transact("登记") as tx:
        return list(tx.add_many(entity, list(records)))


def council(store: Store) -> tuple[list[int], int]:
    """Four people, the last of whom left the council before the day, and the council."""
    people = add(store, "person", *({"name": name} for name in ("赵一", "钱二", "孙三", "李四")))
    (body,) = add(store, "body", {"name": "临川县工商联执行委员会", "kind": "执行委员会"})
    add(store, "post", *({"person": one, "body": body, "title": "执委"} for one in people[:3]))
    add(store, "post", {"person": people[3], "body": body, "title": "执委", "end": "2025-01-01"})
    return people, body


def said(store: Store, word: str) -> list[Paragraph]:
    report = monthly_report(store.rows, "2026-10")
    return [one for one in report.blocks if isinstance(one, Paragraph) and word in one.text]


def test_the_first_own_body_with_people_counts_and_no_foreign_one(store: Store) -> None:
    assert main_roll(store.rows, DAY) is None
    (person,) = add(store, "person", {"name": "周五"})
    foreign, _ = add(
        store,
        "body",
        {"name": "县政协", "kind": "政协", "rank": 1},
        {"name": "常委会", "kind": "常务委员会", "rank": 2},
    )
    add(store, "post", {"person": person, "body": foreign, "title": "委员"})
    assert body_roll(store.rows, DAY) is None
    people, _ = council(store)
    roll = body_roll(store.rows, DAY)
    assert roll is not None and roll.name == "临川县工商联执行委员会"
    assert roll.people == frozenset(people[:3])


def test_without_a_body_the_heads_of_the_members_count(store: Store) -> None:
    (head,) = add(store, "person", {"name": "周五"})
    add(store, "membership", {"kind": "个人会员", "person": head})
    roll = main_roll(store.rows, DAY)
    assert roll is not None and (roll.name, roll.people) == ("会员负责人", frozenset((head,)))
    assert body_roll(store.rows, DAY) is None


def test_the_month_tells_how_many_of_the_council_were_trained(store: Store) -> None:
    people, _ = council(store)
    old, new, _, later = add(
        store, "training", {"name": "甲班", "start": "2024-05"}, {"name": "乙班", "start": "2026-10-09"},
        {"name": "丙班", "start": "2026-06", "headcount": 30}, {"name": "丁班", "start": "2026-11-02"},
    )  # fmt: skip
    add(
        store, "trainee", {"training": old, "person": people[0]}, {"training": old, "person": people[1]},
        {"training": new, "person": people[1]}, {"training": new, "person": people[3]},
        {"training": later, "person": people[2]},
    )  # fmt: skip
    (told,) = said(store, "轮训")
    assert told.text == (
        "临川县工商联执行委员会：本年轮训覆盖1/3，33.3%；另有1期只登记了人数，没有计入。"
        "历年累计轮训覆盖2/3，66.7%；另有1期只登记了人数，没有计入。"
    )
    figures = [piece for piece in told.pieces if isinstance(piece, Figure)]
    assert [one.counts.ids for one in figures if one.counts] == [(people[1],), tuple(people[:2])]


def test_where_no_names_were_kept_nothing_is_said(store: Store) -> None:
    council(store)
    add(store, "training", {"name": "甲班", "start": "2026-10-09", "headcount": 40})
    assert said(store, "轮训") == [] and said(store, "40人次")
