"""Who holds what as of a day, counted as persons and as posts: the acceptance rows A-04, A-05, A-11, A-15."""

from __future__ import annotations

import pytest

from secretariat.base.document import Figure, Heading, Paragraph, Table
from secretariat.domains.posts import queries
from secretariat.domains.posts.figures import (
    by_group,
    by_title,
    delegates,
    group_sentence,
    month_section,
    movements,
)
from secretariat.domains.posts.queries import Scope
from secretariat.store.store import Store
from tests.domains.posts.desk import DAY, Clerk


def cells(table: Table, place: int) -> list[str]:
    return [cell.text if isinstance(cell, Figure) else cell for cell in table.rows[place]]


def test_a04_who_holds_both_is_one_person_and_two_posts(store: Store, clerk: Clerk) -> None:
    people = clerk.people(30)
    cppcc, npc = clerk.body("区政协", "政协"), clerk.body("区人大", "人大")
    clerk.posts(people[:12], cppcc, "委员")
    clerk.posts(people[11:17], npc, "代表")
    found = delegates(store.rows, DAY, among=people)
    assert found.sentence().text == "政协委员12名、人大代表6名；合计17人（18人次）。"
    assert len(found.whole.posts) == 18


def test_a05_an_association_by_post_in_the_order_of_rank(store: Store, clerk: Clerk) -> None:
    people, body = clerk.people(9), clerk.body("市新生代联谊会", "联谊会", "市")
    clerk.posts(people[3:], body, "理事")
    clerk.posts(people[2:3], body, "常务理事")
    clerk.posts(people[:2], body, "副会长")
    found = by_title(store.rows, Scope((body,)), DAY)
    assert [(title, len(one.people)) for title, one in found.items()] == [
        ("副会长", 2),
        ("常务理事", 1),
        ("理事", 6),
    ]


def test_a11_the_parts_of_a_council_add_up(store: Store, clerk: Clerk) -> None:
    people, body = clerk.people(132), clerk.body()
    for title, first, last in (
        ("兼职副主席", 0, 9), ("副会长", 9, 36), ("常委", 36, 60), ("执委", 60, 129), ("秘书长", 129, 130),
        ("主席", 130, 131),
        ("专职副主席", 131, 132),
    ):  # fmt: skip
        clerk.posts(people[first:last], body, title)
    groups = {"兼职副主席": ["兼职副主席"], "副会长": ["副会长"], "常执委": ["常委", "执委"]}
    parts = by_group(store.rows, Scope((body,)), DAY, groups)
    assert group_sentence("执委", parts, DAY).text == "执委132人：兼职副主席9、副会长27、常执委93、其他3。"
    assert sum(len(one.people) for one in parts.values()) == 132


def test_a_person_with_several_posts_counts_once_by_the_highest(store: Store, clerk: Clerk) -> None:
    person, body = clerk.person("赵明"), clerk.body()
    for title in ("执委", "常委", "副会长"):
        clerk.post(person, body, title)
    parts = by_group(store.rows, Scope((body,)), DAY, {"副会长": ["副会长"], "常执委": ["常委", "执委"]})
    assert {name: len(one.people) for name, one in parts.items()} == {"副会长": 1, "常执委": 0}


def test_a15_delegates_of_any_level_and_the_table_by_level(store: Store, clerk: Clerk) -> None:
    people = clerk.people(80)
    county, city = clerk.body("县人大", "人大"), clerk.body("市人大", "人大", "市")
    cppcc, province = clerk.body("县政协", "政协"), clerk.body("省政协", "政协", "省")
    clerk.posts(people[:20], county, "代表")
    clerk.posts(people[18:23], city, "代表")
    clerk.posts(people[23:79], cppcc, "委员")
    clerk.posts(people[78:80], province, "委员")
    found = delegates(store.rows, DAY)
    assert [len(found.by_kind[kind].people) for kind in ("人大", "政协")] == [23, 57]
    table = found.table()
    assert cells(table, 0) == ["人大代表", "0", "0", "5", "20", "0", "23", "25"]
    assert cells(table, 1) == ["政协委员", "0", "2", "0", "56", "0", "57", "58"]


