from __future__ import annotations

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from secretariat.base.errors import Cancelled
from secretariat.base.intake import Decision, OnMatch, State
from secretariat.exchange.importing import Watch, apply, as_json, write_rejects
from secretariat.exchange.reading import read_workbook
from secretariat.store import history
from tests.exchange.importing.desk import CODE, NAME, Desk, book, labelled, said, sheet

ANDA, HONGDA = "青石县安达有限公司", "临川县宏达有限公司"
HEAD = [NAME, CODE, "地址", "员工人数"]
ROW = [ANDA, "91350100M000100Y43", "滨河路1号", 10]


def _members(desk: Desk) -> int:
    return len(desk.store.rows.find("membership"))


def test_an_import_is_one_operation_that_can_be_undone(writing_desk: Desk) -> None:
    report = writing_desk.bring_in([HEAD, ROW, [HONGDA, None, None, 5]])
    assert report.operation is not None and as_json(report)["new"] == 2
    operation = history.operation(writing_desk.store.rows, report.operation)
    assert operation.name == "导入会员：名单.xlsx"
    writing_desk.store.undo(report.operation)
    assert _members(writing_desk) == 0
    assert writing_desk.store.rows.find("imported_file") == []


def test_a_backup_is_made_before(writing_desk: Desk) -> None:
    writing_desk.bring_in([HEAD, ROW])
    assert "导入前" in [one.reason for one in writing_desk.store.backups.list()]


def test_blank_cells_never_overwrite(writing_desk: Desk) -> None:
    writing_desk.bring_in([HEAD, ROW])
    preview = writing_desk.preview([HEAD, [ANDA, ROW[1], None, "/"]])
    assert preview.rows[0].state is State.SAME


@pytest.mark.parametrize(("on_match", "address", "staff"), [
    (OnMatch.UPDATE, "新路2号", 20), (OnMatch.FILL, "滨河路1号", 20), (OnMatch.SKIP, "滨河路1号", None),
])  # fmt: skip
def test_what_happens_to_known_members_is_a_choice(
    writing_desk: Desk, on_match: OnMatch, address: str, staff: int | None
) -> None:
    writing_desk.bring_in([HEAD, [*ROW[:3], None]])
    writing_desk.bring_in([HEAD, [ANDA, ROW[1], "新路2号", 20]], on_match=on_match)
    (record,) = writing_desk.store.rows.find("organization", name=ANDA)
    assert (record["address"], record["staff"]) == (address, staff)


def test_an_update_shows_old_and_new(writing_desk: Desk) -> None:
    writing_desk.bring_in([HEAD, ROW])
    preview = writing_desk.preview([HEAD, [ANDA, ROW[1], "新路2号", 10]])
    cells = {cell.label: cell for cell in preview.cells(preview.rows[0])}
    address = cells["地址"]
    assert (address.raw, address.before, address.after, address.changed) == (
        "新路2号",
        "滨河路1号",
        "新路2号",
        True,
    )
    assert not cells["员工人数"].changed


def test_unknown_columns_become_fields_in_the_same_operation(writing_desk: Desk) -> None:
    table = [[*HEAD, "车牌"], [*ROW, "甲A123"]]
    report = writing_desk.bring_in(table)
    again = writing_desk.preview(table)
    assert again.rows[0].state is State.SAME and again.new_fields == ()
    assert labelled(again, again.rows[0])["车牌"] == "甲A123"
    assert report.operation is not None
    writing_desk.store.undo(report.operation)
    assert "车牌" not in [one.label for one in writing_desk.store.catalog.ledgers["members"].columns]


def test_a_new_column_of_known_members_is_an_update(writing_desk: Desk) -> None:
    writing_desk.bring_in([HEAD, ROW])
    report = writing_desk.bring_in([[*HEAD, "车牌"], [*ROW, "甲A123"]])
    assert as_json(report)["updated"] == 1
    assert writing_desk.preview([[*HEAD, "车牌"], [*ROW, "甲A123"]]).rows[0].state is State.SAME


