"""Asking for a file or a folder without blocking the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], object]


def ask_open(parent: QWidget, title: str, start: str, kinds: str, chosen: Chosen) -> QFileDialog:
    """Ask for a file that exists; `kinds` as Qt takes them."""
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, chosen)


def ask_save(parent: QWidget, title: str, suggested: str, kinds: str, chosen: Chosen) -> QFileDialog:
    """Ask where to save; an ending is added from the suggested name, and overwriting is asked about."""
    dialog = QFileDialog(parent, title, suggested, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    return _opened(dialog, chosen)


def ask_folder(parent: QWidget, title: str, start: str, chosen: Chosen) -> QFileDialog:
    """Ask for a folder."""
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Chosen) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