@pytest.mark.parametrize(
    ("day", "held"),
    [("2021-12-17", []), ("2021-12-18", ["副主席"]), ("2024-05-31", ["副主席"]), ("2024-06-01", [])],
)
def test_a_past_day_shows_who_held_the_post_then(
    store: Store, clerk: Clerk, day: str, held: list[str]
) -> None:
    clerk.post(clerk.person("赵明"), clerk.body(), "副主席", start="2021-12-18", end="2024-06-01")
    assert [one.title for one in queries.holdings(store.rows, Scope(), day)] == held


def test_an_end_without_a_day_and_a_removed_post_are_in_force_on_none(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    clerk.post(clerk.person("赵明"), body, "执委", end_reason="辞去")
    gone = clerk.post(clerk.person("钱华"), body, "执委")
    with store.transact("删除") as tx:
        tx.remove("post", gone)
    assert queries.seats_held(store.rows, Scope(), DAY) == []


def test_a_holder_is_shown_with_the_unit_and_the_scope_narrows(store: Store, clerk: Clerk) -> None:
    person, body = clerk.person("赵明"), clerk.body()
    clerk.works(person, "临川县安达贸易有限公司", "总经理")
    clerk.post(person, body, "副主席")
    clerk.post(person, clerk.body("市政协", "政协", "市"), "委员")
    (one,) = queries.holdings(store.rows, Scope(kind="执行委员会", level="县", titles=("副主席",)), DAY)
    assert (one.unit, one.job, one.body_name) == ("临川县安达贸易有限公司", "总经理", "执行委员会")


def test_terms_in_a_row_break_where_one_was_missed(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    terms = {number: clerk.term(body, number, f"{1966 + 5 * number}-12-01") for number in (8, 9, 10, 11)}
    steady, back = clerk.person("赵明"), clerk.person("钱华")
    for number in (9, 10, 11):
        last = clerk.post(
            steady,
            body,
            "常委" if number == 9 else "副主席",
            term=terms[number],
            start=f"{1966 + 5 * number}-12-01",
        )
    for number in (8, 9, 11):
        again = clerk.post(back, body, "执委", term=terms[number], start=f"{1966 + 5 * number}-12-01")
    running = queries.terms_in_a_row(store.rows, DAY)
    assert (running[last], running[again]) == (3, 1)


def test_the_month_tells_who_came_who_moved_and_who_left(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    names = ["赵明", "钱华", "孙丽", "周洋"]
    stays, leaves, moves, comes = map(clerk.person, names)
    for person in (stays, leaves, moves):
        clerk.post(person, body, "执委", start="2021-12", **_end(person, stays, moves))
    clerk.post(moves, body, "副主席", start="2026-10-15", given_by="十一届六次执委会")
    clerk.post(comes, body, "执委", start="2026-10-15")
    (moved,) = movements(store.rows, "2026-10")
    parts = (moved.before, moved.joined, moved.left, moved.moved, moved.now)
    assert [len(one.people) for one in parts] == [3, 1, 1, 1, 3]
    assert moved.joined.people == {comes} and moved.left.people == {leaves} and moved.moved.people == {moves}
    told = month_section(store.rows, "2026-10")
    texts = [one.text for one in told if isinstance(one, Paragraph | Heading)]
    assert "本月新任1人（1人次），免去1人（1人次）" in texts[1]
    tables = [one for one in told if isinstance(one, Table)]
    assert cells(tables[0], 0) == ["执行委员会", "3", "1", "1", "1", "3", "3"]
    assert cells(tables[1], 0)[1] == "周洋" and cells(tables[2], 0)[1:4] == ["钱华", "执行委员会", "执委"]


def _end(person: int, stays: int, moves: int) -> dict[str, str]:
    if person == stays:
        return {}
    return {
        "end": "2026-10-15",
        "end_reason": "转任" if person == moves else "辞去",
        "ended_by": "十一届六次执委会",
    }


def test_every_figure_of_the_month_opens_its_posts(store: Store, clerk: Clerk) -> None:
    post = clerk.post(clerk.person("赵明"), clerk.body(), "执委", start="2026-10-15")
    table = next(one for one in month_section(store.rows, "2026-10") if isinstance(one, Table))
    joined = table.rows[0][2]
    assert isinstance(joined, Figure) and joined.counts is not None and joined.counts.ids == (post,)


def test_a_month_without_posts_says_so(store: Store) -> None:
    assert len(month_section(store.rows, "2026-10")) == 2
