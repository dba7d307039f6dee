import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import secretariat.gui


def test_none_survives_many_calls_into_qt(qtbot: QtBot) -> None:
    """With PySide6 6.12 on Python 3.11 some five thousand of these end the process."""
    assert secretariat.gui.__doc__
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(20_000):
        label.setText("字")
    assert sys.getrefcount(None) > 20_000