def test_only_what_the_clerk_said_about_a_heading_is_remembered(writing_desk: Desk) -> None:
    table = [[NAME, "负责人", "地址", "联系电话"], [ANDA, "张三", "滨河路", "13805740001"]]
    writing_desk.bring_in(table, mappings={"联系电话": "principal.mobile"})
    remembered = {row["heading"]: row["column"] for row in writing_desk.store.rows.find("heading_memory")}
    assert remembered == {"联系电话": "principal.mobile"}
    moved = [["联系电话", NAME, "负责人"], ["13805740002", HONGDA, "李四"]]
    assert said(writing_desk.preview(moved)).values["负责人手机"] == "13805740002"


def test_decisions_hold_for_single_rows(writing_desk: Desk) -> None:
    table = [HEAD, ROW, [HONGDA, None, None, 5]]
    preview = writing_desk.preview(table, decisions={2: Decision(skip=True)})
    assert [row.state for row in preview.rows] == [State.NEW, State.SKIPPED]
    assert as_json(preview)["skipped_rows"] == 1
    apply(writing_desk.store, preview)
    assert _members(writing_desk) == 1


def test_cancelling_leaves_nothing(writing_desk: Desk) -> None:
    preview = writing_desk.preview([[*HEAD, "车牌"], [*ROW, "甲A123"]])
    with pytest.raises(Cancelled):
        apply(writing_desk.store, preview, Watch(cancelled=lambda: True))
    assert _members(writing_desk) == 0 and writing_desk.store.rows.find("extra_field") == []


def test_progress_runs_from_nothing_to_all(writing_desk: Desk) -> None:
    seen: list[float] = []
    apply(
        writing_desk.store,
        writing_desk.preview([HEAD, ROW]),
        Watch(progress=lambda part, _: seen.append(part)),
    )
    assert seen[0] == 0 and seen[-1] == 1 and seen == sorted(seen)


def test_what_was_written_since_the_preview_is_matched_again(writing_desk: Desk) -> None:
    preview = writing_desk.preview([HEAD, ROW])
    writing_desk.bring_in([HEAD, ROW])
    report = apply(writing_desk.store, preview)
    assert as_json(report)["new"] == 0 and _members(writing_desk) == 1 and report.operation is None


def test_nothing_to_write_makes_no_operation_and_no_backup(writing_desk: Desk) -> None:
    writing_desk.bring_in([HEAD, ROW])
    before = len(writing_desk.store.backups.list())
    report = writing_desk.bring_in([HEAD, ROW])
    assert report.operation is None and len(writing_desk.store.backups.list()) == before


def test_one_bad_cell_stops_neither_its_row_nor_the_others(writing_desk: Desk) -> None:
    report = writing_desk.bring_in([[NAME, "入会时间"], [ANDA, "第六届"], [HONGDA, "2019.3"]])
    answer = as_json(report)
    assert answer["new"] == 2 and answer["rejected"] == 0
    assert [(one["sheet"], one["row"], one["column"], one["value"]) for one in answer["problems"]] == [
        ("名单", 2, "入会时间", "第六届")
    ]


def test_a_company_with_an_unreadable_name_does_not_come_in_as_its_head(writing_desk: Desk) -> None:
    table = sheet([[NAME, "负责人"], [None, "张三"], [HONGDA, "李四"]], errors={(1, 0): "#N/A"})
    report = writing_desk.bring_in(book(table))
    assert as_json(report)["rejected"] == 1 and as_json(report)["new"] == 1


def test_rows_that_name_nobody_are_skipped_and_counted(writing_desk: Desk) -> None:
    preview = writing_desk.preview([HEAD, ROW, [None, None, "滨河路2号", 3]])
    assert len(preview.rows) == 1 and as_json(preview)["skipped_rows"] == 1
    assert preview.skipped[-1].reason == "没有名称"


