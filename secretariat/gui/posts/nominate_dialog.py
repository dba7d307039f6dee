"""Small questions of a 换届: who is newly named, as what, and which title somebody moves to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from secretariat.base.kinds import Choice, Link
from secretariat.gui.forms.editor import Editor, Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.pieces import action, hint, row
from secretariat.gui.session import Session


def title_editor(session: Session) -> Editor:
    """An editor for a title of the office's list, found by characters or pinyin; the open list takes new ones."""
    kind = session.rows.entity("post").field("title").kind
    assert isinstance(kind, Choice)
    return make_editor(Setting(kind, session))


class TitleDialog(QDialog):
    """Asks for the title of the next term. `chosen` carries it."""

    chosen = Signal(str)

    def __init__(self, session: Session, words: str, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("拟任职务")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = title_editor(session)
        self.title.put_text(title)
        self.trouble = _trouble()
        form = QFormLayout()
        form.addRow("拟任职务(&T)", self.title)
        _lay_out(self, QLabel(words, wordWrap=True), form)
        self.title.inner().setFocus()

    def accept(self) -> None:
        reading = self.title.reading()
        if reading.value is None:
            self.trouble.setText(reading.problem or "请选择拟任职务。")
            return
        self.chosen.emit(str(reading.value))
        super().accept()


class NominateDialog(QDialog):
    """Asks who is newly named and as what; stays open for the next one. `chosen` carries (person, title)."""

    chosen = Signal(int, str)

    def __init__(self, session: Session, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新提人选")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        person = make_editor(Setting(Link(), session, "person", placeholder="姓名、拼音首字母或手机"))
        assert isinstance(person, LinkEditor)
        self.person = person
        self.person.offers_new = True
        self.person.new_asked.connect(self._add_person)
        self.title = title_editor(session)
        self.title.put_text(title)
        self.trouble = _trouble()
        form = QFormLayout()
        form.addRow("人选(&P)", self.person)
        form.addRow("拟任职务(&T)", self.title)
        told = hint("库里没有的人，输入姓名后选“新建”。加入后可接着提下一位，Esc 结束。")
        _lay_out(self, told, form, "加入名单(&O)", "完成(&C)")
        self.person.inner().setFocus()

    def accept(self) -> None:
        person, title = self.person.reading(), self.title.reading()
        if person.value is None or title.value is None:
            missing = "请选择人选。" if person.value is None else "请选择拟任职务。"
            self.trouble.setText(person.problem or title.problem or missing)
            return
        self.trouble.setText("")
        self.chosen.emit(int(str(person.value)), str(title.value))

    def taken(self, name: str) -> None:
        """Say that somebody was added, and be ready for the next."""
        self.trouble.setProperty("tone", "good")
        self._say(f"已加入：{name}。")
        self.person.set_value(None)
        self.person.inner().setFocus()

    def refuse(self, words: str) -> None:
        """Say why somebody was not added."""
        self.trouble.setProperty("tone", "bad")
        self._say(words)

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.style().polish(self.trouble)

    def _add_person(self, name: str) -> None:
        dialog = EntityDialog(self._session, "person", None, self, {"name": name})
        dialog.saved.connect(self.person.choose)
        dialog.show()


def _trouble() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setProperty("tone", "bad")
    return label


def _lay_out(dialog: TitleDialog | NominateDialog, told: QWidget, form: QFormLayout, *words: str) -> None:
    labels: Sequence[str] = words or ("确定(&O)", "取消(&C)")
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(12)
    layout.addWidget(told)
    layout.addLayout(form)
    layout.addWidget(dialog.trouble)
    accept = action(labels[0], dialog.accept, primary=True, tip="Enter")
    accept.setDefault(True)
    layout.addLayout(row(None, accept, action(labels[1], dialog.reject, tip="Esc")))
    dialog.setMinimumWidth(460)
