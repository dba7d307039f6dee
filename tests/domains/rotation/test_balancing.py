"""Groups of equal size and equally many leaders, people of one trade together, and moved by hand."""

from collections import Counter

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.rotation.balancing import balance, balance_sentence
from secretariat.domains.rotation.candidates import LEFT_OUT, Choosing, candidates, present_draft, titles
from secretariat.domains.rotation.figures import group_sentence
from secretariat.domains.rotation.grouping import make_groups
from secretariat.domains.rotation.records import BY_HAND, BY_INDUSTRY, BY_POST, BY_TOWN
from tests.domains.rotation.office import Office, crowd

DAY = "2026-11-22"


def test_129_people_in_12_groups_as_the_article_has_it(office: Office) -> None:
    """A-12: the three without a turn left out."""
    body, rota = office.council(), office.rota()
    found = candidates(office.rows, Choosing(DAY, body))
    assert len(found) == 129 and sum(one.leader for one in found) == 36
    draft = balance(found, 12, BY_INDUSTRY)
    assert draft.sentence() == "12组，每组10–11人（平均10.8），组长每组3人。"
    office.do(make_groups, rota, draft)
    assert group_sentence(office.rows, rota, DAY) == "12组，每组10–11人（平均10.8），组长每组3人。"


def test_132_people_in_12_groups_are_eleven_each(office: Office) -> None:
    """A-12: everybody takes a turn."""
    body = office.council()
    parts = {"主席": "组员", "专职副主席": "组员", "秘书长": "组员"}
    found = candidates(office.rows, Choosing(DAY, body, parts=parts))
    assert balance(found, 12, BY_INDUSTRY).sentence() == "12组，每组11人（平均11.0），组长每组3人。"


@pytest.mark.parametrize("basis", [BY_INDUSTRY, BY_TOWN, BY_POST])
@pytest.mark.parametrize(
    ("leaders", "others", "count"), [(36, 93, 12), (5, 20, 4), (0, 7, 3), (7, 0, 3), (38, 3, 12), (1, 1, 1)]
)
def test_sizes_and_leaders_differ_by_at_most_one(basis: str, leaders: int, others: int, count: int) -> None:
    people = crowd(leaders, others, ("建筑业", "制造业", "", "农业", "制造业"))
    draft = balance(people, count, basis)
    sizes = [len(group.members) for group in draft.groups]
    led = [len(group.leaders) for group in draft.groups]
    assert max(sizes) - min(sizes) <= 1 and max(led) - min(led) <= 1
    assert sorted(one.person or 0 for one in draft.people) == list(range(1, leaders + others + 1))


def test_people_of_one_trade_stay_together_when_they_fit() -> None:
    people = crowd(6, 24, ("甲业", "乙业", "丙业"))
    draft = balance(people, 3, BY_INDUSTRY)
    assert all(len({one.key for one in group.members}) == 1 for group in draft.groups)
    assert {group.field for group in draft.groups} == {"甲业", "乙业", "丙业"}


def test_a_trade_too_big_for_one_group_spreads_over_as_few_as_it_can() -> None:
    people = [*crowd(0, 12, ("甲业",)), *crowd(0, 30, ("乙业", "丙业", "丁业"))[12:]]
    numbered = [one.__class__(at, one.name, False, one.key) for at, one in enumerate(people)]
    draft = balance(numbered, 5, BY_INDUSTRY)
    per_group = [Counter(one.key for one in group.members) for group in draft.groups]
    assert sum(1 for counts in per_group if counts["甲业"]) == 2


def test_by_post_every_title_is_spread() -> None:
    people = [one.__class__(one.person, one.name, one.leader, "", title="副会长" if one.leader else "执委")
              for one in crowd(9, 18)]  # fmt: skip
    draft = balance(people, 3, BY_POST)
    assert [Counter(one.title for one in group.members) for group in draft.groups] == [
        Counter({"副会长": 3, "执委": 6})
    ] * 3


def test_the_same_people_give_the_same_groups() -> None:
    people = crowd(10, 50, ("甲", "乙", "丙", "丁", ""))
    assert balance(people, 7, BY_INDUSTRY) == balance(list(people), 7, BY_INDUSTRY)


def test_by_hand_nobody_is_placed_until_moved() -> None:
    draft = balance(crowd(1, 2), 2, BY_HAND)
    assert [len(group.members) for group in draft.groups] == [0, 0] and len(draft.rest) == 3
    moved = draft.moved(0, 2)
    assert [one.person for one in moved.groups[1].members] == [1] and len(moved.rest) == 2
    back = moved.moved(0, 0)
    assert len(back.rest) == 3