def test_the_same_row_twice_comes_in_once(writing_desk: Desk) -> None:
    report = writing_desk.bring_in([HEAD, ROW, ROW, [ANDA, ROW[1], "别处", 99]])
    assert as_json(report)["new"] == 1 and as_json(report)["doubtful"] == 1


def test_rows_not_taken_can_be_corrected_and_brought_in(writing_desk: Desk, tmp_path: Path) -> None:
    top = [NAME, "企业负责人", None, "联系人", None, "入会时间"]
    rows = [
        top,
        [None, "姓名", "手机", "姓名", "电话", None],
        ["石门乡商会"],
        [ANDA, "张三", 13805740001, "李四", 13805740002, 2016.1],
    ]
    merged = ((0, 1, 0, 0), (0, 0, 1, 2), (0, 0, 3, 4), (0, 1, 5, 5), (2, 2, 0, 5))
    preview = writing_desk.preview(book(sheet(rows, merged=merged)))
    target = tmp_path / "未导入.xlsx"
    assert write_rejects(preview, target) == 1
    apply(writing_desk.store, preview)
    unchanged = writing_desk.preview(read_workbook(target))
    assert unchanged.rows[0].state is State.SAME and unchanged.problems and unchanged.new_fields == ()
    assert labelled(unchanged, unchanged.rows[0])["所属商会"] == "石门乡商会"
    _correct(target, "？2016.1", "2016.10")
    corrected = writing_desk.preview(read_workbook(target))
    assert corrected.rows[0].state is State.UPDATED and not corrected.problems
    assert labelled(corrected, corrected.rows[0])["入会日期"] == "2016-10"


def _correct(path: Path, wrong: str, right: str) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    (cell,) = [cell for row in workbook.active.iter_rows() for cell in row if cell.value == wrong]
    cell.value = right
    workbook.save(path)


def test_no_file_is_written_where_everything_was_taken(desk: Desk, tmp_path: Path) -> None:
    assert write_rejects(desk.preview([HEAD, ROW]), tmp_path / "未导入.xlsx") == 0
    assert list(tmp_path.iterdir()) == []


def test_the_answer_has_exactly_the_promised_keys(desk: Desk) -> None:
    answer = as_json(desk.preview([[NAME, "入会时间"], [ANDA, "第六届"]]))
    assert list(answer) == [
        "new",
        "updated",
        "same",
        "doubtful",
        "rejected",
        "skipped_rows",
        "problems",
        "operation",
    ]
    assert set(answer["problems"][0]) == {"sheet", "row", "column", "value", "message"}
    assert answer["operation"] is None


def test_a_company_that_is_called_an_individual_is_rejected_and_stops_no_other_row(
    writing_desk: Desk,
) -> None:
    rows = [[NAME, "会员类别", "负责人"], [ANDA, "个人会员", None], [HONGDA, "企业会员", "李四"]]
    answer = as_json(writing_desk.bring_in(rows))
    assert (answer["new"], answer["rejected"]) == (1, 1) and answer["problems"][0]["row"] == 2


def test_facts_of_nobody_are_listed_and_not_dropped_silently(writing_desk: Desk) -> None:
    rows = [[NAME, "负责人", "手机"], [ANDA, None, "13805740001"], [HONGDA, "李四", "13805740002"]]
    (problem,) = as_json(writing_desk.bring_in(rows))["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (2, "手机", "13805740001")


@pytest.mark.parametrize(("more", "warned"), [(0, False), (1, True)])
def test_records_are_checked_apart_from_rows(writing_desk: Desk, more: int, warned: bool) -> None:
    preview = writing_desk.preview([HEAD, ROW])
    planner: Any = preview.planner

    def write(tx: Any, plans: Any) -> Any:
        return dataclasses.replace(planner.write(tx, plans), added=1 + more)

    report = apply(writing_desk.store, dataclasses.replace(preview, planner=SimpleNamespace(write=write)))
    assert report.counts[State.NEW] == 1
    assert any("核对" in note for note in report.notes) is warned
