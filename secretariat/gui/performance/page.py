"""The page 履职: coverage, the ranking of a scheme, and the lists that scoring is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from secretariat.gui.lists.page import ListPage
from secretariat.gui.parts_page import PartsPage
from secretariat.gui.performance.coverage_part import CoveragePart
from secretariat.gui.performance.scores_part import ScoresPart
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, ListQuery

COVERAGE, SCORES, RULES, ENTRIES, SCHEMES = PARTS = ("覆盖面", "积分", "积分规则", "手工计分", "积分方案")
_LISTS = {"score_schemes": SCHEMES, "score_rules": RULES, "score_entries": ENTRIES}
_LEDGERS = {part: ledger for ledger, part in _LISTS.items()}


class PerformancePage(PartsPage):
    """Five parts under tabs; Alt+1 … Alt+5 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, PARTS, _LISTS, parent)

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

    def refresh(self) -> None:
        """Read what is shown anew."""
        shown = self.stack.currentWidget()
        if isinstance(shown, ListPage | CoveragePart | ScoresPart):
            shown.refresh()

    def make(self, name: str) -> QWidget:
        """A new widget for a part."""
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

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every part, and the windows that they open, for the pictures of the program."""
        for name in PARTS[1:]:
            yield name, partial(self.show_part, name)
        self.show_part(SCORES)
        yield "示例方案", self.scores.ask_example
