"""The page of a plain record: its facts, what belongs to it, pasted names, and what can be done by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.ledgers.gathering import plain_dossier, plain_report, related
from secretariat.gui.ledgers.names import KNOWN, NEW, PRESENT, UNSURE
from secretariat.gui.ledgers.names_dialog import NamesDialog
from secretariat.gui.ledgers.record import PlainRecordPage
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction
from tests.gui.roll_office import BUILDER, OWNER, dialog_of
from tests.gui.working import write


def shown(qtbot: QtBot, session: Session, entity: str, record: int) -> PlainRecordPage:
    page = PlainRecordPage(session, entity, record)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def words(page: PlainRecordPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def new_class(qtbot: QtBot, session: Session) -> int:
    write(
        qtbot, session, "登记", lambda tx: tx.add("training", {"name": "青蓝班", "number": 3, "planned": 40})
    )
    return int(session.rows.find("training")[0]["id"])


def paste(qtbot: QtBot, page: PlainRecordPage, text: str) -> NamesDialog:
    dialog = page.children_cards[0].paste_names()
    dialog.text.setPlainText(text)
    dialog.look()
    qtbot.waitUntil(lambda: not dialog._reading.busy and bool(dialog.lines))
    return dialog


def test_facts_stand_with_their_units_and_links_lead_to_the_record(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    unit = session.rows.find("organization", name=BUILDER)[0]["id"]
    values = {"number": "维1", "organization": unit, "amount": 12_000_000, "content": "工程款"}
    write(qtbot, session, "登记", lambda tx: tx.add("rights_case", values))
    page = shown(qtbot, session, "rights_case", 1)
    text = words(page)
    assert "维1" in text and "12 万元" in text and "工程款" in text and "维权案件" in text
    link = next(label for label in page.findChildren(QLabel) if BUILDER in label.text())
    with qtbot.waitSignal(session.open_record) as asked:
        link.linkActivated.emit(f"organization/{unit}")
    assert asked.args == ["organization", unit]


def test_what_the_list_counts_stands_among_the_facts(qtbot: QtBot, session: Session) -> None:
    values = {"year": 2026, "name": "某店", "standard": 100_000, "paid": 30_000}
    write(qtbot, session, "登记", lambda tx: tx.add("fee", values))
    text = words(shown(qtbot, session, "fee", 1))
    assert "欠缴" in text and "700 元" in text


def test_a_record_without_a_title_is_called_by_what_its_list_searches(qtbot: QtBot, session: Session) -> None:
    def verb(tx: Transaction) -> None:
        tx.add("rights_case", {"name": "周记铺子"})
        tx.add("rights_case", {"day": "2026-01-01"})

    write(qtbot, session, "登记", verb)
    titles = [plain_dossier(session.rows, "rights_case", number, "2026-05-01") for number in (1, 2)]
    assert [one.title for one in titles if one] == ["周记铺子", "维权案件　记录2"]


def test_a_child_is_added_by_its_form_with_the_link_filled_in(qtbot: QtBot, session: Session) -> None:
    number = new_class(qtbot, session)
    page = shown(qtbot, session, "training", number)
    assert "还没有学员" in words(page)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(EntityDialog)
    assert dialog.field_value("training") == number
    dialog.form.fields["trainee.name"].editor.put_text("张三")
    with qtbot.waitSignal(dialog.saved, timeout=5000):
        dialog.save()
    assert [row["name"] for row in session.rows.find("trainee", training=number)] == ["张三"]
    qtbot.waitUntil(lambda: page.children_cards[0].table.rowCount() == 1)


def test_a_child_is_taken_away_by_delete_and_comes_back_by_undo(qtbot: QtBot, session: Session) -> None:
    number = new_class(qtbot, session)
    write(qtbot, session, "登记", lambda tx: tx.add("trainee", {"training": number, "name": "张三"}))
    page = shown(qtbot, session, "training", number)
    with qtbot.waitSignal(session.changed):
        page.children_cards[0].table.setFocus()
        qtbot.keyClick(page.children_cards[0].table, Qt.Key.Key_Delete)
    assert session.rows.find("trainee") == []


def test_pasted_names_ask_only_where_it_is_not_clear_who_is_meant(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    number = new_class(qtbot, session)
    page = shown(qtbot, session, "training", number)
    text = f"1. 单明生 13700000001\n王伟 {BUILDER}\n王伟\n李丽\n钱新人 某某公司"
    dialog = paste(qtbot, page, text)
    assert [line.state for line in dialog.lines] == [KNOWN, KNOWN, UNSURE, UNSURE, NEW]
    assert len(dialog.lines[2].candidates) == 2 and len(dialog.lines[3].candidates) == 1
    dialog.choose(2, dialog.lines[2].candidates[1])
    dialog.take_only()
    with qtbot.waitSignal(session.changed):
        dialog.save()
    rows = session.rows.find("trainee", training=number)
    names = [session.rows.title("person", row["person"]) if row["person"] else row["name"] for row in rows]
    assert names == [OWNER, "王伟", "王伟", "李丽", "钱新人"]
    assert len({row["person"] for row in rows if row["person"]}) == 4
    assert rows[4]["person"] is None and rows[4]["unit"] == "某某公司"


def test_a_name_alone_is_kept_bare_unless_the_clerk_says_who_it_is(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    number = new_class(qtbot, session)
    dialog = paste(qtbot, shown(qtbot, session, "training", number), "李丽")
    with qtbot.waitSignal(session.changed):
        dialog.save()
    assert [(row["person"], row["name"]) for row in session.rows.find("trainee")] == [(None, "李丽")]


def test_who_is_on_the_list_already_is_not_added_again(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    number = new_class(qtbot, session)
    owner = session.rows.find("person", name=OWNER)[0]["id"]
    write(qtbot, session, "登记", lambda tx: tx.add("trainee", {"training": number, "person": owner}))
    page = shown(qtbot, session, "training", number)
    dialog = paste(qtbot, page, f"{OWNER} 13700000001")
    assert [line.state for line in dialog.lines] == [PRESENT] and not dialog.add.isEnabled()
    dialog._saved = True


def test_a_named_list_takes_units_as_well(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    write(qtbot, session, "登记", lambda tx: tx.add("named_list", {"name": "试点单位"}))
    dialog = paste(qtbot, shown(qtbot, session, "named_list", 1), f"{BUILDER}\n青石县万福食品有限公司")
    assert [line.state for line in dialog.lines] == [KNOWN, NEW]
    with qtbot.waitSignal(session.changed):
        dialog.save()
    first, second = session.rows.find("list_entry", named_list=1)
    assert session.rows.title("organization", first["organization"]) == BUILDER
    assert second["organization"] is None and second["name"] == "青石县万福食品有限公司"


def test_what_points_here_without_belonging_here_is_shown_too(qtbot: QtBot, session: Session) -> None:
    def verb(tx: Transaction) -> None:
        paper = tx.add("document", {"title": "惠企政策"})
        tx.add("task", {"title": "出台政策", "document": paper})

    write(qtbot, session, "登记", verb)
    (one,) = related(session.rows, "document", 1)
    assert (one.entity, one.owned, one.ids) == ("task", False, (1,))
    page = shown(qtbot, session, "document", 1)
    with qtbot.waitSignal(session.open_record) as asked:
        page.children_cards[0].chosen.emit(1)
    assert asked.args == ["task", 1]


def test_the_printed_record_holds_its_facts_and_what_belongs_to_it(qtbot: QtBot, session: Session) -> None:
    number = new_class(qtbot, session)
    write(qtbot, session, "登记", lambda tx: tx.add("trainee", {"training": number, "name": "张三"}))
    dossier = plain_dossier(session.rows, "training", number, "2026-05-01")
    assert dossier is not None
    report = plain_report(session.rows, dossier, "2026-05-01", codes=False)
    cells = [cell for block in report.blocks for row in getattr(block, "rows", ()) for cell in row]
    assert report.title == "青蓝班" and {"3 期", "40 人", "张三"} <= set(cells)


def test_f2_edits_and_a_removed_record_can_be_restored(qtbot: QtBot, session: Session) -> None:
    number = new_class(qtbot, session)
    page = shown(qtbot, session, "training", number)
    qtbot.keyClick(page, Qt.Key.Key_F2)
    dialog = dialog_of(EntityDialog)
    assert page.has_changes()
    dialog.close()
    with qtbot.waitSignal(session.changed):
        page.remove()
    assert "在回收站" in words(page) and page.edit() is None
    with qtbot.waitSignal(session.changed):
        page.restore()
    qtbot.waitUntil(lambda: "在回收站" not in words(page))


def test_a_page_whose_record_was_undone_says_so(qtbot: QtBot, session: Session) -> None:
    assert "已经不在了" in words(shown(qtbot, session, "training", 99))


@pytest.mark.parametrize("entity", ["rota", "duty_group", "programme", "score_scheme", "visit", "chamber"])
def test_every_kind_of_record_has_a_page(qtbot: QtBot, session: Session, entity: str) -> None:
    needed: dict[str, dict[str, object]] = {
        "rota": {"name": "计划", "start": "2026-01-01", "end": "2026-12-31"},
        "duty_group": {"name": "第1组"}, "programme": {"name": "送清凉"},
        "score_scheme": {"name": "方案", "start": "2026-01-01", "end": "2026-12-31"}, "visit": {"name": "某店"},
        "chamber": {"organization": 1},
    }  # fmt: skip

    def verb(tx: Transaction) -> None:
        tx.add("organization", {"name": "某商会"})
        tx.add(entity, needed[entity])

    write(qtbot, session, "登记", verb)
    page = shown(qtbot, session, entity, 1)
    assert page.dossier is not None and page.dossier.title in words(page)
