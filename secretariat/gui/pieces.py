"""Small parts of which pages are put together: headings, buttons with words, notices, empty pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from secretariat.gui.style import COLOURS, ROW_HEIGHT, icon

Slot = Callable[[], object]


def heading(text: str) -> QLabel:
    """The title of a page."""
    return toned(text, "title")


def section(text: str) -> QLabel:
    """The title of a part of a page."""
    return toned(text, "heading")


def hint(text: str = "") -> QLabel:
    """A quiet sentence that explains; wraps."""
    label = toned(text, "muted")
    label.setWordWrap(True)
    return label


def toned(text: str, tone: str) -> QLabel:
    """A label in one of the tones of the style sheet: title, heading, strong, muted, small, good, warn, bad."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    return label


def action(text: str, slot: Slot, *, primary: bool = False, picture: str = "", tip: str = "") -> QPushButton:
    """A button with words; the one button that a page is about is `primary`."""
    button = QPushButton(text)
    button.setProperty("role", "primary" if primary else "")
    if picture:
        button.setIcon(icon(picture, "card" if primary else "muted"))
    if tip:
        button.setToolTip(tip)
    button.clicked.connect(lambda: slot())
    button.setAutoDefault(False)
    return button


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is the stretch between them."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return layout


def page_layout(widget: QWidget) -> QVBoxLayout:
    """The layout of a page, with the margins that all pages share."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(10)
    return layout


def list_table(view: QTableView) -> QTableView:
    """Give a table the look of all lists: whole rows, high lines, thin horizontal rules."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().setVisible(False)
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def add_choice(chooser: QListWidget, label: str, name: str, tip: str = "") -> None:
    """A line of a list of pages or kinds at the left; `name` is kept under UserRole."""
    item = QListWidgetItem(label)
    item.setData(Qt.ItemDataRole.UserRole, name)
    item.setSizeHint(QSize(0, ROW_HEIGHT + 4))
    item.setToolTip(tip)
    chooser.addItem(item)


def shortcut(owner: QWidget, keys: str, slot: Slot) -> QShortcut:
    """A key that works anywhere within `owner`."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(lambda: slot())
    return made


class Notice(QFrame):
    """A coloured line at the top of a page: what happened and what to do. Hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setAutoDefault(False)
        self._button.clicked.connect(lambda: self._act())
        self._act: Slot = lambda: None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def say(self, text: str, mood: str = "good") -> None:
        """Show a sentence; `mood` is good, warn or bad. An empty text hides the line."""
        ink, paper = COLOURS[mood], COLOURS[f"{mood}_pale"]
        self.setStyleSheet(f"#notice {{ background: {paper}; border: 1px solid {ink}; border-radius: 4px; }}")
        self._label.setText(text)
        self._button.hide()
        self.setVisible(bool(text))

    def offer(self, words: str, slot: Slot) -> None:
        """Put a button behind the sentence, until the next one."""
        self._button.setText(words)
        self._act = slot
        self._button.show()


class EmptyPage(QWidget):
    """What a page shows while it has nothing to list: what it is for, and the first step."""

    chosen = Signal()

    def __init__(self, title: str, text: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        lead = section(title)
        words = hint(text)
        words.setMaximumWidth(520)
        words.setMinimumWidth(420)
        for label in (lead, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addLayout(row(None, label, None))
        if button:
            layout.addLayout(row(None, action(button, self.chosen.emit, primary=True), None))
        layout.addStretch(3)


def chip_colours(mood: str) -> tuple[QColor, QColor]:
    """Ink and paper of a coloured chip: good, warn, bad, accent or muted."""
    paper = {"muted": "sidebar", "accent": "accent_pale"}.get(mood, f"{mood}_pale")
    return QColor(COLOURS[mood]), QColor(COLOURS[paper])
