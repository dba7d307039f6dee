"""The page 履职: coverage, the ranking of a scheme, and the lists that scoring is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.lists.page import ListPage
from secretariat.gui.performance.coverage_part import CoveragePart
from secretariat.gui.performance.scores_part import ScoresPart
from secretariat.gui.session import Session
from secretariat.gui.tabs import Tabs
from secretariat.store.listing import Filter, ListQuery

COVERAGE, SCORES, RULES, ENTRIES, SCHEMES = PARTS = ("覆盖面", "积分", "积分规则", "手工计分", "积分方案")
_LISTS = {"score_rules": RULES, "score_entries": ENTRIES, "score_schemes": SCHEMES}
_LEDGERS = {part: ledger for ledger, part in _LISTS.items()}


class PerformancePage(QWidget):
    """Five parts under tabs; each is made when it is first shown. Alt+1 … Alt+5 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._made: dict[str, QWidget] = {}
        self.tabs = Tabs(PARTS)
        self.tabs.chosen.connect(self._choose)
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.show_part(COVERAGE)

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return next(name for name, widget in self._made.items() if widget is self.stack.currentWidget())

    @property
    def list_name(self) -> str:
        """The ledger that is shown; empty where the part is no list."""
        return _LEDGERS.get(self.part, "")

    @property
    def coverage(self) -> CoveragePart:
        """The part 覆盖面."""
        found = self.widget(COVERAGE)
        assert isinstance(found, CoveragePart)
        return found

    @property
    def scores(self) -> ScoresPart:
        """The part 积分."""
        found = self.widget(SCORES)
        assert isinstance(found, ScoresPart)
        return found

    def show_part(self, name: str) -> None:
        """Open a part by its name; other names are left alone."""
        if name in PARTS:
            widget = self.widget(name)
            self.tabs.mark(name)
            self.stack.setCurrentWidget(widget)
            self.setFocusProxy(getattr(widget, "view", None) or getattr(widget, "table", None) or widget)

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show schemes, rules or entries as another page asks."""
        self.show_part(_LISTS.get(ledger, SCHEMES))
        shown = self.stack.currentWidget()
        if isinstance(shown, ListPage):
            shown.show_query(query)

    def refresh(self) -> None:
        """Read what is shown anew."""
        shown = self.stack.currentWidget()
        if isinstance(shown, ListPage | CoveragePart | ScoresPart):
            shown.refresh()

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        if name not in self._made:
            self._made[name] = made = self._make(name)
            self.stack.addWidget(made)
        return self._made[name]

    def _make(self, name: str) -> QWidget:
        if name == COVERAGE:
            return CoveragePart(self.session)
        if name == SCORES:
            made = ScoresPart(self.session)
            made.rules_wanted.connect(self._show_rules)
            return made
        return ListPage(self.session, _LEDGERS[name])

    def _show_rules(self, scheme: int) -> None:
        """The rules of one scheme."""
        name = self.session.rows.title("score_scheme", scheme)
        self.show_list("score_rules", ListQuery(filters=(Filter("scheme.name", "any", (name,)),)))

    def _choose(self, name: str) -> None:
        self.show_part(name)
        self.setFocus()

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every part, and the windows that they open, for the pictures of the program."""
        for name in PARTS[1:]:
            yield name, partial(self.show_part, name)
        self.show_part(SCORES)
        yield "示例方案", self.scores.ask_example
