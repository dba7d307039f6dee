"""Lists of units: by number, by credit code, else by name; a former name means the unit that bore it."""

from __future__ import annotations

import pytest

from secretariat.base.intake import Decision
from secretariat.store.store import Store
from tests.domains.plain.desk import cells, choices, seen, states, taken, told

HEAD = ["单位名称", "统一社会信用代码", "地址", "记录号"]
CODE, OTHER_CODE = "91361002FQEFLCR632", "92361002MA35X1YT09"


@pytest.fixture
def units(store: Store) -> list[int]:
    with store.transact("登记") as tx:
        return tx.add_many("organization", [
            {"name": "临川县金盛建材有限公司", "credit_code": CODE, "former_name": "金盛建材厂"},
            {"name": "同名公司", "town": "石门镇"}, {"name": "同名公司"},
        ])  # fmt: skip


def test_a_row_updates_the_unit_of_its_code_or_name(store: Store, units: list[int]) -> None:
    taken(
        store,
        "organization",
        HEAD,
        ["金盛建材厂", None, "东路1号"],
        ["临川县金盛建材有限公司 ", CODE, "东路2号"],
    )
    assert cells(store, "organization", "root.name", "root.address")[0] == (
        "临川县金盛建材有限公司",
        "东路1号",
    )
    report = taken(store, "organization", HEAD, ["临川县金盛建材公司", CODE, "东路2号"])
    assert states(report.preview) == ["更新"]
    assert len(store.rows.find("organization")) == 3
    assert cells(store, "organization", "root.address")[0] == ("东路2号",)


def test_one_of_two_of_a_name_is_asked(store: Store, units: list[int]) -> None:
    preview = seen(store, "organization", HEAD, ["同名公司", None, "西路1号"])
    assert states(preview) == ["存疑"] and [one.record for one in choices(preview)] == units[1:]
    numbered = seen(
        store,
        "organization",
        HEAD,
        ["同名公司", None, "西路1号", units[2]],
        ["同名公司", None, "西路2号", units[1]],
    )
    assert states(numbered) == ["更新", "更新"]


def test_a_code_under_another_name_is_asked_and_a_renamed_unit_comes_back_by_its_number(
    store: Store, units: list[int]
) -> None:
    row = ["临川县新天地酒店", CODE, None]
    preview = seen(store, "organization", HEAD, row)
    assert states(preview) == ["存疑"] and "名称不同" in told(preview)[0]
    decided = {preview.rows[0].number: Decision(record=units[0])}
    assert states(seen(store, "organization", HEAD, row, decisions=decided)) == ["更新"]
    taken(store, "organization", HEAD, [*row, units[0]])
    assert cells(store, "organization", "root.name")[0] == ("临川县新天地酒店",)


def test_the_same_name_with_another_code_is_another_unit(store: Store, units: list[int]) -> None:
    assert states(seen(store, "organization", HEAD, ["临川县金盛建材有限公司", OTHER_CODE, None])) == ["新增"]
