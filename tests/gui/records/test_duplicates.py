"""The duplicates page: pairs side by side, merged or kept apart for good."""

import pytest
from pytestqt.qtbot import QtBot

from secretariat.domains.members.verbs import add_member
from secretariat.gui.records.duplicates import DuplicatesPage
from secretariat.gui.session import Session
from secretariat.store.history import undoable
from tests.gui.roll_office import BUILDER
from tests.gui.working import write

DOUBLE = {
    "organization.name": "金盛建材有限公司", "organization.town": "白云乡", "organization.website": "www.example.com",
    "principal.name": "王伟", "principal.mobile": "13800000001、13800000002",
}  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, session: Session, members: dict[str, int]) -> DuplicatesPage:
    double = {**DOUBLE, "organization.name": BUILDER}
    write(qtbot, session, "双", lambda tx: add_member(tx, double))
    shown = DuplicatesPage(session)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: bool(shown.pairs), timeout=3000)
    return shown


def test_pairs_are_shown_with_the_reason(page: DuplicatesPage) -> None:
    item = page.list.item(0)
    assert BUILDER in item.text() and "名称相同" in item.text()
    assert page.compare is not None


def test_a_merge_takes_what_was_chosen_and_fills_the_blanks(qtbot: QtBot, page: DuplicatesPage) -> None:
    assert page.compare is not None
    kept, lost = page.compare.kept, page.compare.lost
    town = page.compare._groups["town"]
    other = 1 - page.compare.records.index(kept)
    town.button(other).setChecked(True)
    before = len(page.pairs)
    page.buttons[0].click()
    qtbot.waitUntil(lambda: len(page.pairs) < before, timeout=3000)
    rows = page.session.rows
    stored, gone = rows.get("organization", kept), rows.get("organization", lost)
    assert stored is not None and stored["website"] == "www.example.com" and stored["town"] == "白云乡"
    assert gone is not None and gone["removed"]
    last = undoable(rows)
    assert last is not None and last.name == "合并单位"


def test_choosing_what_stays_chooses_its_values(page: DuplicatesPage) -> None:
    assert page.compare is not None
    side = page.compare.records.index(page.compare.lost)
    page.compare.keep.button(side).setChecked(True)
    assert page.compare.chosen()["town"] == page.compare._rows[side]["town"]


def test_kept_apart_pairs_never_come_back(qtbot: QtBot, page: DuplicatesPage) -> None:
    pairs = [item.pair for item in page.pairs]
    page.buttons[1].click()
    qtbot.waitUntil(lambda: len(page.pairs) == len(pairs) - 1, timeout=3000)
    assert [item.pair for item in page.pairs] == pairs[1:]


def test_an_office_without_doubles_says_so(qtbot: QtBot, session: Session) -> None:
    shown = DuplicatesPage(session)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.none, timeout=3000)
