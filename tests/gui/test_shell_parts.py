"""The small parts of the shell: where one has been, what is remembered, days, messages, style."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from secretariat.base.errors import Refusal
from secretariat.gui import help as help_window
from secretariat.gui.messages import Answer, ask, show_refusal
from secretariat.gui.navigation import Stop, Trail
from secretariat.gui.settings import Settings
from secretariat.gui.start_dialogs import RestoreDialog, free_name
from secretariat.gui.status import DayDialog, StatusLine, usual_days
from secretariat.gui.style import COLOURS, RESOURCES, icon, style_sheet
from tests.gui.shell import program_in


def test_a_new_place_cuts_off_those_ahead() -> None:
    trail = Trail()
    for name in ("工作台", "会员", "人员"):
        trail.visit(Stop(name))
    assert trail.back() == Stop("会员") and trail.back() == Stop("工作台") and trail.back() is None
    trail.visit(Stop("报表"))
    assert not trail.can_go_forward and trail.forward() is None
    assert trail.back() == Stop("工作台")


def test_staying_is_no_new_place() -> None:
    trail = Trail()
    trail.visit(Stop("会员"))
    trail.visit(Stop("会员"))
    assert not trail.can_go_back


def test_the_trail_has_an_end() -> None:
    trail = Trail()
    for number in range(1000):
        trail.visit(Stop("membership", number))
    steps = 0
    while trail.back():
        steps += 1
    assert steps == 99


def test_places_that_are_gone_are_forgotten() -> None:
    trail = Trail()
    for number in (1, 2, 3):
        trail.visit(Stop("membership", number))
    trail.forget(lambda stop: stop.record == 2)
    assert trail.present == Stop("membership", 3) and trail.back() == Stop("membership", 1)


def test_settings_survive_a_restart_and_a_second_window(tmp_path: Path) -> None:
    path = tmp_path / "新" / "window.json"
    one, two = Settings(path), Settings(path)
    one.set("window", "abc")
    two.set("folder", "/x")
    again = Settings(path)
    assert (again.get("window"), again.get("folder")) == ("abc", "/x")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"recent": 5, "window": 7}'])
def test_damaged_settings_are_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.recent == () and settings.get("window", "") == ""
    settings.note_opened(tmp_path / "商会.db")
    assert Settings(path).recent == (tmp_path / "商会.db",)


def test_settings_that_cannot_be_written_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Settings(tmp_path / "file" / "window.json").set("window", "abc")


def test_recent_files_are_few_and_each_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.json")
    for number in [*range(20), 19]:
        settings.note_opened(tmp_path / f"{number}.db")
    assert [path.stem for path in settings.recent] == ["19", "18", "17", "16", "15", "14", "13", "12"]
    settings.forget_opened(tmp_path / "19.db")
    assert settings.recent[0].stem == "18"
    assert len(json.loads((tmp_path / "window.json").read_text("utf-8"))["recent"]) == 7


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 22), [None, "2026-10-31", "2026-09-30", "2025-12-31"]),
        (date(2026, 1, 5), [None, "2025-12-31", "2025-11-30"]),
        (date(2024, 3, 31), [None, "2024-02-29", "2024-01-31", "2023-12-31"]),
    ],
)
def test_the_usual_days_are_ends_of_months(today: date, days: list[str | None]) -> None:
    assert [day for _, day in usual_days(today)] == days


def test_a_day_is_picked_in_a_calendar_and_today_means_today(qtbot: QtBot) -> None:
    dialog = DayDialog("2026-10-31")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == ["2026-10-31"]
    other = DayDialog(None)
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.chosen) as chosen:
        other.accept()
    assert chosen.args == [None]


def test_a_failed_backup_is_seen_in_the_status_line(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    status.show_backup(None, "今天的自动备份没有做成：磁盘没有空间了。")
    assert status.backup.text() == "备份没有做成" and status.backup.property("tone") == "bad"
    assert "没有空间" in status.backup.toolTip()


def test_a_refusal_says_what_happened_and_what_to_do(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = show_refusal(parent, Refusal("磁盘没有空间了。", "请清理后再试。"))
    assert (box.happened.text(), box.remedy.text()) == ("磁盘没有空间了。", "请清理后再试。")
    box.close()


def test_markup_in_a_message_stays_text(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = show_refusal(parent, Refusal("<b>&amp;</b>"))
    assert box.happened.textFormat().name == "PlainText"
    box.close()


def test_only_the_pressed_answer_acts(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[str] = []
    box = ask(
        parent, "保存吗？", "", Answer("保存", lambda: done.append("保存")),
        Answer("不保存", lambda: done.append("不保存")), Answer("取消"),
    )  # fmt: skip
    next(item for item in box.findChildren(QPushButton) if item.text() == "不保存").click()
    assert done == ["不保存"]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "商会数据.db"
    assert free_name(path) == path
    path.touch()
    assert free_name(path) == tmp_path / "商会数据-2.db"


def test_restoring_without_backups_says_so_and_offers_other_files(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_in(tmp_path)
    dialog = RestoreDialog(tmp_path / "商会.db", program.catalog)
    qtbot.addWidget(dialog)
    assert not dialog.put_back.isEnabled() and dialog.list.topLevelItemCount() == 0
    assert any("其他文件" in button.text() for button in dialog.findChildren(QPushButton))


def test_the_style_sheet_names_only_colours_that_exist(qapp: QApplication) -> None:
    assert "$" not in style_sheet().replace("Dollar", "")


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something(qapp: QApplication, path: Path) -> None:
    picture = icon(path.stem, "accent").pixmap(36).toImage()
    assert any(picture.pixelColor(x, y).alpha() > 60 for x in range(36) for y in range(36))


def test_text_is_readable_on_its_ground() -> None:
    # WCAG 2.1, 1.4.3: at least 4.5 to 1 for words; readers are fifty and more.
    pairs = (("text", "page"), ("muted", "page"), ("muted", "sidebar"), ("text", "selected"), ("accent", "accent_pale"),
             ("warn", "warn_pale"), ("bad", "bad_pale"), ("good", "good_pale"), ("card", "accent"))  # fmt: skip
    assert {pair: round(_contrast(*pair), 1) for pair in pairs if _contrast(*pair) < 4.5} == {}


def _contrast(ink: str, paper: str) -> float:
    light, dark = sorted((_luminance(COLOURS[ink]), _luminance(COLOURS[paper])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_help_windows_open(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for dialog in (
        help_window.show_handbook(parent), help_window.show_keys(parent),
        help_window.show_about(parent, program_in(tmp_path)),
    ):  # fmt: skip
        assert dialog.isVisible()
        dialog.close()
