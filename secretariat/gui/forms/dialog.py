"""The window around a form: saving, what stands in the way of it, and words that are never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.gui.forms.form import Form
from secretariat.gui.messages import Answer, MessageBox, ask
from secretariat.gui.session import Session
from secretariat.store.store import Store

Job = Callable[[Store], Any]


class Bar(QFrame):
    """A coloured line with a sentence; hidden while there is nothing to say."""

    link_opened = Signal(str)

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.words = QLabel(wordWrap=True)
        self.words.setOpenExternalLinks(False)
        self.words.linkActivated.connect(self.link_opened)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self.words)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence, as rich text if it holds links; an empty one hides the bar."""
        self.words.setText(text)
        self.setVisible(bool(text))


class RecordDialog(QDialog):
    """A form in a window of its own. Subclasses say what to write; `saved` carries the record's id."""

    saved = Signal(int)

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session = session
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.warning, self.trouble = Bar("warn-bar"), Bar("bad-bar")
        self.form: Form
        self._closing = False
        self._asking: MessageBox | None = None
        self._busy = False

    def set_up(
        self, form: Form, head: QWidget | None = None, below: QWidget | None = None,
        buttons: Sequence[QPushButton] = (),
    ) -> None:  # fmt: skip
        """Put the window together around its form; `buttons` stand between 保存 and 取消."""
        self.form = form
        inner = QVBoxLayout()
        inner.setSpacing(8)
        inner.setContentsMargins(16, 12, 16, 12)
        for widget in (head, form, below):
            if widget is not None:
                inner.addWidget(widget)
        inner.addLayout(self._foot(buttons))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bar in (self.warning, self.trouble):
            layout.addWidget(bar)
        layout.addLayout(inner)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        # The main window must not take a half-filled form down with it.
        owner = self.parentWidget()
        if owner is not None:
            owner.window().installEventFilter(self)
        self.resize(860, 680)

    def _foot(self, buttons: Sequence[QPushButton]) -> QHBoxLayout:
        self.save_button = QPushButton("保存(&S)")
        self.save_button.setProperty("role", "primary")
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        cancel = QPushButton("取消(&C)")
        cancel.setToolTip("Esc")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        for button in (self.save_button, *buttons, cancel):
            foot.addWidget(button)
        return foot

    def job(self) -> tuple[str, Job] | None:
        """The operation's name and what writes it and returns the record's id; None if nothing is to be written."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether all that must be filled in or decided is; marks what is not."""
        return self.form.complain() is None

    def touched(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self.form.touched()

    def save(self) -> None:
        """Write the form; it closes when that is done, and stays as it is if it fails."""
        if self._busy:
            return
        self.trouble.say("")
        if not self.ready():
            self.trouble.say("还有内容要改：请看标红的地方，改好后再保存。")
            return
        wanted = self.job()
        if wanted is None:
            self._leave()
            return
        self._set_busy(True)
        self.session.write(wanted[0], wanted[1], self._on_saved, self._on_failed)

    def _on_saved(self, record: Any) -> None:
        self._set_busy(False)
        self._closing = True
        self.saved.emit(int(record))
        self.close()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        words = (
            (error.message, error.remedy) if isinstance(error, Refusal) else ("没有保存。", "请再试一次。")
        )
        self.trouble.say("".join(words))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
        self.save_button.setText("正在保存…" if busy else "保存(&S)")

    def reject(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing or not self.touched():
            # Not the dialog's own handler: that asks `reject`, which closes, and so on.
            event.accept()
            return
        event.ignore()
        self.ask_unsaved()

    def ask_unsaved(self) -> MessageBox:
        """Ask what to do with words that are not saved."""
        if self._asking is not None:
            self._asking.raise_()
            return self._asking
        self._asking = ask(
            self, f"“{self.windowTitle()}”里有没保存的内容。", "要保存吗？",
            Answer("保存(&S)", self.save), Answer("不保存(&N)", self._leave, "danger"), Answer("取消(&C)"),
        )  # fmt: skip
        self._asking.destroyed.connect(self._asked)
        return self._asking

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        closing = event.type() == QEvent.Type.Close and watched is not self
        if closing and self.isVisible() and not self._closing and self.touched():
            event.ignore()
            self.raise_()
            self.activateWindow()
            self.ask_unsaved()
            return True
        return super().eventFilter(watched, event)

    def _asked(self) -> None:
        self._asking = None

    def _leave(self) -> None:
        self._closing = True
        self.close()
