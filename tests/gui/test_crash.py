"""Errors of our own: in the log without values, and one box at a time."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secretariat.gui.crash import CrashHandler, described
from secretariat.gui.messages import MessageBox

CANARY = "王小明13812345678"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


@pytest.mark.parametrize("kind", [ValueError, KeyError, RuntimeError, OSError, AssertionError, UnicodeError])
def test_the_log_tells_the_place_but_no_values(kind: Callable[[str], BaseException]) -> None:
    text = described(raised(kind(CANARY), raised(ValueError(CANARY))))
    assert CANARY not in text and "王小明" not in text and "138123" not in text
    assert "test_crash.py" in text and "raised" in text and "caused by" in text


def test_errors_about_the_program_keep_their_words() -> None:
    assert "no attribute 'mising'" in described(raised(AttributeError("no attribute 'mising'")))


def boxes() -> list[MessageBox]:
    return [
        item for item in QApplication.topLevelWidgets() if isinstance(item, MessageBox) and item.isVisible()
    ]


def test_the_box_names_the_log_and_comes_once(qtbot: QtBot, tmp_path: Path) -> None:
    written: list[str] = []
    handler = CrashHandler(written.append, tmp_path / "程序.log")
    for _ in range(3):
        handler.take(raised(ValueError(CANARY)))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert len(written) == 3
    box = boxes()[0]
    assert str(tmp_path / "程序.log") in box.remedy.text() and CANARY not in box.remedy.text()
    box.close()


def test_errors_of_threads_are_taken_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    written: list[str] = []
    handler = CrashHandler(written.append, tmp_path / "程序.log")
    handler.install()

    def fail() -> None:
        raise ValueError(CANARY)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(boxes()))
    assert written and "ValueError" in written[0] and CANARY not in written[0]
    boxes()[0].close()
