"""The office's settings in the window: checked as they are saved, read by the figures, and undone as one step."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.domains.events.quorum import share_needed
from secretariat.domains.events.ranks import RANKS_SETTING, RankRules
from secretariat.domains.office.figures.words import rounds
from secretariat.domains.service.course import read_days
from secretariat.gui.keeping.office import OfficePage
from secretariat.gui.posts.warnings import LimitsDialog
from secretariat.gui.proposals.sessions import SessionsDialog
from secretariat.gui.session import Session
from tests.gui.working import write


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> OfficePage:
    made = OfficePage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def save(qtbot: QtBot, page: OfficePage) -> None:
    page.save()
    qtbot.waitUntil(lambda: "已保存" in page._notice.text, timeout=5000)


def undo(qtbot: QtBot, session: Session) -> None:
    done: list[Any] = []
    session.write("撤销", lambda store: store.undo(), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)


def test_the_rules_of_the_office_hold_as_soon_as_they_are_saved(
    qtbot: QtBot, session: Session, page: OfficePage
) -> None:
    assert [page.fields[name].text() for name in ("quorum", "demand_days")] == ["2/3", "30"]
    page.fields["quorum"].setText("60%")
    page.fields["demand_days"].setText("15")
    page.choices["round_words"].setCurrentIndex(1)
    save(qtbot, page)
    assert share_needed(session.rows) == Fraction(3, 5)
    assert read_days(session.rows) == 15 and rounds(session.rows)
    undo(qtbot, session)
    assert share_needed(session.rows) == Fraction(2, 3)
    assert read_days(session.rows) == 30 and not rounds(session.rows)
    assert page.fields["quorum"].text() == "2/3" and page.choices["round_words"].currentIndex() == 0


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("quorum", "4/3", "法定人数"), ("quorum", "过半", "法定人数"), ("quorum", "0", "法定人数"),
        ("demand_days", "0", "1到365"), ("demand_days", "366", "1到365"), ("demand_days", "半个月", "1到365"),
        ("demand_days", "３０天", "1到365"),
    ],
)  # fmt: skip
def test_what_cannot_hold_is_told_and_stays_to_be_mended(
    session: Session, page: OfficePage, name: str, typed: str, told: str
) -> None:
    page.fields[name].setText(typed)
    page.fields["maker"].setText("李四")
    page.save()
    assert told in page._notice.text
    assert page.fields[name].text() == typed and page.typed
    assert session.rows.setting("maker") == "" and session.rows.setting(name) == ""


@pytest.mark.parametrize("days", ["1", "365"])
def test_the_borders_of_the_days_hold(qtbot: QtBot, session: Session, page: OfficePage, days: str) -> None:
    page.fields["demand_days"].setText(days)
    save(qtbot, page)
    assert read_days(session.rows) == int(days)


def test_an_emptied_line_goes_back_to_what_is_usual(qtbot: QtBot, session: Session, page: OfficePage) -> None:
    page.fields["quorum"].setText("1/2")
    save(qtbot, page)
    page._notice.say("")
    page.fields["quorum"].setText("")
    save(qtbot, page)
    assert session.rows.setting("quorum", "没有设") == "没有设"
    assert page.fields["quorum"].text() == "2/3"


def test_a_post_gets_a_rank_and_the_longer_words_win(
    qtbot: QtBot, session: Session, page: OfficePage
) -> None:
    ranks = page.ranks
    assert ranks.posts[0] == ("县委书记", "处级")
    assert RankRules.read(session.rows).rank("县公安局局长") is None
    for post, rank in (("局长", "科级"), ("公安局局长", "处级")):
        ranks.add()
        ranks.table.item(ranks.table.currentRow(), 0).setText(post)
        ranks.table.item(ranks.table.currentRow(), 1).setText(rank)
    save(qtbot, page)
    rules = RankRules.read(session.rows)
    assert rules.rank("县公安局局长") == "处级" and rules.rank("县水利局局长") == "科级"
    assert rules.rank("县委书记") == "处级"
    page._notice.say("")
    ranks.restore()
    save(qtbot, page)
    assert session.rows.setting(RANKS_SETTING, "默认") == "默认"


@pytest.mark.parametrize(
    ("post", "rank", "told"),
    [
        ("县委书记", "科级", "两个级别"),
        ("镇长、乡长", "科级", "一行只写一个"),
        ("镇长 乡长", "科级", "一行只写一个"),
    ],
)
def test_a_post_of_two_ranks_or_two_posts_in_a_line_are_told(
    session: Session, page: OfficePage, post: str, rank: str, told: str
) -> None:
    page.ranks.add()
    at = page.ranks.table.currentRow()
    page.ranks.table.item(at, 0).setText(post)
    page.ranks.table.item(at, 1).setText(rank)
    page.save()
    assert told in page._notice.text
    assert session.rows.setting(RANKS_SETTING) == ""


def test_posts_are_added_and_removed_by_the_keyboard(qtbot: QtBot, page: OfficePage) -> None:
    table = page.ranks.table
    before = page.ranks.posts
    table.setFocus()
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert page.ranks.posts == before[1:] and page.save_button.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Insert)
    assert table.rowCount() == len(before) and table.currentRow() == 1
    page.refresh()
    assert page.ranks.posts == before and not page.typed


def test_the_table_of_a_county_level_city_counts_the_city_as_a_county(
    qtbot: QtBot, session: Session, page: OfficePage
) -> None:
    page.fields["office"].setText("瑞金市工商业联合会")
    save(qtbot, page)
    assert ("市委书记", "处级") in page.ranks.posts
    assert session.rows.setting(RANKS_SETTING) == ""


def test_what_others_keep_among_the_settings_leaves_the_typed_words_alone(
    qtbot: QtBot, session: Session, page: OfficePage
) -> None:
    page.fields["maker"].setText("李四")
    write(qtbot, session, "存草稿", lambda tx: tx.add("setting", {"name": "reply_months", "content": "2"}))
    assert page.fields["maker"].text() == "李四"


def test_the_other_rules_open_their_own_windows(page: OfficePage) -> None:
    opened: list[tuple[Callable[[], Any], type]] = [
        (page.ask_limits, LimitsDialog), (page.ask_clocks, SessionsDialog),
    ]  # fmt: skip
    for ask, kind in opened:
        dialog = ask()
        assert isinstance(dialog, kind) and dialog.isVisible()
        dialog.close()
