"""The list of posts: in official order, with what follows from dates and terms, as of any day."""

from __future__ import annotations

import pytest

from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store
from tests.domains.posts.desk import DAY, Clerk


def listed(store: Store, *keys: str, **query: object) -> list[tuple[object, ...]]:
    listing = Listing(store.rows, store.catalog.ledgers["posts"])
    asked = ListQuery(**query)  # type: ignore[arg-type]
    return [tuple(cells) for cells in listing.rows(listing.select(asked), keys, asked.as_of)]


def test_rank_then_manual_order_then_strokes(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    for name, title, position in (
        ("魏一", "执委", None), ("丁平", "执委", None), ("马敏", "执委", 1), ("赵明", "副主席", None),
        ("钱华", "主席", None),
        ("叶斌", "副主席", None), ("王超", "副会长", None),
    ):  # fmt: skip
        clerk.post(clerk.person(name), body, title, position=position)
    names = [name for (name,) in listed(store, "person.name")]
    assert names == ["钱华", "叶斌", "赵明", "王超", "马敏", "丁平", "魏一"]


@pytest.mark.parametrize(
    ("day", "state"),
    [("2021-12-01", "未到任"), ("2024-01-01", "在任"), ("2026-12-18", "届满留任"), ("2027-03-01", "已免")],
)
def test_the_state_of_a_post_on_a_day(store: Store, clerk: Clerk, day: str, state: str) -> None:
    body = clerk.body()
    term = clerk.term(body, planned_end="2026-12-18")
    values = {"start": "2021-12-18", "end": "2027-03-01", "end_reason": "届满", "term": term}
    clerk.post(clerk.person("赵明"), body, "执委", **values)
    assert listed(store, "status", as_of=day, scope="all") == [(state,)]


def test_scopes_and_filters_as_of_a_day(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    clerk.post(clerk.person("赵明"), body, "副主席", start="2016-12-01", end="2021-12-18", end_reason="届满")
    clerk.post(clerk.person("钱华"), body, "副主席", start="2021-12-18")
    assert listed(store, "person.name") == [("钱华",)]
    assert listed(store, "person.name", as_of="2020-01-01") == [("赵明",)]
    assert listed(store, "person.name", scope="ended") == [("赵明",)]
    level = Filter("body.level", "any", ("市",))
    assert listed(store, "person.name", filters=(level,)) == []


def test_a_line_tells_unit_age_terms_and_the_delegates_words(store: Store, clerk: Clerk) -> None:
    person = clerk.person("赵明", birth="1970-05-01", sex="男")
    clerk.works(person, "临川县安达贸易有限公司")
    council, cppcc = clerk.body(), clerk.body("县政协", "政协")
    for number, start in ((10, "2016-12-01"), (11, "2021-12-18")):
        clerk.post(person, council, "副主席", term=clerk.term(council, number, start), start=start)
    clerk.post(person, cppcc, "常委")
    keys = (
        "term.number",
        "terms",
        "unit.name",
        "job.post",
        "age",
        "delegate",
        "delegate_cppcc",
        "delegate_npc",
    )
    firm = ("临川县安达贸易有限公司", "董事长", 56)
    assert sorted(listed(store, *keys, as_of=DAY), key=str) == sorted([
        (10, 1, *firm, None, None, None),
        (11, 2, *firm, None, None, None),
        (None, None, *firm, "县政协常委", "县政协常委", None),
    ], key=str)  # fmt: skip


def test_the_lists_of_bodies_and_terms(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    clerk.term(body, 10, "2016-12-01", end="2021-12-18")
    clerk.term(body, 11, planned_end="2026-12-18")
    bodies = Listing(store.rows, store.catalog.ledgers["bodies"])
    assert bodies.rows(bodies.select(ListQuery()), ("body.name", "term.number", "term.planned_end")) == [
        ["执行委员会", 11, "2026-12-18"]
    ]
    terms = Listing(store.rows, store.catalog.ledgers["terms"])
    found = terms.rows(terms.select(ListQuery(scope="all")), ("body.name", "term.name"))
    assert found == [["执行委员会", "第十一届"], ["执行委员会", "第十届"]]


def test_every_declared_field_of_a_post_has_its_column(store: Store) -> None:
    shown = {path for item in store.catalog.ledgers["posts"].columns for path in item.paths}
    missing = {
        item.name
        for item in store.catalog.entities["post"]
        if item.target is None and ("post", item.name) not in shown
    }
    assert missing == set()