def test_a_moved_leader_stands_before_the_members() -> None:
    draft = balance(crowd(2, 4), 2, BY_POST)
    leader = next(at for at, one in enumerate(draft.people) if one.leader)
    moved = draft.moved(leader, 2)
    assert [one.leader for one in moved.groups[1].members] == [True, True, False, False]
    made = moved.led(len(moved.people) - 1, True)
    assert len(made.groups[1].leaders) == 3


def test_more_groups_than_people_are_refused() -> None:
    with pytest.raises(Refusal, match="3人分不成4组"):
        balance(crowd(0, 3), 4, BY_INDUSTRY)


def test_without_groups_nothing_is_divided() -> None:
    assert balance_sentence([], []) == "还没有分组。"


def test_titles_stand_in_order_of_rank_and_a_person_counts_once(office: Office) -> None:
    body = office.council((("副会长", 2), ("主席", 1)))
    chair = office.rows.find("post", title="主席")[0]["person"]
    office.add("post", person=chair, body=body, title="执委", start="2021-12-18")
    office.add(
        "post", person=office.person("旧人"), body=body, title="执委", start="2016-01-01", end="2021-01-01"
    )
    assert titles(office.rows, body, DAY) == {"主席": 1, "副会长": 2}
    assert list(titles(office.rows, body, DAY)) == ["主席", "副会长"]
    assert candidates(office.rows, Choosing(DAY, body, parts={"主席": LEFT_OUT, "副会长": LEFT_OUT})) == []


def test_a_selection_of_people_needs_no_body(office: Office) -> None:
    one, other = office.person("甲某", industry="农业"), office.person("乙某", industry="物流")
    found = candidates(office.rows, Choosing(DAY, people=(other, one)))
    assert {(each.name, each.key) for each in found} == {("甲某", "农业"), ("乙某", "物流")}


def test_groups_made_anew_stay_the_same_records(office: Office) -> None:
    body, rota = office.council((("副会长", 4), ("执委", 8))), office.rota()
    found = candidates(office.rows, Choosing(DAY, body))
    first = office.do(make_groups, rota, balance(found, 3, BY_INDUSTRY))
    shift = office.shift(rota, first[0], "2026-01")
    before = {row["person"]: row["id"] for row in office.rows.find("duty_member")}
    again = office.do(make_groups, rota, balance(found, 4, BY_POST))
    assert again[:3] == first and len(again) == 4
    assert office.rows.get("shift", shift)["duty_group"] == first[0]  # type: ignore[index]
    assert {row["person"]: row["id"] for row in office.rows.find("duty_member")} == before
    assert office.rows.get("rota", rota)["basis"] == BY_POST  # type: ignore[index]


def test_a_group_that_has_a_shift_is_not_taken_away(office: Office) -> None:
    rota = office.rota()
    groups = office.groups(rota, 3)
    office.shift(rota, groups[2], "2026-03")
    with pytest.raises(Refusal, match=r"第3组.*班次"):
        office.do(make_groups, rota, balance(crowd(0, 0) or [], 1, BY_HAND))
    assert len(office.rows.find("duty_group")) == 3


def test_who_is_taken_out_of_the_draft_leaves_the_group(office: Office) -> None:
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    office.member(group, "甲某", 1)
    office.member(group, "乙某")
    draft = present_draft(office.rows, rota, DAY)
    assert [one.name for one in draft.people] == ["甲某", "乙某"]
    office.do(make_groups, rota, draft.moved(1, 0))
    assert [row["leader"] for row in office.rows.find("duty_member")] == [1]


def test_a_name_nobody_knows_stays_in_its_group(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    member = office.add("duty_member", duty_group=one, name="无名氏")
    draft = present_draft(office.rows, rota, DAY)
    office.do(make_groups, rota, draft.moved(0, 2))
    row = office.rows.get("duty_member", member)
    assert row is not None and (row["duty_group"], row["name"]) == (other, "无名氏")


def test_somebody_twice_in_a_draft_is_refused(office: Office) -> None:
    rota = office.rota()
    person = office.person("甲某")
    for group in office.groups(rota, 2):
        office.add("duty_member", duty_group=group, person=person)
    with pytest.raises(Refusal, match=r"甲某.*同时"):
        office.do(make_groups, rota, present_draft(office.rows, rota, DAY))
