"""The data page and its parts, each doing its work on a real file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from secretariat.exchange.importing import apply, prepare
from secretariat.exchange.reading import read_pasted
from secretariat.gui.keeping.backups import BackupsPage, size_text
from secretariat.gui.keeping.checks import ChecksPage
from secretariat.gui.keeping.exports import ExportsPage
from secretariat.gui.keeping.fields import FieldDialog, FieldsPage
from secretariat.gui.keeping.history import HistoryPage
from secretariat.gui.keeping.imports import ImportsPage
from secretariat.gui.keeping.office import OfficePage
from secretariat.gui.keeping.page import PARTS, DataPage
from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from secretariat.store import history
from secretariat.store.store import Store
from tests.gui.working import settle, write

_Page = TypeVar("_Page", bound=QWidget)


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> Callable[[type[_Page]], _Page]:
    def show(page: type[_Page]) -> _Page:
        made = page(session)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def lines(page: Any) -> list[tuple[str, ...]]:
    return list(page.table.lines.lines)


def import_rows(qtbot: QtBot, session: Session, text: str) -> None:
    done: list[Any] = []

    def job(store: Store) -> object:
        return apply(store, prepare(read_pasted(text), session.intakes["members"], store.rows))

    session.write("导入", job, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)


def make_backup(qtbot: QtBot, page: BackupsPage) -> None:
    """A backup on the clerk's wish, chosen in the list."""
    page.make()
    qtbot.waitUntil(lambda: [line[1] for line in lines(page)][:1] == ["手工备份"], timeout=5000)
    page.table.selectRow(0)


def test_every_part_but_the_two_of_others_is_made_and_pictured(qtbot: QtBot, session: Session) -> None:
    page = DataPage(session)
    qtbot.addWidget(page)
    page.show()
    foreign = ("回收站", "查找重复")
    for label, show in page.pictures():
        if label not in foreign:
            show()
            assert next(part.name for part in PARTS if part.label == label) == page.part
    checks = page.widget("check")
    assert isinstance(checks, ChecksPage)
    settle(qtbot, lambda: checks.busy)


def test_a_part_opens_by_name_or_label(qtbot: QtBot, session: Session) -> None:
    page = DataPage(session)
    qtbot.addWidget(page)
    page.show_part("history")
    assert page.part == "history"
    page.show_part("单位设置")
    assert page.part == "office"


def test_wishes_of_the_parts_reach_the_window(qtbot: QtBot, session: Session) -> None:
    page = DataPage(session)
    qtbot.addWidget(page)
    imports = page.widget("import")
    assert isinstance(imports, ImportsPage)
    with qtbot.waitSignal(page.import_wanted) as caught:
        imports.import_wanted.emit(Path("名单.xlsx"))
    assert caught.args == [Path("名单.xlsx")]


