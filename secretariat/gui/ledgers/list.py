"""The list of one of the office's ledgers: the general list, with the figures of what it shows above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secretariat.base.document import Figure, Selection
from secretariat.gui.background import Background
from secretariat.gui.ledgers.figures import figures_of
from secretariat.gui.lists.buttons import figure_button
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.lists.page import ListPage, prepared
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

_LONG = 5_000
"""From so many lines on, adding them up could be felt."""


class FigureStrip(QWidget):
    """Figures in a row; pressing one asks for the records that it counts."""

    chosen = Signal(object)
    """A base.document.Selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: tuple[Figure, ...] = ()
        self._flow = FlowLayout(self, 8)
        self.hide()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures in place of those before."""
        if tuple(figures) == self.figures:
            return
        self.figures = tuple(figures)
        self._flow.clear()
        for figure in self.figures:
            chip = figure_button(figure.text, partial(self.chosen.emit, figure.counts), "点一下看是哪些")
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self.figures))

    @property
    def words(self) -> list[str]:
        """The figures as they are read."""
        return [figure.text for figure in self.figures]


class LedgerList(ListPage):
    """Shows one ledger with its figures."""

    def _lay_out(self) -> None:
        super()._lay_out()
        self._summing = Background(self.session, self)
        self.strip = FigureStrip()
        self.strip.chosen.connect(self._narrow)
        self._extras: list[QWidget] = []
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self.strip, 1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(2, self._foot)

    def offer(self, button: QWidget) -> None:
        """Put a further button beside the figures: the toolbar is full on a small screen."""
        self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._extras.append(button)

    def _show_right_page(self) -> None:
        super()._show_right_page()
        for button in self._extras:
            button.setVisible(self.stack.currentWidget() is not self.first)

    def _fill(self, *, columns: bool = False, part: bool = False) -> None:
        super()._fill(columns=columns, part=part)
        if not self._rest.isActive():  # else only the best hits of a search are here yet
            self._add_up()

    def _add_up(self) -> None:
        """Count what is shown; many lines aside, while the old figures stand."""
        ids, as_of, query, name = tuple(self.model.ids), self.query.as_of, self.query, self.name
        if len(ids) <= _LONG:
            self._summing.drop()
            self.strip.show_figures(figures_of(self.session.rows, self.listing, ids, as_of))
        else:

            def added_up(rows: Rows) -> tuple[Figure, ...]:
                return figures_of(rows, prepared(rows, name, query), ids, as_of)

            self._summing.read(added_up, self.strip.show_figures)

    def _narrow(self, counted: Selection) -> None:
        """Only the records that a figure counts; all of them shown already change nothing.

        People, or what else stands on another list, are shown there.
        """
        if counted.ledger != self.name:
            self.session.open_list.emit(counted.ledger, ListQuery(counted.as_of, "all", ids=counted.ids))
        elif len(counted.ids) < len(self.model.ids):
            query = ListQuery(self.state.query.as_of, "all", order=self.state.query.order, ids=counted.ids)
            self.bar.show_query(query)
            self._take_query(query)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The form, for the pictures of the program."""
        yield "表单", lambda: self.actions_of.edit(self.model.ids[0]) if self.model.ids else None
