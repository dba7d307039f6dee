"""Dictionaries as a clerk edits them: renaming and merging take the records along, as one step."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.keeping.choices import ChoicesPage
from secretariat.gui.session import Session
from tests.gui.working import write


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ChoicesPage:
    towns = {1: {"town": "青溪镇"}, 2: {"town": "青溪镇"}, 3: {"town": "清溪镇"}}
    write(qtbot, session, "乡镇", lambda tx: tx.change_many("organization", towns))
    shown = ChoicesPage(session)
    qtbot.addWidget(shown)
    shown.show()
    shown.choose_dictionary("town")
    return shown


def labels(page: ChoicesPage) -> list[tuple[str, int]]:
    return [(one.label, one.uses) for one in page.entries]


def after(qtbot: QtBot, page: ChoicesPage, act: Callable[[], Any]) -> list[tuple[str, int]]:
    """What is listed after an act has been written."""
    with qtbot.waitSignal(page._session.changed, timeout=5000):
        act()
    return labels(page)


def test_words_that_only_records_hold_are_listed_with_their_uses(page: ChoicesPage) -> None:
    assert labels(page) == [("清溪镇", 1), ("青溪镇", 2)]


def test_renaming_takes_the_records_along_and_is_one_undo(
    qtbot: QtBot, session: Session, page: ChoicesPage
) -> None:
    page.choose("青溪镇")
    assert ("青溪街道", 2) in after(qtbot, page, lambda: page.rename_to("青溪街道"))
    assert session.rows.many("organization", (1,))[1]["town"] == "青溪街道"
    after(qtbot, page, lambda: session.write("撤销", lambda store: store.undo()))
    assert labels(page) == [("清溪镇", 1), ("青溪镇", 2)]


def test_two_entries_become_one(qtbot: QtBot, page: ChoicesPage) -> None:
    page.choose("清溪镇")
    assert after(qtbot, page, lambda: page.merge_into("青溪镇")) == [("青溪镇", 3)]


def test_entries_are_added_ordered_retired_and_removed(
    qtbot: QtBot, session: Session, page: ChoicesPage
) -> None:
    page.choose_dictionary("scale")
    assert [label for label, _ in labels(page)] == ["大型", "中型", "小型", "微型"]
    after(qtbot, page, lambda: page.add_entry("超大型"))
    page.choose("超大型")
    assert [label for label, _ in after(qtbot, page, lambda: page.shift(-1))][-2:] == ["超大型", "微型"]
    page.choose("微型")
    after(qtbot, page, page.retire)
    kind = session.catalog.ledgers["members"].column("organization.scale").kind
    assert getattr(kind, "entries", ()) == ("大型", "中型", "小型", "超大型")
    page.choose("超大型")
    assert [label for label, _ in after(qtbot, page, page.remove)] == ["大型", "中型", "小型", "微型"]


def test_an_entry_in_use_cannot_be_deleted(page: ChoicesPage) -> None:
    page.choose("青溪镇")
    assert not page._buttons["remove"].isEnabled()


def test_words_that_the_program_counts_by_cannot_be_changed(page: ChoicesPage) -> None:
    page.choose_dictionary("member_kind")
    page.choose("企业会员")
    assert page._fixed.isVisible()
    allowed = {name for name, button in page._buttons.items() if button.isEnabled()}
    assert allowed == {"up", "down"}


def test_a_label_that_exists_is_refused_in_words(qtbot: QtBot, page: ChoicesPage) -> None:
    page.choose_dictionary("scale")
    page.add_entry("大型")
    qtbot.waitUntil(lambda: "已有“大型”" in page._notice.text, timeout=5000)
