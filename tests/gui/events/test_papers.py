"""What is printed about an event: each paper comes out as a file, and is noted as exported."""

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from secretariat.gui.events.papers import CARDS, NOTICE, SEATS, SIGN_IN
from secretariat.gui.events.record import EventPage
from secretariat.gui.messages import MessageBox
from secretariat.gui.reports.preview import PdfPreview
from secretariat.gui.session import Session
from tests.gui.events.office import MEETING, Office, settle_office
from tests.gui.roll_office import dialog_of


def saved(qtbot: QtBot, session: Session, page: EventPage, name: str, target: Path) -> None:
    before = len(session.rows.find("export_log"))
    page.papers.save(name, target)
    qtbot.waitUntil(lambda: len(session.rows.find("export_log")) > before, timeout=10_000)
    qtbot.waitUntil(lambda: target.exists(), timeout=10_000)
    for box in page.window().findChildren(MessageBox):
        box.close()


def words(path: Path) -> str:
    document = QPdfDocument()
    document.load(str(path))
    return "".join(document.getAllText(page).text() for page in range(document.pageCount()))


def cells(path: Path) -> set[str]:
    from openpyxl import load_workbook

    lines = load_workbook(path).active.iter_rows(values_only=True)
    return {str(cell) for line in lines for cell in line if cell is not None}


@pytest.mark.parametrize("name", [SIGN_IN, CARDS, SEATS, NOTICE])
def test_each_paper_is_saved_as_pdf(
    qtbot: QtBot, session: Session, office: Office, page: EventPage, tmp_path: Path, name: str
) -> None:
    target = tmp_path / f"{name}.pdf"
    saved(qtbot, session, page, name, target)
    said = words(target)
    wanted = {
        SIGN_IN: ("张善政", "白云石材厂"),
        CARDS: ("张善政", "李　丽"),
        SEATS: ("张善政",),
        NOTICE: (MEETING,),
    }
    assert all(text.replace("　", "") in said.replace("　", "").replace(" ", "") for text in wanted[name])


def test_the_sign_in_sheet_goes_to_excel(
    qtbot: QtBot, session: Session, office: Office, page: EventPage, tmp_path: Path
) -> None:
    saved(qtbot, session, page, SIGN_IN, tmp_path / "签到表.xlsx")
    page.papers.phones = True
    saved(qtbot, session, page, SIGN_IN, tmp_path / "带手机.xlsx")
    plain, with_phones = (cells(tmp_path / name) for name in ("签到表.xlsx", "带手机.xlsx"))
    assert "张善政" in plain and "13800000001" not in plain and "13800000001" in with_phones


def test_two_cards_to_a_page_need_half_the_pages(
    qtbot: QtBot, session: Session, office: Office, page: EventPage, tmp_path: Path
) -> None:
    counts = []
    for on_page in (1, 2):
        page.papers.cards_on_page = on_page
        target = tmp_path / f"{on_page}.pdf"
        saved(qtbot, session, page, CARDS, target)
        document = QPdfDocument()
        document.load(str(target))
        counts.append(document.pageCount())
    assert counts == [6, 3]


def test_a_preview_opens_from_the_menu_and_leaves_no_file(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    menu = page.papers.menu(page)
    part = next(action.menu() for action in menu.actions() if action.text().startswith(SIGN_IN))
    part.actions()[0].trigger()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PdfPreview)), timeout=10_000)
    preview = dialog_of(PdfPreview)
    assert preview.document.pageCount() == 1 and "签到表" in preview.windowTitle()
    preview.close()


def test_an_event_without_people_has_no_cards_and_says_why(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    office = settle_office(qtbot, session, listed=False)
    page = EventPage(session, office.event)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(session.refused, timeout=5000) as refused:
        page.papers.save(CARDS, tmp_path / "席卡.pdf")
    assert "没有席卡可印" in str(refused.args[0]) and not (tmp_path / "席卡.pdf").exists()
