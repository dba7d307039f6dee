"""Contradictions are told with the posts behind them, by limits that the office can change; nothing is blocked."""

from __future__ import annotations

from secretariat.domains.posts.checks import PostWarning, counted, warnings
from secretariat.domains.posts.limits import AGE_LIMIT, TERM_LIMIT
from secretariat.store.store import Store
from tests.domains.posts.desk import DAY, Clerk


def only(store: Store) -> PostWarning:
    (found,) = warnings(store.rows, DAY)
    return found


def test_two_chairs_at_once(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    posts = clerk.posts(clerk.people(2), body, "主席", start="2021-12-18")
    found = only(store)
    assert found.kind == "一职多人" and "执行委员会同时有2位主席" in found.message
    assert found.counts.ids == tuple(posts) and found.counts.ledger == "posts"


def test_one_after_the_other_is_no_contradiction(store: Store, clerk: Clerk) -> None:
    body, people = clerk.body(), clerk.people(2)
    clerk.post(people[0], body, "主席", start="2021-12-18", end="2024-01-01", end_reason="免去")
    clerk.post(people[1], body, "主席", start="2024-01-01")
    clerk.post(people[0], clerk.body("县商会", "商会"), "会长")
    assert warnings(store.rows, DAY) == []


def test_a_post_outside_its_term(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    term = clerk.term(body, 10, "2016-12-01", end="2021-12-18")
    inside = {"start": "2016-12-01", "end": "2021-12-18", "end_reason": "届满", "term": term}
    clerk.post(clerk.person("赵明"), body, "执委", **inside)
    early = clerk.post(clerk.person("钱华"), body, "执委", **{**inside, "start": "2016-05"})
    late = clerk.post(clerk.person("孙丽"), body, "执委", **{**inside, "end": "2022-06-01"})
    found = warnings(store.rows, DAY)
    assert {one.counts.ids for one in found} == {(early,), (late,)} and counted(found) == {"任期之外": 2}


def test_above_the_seats_of_a_title_and_of_the_term(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    term = clerk.term(body, seats=3)
    clerk.add("quota", term=term, title="副主席", seats=1)
    clerk.posts(clerk.people(2), body, "副主席", term=term)
    assert "副主席现有2人，职数1名，超出1名" in only(store).message
    clerk.posts(clerk.people(2), body, "执委", term=term)
    assert counted(warnings(store.rows, DAY)) == {"超出职数": 2}


def test_the_age_limit_is_the_offices_own(store: Store, clerk: Clerk) -> None:
    clerk.post(clerk.person("赵明", birth="1960-05"), clerk.body(), "副主席")
    assert "已满66周岁，超过上限65周岁" in only(store).message
    clerk.add("setting", name=AGE_LIMIT, content="0")
    assert warnings(store.rows, DAY) == []


def test_a_third_term_running(store: Store, clerk: Clerk) -> None:
    body, person = clerk.body(), clerk.person("赵明")
    for number, start in ((9, "2011-12-01"), (10, "2016-12-01"), (11, "2021-12-18")):
        over = {} if number == 11 else {"end": f"{int(start[:4]) + 5}-12-01", "end_reason": "届满"}
        clerk.post(person, body, "副主席", term=clerk.term(body, number, start), start=start, **over)
    assert "已连任3届" in only(store).message
    clerk.add("setting", name=TERM_LIMIT, content="3")
    assert warnings(store.rows, DAY) == []


def test_the_same_post_twice_at_a_time(store: Store, clerk: Clerk) -> None:
    body, person = clerk.body(), clerk.person("赵明")
    first = clerk.post(person, body, "执委", start="2021-12-18")
    second = clerk.post(person, body, "执委", start="2024-01-01")
    assert only(store).counts.ids == (first, second)


def test_a_clean_council_has_no_warnings(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    term = clerk.term(body, seats=12)
    clerk.posts(clerk.people(12, birth="1980-01"), body, "执委", term=term, start="2021-12-18")
    assert warnings(store.rows, DAY) == []
