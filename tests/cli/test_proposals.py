"""Proposals by command: imported as the truth says, counted, printed, and those who are late reminded."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from secretariat.catalog import CATALOG
from secretariat.store.store import Store
from tests.cli.console import Run

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LIST = SAMPLES / "提案办理情况一览表.xlsx"
TRUTH: list[list[Any]] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))[LIST.name]
LABELS = (
    "提案号", "案由", "第一提案人", "联名人", "提案类型", "提交日期", "立案情况", "主办单位", "会办单位", "答复日期",
    "办理结果", "满意度",
)  # fmt: skip


@pytest.fixture
def listed(office: Run) -> Run:
    assert office("import", LIST, "--as", "proposals").code == 0
    return office


def late(tmp_path: Path) -> None:
    """Two proposals that 县/工信局 and 县人社局 should have answered, one in time, one without a unit."""
    with Store.open(tmp_path / "商会.db", CATALOG) as store, store.transact("录入") as tx:
        for title, units, day in (
            ("修路", ("县/工信局",), "2026-01-10"), ("招工", ("县人社局", "县/工信局"), "2026-02-10"),
            ("不急", ("县教体局",), "2026-06-25"), ("无主", (), "2026-01-10"),
        ):  # fmt: skip
            proposal = tx.add("proposal", {"title": title, "form": "提案", "submitted": "2026-01-05"})
            for place, unit in enumerate(units):
                role = "会办" if place else "主办"
                tx.add("proposal_unit", {"proposal": proposal, "role": role, "name": unit})
            tx.add("proposal_step", {"proposal": proposal, "kind": "立案", "day": "2026-01-06"})
            tx.add("proposal_step", {"proposal": proposal, "kind": "交办", "day": day})


def test_all_24_come_in_as_the_truth_says_and_again_nothing(listed: Run) -> None:
    rows = listed("list", "proposals", "--json").json["rows"]
    found = sorted(([row[label] for label in LABELS] for row in rows), key=lambda row: str(row[0]))
    wanted = [
        [cell.removesuffix("提案") if at == 4 else cell for at, cell in enumerate(row)] for row in TRUTH
    ]
    assert found == wanted and len(found) == 24
    again = listed("import", LIST, "--as", "proposals", "--json").json
    assert (again["new"], again["updated"], again["same"], again["operation"]) == (0, 0, 24, None)


def test_their_state_is_that_of_the_day_asked(listed: Run) -> None:
    def done(day: str) -> int:
        rows = listed("list", "proposals", "--as-of", day, "--json").json["rows"]
        return sum(row["答复日期"] is not None for row in rows)

    days = [row[9] for row in TRUTH if row[9]]
    assert done("2026-12-31") == len(days)
    assert done("2026-03-31") == sum(day <= "2026-03-31" for day in days)
    rows = listed("list", "proposals", "--as-of", "2026-03-31", "--json").json["rows"]
    assert all((row["答复日期"] is None) == (row["满意度"] is None) for row in rows)


def test_those_submitted_later_are_not_listed(office: Run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "商会.db", CATALOG) as store, store.transact("录入") as tx:
        for title, day in (
            ("早", "2026-01-05"),
            ("当日", "2026-03-01"),
            ("晚", "2026-03-02"),
            ("不详", None),
        ):
            tx.add("proposal", {"title": title, "form": "提案", "submitted": day})

    def titles(*words: str) -> set[str]:
        return {row["案由"] for row in office("list", "proposals", "--json", *words).json["rows"]}

    assert titles() == {"早", "当日", "晚", "不详"}
    assert titles("--as-of", "2026-03-01") == {"早", "当日", "不详"}
    assert titles("--as-of", "2026-03-02") == titles()


def test_they_are_counted_by_what_is_asked(listed: Run) -> None:
    told = listed("stats", "proposals", "--by", "立案情况", "--as-of", "2026-12-31", "--json").json
    counted = {row["立案情况"]: row["received"] for row in told["rows"]}
    assert counted == Counter(row[6] for row in TRUTH)
    assert told["total"]["received"] == 24
    results = Counter(row[10] for row in TRUTH if row[10])
    assert told["total"]["results"] == results
    two = listed("stats", "proposals", "--by", "sort,满意度", "--as-of", "2026-12-31", "--json").json
    assert two["by"] == ["提出方式", "满意度"]
    assert sum(row["received"] for row in two["rows"]) == 24


def test_only_those_that_came_within_the_days_are_counted(listed: Run) -> None:
    before = sum(row[5] <= "2026-01-12" for row in TRUTH)
    told = listed("stats", "proposals", "--by", "form", "--from", "2026", "--to", "2026-01-12", "--json").json
    assert (told["from"], told["total"]["received"]) == ("2026-01-01", before)
    assert before not in (0, 24)
    said = listed("stats", "proposals", "--by", "主办单位")
    assert said.code == 0 and "合计" in said.out and "立案率" in said.out


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "颜色"),
        ("--by", "，"),
        ("--by", "form", "--from", "某日"),
        ("--by", "form", "--as-of", "2026"),
    ],
)
def test_what_cannot_be_counted_is_refused(office: Run, words: tuple[str, ...]) -> None:
    said = office("stats", "proposals", *words)
    assert said.code == 1 and said.err.count("\n") == 1


def test_the_list_is_printed(listed: Run, tmp_path: Path) -> None:
    said = listed("roster", "proposals", "--to", tmp_path / "提案.pdf", "--json")
    assert said.code == 0 and said.json["rows"] == 24
    narrow = ("--where", "立案情况=立案", "--columns", "提案号,案由")
    filed = sum(row[6] == "立案" for row in TRUTH)
    assert listed("roster", "proposals", *narrow, "--to", tmp_path / "a.xlsx", "--json").json["rows"] == filed


def test_each_unit_that_is_late_gets_its_letter(office: Run, tmp_path: Path) -> None:
    late(tmp_path)
    folder = tmp_path / "函" / "七月"
    told = office("letters", "--to", folder, "--as-of", "2026-07-01", "--json").json
    assert {one["unit"]: one["proposals"] for one in told["letters"]} == {"县/工信局": 2, "县人社局": 1}
    assert told["without_unit"] == 1
    assert sorted(path.name for path in folder.iterdir()) == ["催办函-县_工信局.pdf", "催办函-县人社局.pdf"]


def test_where_nobody_is_late_no_letter_is_written(listed: Run, tmp_path: Path) -> None:
    said = listed("letters", "--to", tmp_path / "函")
    assert said.code == 0 and "没有逾期" in said.out
    assert not (tmp_path / "函").exists()


def test_a_persons_file_holds_what_the_person_signed(office: Run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "商会.db", CATALOG) as store, store.transact("录入") as tx:
        person = tx.add("person", {"name": "赵明"})
        proposal = tx.add("proposal", {"title": "修路", "form": "提案", "submitted": "2026-01-05"})
        tx.add("signer", {"proposal": proposal, "position": 1, "person": person})
    told = office("dossier", "赵明", "--to", tmp_path / "档案.pdf", "--json").json
    assert told["sections"][-1] == "三、提案" and told["tables"]["提案情况"] == 1


def test_the_figures_of_a_month_hold_posts_and_proposals(listed: Run) -> None:
    told = listed("report", "2026-03", "--json").json
    replied = sum(str(row[9]).startswith("2026-03") for row in TRUTH)
    assert told["proposals"]["replied"] == replied > 0
    assert told["posts"]["people_now"] == 0
