"""The windows that a list opens: columns, conditions, bulk change, leaving, roster."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from secretariat.gui.lists.bulk_dialog import BulkDialog, changeable
from secretariat.gui.lists.columns_dialog import ColumnsDialog
from secretariat.gui.lists.condition_dialog import ConditionDialog
from secretariat.gui.lists.end_dialog import EndDialog
from secretariat.gui.lists.page import ListPage
from secretariat.gui.lists.roster_dialog import RosterDialog
from secretariat.gui.messages import MessageBox
from secretariat.gui.reports.preview import PdfPreview
from secretariat.gui.session import Session
from secretariat.store.history import operations, undoable
from secretariat.store.listing import Filter, ListQuery
from tests.gui.roll_office import BANK, BUILDER, CAFE, TRADER, dialog_of, no_dialog


@pytest.fixture
def page(qtbot: QtBot, session: Session, members: dict[str, int]) -> ListPage:
    shown = ListPage(session, "members")
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_columns_are_found_added_moved_and_reset(qtbot: QtBot, page: ListPage) -> None:
    dialog = page.select_columns()
    chooser = dialog.chooser
    usual = chooser.keys()
    chooser.finder.setText("ygrs")
    visible = [leaf for leaf in chooser._leaves() if not leaf.isHidden()]
    assert [leaf.text(0) for leaf in visible] == ["员工人数"]
    visible[0].setCheckState(0, Qt.CheckState.Checked)
    assert chooser.keys() == (*usual, "organization.staff")
    for _ in usual:
        chooser.shift(-1)
    dialog.accept()
    assert page.state.columns == ("organization.staff", *usual)
    again = page.select_columns()
    again.chooser.show_keys(())
    assert not again.buttons.button(again.buttons.StandardButton.Ok).isEnabled()
    again.reject()
    assert isinstance(again, ColumnsDialog)


def condition(page: ListPage, key: str, operator: str) -> ConditionDialog:
    dialog = page.add_condition()
    dialog.show_column(key)
    dialog.operator_box.setCurrentIndex(dialog.operator_box.findData(operator))
    return dialog


def test_a_span_of_dates_is_two_conditions(qtbot: QtBot, page: ListPage, members: dict[str, int]) -> None:
    dialog = condition(page, "membership.start", "between")
    dialog.editors[0].put_text("2019.1")
    dialog.editors[1].put_text("2020年")
    dialog.accept()
    assert page.state.query.filters == (
        Filter("membership.start", "from", "2019-01"), Filter("membership.start", "to", "2020"),
    )  # fmt: skip
    assert page.model.ids == page.listing.select(page.query)
    assert set(page.model.ids) == {members[BUILDER], members[BANK]}


def test_money_is_compared_in_its_unit(qtbot: QtBot, page: ListPage, members: dict[str, int]) -> None:
    dialog = condition(page, "organization.capital", "between")
    dialog.editors[0].put_text("50")
    dialog.accept()
    assert page.model.ids == [members[BUILDER]]


def test_any_column_can_be_asked_for_being_empty(page: ListPage, members: dict[str, int]) -> None:
    condition(page, "principal.mobile", "empty").accept()
    assert set(page.model.ids) == {members[BANK], members[CAFE]}


def test_choices_are_ticked(page: ListPage, members: dict[str, int]) -> None:
    dialog = condition(page, "organization.town", "not")
    assert dialog.ticks is not None
    dialog.ticks.finder.setText("qxz")
    item = next(i for i in dialog.ticks._items() if not i.isHidden() and "青溪镇" in i.text())
    item.setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert members[BUILDER] not in page.model.ids
    assert members[BANK] in page.model.ids


def test_a_condition_without_a_value_is_explained(page: ListPage) -> None:
    dialog = condition(page, "membership.start", "within")
    dialog.accept()
    assert dialog.trouble.text() == "请填写要比较的内容。"
    dialog.editors[0].put_text("某天")
    dialog.accept()
    assert "某天" in dialog.trouble.text()
    dialog.column_box.setCurrentText("没有这个字段")
    dialog.accept()
    assert dialog.trouble.text() == "请先选一个字段。"
    dialog.reject()


def test_bulk_change_shows_what_changes_and_is_one_undo_step(
    qtbot: QtBot, page: ListPage, session: Session, members: dict[str, int]
) -> None:
    page.view.selectAll()
    dialog = page.actions_of.change_many()
    assert isinstance(dialog, BulkDialog)
    dialog.column_box.setCurrentText("乡镇街道（单位）")
    assert dialog.editor is not None
    dialog.editor.put_text("东门街道")
    ids = [members[name] for name in (BUILDER, BANK, CAFE)]
    # The individual member has no unit that could lie in a township.
    assert set(dialog.changes()) == set(ids)
    assert dialog.summary.text() == "将修改 3 家（原来：青溪镇 2、城关街道 1）；另有 1 家不变或没有这一项。"
    dialog.only_blank.setChecked(True)
    assert not dialog.changes() and not dialog.ok.isEnabled()
    dialog.only_blank.setChecked(False)
    dialog.accept()
    qtbot.waitUntil(no_dialog(BulkDialog), timeout=3000)
    towns = {cells[0] for cells in session.listing("members").rows(ids, ["organization.town"])}
    assert towns == {"东门街道"}
    assert "东门街道" in session.catalog.ledgers["members"].column("organization.town").kind.entries  # type: ignore[attr-defined]
    last = undoable(session.rows)
    assert last is not None and last.name == "批量修改：乡镇街道"
    session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: session.listing("members").rows([ids[0]], ["organization.town"]) == [["青溪镇"]])


def test_bulk_change_of_people_leaves_empty_seats_alone(
    qtbot: QtBot, page: ListPage, session: Session, members: dict[str, int]
) -> None:
    page.view.selectAll()
    dialog = page.actions_of.change_many()
    assert isinstance(dialog, BulkDialog)
    dialog.column_box.setCurrentText("政治面貌（负责人）")
    assert dialog.editor is not None
    dialog.editor.put_text("群众")
    assert members[CAFE] not in dialog.changes()
    dialog.accept()
    qtbot.waitUntil(no_dialog(BulkDialog), timeout=3000)
    assert session.listing("members").rows([members[BANK]], ["principal.politics"]) == [["群众"]]


def test_names_and_codes_are_not_given_to_many(page: ListPage) -> None:
    columns = {item.key for item in page.ledger.columns if changeable(item)}
    for key in (
        "organization.name",
        "organization.credit_code",
        "principal.id_number",
        "principal.name",
        "level",
        "status",
    ):
        assert key not in columns
    assert {"organization.town", "membership.kind", "chamber.name", "membership.start"} <= columns


def test_nothing_selected_says_how_to_select(page: ListPage) -> None:
    page.view.clearSelection()
    assert page.actions_of.change_many() is None
    box = dialog_of(MessageBox)
    assert "Ctrl+A" in box.remedy.text()
    box.close()


def test_leaving_takes_a_day_and_a_reason(qtbot: QtBot, page: ListPage, members: dict[str, int]) -> None:
    page.view.take_up([members[BANK]], members[BANK])
    dialog = page.actions_of.end()
    assert isinstance(dialog, EndDialog)
    dialog.day.put_text("")
    dialog.accept()
    assert dialog.trouble.text() == "请填写退会日期。"
    dialog.day.put_text("2026-10-31")
    dialog.reason.put_text("注销")
    dialog.accept()
    qtbot.waitUntil(lambda: members[BANK] not in page.model.ids, timeout=3000)
    stored = page.session.rows.get("membership", members[BANK])
    assert stored is not None and (stored["end"], stored["end_reason"]) == ("2026-10-31", "注销")


def test_a_refused_leaving_keeps_the_window(
    qtbot: QtBot, page: ListPage, session: Session, members: dict[str, int]
) -> None:
    dialog = EndDialog(session, [members[TRADER]], page)
    qtbot.addWidget(dialog)
    dialog.accept()
    qtbot.waitUntil(lambda: "已经退会" in dialog.trouble.text(), timeout=3000)
    assert dialog.ok.isEnabled()


def roster(page: ListPage) -> RosterDialog:
    dialog = page.actions_of.export()
    assert isinstance(dialog, RosterDialog)
    return dialog


def test_the_roster_has_what_is_on_screen(qtbot: QtBot, page: ListPage, tmp_path: Path) -> None:
    page.show_query(
        ListQuery(filters=(Filter("organization.town", "any", ("青溪镇",)),), order=("-membership.start",))
    )
    dialog = roster(page)
    request = dialog.request()
    assert request.ids == tuple(page.model.ids)
    assert request.columns == page.state.columns
    assert request.notes == ("乡镇街道：青溪镇",)
    target = tmp_path / "名册.xlsx"
    dialog.start(target)
    qtbot.waitUntil(no_dialog(RosterDialog), timeout=5000)
    box = dialog_of(MessageBox)
    assert box.happened.text() == "已导出 2 行到“名册.xlsx”。"
    from openpyxl import load_workbook

    cells = {str(cell.value) for row in load_workbook(target).active.iter_rows() for cell in row}  # type: ignore[union-attr]
    assert {BUILDER, CAFE} <= cells and BANK not in cells
    assert "138****0001" in cells
    box.close()
    assert page.session.rows.find("export_log")[0]["rows"] == 2


def test_the_full_version_needs_a_purpose(qtbot: QtBot, page: ListPage, tmp_path: Path) -> None:
    dialog = roster(page)
    dialog.profile.setCurrentIndex(dialog.profile.findData("full"))
    dialog.accept()
    assert "用途" in dialog.trouble.text()
    dialog.purpose.setText("报送市工商联")
    dialog.start(tmp_path / "完整.pdf")
    qtbot.waitUntil(no_dialog(RosterDialog), timeout=5000)
    dialog_of(MessageBox).close()
    logged = page.session.rows.find("export_log")[0]
    assert (logged["profile"], logged["purpose"]) == ("完整版", "报送市工商联")


def test_a_roster_that_cannot_be_written_is_refused_in_words(
    qtbot: QtBot, page: ListPage, tmp_path: Path
) -> None:
    dialog = roster(page)
    dialog.start(tmp_path / "没有" / "名册.xlsx")
    qtbot.waitUntil(lambda: "找不到文件夹" in dialog.trouble.text(), timeout=5000)
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_a_cancelled_roster_writes_nothing(
    qtbot: QtBot, page: ListPage, session: Session, tmp_path: Path
) -> None:
    hold = threading.Event()
    session.write("慢", lambda store: hold.wait(3))
    dialog = roster(page)
    dialog.start(tmp_path / "名册.xlsx")
    dialog.reject()
    hold.set()
    qtbot.waitUntil(lambda: "已取消" in dialog.trouble.text(), timeout=5000)
    assert not list(tmp_path.glob("名册*"))
    assert operations(session.rows, 1)[0].name == "录入"
    dialog.reject()


def test_printing_opens_the_preview(qtbot: QtBot, page: ListPage) -> None:
    page.actions_of.print()
    dialog = dialog_of(RosterDialog)
    assert dialog.target == "print"
    dialog.accept()
    qtbot.waitUntil(no_dialog(RosterDialog), timeout=5000)
    preview = dialog_of(PdfPreview)
    assert preview.document.pageCount() == 1
    preview.close()


def test_the_file_can_be_opened_from_the_answer(
    qtbot: QtBot, page: ListPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = roster(page)
    dialog.start(tmp_path / "名册.pdf")
    qtbot.waitUntil(no_dialog(RosterDialog), timeout=5000)
    box = dialog_of(MessageBox)
    box.buttons.itemAt(1).widget().click()  # type: ignore[union-attr]
    assert opened == [str(tmp_path / "名册.pdf")]
