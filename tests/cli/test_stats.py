"""stats for any record: by its name, the name of its record or in Chinese; as a table and for programs."""

from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.store.store import Store
from tests.cli.console import Run


@pytest.fixture
def gifts(office: Run, tmp_path: Path) -> Run:
    with Store.open(tmp_path / "商会.db", CATALOG) as store, store.transact("录入") as tx:
        firm = tx.add("organization", {"name": "甲公司"})
        tx.add_many("donation", [
            {"day": "2026-01-05", "organization": firm, "cash": 100_50, "purpose": "救灾"},
            {"day": "2025-06", "organization": firm, "goods_value": 30_00, "purpose": "救灾"},
            {"day": "2026-03-01", "name": "李四", "cash": 7_00, "purpose": "济困"},
        ])  # fmt: skip
    return office


@pytest.mark.parametrize("word", ["donations", "donation", "捐赠"])
def test_a_record_is_known_under_each_of_its_names(gifts: Run, word: str) -> None:
    found = gifts("stats", word, "--by", "捐赠用途", "--json").json
    assert found["record"] == "donations" and found["by"] == ["捐赠用途"]
    assert found["rows"] == [
        {"捐赠用途": "救灾", "count": 2, "捐款": 100.5, "物资折价": 30, "persons": 0, "units": 1},
        {"捐赠用途": "济困", "count": 1, "捐款": 7, "物资折价": None, "persons": 0, "units": 0},
    ]
    assert found["total"] == {"count": 3, "捐款": 107.5, "物资折价": 30, "persons": 0, "units": 1}


def test_conditions_and_days_narrow_what_is_counted(gifts: Run) -> None:
    found = gifts("stats", "捐赠", "--by", "捐赠日期:月", "--where", "捐赠用途=救灾", "--json").json
    assert [(row["捐赠日期:月"], row["count"]) for row in found["rows"]] == [
        ("2025年6月", 1),
        ("2026年1月", 1),
    ]
    found = gifts("stats", "捐赠", "--by", "捐赠用途", "--from", "2026-02", "--to", "2026", "--json").json
    assert (found["from"], found["to"], found["total"]["count"]) == ("2026-02-01", "2026-12-31", 1)


def test_the_table_has_a_total_and_its_notes(gifts: Run) -> None:
    lines = gifts("stats", "捐赠", "--by", "捐赠用途").out.splitlines()
    assert lines[0].split() == ["捐赠用途", "数量（笔）", "家", "人", "捐款（元）", "物资折价（元）"]
    assert [line.split() for line in lines[1:4]] == [
        ["救灾", "2", "1", "0", "100.5", "30"], ["济困", "1", "0", "0", "7", "—"],
        ["合计", "3", "1", "0", "107.5", "30"],
    ]  # fmt: skip
    assert lines[4].startswith("注：有1笔只有名称")


def test_an_unknown_record_or_field_is_told_what_there_is(gifts: Run) -> None:
    said = gifts("stats", "火箭", "--by", "捐赠用途")
    assert said.code == 1 and "捐赠" in said.err
    said = gifts("stats", "捐赠", "--by", "颜色")
    assert said.code == 1 and "捐赠用途" in said.err


def test_proposals_can_be_narrowed_too(office: Run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "商会.db", CATALOG) as store, store.transact("录入") as tx:
        for title, category in (("一", "经济建设"), ("二", "经济建设"), ("三", "社会建设")):
            tx.add(
                "proposal", {"title": title, "form": "提案", "category": category, "submitted": "2026-01-05"}
            )
    found = office("stats", "proposals", "--by", "year", "--where", "提案分类=经济建设", "--json").json
    assert (found["record"], found["total"]["received"]) == ("proposals", 2)
    found = office("stats", "提案", "--by", "提交日期:月", "--json").json
    assert found["rows"] == [{"提交日期:月": "2026年1月", "count": 3, "persons": None, "units": None}]
