"""The reports page: what it shows, what its figures open, and that the files hold the same."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from secretariat.base.document import (
    Appendix,
    Bars,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintColumn,
    Report,
    Selection,
    Table,
)
from secretariat.exchange.reading import read_workbook
from secretariat.gui.reports.html import ReportText
from secretariat.gui.reports.page import ReportPage, last_complete_month
from secretariat.gui.reports.preview import PdfPreview
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from tests.gui.working import settle, working_session, write


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ReportPage:
    shown = ReportPage(session)
    qtbot.addWidget(shown)
    shown.show()
    settle(qtbot, lambda: shown.busy)
    return shown


def test_the_last_complete_month_crosses_the_year() -> None:
    assert last_complete_month(date(2026, 1, 31)) == "2025-12"
    assert last_complete_month(date(2026, 11, 22)) == "2026-10"


def test_it_opens_with_the_last_complete_month(page: ReportPage) -> None:
    assert page.month == last_complete_month(date.today())
    assert page.report is not None
    assert page.report.title in page.view.toPlainText()


def test_another_month_is_counted_anew(qtbot: QtBot, page: ReportPage) -> None:
    page.choose_month("2019-03")
    settle(qtbot, lambda: page.busy)
    text = page.view.toPlainText()
    assert "2019年3月" in text
    assert "本月新增1个" in text


def test_a_figure_opens_the_members_that_it_counts(qtbot: QtBot, page: ReportPage) -> None:
    page.choose_month("2019-03")
    settle(qtbot, lambda: page.busy)
    asked: list[tuple[str, ListQuery]] = []
    page._session.open_list.connect(lambda name, query: asked.append((name, query)))
    captions = [selection.caption for selection in page.view.selections()]
    page.view.follow(captions.index("本月新增"))
    name, query = asked[0]
    assert (name, query.as_of, query.scope) == ("members", "2019-03-31", "all")
    listing = page._session.listing("members")
    assert listing.rows(listing.select(query), ["organization.name"]) == [["临川县金盛建材有限公司"]]
    assert (
        page.view.words(page.view.selections()[captions.index("本月新增")]) == "本月新增：点开看这 1 家会员"
    )


def test_the_workbook_has_the_sentences_of_the_screen(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    path = tmp_path / "月报.xlsx"
    page.save(path)
    settle(qtbot, lambda: page.busy)
    cells = [str(cell) for row in read_workbook(path).sheets[0].rows for cell in row if cell]
    assert page.report is not None
    sentences = [block.text for block in page.report.blocks if isinstance(block, Paragraph)]
    assert all(any(sentence in cell for cell in cells) for sentence in sentences)
    assert str(path) in page._notice.text


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page._session.refused) as caught:
        page.save(tmp_path / "没有的文件夹" / "月报.pdf")
    assert "找不到文件夹" in str(caught.args[0])


def test_a_new_member_changes_the_report_on_the_screen(
    qtbot: QtBot, page: ReportPage, session: Session
) -> None:
    page.choose_month("2019-03")
    settle(qtbot, lambda: page.busy)
    write(qtbot, session, "改日期", lambda tx: tx.change("membership", 2, {"start": "2019-03"}))
    qtbot.waitUntil(lambda: "本月新增2个" in page.view.toPlainText(), timeout=5000)


def test_an_empty_office_is_told_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    with working_session(qtbot, tmp_path / "空.db", ()) as session:
        page = ReportPage(session)
        qtbot.addWidget(page)
        page.show()
        settle(qtbot, lambda: page.busy)
        assert page.report is None
        assert page._stack.currentWidget() is page._empty
        assert not any(button.isEnabled() for button in page._saving)
        with qtbot.waitSignal(page.import_wanted):
            page._empty.chosen.emit()


def test_the_preview_shows_and_prints_the_very_pdf(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    page.preview()
    settle(qtbot, lambda: page.busy)
    preview = page.window().findChild(PdfPreview)
    assert preview is not None and preview.document.pageCount() >= 1
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    preview.send_to(printer)
    assert (tmp_path / "打印.pdf").stat().st_size > 10_000
    preview.zoom(2)
    preview.fit()
    preview.close()


def _report(*blocks: Heading | Paragraph | Table | Note | Bars) -> ReportText:
    return ReportText(Report("月报<测试>", blocks, "某某会", "2026-10-31", "2026年10月31日"))


def test_only_figures_that_count_somebody_are_links() -> None:
    nobody = Figure("0个", 0, Selection("members", "2026-10-31", ()))
    three = Figure("3个", 3, Selection("members", "2026-10-31", (1, 2, 3), "新增"))
    text = _report(Paragraph(("新增", three, "，退出", nobody, "。")))
    assert text.selections == [three.counts]
    assert text.html.count("<a href") == 1
    assert text.selection("figure:0") == three.counts
    assert text.selection("figure:1") is None and text.selection("https://example.com") is None


def test_what_stands_in_the_records_is_no_markup() -> None:
    text = _report(Heading("一、<b>"), Paragraph(("甲&乙<script>",)), Note("注:<i>"))
    assert "<script>" not in text.html and "甲&amp;乙&lt;script&gt;" in text.html
    assert "月报&lt;测试&gt;" in text.html


def test_hidden_columns_stay_hidden_and_empty_tables_say_so() -> None:
    columns = (PrintColumn("名称"), PrintColumn("记录号", hidden=True), PrintColumn("人数", number=True))
    full = _report(Table("表", columns, (("甲", "77", Figure("5", 5)),)))
    assert "77" not in full.html and "记录号" not in full.html
    assert "没有记录" in _report(Table("表", columns, ())).html


def test_bars_are_drawn_in_proportion() -> None:
    html = _report(Bars("图", (("甲", 10), ("乙", 5)), "家")).html
    assert 'width="300"' in html and 'width="150"' in html and "10家" in html


def test_what_is_attached_follows_the_signature() -> None:
    appendices = tuple(
        Appendix(title, (Paragraph((f"{title}的内容",)),)) for title in ("活动台账", "新入会名单")
    )
    blocks = (Paragraph(("正文",)),)
    report = Report("月报", blocks, "临川县工商联", "2026-10-31", "2026年10月31日", appendices=appendices)
    text = ReportText(report).html
    words = (
        "附件：1.活动台账",
        "附件：2.新入会名单",
        "2026年10月31日",
        "附件1",
        "活动台账的内容",
        "附件2",
        "新入会名单的内容",
    )
    order = [text.index(word) for word in words]
    assert order == sorted(order)
