"""Parts that show what the file holds: read when they are seen, never while they are hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from secretariat.gui.fresh import FreshPart


class _Session(QObject):
    changed = Signal(object)
    as_of_changed = Signal()


class _Part(FreshPart):
    def __init__(self, session: _Session) -> None:
        super().__init__(session)  # type: ignore[arg-type]
        self.times = 0
        self.follow(session.changed, session.as_of_changed)

    def read(self) -> None:
        self.times += 1


def test_a_part_is_read_when_it_is_seen_and_after_each_change(qtbot: QtBot) -> None:
    session = _Session()
    part = _Part(session)
    qtbot.addWidget(part)
    session.changed.emit("a write")
    assert part.times == 0
    part.show()
    assert part.times == 1
    session.changed.emit("a write")
    session.as_of_changed.emit()
    assert part.times == 3


def test_a_hidden_part_is_read_once_when_it_is_seen_again_and_only_if_something_changed(qtbot: QtBot) -> None:
    session = _Session()
    part = _Part(session)
    qtbot.addWidget(part)
    part.show()
    part.hide()
    part.show()
    assert part.times == 1
    part.hide()
    session.changed.emit("a write")
    session.changed.emit("another")
    assert part.times == 1
    part.show()
    assert part.times == 2


def test_a_part_that_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    session = _Session()
    part = _Part(session)
    part.show()
    with qtbot.waitSignal(part.destroyed):
        part.deleteLater()
    session.changed.emit("a write")
    assert part.times == 1
