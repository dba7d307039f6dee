"""The wizard from end to end: pasted rows and files become a preview, choices change it, and one step writes it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from secretariat.base.intake import Decision, OnMatch, State
from secretariat.exchange.importing import AS_REMARK, LEAVE_OUT
from secretariat.exchange.printing import write_rows
from secretariat.exchange.reading import read_workbook
from secretariat.gui.importing.record_search import RecordSearch
from secretariat.gui.importing.rows_model import TROUBLED
from secretariat.gui.importing.source_page import DropArea
from secretariat.gui.importing.wizard import CHECK, COLUMNS, RESULT, SOURCE, ImportWizard
from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery

HEAD = "单位名称\t负责人\t手机\t入会日期\t光伏"
LIST = "\n".join((
    HEAD,
    "临川县金盛建材有限公司\t单明\t13800000001\t2019-03-05\t有",
    "临川县明珠电子有限公司\t赵一\t13900000011\t2020.3\t无",
    "临川县大地农业有限公司\t钱二\t13900000012\t去年\t",
    "临川县临江酒店\t孙三\t1390000\t2021-04-05\t",
))  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Iterator[Callable[..., ImportWizard]]:
    """Opens a wizard on pasted rows (or with other arguments) and waits for its preview."""

    def open_one(pasted: str | None = LIST, path: Path | None = None) -> ImportWizard:
        wizard = ImportWizard(session, "members", path, pasted)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(wizard)
        wizard.show()
        wait(qtbot, wizard)
        return wizard

    yield open_one


def wait(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not wizard.course.busy, timeout=8000)


def press(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.mouseClick(wizard.forward, Qt.MouseButton.LeftButton)
    wait(qtbot, wizard)


def names(wizard: ImportWizard) -> list[object]:
    assert wizard.course.preview is not None
    return [row.values.get("organization.name") for row in wizard.course.preview.rows]


def states(wizard: ImportWizard) -> list[State]:
    assert wizard.course.preview is not None
    return [row.state for row in wizard.course.preview.rows]


def test_pasted_rows_go_through_all_steps_and_are_counted(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    wizard = opened()
    assert wizard.step == COLUMNS
    press(qtbot, wizard)
    assert wizard.step == CHECK
    assert "导入 4 行" in wizard.forward.text()
    press(qtbot, wizard)
    assert wizard.step == RESULT
    listing = wizard.course.session.listing("members")
    found = [row[0] for row in listing.rows(listing.ids(), ["organization.name"])]
    assert len(found) == 6
    assert "临川县明珠电子有限公司" in found


def test_a_bad_cell_is_shown_and_stays_empty_while_its_row_comes_in(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    wizard.check.filter_by(TROUBLED)
    shown = [row.values["organization.name"] for row in wizard.check.model.rows]
    assert shown == ["临川县大地农业有限公司", "临川县临江酒店"]
    model = wizard.check.model
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    cell = model.index(0, heads.index("入会日期"))
    assert cell.data() == "[去年]"
    assert "表格里：去年" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_an_update_shows_old_and_new_value(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    wizard = opened("单位名称\t负责人\t手机\n临川县金盛建材有限公司\t单明\t13800000099")
    wizard.go_to(CHECK)
    model = wizard.check.model
    assert states(wizard) == [State.UPDATED]
    texts = [str(model.index(0, place).data()) for place in range(model.columnCount())]
    assert "138 0000 0001 → 138 0000 0099" in texts or "13800000001 → 13800000099" in texts


def test_fill_only_blanks_is_one_choice_for_the_run(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    wizard = opened("单位名称\t负责人\t手机\n临川县金盛建材有限公司\t单明\t13800000099")
    wizard.course.choose_on_match(OnMatch.FILL)
    wait(qtbot, wizard)
    assert states(wizard) == [State.SAME]


def test_a_column_can_be_left_out_or_put_into_the_remark(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    wizard = opened()
    preview = wizard.course.preview
    assert preview is not None and preview.new_fields == ("光伏",)
    wizard.columns.box("光伏").choose("不导入")
    wait(qtbot, wizard)
    assert wizard.course.options.mappings == {"光伏": LEAVE_OUT}
    preview = wizard.course.preview
    assert preview is not None and preview.new_fields == ()
    wizard.columns.box("光伏").choose("放入备注")
    wait(qtbot, wizard)
    assert wizard.course.options.mappings == {"光伏": AS_REMARK}
    wizard.columns.box("光伏").choose("恢复自动识别")
    wait(qtbot, wizard)
    assert wizard.course.options.mappings == {}


def test_a_target_is_found_by_pinyin(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    box = opened().columns.box("光伏")
    box._narrow("zczb")
    assert box._found.stringList() == ["注册资本"]


def test_an_unclear_heading_is_asked_first(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    wizard = opened("单位名称\t负责人\t联系人\t电话\n临川县明珠电子有限公司\t赵一\t钱二\t13900000011")
    preview = wizard.course.preview
    assert preview is not None
    if preview.questions:
        item = wizard.columns.table.item(0, 0)
        assert item is not None and item.text() == "电话"
    wizard.columns.box("电话").choose("联系人手机")
    wait(qtbot, wizard)
    preview = wizard.course.preview
    assert preview is not None and preview.rows[0].values["contact.mobile"] == "13900000011"


def test_a_row_can_be_skipped_taken_as_new_or_given_to_a_member(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    wizard.course.decide([2], Decision(skip=True))
    wait(qtbot, wizard)
    assert states(wizard)[1] is State.SKIPPED
    wizard.course.decide([2], Decision(record=1))
    wait(qtbot, wizard)
    assert states(wizard)[1] is State.UPDATED
    wizard.course.decide([2], None)
    wait(qtbot, wizard)
    assert states(wizard)[1] is State.NEW


def test_delete_skips_the_chosen_rows(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    wizard.check._choose(wizard.check.model.rows[2].number)
    assert [row.number for row in wizard.check.chosen] == [3]
    wizard.check.panel.decided.emit(Decision(skip=True))
    wait(qtbot, wizard)
    assert states(wizard)[2] is State.SKIPPED
    assert [row.number for row in wizard.check.chosen] == [3]


def test_the_member_that_a_row_means_is_found_by_pinyin(qtbot: QtBot, session: Session) -> None:
    search = RecordSearch(session, ("members",))
    search.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(search)
    search.line.setText("hdsm")
    search.search()
    assert search.found.count() == 1
    with qtbot.waitSignal(search.chosen) as caught:
        qtbot.keyClick(search.line, Qt.Key.Key_Return)
    listing = session.listing("members")
    assert listing.rows(caught.args[1:], ["organization.name"]) == [["临川县宏达商贸有限公司"]]


def test_an_import_is_one_step_that_the_result_page_takes_back(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    press(qtbot, wizard)
    assert wizard.course.report is not None and wizard.course.report.counts[State.NEW] == 3
    qtbot.mouseClick(wizard.outcome.undo, Qt.MouseButton.LeftButton)
    wait(qtbot, wizard)
    assert not wizard.outcome.undo.isEnabled()
    assert len(wizard.course.session.listing("members").ids()) == 3


def test_the_new_members_open_as_a_list(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    press(qtbot, wizard)
    asked: list[tuple[str, ListQuery]] = []
    wizard.course.session.open_list.connect(lambda name, query: asked.append((name, query)))
    qtbot.mouseClick(wizard.outcome.look, Qt.MouseButton.LeftButton)
    name, query = asked[0]
    listing = wizard.course.session.listing("members")
    assert name == "members"
    assert sorted(str(row[0]) for row in listing.rows(listing.select(query), ["organization.name"])) == [
        "临川县临江酒店", "临川县大地农业有限公司", "临川县明珠电子有限公司",
    ]  # fmt: skip
    assert not wizard.isVisible()


def test_rows_that_were_not_taken_are_saved_with_their_reasons(
    qtbot: QtBot, opened: Callable[..., ImportWizard], tmp_path: Path
) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    press(qtbot, wizard)
    target = tmp_path / "未导入.xlsx"
    wizard.outcome.save_rejects(target)
    qtbot.waitUntil(target.exists, timeout=5000)
    qtbot.waitUntil(lambda: "2 行" in wizard.outcome._notice.text, timeout=5000)
    sheet = read_workbook(target).sheets[0]
    assert [row[0] for row in sheet.rows[1:]] == ["临川县大地农业有限公司", "临川县临江酒店"]


def test_a_file_with_several_sheets_lets_one_be_chosen(
    qtbot: QtBot, opened: Callable[..., ImportWizard], tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for number, title in enumerate(("企业", "个人")):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = title
        sheet.append(["单位名称", "负责人", "手机"])
        sheet.append([f"临川县第{number}公司", "赵一", f"1390000002{number}"])
    path = tmp_path / "名单.xlsx"
    book.save(path)
    wizard = opened(None, path)
    assert len(names(wizard)) == 2
    wizard.course.choose_sheet("个人")
    wait(qtbot, wizard)
    assert names(wizard) == ["临川县第1公司"]


def test_a_picture_is_refused_in_words_and_nothing_happens(
    qtbot: QtBot, opened: Callable[..., ImportWizard], tmp_path: Path
) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    wizard = opened(None, path)
    assert wizard.step == SOURCE
    assert "名单.xlsx" in wizard._notice.text and "图片" in wizard._notice.text


def test_a_list_without_a_head_is_refused_with_the_way_out(opened: Callable[..., ImportWizard]) -> None:
    wizard = opened("1\t2\n3\t4")
    assert wizard.step == SOURCE
    assert "表头" in wizard._notice.text


def test_a_dragged_file_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位名称\n", "utf-8")
    area = DropArea()
    qtbot.addWidget(area)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(area.dropped) as caught:
        area.dropEvent(event)
    assert caught.args == [path]


def test_closing_with_choices_made_asks_first(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    wizard = opened()
    wizard.course.decide([1], Decision(skip=True))
    wait(qtbot, wizard)
    assert not wizard.close()
    box = wizard.findChild(MessageBox)
    assert box is not None and "关闭" in box.happened.text()
    box.close()
    assert wizard.isVisible()
    wizard._leave()
    assert not wizard.isVisible()


def test_closing_without_choices_just_closes(opened: Callable[..., ImportWizard]) -> None:
    assert opened().close()


def test_a_late_result_of_a_closed_wizard_is_dropped(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    write_rows(path, "名单", ["单位名称"], [["临川县明珠电子有限公司"]])
    wizard = ImportWizard(session, "members", path)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.close()
    qtbot.wait(300)
    assert wizard.course.workbook is None and wizard.course.preview is None


def test_a_change_by_somebody_else_renews_the_preview(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    from tests.gui.working import write

    wizard = opened("单位名称\t负责人\t手机\n临川县金盛建材有限公司\t单明\t13800000001")
    assert states(wizard) == [State.SAME]
    write(
        qtbot, wizard.course.session, "改手机", lambda tx: tx.change("person", 1, {"mobile": "13800000055"})
    )
    wait(qtbot, wizard)
    assert states(wizard) == [State.UPDATED]


def test_a_problem_leads_to_its_row(qtbot: QtBot, opened: Callable[..., ImportWizard]) -> None:
    wizard = opened()
    wizard.go_to(CHECK)
    wizard.check.filter_by(State.UPDATED.value)
    preview = wizard.course.preview
    assert preview is not None
    problem = next(one for one in preview.problems if one.value == "去年")
    assert problem.row is not None
    wizard.check.go_to(problem.sheet, problem.row)
    assert wizard.check.chosen[0].values["organization.name"] == "临川县大地农业有限公司"


def test_copied_problems_paste_into_excel_with_their_heads(
    qtbot: QtBot, opened: Callable[..., ImportWizard]
) -> None:
    from PySide6.QtGui import QGuiApplication

    wizard = opened()
    table = wizard.check._problems
    table.selectRow(0)
    table.copy()
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head == "位置\t性质\t内容\t说明"
    assert len(line.split("\t")) == 4
