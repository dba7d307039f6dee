"""The office's own workbooks come in with every value as the truth beside them says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from secretariat.base.intake import State
from secretariat.exchange.importing import Preview, as_json, prepare
from secretariat.exchange.reading import read_workbook
from tests.exchange.importing.desk import SAMPLES, Desk, labelled

TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
ROSTERS = ("会员名册-规范.xlsx", "会员名册-办公室样式.xlsx", "直属会员通讯录.xls")


def _shown(preview: Preview) -> set[str]:
    columns = {column.key: column.label for column in preview.ledger.columns}
    return {columns[key] for table in preview.tables for one in table.mappings for key in one.keys}


@pytest.mark.parametrize("name", ROSTERS)
def test_every_value_is_as_in_the_truth(desk: Desk, name: str) -> None:
    preview = desk.preview(read_workbook(SAMPLES / name))
    assert not preview.questions
    shown = _shown(preview)
    for row, truth in zip(preview.rows, TRUTH[name], strict=True):
        values = labelled(preview, row)
        unknowable: list[str] = truth.get("存疑", [])
        for label, value in truth.items():
            if label in shown and label not in unknowable:
                assert values.get(label) == value, (row.row, label)
        assert not set(unknowable) & values.keys()
        doubted = {one.column for one in row.problems if one.severity != "note"}
        assert len(doubted) == len(unknowable), row.row


def test_the_doubtful_cells_are_named_where_they_stand(desk: Desk) -> None:
    answer = as_json(desk.preview(read_workbook(SAMPLES / ROSTERS[1])))
    found = [(one["row"], one["column"], one["value"]) for one in answer["problems"]]
    assert found == [
        (22, "出生年月", "1959.1"),
        (42, "入会时间", "2016.1"),
        (163, "入会时间", "2004.1"),
        (186, "出生年月", "1967.1"),
    ]


def test_bands_give_township_and_chamber_and_are_no_members(desk: Desk) -> None:
    preview = desk.preview(read_workbook(SAMPLES / ROSTERS[1]))
    for row, truth in zip(preview.rows, TRUTH[ROSTERS[1]], strict=True):
        values = labelled(preview, row)
        assert values["乡镇街道"] == truth["乡镇街道"] and values["所属商会"] == f"{truth['乡镇街道']}商会"
    classes = [one.kind.value for one in preview.skipped]
    assert (classes.count("分组"), classes.count("小计")) == (8, 9)
    assert not [one for one in preview.remarks if "相加" in one.message or "实际有" in one.message]


def test_importing_all_three_and_then_again_changes_nothing(writing_desk: Desk) -> None:
    for name in ROSTERS:
        report = writing_desk.bring_in(read_workbook(SAMPLES / name))
        assert report.counts[State.NEW] == len(TRUTH[name])
    for name in ROSTERS:
        preview = writing_desk.preview(read_workbook(SAMPLES / name))
        assert preview.counts == {State.SAME: len(TRUTH[name])}
        assert preview.notes[0].startswith("这份文件于2026-11-22 08:30导入过")


def test_a_sheet_can_be_chosen_and_a_missing_one_is_refused(desk: Desk) -> None:
    from secretariat.base.errors import Refusal

    workbook: Any = read_workbook(SAMPLES / ROSTERS[1])
    assert len(desk.preview(workbook, sheet="会员基本情况").rows) == 180
    with pytest.raises(Refusal, match="会员基本情况"):
        desk.preview(workbook, sheet="没有这张")


def test_a_second_preview_reuses_what_was_found(desk: Desk) -> None:
    from secretariat.domains.members.intake import MEMBERS_INTAKE

    first = desk.preview(read_workbook(SAMPLES / ROSTERS[0]))
    again = prepare(first.workbook, MEMBERS_INTAKE, desk.store.rows, first.options, first)
    assert again.layouts is first.layouts and again.counts == first.counts
