"""Rosters in official order, the overlap table, and one person's file."""

from __future__ import annotations

import pytest

from secretariat.base.document import Heading, Paragraph, Table
from secretariat.base.errors import Refusal
from secretariat.domains.posts.documents import (
    LEADERS,
    STANDING,
    RosterAsk,
    Section,
    body_named,
    delegate_roster,
    dossier,
    overlap_table,
    roster,
)
from secretariat.domains.posts.queries import Scope
from secretariat.store.store import Store
from tests.domains.posts.desk import DAY, Clerk


def council(clerk: Clerk) -> int:
    body = clerk.body()
    term = clerk.term(body)
    for name, title in (
        ("魏一", "执委"),
        ("丁平", "执委"),
        ("王超", "常委"),
        ("赵明", "主席"),
        ("叶斌", "副会长"),
        ("马敏", "秘书长"),
    ):
        clerk.post(
            clerk.person(name, birth="1970-05-06", sex="男"), body, title, term=term, start="2021-12-18"
        )
    return body


def names(found: object) -> list[object]:
    return [row[0] for row in found.rows]  # type: ignore[attr-defined]


def test_a_council_in_official_order_and_its_parts(store: Store, clerk: Clerk) -> None:
    scope = Scope((council(clerk),))
    whole = roster(store.rows, RosterAsk(scope, DAY))
    assert whole.title == "第十一届执行委员会组成人员名单" and whole.as_of == "2026年11月22日"
    assert names(whole) == ["赵明", "叶斌", "马敏", "王超", "丁平", "魏一"]
    assert names(roster(store.rows, RosterAsk(scope, DAY, part=STANDING))) == ["赵明", "叶斌", "马敏", "王超"]
    assert names(roster(store.rows, RosterAsk(scope, DAY, part=LEADERS))) == ["赵明", "叶斌"]


def test_birth_is_printed_by_the_month_and_phones_only_when_asked(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    clerk.post(clerk.person("赵明", birth="1970-05-06", mobile="13800000001"), body, "执委")
    plain = roster(store.rows, RosterAsk(Scope((body,)), DAY))
    assert "1970.05" in plain.rows[0] and "13800000001" not in plain.rows[0]
    assert roster(store.rows, RosterAsk(Scope((body,)), DAY, phones=True)).rows[0][-1] == "13800000001"


def test_who_holds_several_posts_stands_once_with_all_of_them(store: Store, clerk: Clerk) -> None:
    person = clerk.person("赵明")
    clerk.post(person, clerk.body("县政协", "政协"), "常委", sector="工商联")
    clerk.post(person, clerk.body("市政协", "政协", "市"), "委员", sector="经济界")
    clerk.post(clerk.person("钱华"), store.rows.find("body", name="县政协")[0]["id"], "委员")
    found = delegate_roster(store.rows, "政协", DAY)
    assert found.title == "各级政协委员名册" and names(found) == ["赵明", "钱华"]
    assert "市政协委员、县政协常委" in found.rows[0] and "经济界、工商联" in found.rows[0]
    assert names(delegate_roster(store.rows, "政协", DAY, "市")) == ["赵明"]


def test_an_empty_roster_is_refused_in_words(store: Store, clerk: Clerk) -> None:
    with pytest.raises(Refusal, match="2010年1月1日没有人"):
        roster(store.rows, RosterAsk(Scope((council(clerk),)), "2010-01-01"))


def test_the_overlap_table_shows_each_level(store: Store, clerk: Clerk) -> None:
    body = council(clerk)
    people = {one["name"]: one["id"] for one in store.rows.find("person")}
    county, city = clerk.body("县政协", "政协"), clerk.body("市人大", "人大", "市")
    clerk.post(people["丁平"], county, "常委")
    clerk.post(people["赵明"], county, "委员")
    clerk.post(people["赵明"], city, "代表")
    clerk.post(clerk.person("外人"), county, "委员")
    found = overlap_table(store.rows, body, DAY)
    assert [column.label for column in found.columns][3:] == ["市人大", "县政协"]
    assert [list(row) for row in found.rows] == [
        ["赵明", "", "主席", "代表", "委员"],
        ["丁平", "", "执委", "", "常委"],
    ]
    assert found.notes == ("共2人，3人次。",)


def test_a_persons_file_tells_the_posts_through_the_terms(store: Store, clerk: Clerk) -> None:
    person = clerk.person("赵明", birth="1970-05-06", sex="男", politics="群众")
    clerk.works(person, "临川县安达贸易有限公司")
    body = clerk.body()
    old, new = clerk.term(body, 10, "2016-12-01", end="2021-12-18"), clerk.term(body, 11)
    clerk.post(
        person,
        body,
        "执委",
        term=old,
        start="2016-12-01",
        end="2021-12-18",
        end_reason="届满",
        given_by="第十次代表大会",
    )
    clerk.post(person, body, "副主席", term=new, start="2021-12-18")
    more = Section("提案", (Paragraph(("提交提案2件。",)),))
    file = dossier(store.rows, person, DAY, (more,))
    headings = [one.text for one in file.blocks if isinstance(one, Heading)]
    assert file.title == "赵明同志档案" and headings == ["一、基本情况", "二、任职经历", "三、提案"]
    facts, career = (one for one in file.blocks if isinstance(one, Table))
    assert ("年龄", "56岁") in facts.rows and ("单位及职务", "临川县安达贸易有限公司董事长") in facts.rows
    assert [row[1:5] for row in career.rows] == [
        ("第十一届", "副主席", "2021-12-18", "今"),
        ("第十届", "执委", "2016-12-01", "2021-12-18"),
    ]
    present = next(one.text for one in file.blocks if isinstance(one, Paragraph))
    assert present == "现任：执行委员会副主席（连任2届）。"


def test_a_body_is_found_by_its_name_or_short_name(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    assert body_named(store.rows, "执委会") == body == body_named(store.rows, "执行委员会")
    with pytest.raises(Refusal, match="执行委员会"):
        body_named(store.rows, "监事会")
