"""The page 职务: its list, forms, bodies, warnings, rosters, and a person's posts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.importing.wizard import ImportWizard
from secretariat.gui.lists.bulk_dialog import bulk_columns
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.pages import record_page
from secretariat.gui.paper import Paper
from secretariat.gui.posts.bodies import BodiesPart
from secretariat.gui.posts.page import BODIES, LIST, TURNOVER, WARNINGS, PostsPage
from secretariat.gui.posts.post_dialog import PostDialog
from secretariat.gui.posts.rosters import OVERLAP, RostersDialog
from secretariat.gui.posts.warnings import LimitsDialog, WarningsPart
from secretariat.gui.records.page import RecordPage
from secretariat.gui.reports.preview import PdfPreview
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from tests.gui.posts.council import NEW, Council
from tests.gui.roll_office import dialog_of, host_of, no_dialog
from tests.gui.working import write


@pytest.fixture
def page(qtbot: QtBot, session: Session, council: Council) -> PostsPage:
    made = PostsPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def shown(page: PostsPage, key: str = "person.name") -> list[str]:
    listing = page.session.listing("posts")
    return [str(cells[0]) for cells in listing.rows(page.list.model.ids, [key], page.query.as_of)]


def test_an_empty_file_says_what_to_do_first(qtbot: QtBot, session: Session) -> None:
    made = PostsPage(session)
    qtbot.addWidget(made)
    made.show()
    first = made.list.stack.currentWidget()
    assert isinstance(first, EmptyNotice) and first.title.text() == "还没有职务"


def test_the_list_stands_in_official_order_and_tells_who_serves(page: PostsPage) -> None:
    names = shown(page)
    assert names[0] == "单于安" and len(names) == 7
    assert set(shown(page, "status")) == {"在任"}
    words = [button.text() for button in page.list.bar.scopes.buttons()]
    assert words == ["在任", "已免", "未到任", "全部"]


def test_a_past_day_shows_who_served_then(qtbot: QtBot, page: PostsPage, council: Council) -> None:
    page.session.as_of = "2022-01-05"
    assert len(shown(page)) == 6
    page.session.as_of = "2021-01-01"
    assert shown(page) == []


def test_ending_a_post_keeps_it_among_the_ended(qtbot: QtBot, page: PostsPage, council: Council) -> None:
    page.list.view.selectRow(0)
    dialog = page.actions_of.end()
    assert dialog is not None
    dialog.day.put_text("2026-11-01")  # type: ignore[attr-defined]
    dialog.reason.put_text("辞去")  # type: ignore[attr-defined]
    dialog.meeting.setText("十一届六次执委会")  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.session.changed):
        dialog.accept()  # type: ignore[attr-defined]
    post = page.session.rows.get("post", council.posts["单于安"])
    assert post is not None
    assert (post["end"], post["end_reason"], post["ended_by"]) == ("2026-11-01", "辞去", "十一届六次执委会")
    assert "单于安" not in shown(page)
    with qtbot.waitSignal(page.session.changed):
        page.actions_of.reinstate(council.posts["单于安"])
    assert shown(page)[0] == "单于安"


def test_an_end_before_the_start_is_refused_and_the_dialog_stays(
    qtbot: QtBot, page: PostsPage, council: Council
) -> None:
    page.list.view.selectRow(0)
    dialog = page.actions_of.end()
    assert dialog is not None
    dialog.day.put_text("2020-01-01")  # type: ignore[attr-defined]
    dialog.accept()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "免职日期早于任职日期" in dialog.trouble.text())  # type: ignore[attr-defined]
    assert dialog.isVisible()


def test_the_form_fills_the_running_term_and_shows_fields_of_the_body_only(
    qtbot: QtBot, session: Session, council: Council
) -> None:
    dialog = PostDialog(
        session, None, host_of(qtbot), {"person": council.people[NEW[0]], "body": council.body}
    )
    dialog.show()
    assert dialog.field_value("term") == council.term
    fields = dialog.form.fields
    assert not fields["post.sector"].isVisibleTo(dialog)
    fields["post.body"].editor.choose(council.cppcc)  # type: ignore[attr-defined]
    assert fields["post.sector"].isVisibleTo(dialog) and dialog.field_value("term") is None


def test_appointing_takes_the_new_post_into_the_list(qtbot: QtBot, page: PostsPage, council: Council) -> None:
    preset: dict[str, str | int | None] = {
        "person": council.people[NEW[0]],
        "body": council.body,
        "title": "执委",
        "start": "2026-11-01",
    }
    dialog = PostDialog(page.session, None, host_of(qtbot), preset)
    dialog.show()
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    assert NEW[0] in shown(page)


def test_a_post_held_already_is_refused_and_nothing_typed_is_lost(
    qtbot: QtBot, session: Session, council: Council
) -> None:
    preset: dict[str, str | int | None] = {
        "person": council.people["丁一"],
        "body": council.body,
        "title": "执委",
        "start": "2026-11-01",
    }
    dialog = PostDialog(session, None, host_of(qtbot), preset)
    dialog.show()
    dialog.save()
    qtbot.waitUntil(lambda: "已经担任这一职务" in dialog.trouble.words.text())
    assert dialog.isVisible() and dialog.field_value("title") == "执委"


def test_a_term_of_another_body_is_refused(qtbot: QtBot, session: Session, council: Council) -> None:
    dialog = PostDialog(session, council.posts["丁一"], host_of(qtbot))
    dialog.show()
    fields = dialog.form.fields
    fields["post.body"].editor.choose(council.cppcc)  # type: ignore[attr-defined]
    fields["post.term"].editor.choose(council.term)  # type: ignore[attr-defined]
    assert not dialog.ready() and "不是所选组织的" in fields["post.term"].remark.text()


def test_bodies_tell_their_term_and_how_many_serve(qtbot: QtBot, page: PostsPage, council: Council) -> None:
    page.show_part(BODIES)
    part = page.widget(BODIES)
    assert isinstance(part, BodiesPart)
    qtbot.waitUntil(lambda: part.bodies.item(0, 5).text() == "6")  # type: ignore[union-attr]
    assert part.bodies.item(0, 3).text() == "第十一届"  # type: ignore[union-attr]
    with qtbot.waitSignal(page.session.open_list) as asked:
        qtbot.keyClick(part.terms, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert asked.args[0] == "posts" and set(asked.args[1].ids) == set(council.posts.values())


def test_quotas_of_a_term_are_edited_in_one_operation(
    qtbot: QtBot, page: PostsPage, council: Council
) -> None:
    page.show_part(BODIES)
    part = page.widget(BODIES)
    assert isinstance(part, BodiesPart)
    dialog = part.ask_quotas()
    assert dialog is not None and dialog.boxes["副主席"].value() == 2
    dialog.boxes["副主席"].set_value(0)
    dialog.boxes["执委"].set_value(3)
    dialog.total.set_value(7)
    with qtbot.waitSignal(page.session.changed):
        dialog.accept()
    rows = page.session.rows
    assert [(one["title"], one["seats"]) for one in rows.find("quota", term=council.term)] == [("执委", 3)]
    assert rows.get("term", council.term)["seats"] == 7  # type: ignore[index]


def test_a_new_term_is_offered_the_next_number(qtbot: QtBot, page: PostsPage) -> None:
    page.show_part(BODIES)
    part = page.widget(BODIES)
    assert isinstance(part, BodiesPart)
    dialog = part.add_term()
    assert isinstance(dialog, EntityDialog) and dialog.field_value("number") == 12
    dialog._closing = True
    dialog.close()


def test_warnings_are_told_and_open_their_posts(qtbot: QtBot, page: PostsPage, council: Council) -> None:
    page.show_part(WARNINGS)
    part = page.widget(WARNINGS)
    assert isinstance(part, WarningsPart)
    qtbot.waitUntil(lambda: bool(part.shown))
    assert "单于安（执行委员会主席）已满68周岁" in part.shown[0].message
    with qtbot.waitSignal(page.session.open_list) as asked:
        qtbot.keyClick(part.table, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert asked.args[1].ids == (council.posts["单于安"],)


def test_limits_are_the_offices_own(qtbot: QtBot, page: PostsPage) -> None:
    page.show_part(WARNINGS)
    part = page.widget(WARNINGS)
    assert isinstance(part, WarningsPart)
    qtbot.waitUntil(lambda: bool(part.shown))
    dialog = part.ask_limits()
    dialog.lines["posts_age_limit"].setText("七十")
    dialog.accept()
    assert "要填数字" in dialog.trouble.text()
    dialog.lines["posts_age_limit"].setText("70")
    dialog.accept()
    qtbot.waitUntil(lambda: not part.shown)
    qtbot.waitUntil(no_dialog(LimitsDialog))


def test_the_roster_of_the_leaders_as_a_workbook(
    qtbot: QtBot, session: Session, council: Council, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    dialog = RostersDialog(session, host_of(qtbot))
    dialog.show()
    dialog.choose("主席班子")
    made = dialog.make()
    assert made is not None
    target = tmp_path / "名册.xlsx"
    with qtbot.waitSignal(session.changed):
        dialog.paper.save(made, target)
    cells = {str(cell) for line in load_workbook(target).active.iter_rows(values_only=True) for cell in line}
    assert {"单于安", "李丽", "仇大海"} <= cells and "王伟" not in cells
    assert "主席班子" in session.rows.find("export_log")[0]["content"]


def test_a_roster_of_nobody_is_refused_in_words(qtbot: QtBot, session: Session, council: Council) -> None:
    from secretariat.gui.messages import MessageBox

    dialog = RostersDialog(session, host_of(qtbot))
    dialog.show()
    dialog.choose("人大")
    dialog.preview()
    qtbot.waitUntil(lambda: not no_dialog(MessageBox)())
    assert "没有人担任" in dialog_of(MessageBox).happened.text()
    dialog_of(MessageBox).close()


def test_the_overlap_table_needs_a_body(qtbot: QtBot, session: Session) -> None:
    dialog = RostersDialog(session, host_of(qtbot))
    dialog.show()
    dialog.choose(OVERLAP)
    assert dialog.make() is None and "还没有登记组织" in dialog.trouble.text()


def test_a_persons_page_tells_the_career_and_offers_the_file(
    qtbot: QtBot, session: Session, council: Council
) -> None:
    page = record_page(session, "post", council.posts["李丽"])
    assert isinstance(page, RecordPage)
    qtbot.addWidget(page)
    page.show()
    assert page.career is not None and page.career.table.rowCount() == 2
    texts = {page.career.table.item(row, 0).text() for row in range(2)}  # type: ignore[union-attr]
    assert texts == {"县政协", "执行委员会"}
    assert any("一人一档" in button.text() for button in page.findChildren(QToolButton))
    Paper(session, page).preview(page.actions_of.print_file())
    qtbot.waitUntil(lambda: not no_dialog(PdfPreview)(), timeout=5000)
    assert "李丽" in dialog_of(PdfPreview).windowTitle()
    dialog_of(PdfPreview).close()


def test_the_career_follows_a_change(qtbot: QtBot, session: Session, council: Council) -> None:
    page = RecordPage(session, "person", council.people["丁一"])
    qtbot.addWidget(page)
    page.show()
    post = council.posts["丁一"]
    write(
        qtbot, session, "改", lambda tx: tx.change("post", post, {"end": "2026-01-01", "end_reason": "辞去"})
    )

    def told() -> bool:
        words = page.career.table.item(0, 6).text() if page.career is not None else ""  # type: ignore[union-attr]
        return words == "辞去"

    qtbot.waitUntil(told)


def test_parts_are_reached_by_name_and_a_query_shows_the_list(page: PostsPage, council: Council) -> None:
    page.show_part(TURNOVER)
    assert page.part == TURNOVER
    page.show_query(ListQuery(scope="all", ids=(council.posts["丁一"],)))
    assert page.part == LIST and shown(page) == ["丁一"]


def test_a_bodys_record_page_is_the_body_among_all(qtbot: QtBot, session: Session, council: Council) -> None:
    made: QWidget = record_page(session, "term", council.term)
    qtbot.addWidget(made)
    made.show()
    assert isinstance(made, BodiesPart) and made.bodies.chosen() == council.body
    assert any("执行委员会的届次" in label.text() for label in made.findChildren(QLabel))


def test_many_posts_change_their_own_fields_only(qtbot: QtBot, page: PostsPage, council: Council) -> None:
    keys = {column.key for column in bulk_columns(page.list.ledger)}
    assert {"post.title", "post.given_by", "post.start"} <= keys
    assert not {key for key in keys if not key.startswith("post.")}


def test_the_list_pasted_from_excel_opens_the_import(qtbot: QtBot, page: PostsPage) -> None:
    page.actions_of.paste("姓名\t性别\t工商联职务\r\n曾经理\t女\t执委\r\n")
    wizard = dialog_of(ImportWizard)
    assert "职务" in wizard.windowTitle()
    qtbot.waitUntil(lambda: wizard.course.preview is not None and not wizard.course.busy, timeout=5000)
    wizard._leave()
