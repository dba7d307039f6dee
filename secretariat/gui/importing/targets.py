"""What a workbook column may become: the choices of one picker, found by characters or pinyin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from secretariat.base.ledger import Ledger
from secretariat.exchange.importing import AS_EXTRA, AS_REMARK, LEAVE_OUT, ColumnMapping, How

_OWN_WORDS = {LEAVE_OUT: "不导入", AS_REMARK: "放入备注", AS_EXTRA: "新建补充字段"}
AUTOMATIC = None
_QUIET = (How.SEQUENCE, How.OWN, How.BAND, How.RECORD)


@dataclass(frozen=True, slots=True)
class Target:
    """One choice: `wish` is a column key, one of the engine's words, or None to leave it to the program."""

    wish: str | None
    label: str


def targets(ledger: Ledger, mapping: ColumnMapping) -> list[Target]:
    """All choices for one column, the present one first, then likely ones, then every field of the ledger."""
    present = Target(AUTOMATIC, _present(ledger, mapping))
    likely = [key for key in mapping.candidates if key not in mapping.keys]
    keys = [
        *likely,
        *(column.key for column in ledger.columns if column.written and column.key not in likely),
    ]
    known = {column.key: column for column in ledger.columns}
    fields = [Target(key, _full_label(ledger, key)) for key in keys if key in known]
    own = [Target(wish, label) for wish, label in _OWN_WORDS.items()]
    back = [Target(AUTOMATIC, "恢复自动识别")] if mapping.how is How.CHOSEN else []
    return [present, *fields[: len(likely)], *own, *back, *fields[len(likely) :]]


def _present(ledger: Ledger, mapping: ColumnMapping) -> str:
    if mapping.open:
        return "（请选择）"
    if mapping.how in _QUIET:
        return mapping.how.value
    known = {column.key for column in ledger.columns}
    labels = [_full_label(ledger, key) for key in mapping.keys if key in known]
    return "＋".join(labels) or _OWN_WORDS[mapping.otherwise]


def _full_label(ledger: Ledger, key: str) -> str:
    """The label, with its group where another column has the same one."""
    column = ledger.column(key)
    twice = sum(1 for one in ledger.columns if one.label == column.label) > 1
    return f"{column.label}（{column.group}）" if twice and column.group else column.label


class TargetBox(QComboBox):
    """Picks a target; typing narrows the list by characters, pinyin initials or syllables."""

    picked = Signal(str, object)
    """The heading of the column, and the wish that was chosen for it: a text, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = ""
        self._targets: list[Target] = []
        self._found = QStringListModel(self)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._take)
        self._line = QLineEdit()
        self._line.setStyleSheet("border: none; padding: 0; min-height: 0; background: transparent;")
        self.setLineEdit(self._line)
        self.setCompleter(self._completer)
        self._line.textEdited.connect(self._narrow)
        self._line.editingFinished.connect(self._settle)
        self._line.installEventFilter(self)
        self.activated.connect(self._pick)

    def offer(self, heading: str, choices: list[Target]) -> None:
        """Show the choices for a column, the first one being the present state."""
        self._heading, self._targets = heading, choices
        self.blockSignals(True)
        self.clear()
        self.addItems([one.label for one in choices])
        self.setCurrentIndex(0)
        self.blockSignals(False)
        self._line.setCursorPosition(0)

    def choose(self, label: str) -> None:
        """Choose the target of that label, as a click would."""
        self._take(label)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._line.selectAll()
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        from secretariat.store.search import matches

        labels = [one.label for one in self._targets[1:] if matches(text, (one.label,))]
        self._found.setStringList(labels)
        self._completer.complete()

    def _settle(self) -> None:
        """What was typed and means nothing gives way to the present choice."""
        labels = self._found.stringList()
        text = self._line.text()
        if text != self.currentText() or text not in [one.label for one in self._targets]:
            self.setEditText(labels[0] if text and len(labels) == 1 else self._targets[0].label)
        self._take(self._line.text())

    def _take(self, label: str) -> None:
        place = next((n for n, one in enumerate(self._targets) if one.label == label), 0)
        self.setCurrentIndex(place)
        self._pick(place)

    def _pick(self, place: int) -> None:
        if place > 0:
            self.picked.emit(self._heading, self._targets[place].wish)
