"""The search box: what it finds, how it is moved through, and that it stays fresh."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.gui.hits import Found, Hit
from secretariat.gui.search_box import lines_of
from secretariat.gui.window import Window
from secretariat.store.listing import ListQuery
from secretariat.store.store import Store
from tests.gui.shell import PlainPage, make_window, office_file, open_in


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = make_window(qtbot, tmp_path)
    open_in(qtbot, made, office_file(tmp_path / "商会.db"))
    return made


def found(window: Window, text: str) -> list[str]:
    search = window.header.search
    search.setText(text)
    search.look()
    assert search.popup is not None
    return [line.text for line in search.popup.model.lines]


def press(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    qtbot.keyClick(window.header.search, key)


def page(window: Window) -> PlainPage:
    shown = window.browser.currentWidget()
    assert isinstance(shown, PlainPage)
    return shown


@pytest.mark.parametrize("text", ["金盛", "jsjc", "jinsheng", "0000001", "单明", "sm"])
def test_a_member_is_found_by_characters_pinyin_and_phone(window: Window, text: str) -> None:
    lines = found(window, text)
    assert lines[:2] == ["会员", "临川县金盛建材有限公司"]
    assert "单明" in lines[lines.index("人员") :]


@pytest.mark.parametrize("text", ["cqs", "zqs"])
def test_a_character_of_two_readings_is_found_by_both(window: Window, text: str) -> None:
    assert "重庆生" in found(window, text)


def test_what_tells_hits_apart_stands_beside_them(window: Window) -> None:
    found(window, "金盛")
    assert window.header.search.popup is not None
    hit = window.header.search.popup.model.lines[1].hit
    assert hit is not None and "单明" in hit.detail and "13800000001" in hit.detail


def test_enter_opens_the_first_hit(qtbot: QtBot, window: Window) -> None:
    window.header.search.setText("宏达")
    press(qtbot, window, Qt.Key.Key_Return)
    assert page(window).text() == "membership 2"
    assert window.header.search.popup is not None and not window.header.search.popup.isVisible()


def test_arrows_pass_over_the_headings(qtbot: QtBot, window: Window) -> None:
    found(window, "宏达")
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    assert page(window).text() == "person 2"


def test_nothing_found_says_what_else_to_try(window: Window) -> None:
    assert found(window, "zzzz") == []
    popup = window.header.search.popup
    assert popup is not None and popup.nothing.isVisible() and "拼音" in popup.nothing.text()


def test_esc_folds_the_hits_then_clears(qtbot: QtBot, window: Window) -> None:
    found(window, "宏达")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.header.search.popup is not None and not window.header.search.popup.isVisible()
    assert window.header.search.text() == "宏达"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.header.search.text() == ""


def test_more_hits_than_fit_lead_to_the_list() -> None:
    hits = tuple(Hit("members", number, f"{number}号", "") for number in range(10))
    words = [line.text for line in lines_of([Found("members", hits, 37), Found("people", (), 0)])]
    assert words[0] == "会员" and words[-1] == "在会员列表中查看全部（37家）" and len(words) == 12
    assert lines_of([Found("members", hits, 100)])[-1].text.endswith("（100家以上）")
    assert len(lines_of([Found("members", hits, 10)])) == 11


def test_all_hits_open_in_the_list_with_the_text(window: Window) -> None:
    window.header.search.all_wanted.emit("members", "临川")
    assert page(window).query == ListQuery(scope="all", search="临川")


def test_a_change_is_found_soon_after(qtbot: QtBot, window: Window) -> None:
    session, finder = window.session, window.finder
    assert session is not None and finder is not None

    def job(store: Store) -> None:
        with store.transact("改名") as tx:
            tx.change("organization", 1, {"name": "青石县万福食品厂"})
            tx.remove("membership", 2)

    with qtbot.waitSignal(finder.ready):
        session.write("改名", job)
    assert "青石县万福食品厂" in found(window, "wfsp")
    assert "临川县金盛建材有限公司" not in found(window, "金盛")
    assert "临川县宏达商贸有限公司" not in found(window, "宏达")
    assert session.listing("members").select(ListQuery(search="wfsp")) == [1]


def test_a_large_change_is_found_too(qtbot: QtBot, window: Window) -> None:
    session, finder = window.session, window.finder
    assert session is not None and finder is not None

    def job(store: Store) -> None:
        with store.transact("录入") as tx:
            tx.add_many("person", [{"name": f"钱{sign}"} for sign in "甲乙丙丁戊己庚辛壬癸" * 60])

    with qtbot.waitSignal(finder.ready):
        session.write("录入", job)
    assert found(window, "钱癸").count("钱癸") == 10
    assert found(window, "钱癸")[-1] == "在人员列表中查看全部（60人）"


def test_what_the_office_did_is_found_by_title_behind_the_people(qtbot: QtBot, window: Window) -> None:
    session, finder = window.session, window.finder
    assert session is not None and finder is not None

    def job(store: Store) -> None:
        with store.transact("登记") as tx:
            tx.add("event", {"title": "金盛建材现场会", "start": "2026-03-05", "place": "青溪镇"})
            tx.add("demand", {"title": "金盛建材门前道路"})
            tx.add("training", {"name": "建材行业培训班"})
            tx.add("document", {"title": "建材行业自律公约", "number": "临商联〔2026〕1号"})
            tx.add("honour", {"name": "建材行业先进", "holder_name": "某厂"})
            tx.add("proposal", {"title": "关于支持建材行业的提案", "form": "提案"})

    with qtbot.waitSignal(finder.ready):
        session.write("登记", job)
    lines = found(window, "jc")
    headings = [
        line for line in lines if line in ("会员", "人员", "提案", "活动", "诉求", "培训班", "文件", "荣誉")
    ]
    assert headings == ["会员", "人员", "提案", "活动", "诉求", "培训班", "文件", "荣誉"]
    popup = window.header.search.popup
    assert popup is not None
    hit = next(line.hit for line in popup.model.lines if line.hit and line.hit.ledger == "events")
    assert hit.title == "金盛建材现场会" and "2026年3月5日" in hit.detail and "青溪镇" in hit.detail
    window.header.search.record_chosen.emit("events", hit.record)
    assert page(window).text() == "event 1"


def test_a_write_elsewhere_reads_no_ledger_anew(qtbot: QtBot, window: Window) -> None:
    session, finder = window.session, window.finder
    assert session is not None and finder is not None

    def job(store: Store) -> None:
        with store.transact("设置") as tx:
            tx.add("saved_view", {"ledger": "members", "label": "甲", "definition": "{}"})

    with qtbot.waitSignal(finder.ready):
        session.write("设置", job)
    assert not finder._background.busy
    assert "临川县金盛建材有限公司" in found(window, "金盛")
