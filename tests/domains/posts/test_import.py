"""A council list becomes posts: every person, every seat, asked where it cannot be known, and only once."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from secretariat.base.intake import Decision, State
from secretariat.base.kinds.kind import Value
from secretariat.domains.posts.intake import posts_intake
from secretariat.exchange.importing import ImportOptions, apply, prepare
from secretariat.exchange.reading import read_workbook
from tests.domains.posts.desk import Clerk, PostsDesk
from tests.exchange.importing.desk import SAMPLES, book, sheet

LIST = SAMPLES / "执委会名单-第十一届.xlsx"
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))[LIST.name]
HEAD = ["姓名", "单位及职务", "工商联职务", "人大代表、政协委员", "手机"]
ROW = ["赵明", "云溪县安达贸易有限公司董事长", "副主席", "县政协常委", "13800000001"]
TITLES = {"县人大代表": "县人大代表", "县人大常委": "县人大常委会委员", "市人大代表": "市人大代表"}


def messages(preview: Any) -> list[str]:
    return [one.message for one in preview.problems]


def test_all_132_and_their_delegate_posts_are_as_in_the_truth(desk: PostsDesk) -> None:
    preview = desk.preview(read_workbook(LIST))
    assert preview.counts == {State.NEW: 132} and not preview.problems and not preview.questions
    report = apply(desk.store, preview)
    assert report.notes == ()
    rows = desk.store.rows
    for truth in TRUTH:
        wanted = [f"执行委员会{truth['工商联职务']}"]
        if truth["代表委员"]:
            wanted.append(TITLES.get(truth["代表委员"], truth["代表委员"]))
        assert desk.held(truth["姓名"]) == sorted(wanted), truth["姓名"]
        person = rows.find("person", name=truth["姓名"])[0]
        job = rows.find("employment", person=person["id"])[0]
        assert (person["mobile"], rows.title("organization", job["organization"])) == (
            truth["手机"],
            truth["单位"],
        )
    delegates = [one["代表委员"] for one in TRUTH if one["代表委员"]]
    assert len(rows.find("post")) == 132 + len(delegates)


def test_the_title_lines_give_body_term_day_and_meeting(desk: PostsDesk) -> None:
    preview = desk.preview(read_workbook(LIST))
    assert any("第十一届" in note and "2021年12月18日" in note for note in preview.notes)
    apply(desk.store, preview)
    rows = desk.store.rows
    term = rows.find("term")[0]
    assert (rows.title("body", term["body"]), term["number"], term["start"]) == (
        "执行委员会",
        11,
        "2021-12-18",
    )
    council = rows.find("post", body=term["body"])
    meeting = "县工商联第十一次会员代表大会"
    assert {(one["start"], one["given_by"], one["term"]) for one in council} == {
        ("2021-12-18", meeting, term["id"])
    }
    levels = Counter((row["kind"], row["level"]) for row in rows.find("body"))
    assert set(levels) == {
        ("执行委员会", "县"),
        ("人大", "县"),
        ("人大", "市"),
        ("政协", "县"),
        ("政协", "市"),
        ("政协", "省"),
    }


def test_the_same_list_again_changes_nothing_and_one_undo_takes_it_back(desk: PostsDesk) -> None:
    book_ = read_workbook(LIST)
    desk.bring_in(book_)
    assert desk.preview(book_).counts == {State.SAME: 132}
    desk.store.undo()
    assert not any(desk.store.rows.find(name) for name in ("post", "person", "body", "term", "organization"))


def test_two_levels_in_one_cell_make_two_posts(desk: PostsDesk) -> None:
    desk.bring_in([HEAD, [*ROW[:3], "市、区人大代表", ROW[4]]])
    assert desk.held("赵明") == ["县人大代表", "市人大代表", "执行委员会副主席"]


def test_a_person_on_file_is_found_by_phone_or_by_organization_and_not_made_twice(
    desk: PostsDesk, clerk: Clerk
) -> None:
    by_phone = clerk.person("赵明", mobile="13800000001")
    by_work = clerk.person("钱华")
    clerk.works(by_work, "青石县永盛茶业有限公司")
    preview = desk.preview([HEAD, ROW, ["钱华", "青石县永盛茶业有限公司总经理", "执委", None, "13800000009"]])
    assert preview.counts == {State.NEW: 2}
    apply(desk.store, preview)
    assert {one["person"] for one in desk.store.rows.find("post", title="副主席")} == {by_phone}
    assert {one["person"] for one in desk.store.rows.find("post", title="执委")} == {by_work}
    assert len(desk.store.rows.find("person")) == 2


def test_a_namesake_elsewhere_is_asked_and_the_answer_names_the_person(desk: PostsDesk, clerk: Clerk) -> None:
    other = clerk.person("赵明", mobile="13900000000", sex="男")
    clerk.works(other, "临川县万佳百货有限公司")
    asked = desk.preview([HEAD, ROW])
    assert asked.counts == {State.DOUBTFUL: 1}
    candidate = asked.rows[0].plan.candidates[0]
    assert (candidate.record, candidate.title) == (
        other,
        "赵明",
    ) and "临川县万佳百货有限公司" in candidate.detail
    assert desk.preview([HEAD, ROW], decisions={1: Decision(new=True)}).counts == {State.NEW: 1}
    desk.bring_in([HEAD, ROW], decisions={1: Decision(record=other)})
    rows = desk.store.rows
    assert {one["person"] for one in rows.find("post")} == {other} and len(rows.find("person")) == 1
    assert rows.get("person", other)["mobile"] == "13800000001、13900000000"  # type: ignore[index]


def test_two_people_of_one_name_in_a_list_are_asked_unless_their_id_numbers_differ(desk: PostsDesk) -> None:
    twin = ["赵明", "青石县宏达轴承有限公司厂长", "执委", None, "13800000002"]
    assert desk.preview([HEAD, ROW, twin]).counts == {State.NEW: 1, State.DOUBTFUL: 1}
    head = [*HEAD, "身份证号"]
    sure = [head, [*ROW, "53010219200508011X"], [*twin, "530102192005080128"]]
    assert desk.preview(sure).counts == {State.NEW: 2}


def test_blank_cells_do_not_overwrite_and_a_fuller_date_stays(desk: PostsDesk, clerk: Clerk) -> None:
    person = clerk.person("赵明", mobile="13800000001", birth="1970-03-05", politics="群众")
    desk.bring_in([[*HEAD, "出生年月", "政治面貌"], [*ROW, "1970.03", None]])
    record = desk.store.rows.get("person", person)
    assert record is not None and (record["birth"], record["politics"]) == ("1970-03-05", "群众")


def test_unknown_titles_and_words_are_told_with_their_place_and_kept(desk: PostsDesk) -> None:
    preview = desk.preview([HEAD, [*ROW[:2], "常执委", "县政协委员、县劳模", ROW[4]]])
    told = {(one.row, one.column): one.message for one in preview.problems}
    assert "不在职务字典里" in told[4, "工商联职务"] and "县劳模" in told[4, "人大代表、政协委员"]
    apply(desk.store, preview)
    assert desk.held("赵明") == ["县政协委员", "执行委员会常执委"]
    assert desk.store.rows.find("post", title="常执委")[0]["remark"] == "其他身份：县劳模"
    assert desk.store.rows.find("dictionary_entry", dictionary="post_title", label="常执委")


def test_a_row_whose_body_is_unknown_is_refused_and_the_rest_goes_on(desk: PostsDesk) -> None:
    head = [*HEAD, "组织"]
    preview = desk.preview(
        [head, [*ROW[:3], None, ROW[4], None], ["孙丽", None, "理事", None, None, "县福建商会"]], titles=()
    )
    assert preview.counts == {State.REJECTED: 1, State.NEW: 1}
    assert "不知道是哪个组织" in messages(preview)[0]


def test_body_and_term_may_come_from_columns_or_from_the_clerk(desk: PostsDesk) -> None:
    head = ["姓名", "组织", "组织类别", "届次", "职务"]
    desk.bring_in([head, ["孙丽", "临川县福建商会", "商会", "3", "副会长"]], titles=())
    defaults: dict[str, Value] = {"body.kind": "执行委员会", "term.number": 12}
    table = book(sheet([HEAD, ROW]))
    apply(desk.store, prepare(table, posts_intake(defaults), desk.store.rows, ImportOptions()))
    terms = {
        (desk.store.rows.title("body", one["body"]), one["number"]) for one in desk.store.rows.find("term")
    }
    assert terms == {("临川县福建商会", 3), ("执行委员会", 12)}


def test_a_list_of_members_of_the_consultative_conference(desk: PostsDesk) -> None:
    titles = ("政协临川县第十届委员会委员名单",)
    desk.bring_in(
        [["姓名", "界别", "单位", "手机"], ["孙丽", "工商联界", "临川县中意服饰有限公司", "13800000003"]],
        titles,
    )
    post = desk.store.rows.find("post")[0]
    assert (post["title"], post["sector"], desk.held("孙丽")) == ("委员", "工商联", ["县政协委员"])


def test_a_day_outside_the_term_is_told(desk: PostsDesk, clerk: Clerk) -> None:
    body = clerk.body()
    clerk.term(body, start="2021-12-18", end="2026-12-20")
    head = [*HEAD, "任职时间"]
    preview = desk.preview([head, [*ROW, "2020.05"], ["孙丽", None, "执委", None, "13800000003", "2027.01"]])
    assert [one.row for one in preview.problems] == [4, 5]
    assert all("任期" in message for message in messages(preview))


def test_another_title_in_the_same_term_is_told(desk: PostsDesk) -> None:
    desk.bring_in([HEAD, ROW])
    preview = desk.preview([HEAD, [*ROW[:2], "秘书长", *ROW[3:]]])
    assert preview.counts == {State.NEW: 1} and "已有职务“副主席”" in messages(preview)[0]


def test_a_doubtful_body_of_a_delegate_is_asked_and_the_council_seat_comes_in(
    desk: PostsDesk, clerk: Clerk
) -> None:
    clerk.body("县政协", "政协")
    clerk.body("老县政协", "政协")
    preview = desk.preview([HEAD, ROW])
    assert "老县政协" in messages(preview)[0] and preview.counts == {State.NEW: 1}
    apply(desk.store, preview)
    assert desk.held("赵明") == ["执行委员会副主席"]


@pytest.mark.parametrize("heading", ["职务", "现任职务"])
def test_a_bare_heading_is_understood_by_its_cells(desk: PostsDesk, heading: str) -> None:
    preview = desk.preview([["姓名", heading], ["孙丽", "执委"], ["周洋", "副主席"]])
    keys = {one.column.heading.shown: one.keys for one in preview.tables[0].mappings}
    assert keys[heading] in (("post.title",), ("job.post",))
    if heading == "职务":
        assert keys[heading] == ("post.title",)