def test_an_earlier_import_is_listed_and_taken_back(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(ImportsPage)
    assert lines(page) == []
    import_rows(qtbot, session, "单位名称\t负责人\n临川县明珠电子有限公司\t赵一")
    assert [line[1:3] for line in lines(page)] == [("导入会员：粘贴的内容", "新增1")]
    assert not page._undo.isEnabled()
    page.table.selectRow(0)
    page.undo()
    qtbot.waitUntil(lambda: "已撤销" in page._notice.text, timeout=5000)
    assert lines(page)[0][4] == "已撤销"
    assert not page._undo.isEnabled()
    assert len(session.listing("members").ids()) == 3


def test_a_backup_is_made_proved_and_copied(
    qtbot: QtBot, session: Session, shown: Callable[..., Any], tmp_path: Path
) -> None:
    page = shown(BackupsPage)
    settle(qtbot, lambda: page._reading.busy)
    assert [line[1] for line in lines(page)] == ["首次修改前"]
    make_backup(qtbot, page)
    assert lines(page)[0][1:4] == ("手工备份", "3", "3")
    page.prove()
    qtbot.waitUntil(lambda: "完好" in page._notice.text, timeout=5000)
    assert "会员 3（现在 3）" in page._notice.text
    stick = tmp_path / "U盘"
    stick.mkdir()
    page.copy_to(stick)
    qtbot.waitUntil(lambda: (stick / "商会.db").exists(), timeout=5000)


def test_a_spoiled_backup_is_told(qtbot: QtBot, session: Session, shown: Callable[..., Any]) -> None:
    page = shown(BackupsPage)
    make_backup(qtbot, page)
    path = page.chosen.path
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    page.prove()
    qtbot.waitUntil(lambda: "损坏" in page._notice.text, timeout=5000)


def test_restoring_says_what_happens_and_needs_a_yes(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(BackupsPage)
    make_backup(qtbot, page)
    page.ask_restore()
    box = page.findChild(MessageBox)
    assert "恢复前" in box.remedy.text()
    buttons = [box.buttons.itemAt(place).widget() for place in range(1, box.buttons.count())]
    assert buttons[0].isDefault() and "不恢复" in buttons[0].text()
    with qtbot.waitSignal(page.restore_wanted) as caught:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert caught.args == [session.path, page.chosen.path]


def test_sizes_are_for_people() -> None:
    assert [size_text(size) for size in (100, 135_168, 104_857_600)] == ["1 KB", "132 KB", "100.0 MB"]


def test_the_history_opens_to_the_records_and_old_values(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    write(qtbot, session, "修改手机", lambda tx: tx.change("person", 1, {"mobile": "13800000055"}))
    page = shown(HistoryPage)
    item = page._items()[0][1]
    item.setExpanded(True)
    record = item.child(0)
    assert (record.text(0), record.text(1)) == ("修改", "人员“单明”")
    assert "13800000001" in record.text(2).replace(" ", "") and "13800000055" in record.text(2).replace(
        " ", ""
    )
    with qtbot.waitSignal(session.open_record) as caught:
        page._open(record)
    assert caught.args == ["person", 1]


def test_id_numbers_are_masked_in_the_history(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    write(
        qtbot, session, "补身份证号", lambda tx: tx.change("person", 1, {"id_number": "11010519491231002X"})
    )
    page = shown(HistoryPage)
    page._items()[0][1].setExpanded(True)
    text = page._items()[0][1].child(0).text(2)
    assert "身份证号" in text and "19491231002X" not in text


def test_an_old_operation_is_taken_back_and_later_changes_are_kept(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    towns = {1: {"town": "甲镇"}, 2: {"town": "甲镇"}}
    write(qtbot, session, "第一步", lambda tx: tx.change_many("organization", towns))
    write(qtbot, session, "第二步", lambda tx: tx.change("organization", 2, {"town": "乙镇"}))
    page = shown(HistoryPage)
    first = next(one for one in history.operations(session.rows) if one.name == "第一步")
    page.choose(first.id)
    page.undo()
    qtbot.waitUntil(lambda: "已撤销" in page._notice.text, timeout=5000)
    assert "临川县宏达商贸有限公司" in page._notice.text
    rows = session.rows.many("organization", (1, 2))
    assert (rows[1]["town"], rows[2]["town"]) == (None, "乙镇")
    page.choose(first.id)
    assert not page._undo.isEnabled()


def test_the_founding_of_the_file_cannot_be_taken_back(shown: Callable[..., Any]) -> None:
    page = shown(HistoryPage)
    page.choose(1)
    assert not page._undo.isEnabled()


def test_a_removed_record_is_told_as_such(qtbot: QtBot, session: Session, shown: Callable[..., Any]) -> None:
    write(qtbot, session, "删除", lambda tx: tx.remove("membership", 1))
    page = shown(HistoryPage)
    item = page._items()[0][1]
    item.setExpanded(True)
    assert item.child(0).text(0) == "移入回收站"
    assert "临川县金盛建材有限公司" in item.child(0).text(1)


def test_a_sound_file_is_told_and_gaps_open_their_lists(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(ChecksPage)
    settle(qtbot, lambda: page.busy)
    assert "没有发现问题" in page._notice.text
    told = {label: count for label, count, _ in page.errands.lines.lines}
    assert told["没有统一社会信用代码"] == "3 家"
    place = list(told).index("没有统一社会信用代码")
    with qtbot.waitSignal(session.open_list) as caught:
        page._open_errand(place)
    assert len(session.listing("members").select(caught.args[1])) == 3


def test_the_office_is_renamed_and_can_be_undone(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(OfficePage)
    assert not page.save_button.isEnabled()
    page.fields["maker"].setText("李四")
    page.choices["count_chamber_members"].setCurrentIndex(1)
    page.save()
    qtbot.waitUntil(lambda: "已保存" in page._notice.text, timeout=5000)
    assert session.rows.setting("maker") == "李四"
    assert session.rows.setting("count_chamber_members") == "否"
    done: list[Any] = []
    session.write("撤销", lambda store: store.undo(), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    assert page.fields["maker"].text() == ""


def test_an_office_without_a_name_is_refused_and_the_words_stay(shown: Callable[..., Any]) -> None:
    page = shown(OfficePage)
    page.fields["office"].setText("  ")
    page.fields["maker"].setText("李四")
    page.save()
    assert "不能为空" in page._notice.text
    assert page.fields["maker"].text() == "李四"


def test_unsaved_settings_hold_the_window(qtbot: QtBot, session: Session) -> None:
    page = DataPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.may_close()
    office = page.widget("office")
    assert isinstance(office, OfficePage)
    office.fields["maker"].setText("李四")
    assert not page.may_close()
    assert page.part == "office"
    box = office.findChild(MessageBox)
    assert box is not None
    box.close()
    office.refresh()
    assert page.may_close()


def test_a_field_is_added_renamed_ordered_and_removed(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(FieldsPage)
    assert page._empty.isVisible()
    for label in ("光伏", "商标"):
        page.add_field("organization", label, "text", "")
        qtbot.waitUntil(lambda label=label: label in [line[0] for line in lines(page)], timeout=5000)
    assert session.catalog.ledgers["members"].labelled("光伏") is not None
    page.table.selectRow(1)
    page.shift(-1)
    qtbot.waitUntil(lambda: [line[0] for line in lines(page)] == ["商标", "光伏"], timeout=5000)
    page.table.selectRow(0)
    page.rename_to("注册商标")
    qtbot.waitUntil(lambda: lines(page)[0][0] == "注册商标", timeout=5000)
    page.table.selectRow(0)
    page.ask_remove()
    qtbot.waitUntil(lambda: len(lines(page)) == 1, timeout=5000)
    assert session.catalog.ledgers["members"].labelled("注册商标") is None


def test_a_field_with_contents_is_removed_only_after_a_yes(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(FieldsPage)
    page.add_field("organization", "光伏", "flag", "")
    qtbot.waitUntil(lambda: len(lines(page)) == 1, timeout=5000)
    write(qtbot, session, "填写", lambda tx: tx.change("organization", 1, {"x1": 1}))
    page.table.selectRow(0)
    page.ask_remove()
    box = page.findChild(MessageBox)
    assert "1 条记录" in box.happened.text()
    box.close()
    assert len(lines(page)) == 1


def test_a_label_that_exists_is_refused_in_words(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    page = shown(FieldsPage)
    page.add_field("organization", "注册资本", "text", "")
    qtbot.waitUntil(lambda: "已有" in page._notice.text, timeout=5000)


def test_the_dialog_asks_for_entries_only_of_a_choice(qtbot: QtBot) -> None:
    dialog = FieldDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog._add.isEnabled() and not dialog.entries.isVisible()
    dialog.label.setText("光伏")
    dialog.kind.setCurrentIndex(dialog.kind.findData("choice"))
    dialog.entries.setPlainText("有\n\n 无 \n")
    assert dialog.entries.isVisible()
    with qtbot.waitSignal(dialog.wanted) as caught:
        dialog._accept()
    assert caught.args == ["membership", "光伏", "choice", "有\n无"]


def test_exports_are_listed_newest_first(qtbot: QtBot, session: Session, shown: Callable[..., Any]) -> None:
    page = shown(ExportsPage)
    assert page._empty.isVisible()
    for content in ("会员名册", "通讯录"):
        values = {
            "at": "2026-11-22T08:30:00",
            "content": content,
            "profile": "完整版",
            "rows": 3,
            "purpose": "换届",
        }
        write(qtbot, session, "导出", lambda tx, values=values: tx.add("export_log", values))
    assert [line[:5] for line in lines(page)] == [
        ("2026-11-22 08:30", "通讯录", "完整版", "3", "换届"), ("2026-11-22 08:30", "会员名册", "完整版", "3", "换届"),
    ]  # fmt: skip


def test_the_check_tells_contradictions_of_all_records_and_opens_each_where_it_is_mended(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    def odd(tx: Any) -> None:
        tx.add("event", {"title": "没有日期的会", "kind": "会议"})
        tx.add("donation", {"name": "爱心人士", "cash": 100})
        tx.add("rota", {"name": "2025年轮值", "start": "2025-01-01", "end": "2025-12-31"})
        tx.add("duty_group", {"rota": 1, "name": "一组", "number": 1})

    write(qtbot, session, "登记", odd)
    page = shown(ChecksPage)
    settle(qtbot, lambda: page.busy)
    labels = [line[0] for line in page.errands.lines.lines]
    for label, ledger in (("活动记录前后矛盾", "events"), ("捐赠里还没对应上的名字", "donations")):
        with qtbot.waitSignal(session.open_list) as caught:
            page._open_errand(labels.index(label))
        assert caught.args[0] == ledger and caught.args[1].ids == (1,)
    with qtbot.waitSignal(page.go) as went:
        page._open_errand(labels.index("轮值需要核对"))
    assert went.args == ["rotation/核对"]


def test_the_check_looks_at_the_records_again_only_while_it_is_seen(
    qtbot: QtBot, session: Session, shown: Callable[..., Any]
) -> None:
    page = shown(ChecksPage)
    settle(qtbot, lambda: page.busy)
    page.hide()
    write(qtbot, session, "登记", lambda tx: tx.add("donation", {"name": "爱心人士", "cash": 100}))
    assert not page.busy
    page.show()
    settle(qtbot, lambda: page.busy)
    assert "捐赠里还没对应上的名字" in [line[0] for line in page.errands.lines.lines]
