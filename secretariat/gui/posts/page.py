"""The page 职务: the list of posts, bodies and terms, 换届, and what to check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from secretariat.gui.posts.bodies import BodiesPart
from secretariat.gui.posts.post_list import PostActions, PostList
from secretariat.gui.posts.turnover import TurnoverPart
from secretariat.gui.posts.warnings import WarningsPart
from secretariat.gui.session import Session
from secretariat.gui.style import COLOURS
from secretariat.store.listing import ListQuery

LIST, BODIES, TURNOVER, WARNINGS = "名单", "组织与届次", "换届", "核对"
PARTS = (LIST, BODIES, TURNOVER, WARNINGS)
_TAB = (
    "QToolButton {{ border: none; border-bottom: 2px solid transparent; padding: 6px 14px; color: {muted}; }}"
    "QToolButton:checked {{ border-bottom: 2px solid {accent}; color: {accent}; font-weight: bold; }}"
    "QToolButton:checked:!hover {{ background: transparent; }} QToolButton:focus {{ background: {accent_pale}; }}"
)


class PostsPage(QWidget):
    """Four parts under tabs; each is made when it is first shown. Alt+1 … Alt+4 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._made: dict[str, QWidget] = {}
        self.stack = QStackedWidget()
        self.tabs: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 6, 16, 0)
        bar.setSpacing(2)
        for number, name in enumerate(PARTS, start=1):
            tab = self._tab(name, number)
            group.addButton(tab)
            bar.addWidget(tab)
        bar.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        self.show_part(LIST)

    def _tab(self, name: str, number: int) -> QToolButton:
        tab = QToolButton()
        tab.setText(name)
        tab.setCheckable(True)
        tab.setShortcut(f"Alt+{number}")
        tab.setToolTip(f"{name}（Alt+{number}）")
        tab.setStyleSheet(_TAB.format(**COLOURS))
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.clicked.connect(lambda: self._choose(name))
        self.tabs[name] = tab
        return tab

    def _choose(self, name: str) -> None:
        self.show_part(name)
        _first(self.widget(name)).setFocus()

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return next(name for name, widget in self._made.items() if widget is self.stack.currentWidget())

    @property
    def list(self) -> PostList:
        """The list of posts."""
        found = self.widget(LIST)
        assert isinstance(found, PostList)
        return found

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        return self.list.query

    @property
    def actions_of(self) -> PostActions:
        """What can be done from the list."""
        acts = self.list.actions_of
        assert isinstance(acts, PostActions)
        return acts

    def refresh(self) -> None:
        """Read the list anew."""
        self.list.refresh()

    def show_part(self, name: str) -> None:
        """Open a part by its name; other names are left alone."""
        if name in PARTS:
            widget = self.widget(name)
            self.tabs[name].setChecked(True)
            self.stack.setCurrentWidget(widget)
            self.setFocusProxy(_first(widget))

    def show_query(self, query: ListQuery) -> None:
        """Show what another page asked for in the list."""
        self.show_part(LIST)
        self.list.show_query(query)

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        if name not in self._made:
            self._made[name] = made = self._make(name)
            self.stack.addWidget(made)
        return self._made[name]

    def _make(self, name: str) -> QWidget:
        if name == LIST:
            return PostList(self.session)
        if name == BODIES:
            bodies = BodiesPart(self.session)
            bodies.turnover_wanted.connect(self._turn_over)
            return bodies
        return TurnoverPart(self.session) if name == TURNOVER else WarningsPart(self.session)

    def _turn_over(self, body: int) -> None:
        self.show_part(TURNOVER)
        part = self.widget(TURNOVER)
        assert isinstance(part, TurnoverPart)
        part.show_body(body)

    def may_close(self) -> bool:
        """Nothing typed is lost: the draft of a 换届 is written first."""
        part = self._made.get(TURNOVER)
        return part.may_close() if isinstance(part, TurnoverPart) else True

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every part, and the windows that the list opens, for the pictures of the program."""
        for name in PARTS[1:]:
            yield name, lambda name=name: self.show_part(name)  # type: ignore[misc]
        yield "公文名册", self.actions_of.open_rosters


def _first(widget: QWidget) -> QWidget:
    """Where the keyboard goes in a part."""
    found = getattr(widget, "view", None) or getattr(widget, "bodies", None) or getattr(widget, "table", None)
    return found if isinstance(found, QWidget) else widget
