"""Lists of people: nobody is told by name alone, what a row says changes the roll, and a place of work is kept."""

from __future__ import annotations

import pytest

from secretariat.base.intake import Decision
from secretariat.store.store import Store
from tests.domains.plain.desk import cells, choices, seen, states, taken, told

HEAD = ["姓名", "工作单位", "职务", "手机", "身份证号", "性别", "籍贯", "记录号"]
FIRM, SHOP, CODE = "临川县金盛建材有限公司", "临川县宏达商贸有限公司", "110101199003074477"


@pytest.fixture
def roll(store: Store) -> dict[str, int]:
    """王伟 of one firm with a phone and a number, another 王伟 without anything, and 李丽 of the shop."""
    with store.transact("登记") as tx:
        firm, shop = tx.add_many("organization", [{"name": FIRM}, {"name": SHOP}])
        wang, other, li = tx.add_many("person", [
            {"name": "王伟", "mobile": "13800001111", "id_number": CODE}, {"name": "王伟"},
            {"name": "李丽", "sex": "女"},
        ])  # fmt: skip
        tx.add("employment", {"person": wang, "organization": firm, "role": "负责人", "post": "经理"})
        tx.add("employment", {"person": li, "organization": shop, "role": "任职"})
    return {"firm": firm, "shop": shop, "王伟": wang, "他人": other, "李丽": li}


def test_a_person_is_told_by_number_by_phone_and_by_unit(store: Store, roll: dict[str, int]) -> None:
    preview = seen(
        store, "people", HEAD,
        ["王伟", None, None, None, CODE, None, "江西"],
        ["李丽", SHOP, None, None, None, None, "福建"],
        ["王伟", None, None, "13800001111", None, "男", None],
    )  # fmt: skip
    assert states(preview) == ["更新", "更新", "存疑"]  # the last row is the first one's again, and says more
    taken(store, "people", HEAD, ["王伟", None, None, "13800001111", None, "男", None],
          ["李丽", SHOP, None, None, None, None, "福建"])  # fmt: skip
    found = cells(store, "people", "person.name", "person.sex", "person.native_place")
    assert found == [("王伟", "男", None), ("王伟", None, None), ("李丽", "女", "福建")]


def test_a_namesake_without_anything_further_waits(store: Store, roll: dict[str, int]) -> None:
    preview = seen(
        store, "people", HEAD, ["王伟", None, None, None, None, "男"], ["赵新", None, None, None, None, "男"]
    )
    assert states(preview) == ["存疑", "新增"]
    assert [one.record for one in choices(preview)] == [roll["王伟"], roll["他人"]]
    number = preview.rows[0].number
    decided = {number: Decision(record=roll["他人"])}
    taken(store, "people", HEAD, ["王伟", None, None, None, None, "男"], decisions=decided)
    assert [row[0] for row in cells(store, "people", "person.sex")] == [None, "男", "女"]
    again = seen(
        store, "people", HEAD, ["王伟", None, None, None, None, "男"], decisions={number: Decision(new=True)}
    )
    assert states(again) == ["新增"]


def test_two_rows_of_one_new_name_are_not_taken_for_one(store: Store) -> None:
    rows = (["孙同", FIRM, None, None], ["孙同", SHOP, None, None], ["孙同", None, None, None])
    preview = seen(store, "people", HEAD, *rows)
    assert states(preview) == ["新增", "新增", "存疑"]
    taken(store, "people", HEAD, *rows)
    assert cells(store, "people", "person.name", "unit.name") == [("孙同", FIRM), ("孙同", SHOP)]


def test_where_somebody_works_is_added_and_the_post_corrected(store: Store, roll: dict[str, int]) -> None:
    report = taken(
        store, "people", HEAD,
        ["王伟", FIRM, "总经理", None], ["李丽", FIRM, "顾问", None, None, None, None, roll["李丽"]],
        ["钱进", "临川县新办食品厂", "厂长", "13700002222"],
    )  # fmt: skip
    assert states(report.preview) == ["更新", "更新", "新增"]
    jobs = [
        (row["person"], row["organization"], row["role"], row["post"])
        for row in store.rows.find("employment")
    ]
    new = store.rows.find("organization", name="临川县新办食品厂")[0]
    assert new["kind"] == "企业"
    person = store.rows.find("person", name="钱进")[0]["id"]
    assert jobs == [
        (roll["王伟"], roll["firm"], "负责人", "总经理"), (roll["李丽"], roll["shop"], "任职", None),
        (roll["李丽"], roll["firm"], "任职", "顾问"), (person, new["id"], "任职", "厂长"),
    ]  # fmt: skip
    same = seen(
        store,
        "people",
        HEAD,
        ["王伟", FIRM, "总经理", None],
        ["钱进", "临川县新办食品厂", "厂长", "13700002222"],
    )
    assert states(same) == ["未变", "未变"]


def test_of_two_units_of_a_name_one_is_chosen(store: Store, roll: dict[str, int]) -> None:
    with store.transact("登记") as tx:
        twins = tx.add_many("organization", [{"name": "同名公司", "town": "石门镇"}, {"name": "同名公司"}])
    row = ["周到", "同名公司", "会计", "13600003333"]
    preview = seen(store, "people", HEAD, row)
    assert states(preview) == ["存疑"] and "有2家单位叫“同名公司”" in told(preview)[0]
    wanted = next(one for one in choices(preview) if one.detail == "石门镇")
    taken(store, "people", HEAD, row, decisions={preview.rows[0].number: Decision(record=wanted.record)})
    assert [job["organization"] for job in store.rows.find("employment", post="会计")] == [twins[0]]


def test_masked_numbers_change_nothing_and_a_post_without_a_unit_is_kept(
    store: Store, roll: dict[str, int]
) -> None:
    masked = ["王伟", FIRM, "经理", "138****1111", "110101********4477"]
    assert states(seen(store, "people", HEAD, masked)) == ["未变"]
    taken(store, "people", HEAD, ["冯新", None, "秘书长", "13500004444"])
    assert cells(store, "people", "person.remark")[-1] == ("职务：秘书长",)
    assert states(seen(store, "people", HEAD, ["冯新", None, "秘书长", "13500004444"])) == ["未变"]


def test_a_number_under_another_name_is_asked(store: Store, roll: dict[str, int]) -> None:
    preview = seen(store, "people", HEAD, ["王韦", None, None, None, CODE])
    assert states(preview) == ["存疑"] and "姓名不同" in told(preview)[0]
