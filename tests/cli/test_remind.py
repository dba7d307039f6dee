"""remind: what is due, in lines and as JSON."""

import json
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.cli import main
from secretariat.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "商会.db"
    with Store.create(file, CATALOG, "临川县工商业联合会") as store, store.transact("录入") as tx:
        tx.add("task", {"title": "编印年度报告", "due": "2026-11-20", "department": "办公室"})
        tx.add("task", {"title": "核对名册", "due": "2026-12-10"})
    return file


def test_what_is_due_is_grouped_with_the_overdue_counted(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(path), "remind", "--on", "2026-11-22"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "任务：2项，其中逾期1项",
        "  2026年11月20日　逾期2天　编印年度报告（办公室）",
        "  2026年12月10日　还有18天　核对名册",
    ]  # fmt: skip


def test_as_json_each_reminder_names_its_record(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(path), "remind", "--on", "2026-11-22", "--days", "10", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["on"], told["days"]) == ("2026-11-22", 10)
    (one,) = told["reminders"]
    assert (one["kind"], one["entity"], one["record"], one["overdue_days"]) == ("任务", "task", 1, 2)


def test_nothing_due_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(path), "remind", "--on", "2026-01-01"]) == 0
    assert capsys.readouterr().out == "2026-01-01没有到期的事项。\n"


@pytest.mark.parametrize(
    "words", [["--on", "2026-13-01"], ["--on", "2026-11"], ["--days", "-1"], ["--days", "999"]]
)
def test_a_wrong_day_is_refused(path: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(path), "remind", *words]) == 1
    told = capsys.readouterr().err
    assert "2026-10-31" in told or "0到366" in told
