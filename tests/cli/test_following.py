"""A workbook whose other sheet belongs to the list: both come in by one command, and one undo takes both back."""

from pathlib import Path

from tests.cli.console import Run

LEDGER = Path(__file__).resolve().parents[1] / "samples" / "轮值活动台账.xlsx"


def test_events_bring_their_sign_in_sheet_along(office: Run) -> None:
    said = office("import", LEDGER, "--as", "events")
    assert said.code == 0
    assert "新增 17" in said.out
    assert "工作表“签到”（参会情况）：新增519" in said.out
    again = office("import", LEDGER, "--as", "events", "--json").json
    assert (again["same"], again["operation"]) == (17, None)
    assert office("undo").code == 0
    fresh = office("import", LEDGER, "--as", "events", "--json").json
    assert [one["new"] for one in (fresh, *fresh["further"])] == [17, 519]


def test_a_chosen_sheet_comes_in_alone(office: Run) -> None:
    alone = office("import", LEDGER, "--as", "events", "--sheet", "活动", "--json").json
    assert "further" not in alone
    assert office("import", LEDGER, "--as", "attendance", "--json").json["new"] == 519
