"""Lists of bodies and terms: the running term, a numbered one, one that is made, and what has no place."""

from __future__ import annotations

import pytest

from secretariat.base.intake import OnMatch
from secretariat.store.store import Store
from tests.domains.plain.desk import cells, seen, states, taken, told

BODY = ["组织", "组织类别", "上级组织", "现届次", "届始日期", "应届满日期", "名额", "产生会议", "组织备注"]
TERM = ["组织", "届次", "届始日期", "应届满日期"]
_SHOWN = ("body.name", "term.number", "term.start", "term.planned_end", "term.seats")


@pytest.fixture
def council(store: Store) -> int:
    """The council in its eleventh term."""
    with store.transact("登记") as tx:
        body = tx.add("body", {"name": "县工商联执委会", "kind": "执行委员会"})
        tx.add("term", {"body": body, "number": 10, "start": "2016-08", "end": "2021-08"})
        tx.add("term", {"body": body, "number": 11, "start": "2021-08"})
    return body


def test_a_body_comes_with_its_term(store: Store) -> None:
    row = ["青年企业家协会", "社会团体", None, 3, "2023.5", "2028.5", 40, "第三次会员大会"]
    report = taken(store, "bodies", BODY, row, ["石门分会", None, "青年企业家协会"])
    assert states(report.preview)[0] == "新增"
    assert cells(store, "bodies", *_SHOWN)[0] == ("青年企业家协会", 3, "2023-05", "2028-05", 40)
    assert states(seen(store, "bodies", BODY, row)) == ["未变"]


def test_the_running_term_is_completed_and_another_number_is_made(store: Store, council: int) -> None:
    taken(store, "bodies", BODY, ["县工商联执委会", None, None, None, None, "2026.8", 120])
    assert cells(store, "bodies", *_SHOWN) == [("县工商联执委会", 11, "2021-08", "2026-08", 120)]
    preview = seen(store, "bodies", BODY, ["县工商联执委会", None, None, 12, "2026.9"])
    assert states(preview) == ["更新"]
    assert [words for _, words, _ in preview.rows[0].plan.remarks] == ["还没有第12届，同时新建"]
    taken(store, "bodies", BODY, ["县工商联执委会", None, None, 12, "2026.9"])
    assert [(row["number"], row["start"]) for row in store.rows.find("term", body=council)] == [
        (10, "2016-08"), (11, "2021-08"), (12, "2026-09"),
    ]  # fmt: skip
    assert store.rows.find("term", number=11)[0]["planned_end"] == "2026-08"


def test_days_of_a_term_without_a_number_go_to_the_remark(store: Store) -> None:
    row = ["石门分会", None, None, None, "2024.3", None, None, None, "原石门商会"]
    preview = seen(store, "bodies", BODY, row)
    assert states(preview) == ["新增"] and "没有写明是第几届" in told(preview)[0]
    taken(store, "bodies", BODY, row)
    assert cells(store, "bodies", "body.remark") == [("原石门商会；届始日期：2024年3月",)]
    assert states(seen(store, "bodies", BODY, row)) == ["未变"]


def test_only_what_is_empty_is_filled(store: Store, council: int) -> None:
    row = ["县工商联执委会", None, None, 11, "2021.9", "2026.8"]
    taken(store, "bodies", BODY, row, on_match=OnMatch.FILL)
    assert cells(store, "bodies", *_SHOWN[2:4]) == [("2021-08", "2026-08")]


def test_terms_find_their_body_or_make_it(store: Store, council: int) -> None:
    rows = (
        ["县工商联执委会", "第十一届", "2021.8", "2026.8"],
        ["石门商会", 1, "2020.1", None],
        ["石门商会", 2, "2025.1", None],
    )
    preview = seen(store, "terms", TERM, *rows)
    assert states(preview) == ["更新", "新增", "新增"]
    assert "还没有“石门商会”，同时新建" in [words for _, words, _ in preview.rows[1].plan.remarks]
    taken(store, "terms", TERM, *rows)
    assert len(store.rows.find("body")) == 2 and len(store.rows.find("term")) == 4
    assert states(seen(store, "terms", TERM, *rows)) == ["未变"] * 3
