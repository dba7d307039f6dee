"""The list of 100,000 members: a page of rows painted, and the first rows after a change of filter.

Run: python benchmarks/scrolling.py [--office FILE]

The promises are in milliseconds; each is told again as a ratio to a plain QTableView over a Python list of the
same rows, and with its median.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.measure import Measure, percentile, tell
from benchmarks.office import MEMBERS, TOWNS, office, opened
from secretariat.base.ledger import Column
from secretariat.domains.members.vocabulary import INDUSTRIES
from secretariat.gui.lists.memory import ListMemory
from secretariat.gui.lists.table_model import ListModel
from secretariat.gui.lists.view import ListView
from secretariat.gui.pieces import list_table
from secretariat.gui.settings import Settings
from secretariat.gui.style import dress
from secretariat.store.listing import Filter, Listing, ListQuery

PAGES = 300
SIZE = (1280, 800)
PAGE_MILLISECONDS, FILTER_MILLISECONDS = 16.0, 50.0
SORTED = ListQuery(filters=(Filter("organization.town", "any", TOWNS[:6]),), order=("-membership.start",))
_TOP = QModelIndex()


class PlainModel(QAbstractTableModel):
    """The base: texts in a Python list, as simply as Qt allows."""

    def __init__(self, rows: list[list[str]], heads: list[str]) -> None:
        super().__init__()
        self.rows, self.heads = rows, heads

    def rowCount(self, parent: QModelIndex = _TOP) -> int:
        return len(self.rows)

    def columnCount(self, parent: QModelIndex = _TOP) -> int:
        return len(self.heads)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads[section] if side == Qt.Orientation.Horizontal else str(section + 1)


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def page_times(view: QTableView) -> list[float]:
    """Milliseconds to paint pages: half of them one after the other, half after a jump to anywhere."""
    bar, chance = view.verticalScrollBar(), random.Random(5)
    jumps = [chance.randrange(bar.maximum()) for _ in range(PAGES // 2)]
    places = [place for jump in jumps for place in (jump, min(jump + bar.pageStep(), bar.maximum()))]

    def page(place: int) -> None:
        bar.setValue(place)
        view.viewport().grab()

    return [milliseconds(lambda at=place: page(at)) for place in places]


def shown(view: QTableView) -> QTableView:
    """The view on the (offscreen) screen, laid out and painted once."""
    view.resize(*SIZE)
    view.show()
    QApplication.sendPostedEvents()
    view.viewport().grab()
    assert view.verticalScrollBar().maximum() > 1000, "the view is not laid out"
    return view


def our_view(model: ListModel, listing: Listing, folder: str) -> ListView:
    settings = Settings(Path(folder, "lists.json"))
    return ListView(model, ListMemory(Path(folder, "office.db"), listing.ledger, settings))


def plain_view(listing: Listing, ids: list[int], columns: list[Column]) -> QTableView:
    keys = [item.key for item in columns]
    rows = [
        [item.kind.show(value) for item, value in zip(columns, line, strict=True)]
        for line in listing.rows(ids, keys)
    ]
    view = QTableView()
    list_table(view)
    view.setModel(PlainModel(rows, [item.label for item in columns]))
    return view


def queries() -> list[ListQuery]:
    """Changes of filter as a clerk makes them: a town, an industry, two of them, a period, words, an order."""
    found = [ListQuery(filters=(Filter("organization.town", "is", town),)) for town in TOWNS]
    found += [ListQuery(filters=(Filter("organization.industry", "is", one),)) for one in INDUSTRIES]
    found += [
        ListQuery(
            filters=(
                Filter("organization.town", "any", TOWNS[at : at + 2]),
                Filter("level", "is", "直属会员"),
            ),
            order=("-membership.start",),
        )
        for at in range(6)
    ]
    found += [
        ListQuery(filters=(Filter("membership.start", "within", str(year)),)) for year in range(2005, 2025)
    ]
    found += [
        ListQuery(filters=(Filter("organization.name", "contains", word),)) for word in ("科技", "建材")
    ]
    return [*found, *(ListQuery(scope=scope) for scope in ("ended", "all", "pending", "current"))]


def filter_times(view: ListView, model: ListModel, listing: Listing, columns: list[Column]) -> list[float]:
    """Milliseconds from a filter to its first rows painted; columns are in memory, as after the first use."""

    def change(query: ListQuery) -> None:
        model.show(listing, listing.select(query), columns, None)
        view.viewport().grab()

    for query in queries():
        change(query)
    return [milliseconds(lambda one=query: change(one)) for query in queries()]


def plain_filter_times(view: QTableView, texts: list[list[str]], heads: list[str]) -> list[float]:
    """The base: the rows that hold a town, picked from the Python list and shown anew."""

    def change(town: str) -> None:
        view.setModel(PlainModel([row for row in texts if town in row], heads))
        view.viewport().grab()

    return [milliseconds(lambda one=town: change(one)) for town in TOWNS * 4]


def measures() -> Iterator[Measure]:
    application = QApplication([])
    dress(application, bundled_only=True)
    with office() as path, opened(path) as listing, tempfile.TemporaryDirectory() as folder:
        columns = [item for item in listing.ledger.columns if item.roster]
        ids, model = listing.select(SORTED), ListModel()
        ours = our_view(model, listing, folder)
        model.show(listing, ids, columns, None)
        ours.lay_out()
        plain = plain_view(listing, ids, columns)
        pages = page_times(shown(ours)), page_times(shown(plain))
        yield from told(f"list of {MEMBERS:,}, a page painted", *pages, PAGE_MILLISECONDS)
        base = plain.model()
        assert isinstance(base, PlainModel)
        filters = (
            filter_times(ours, model, listing, columns), plain_filter_times(plain, base.rows, base.heads),
        )  # fmt: skip
        yield from told(f"list of {MEMBERS:,}, first rows after a filter", *filters, FILTER_MILLISECONDS)


def told(words: str, ours: list[float], plain: list[float], limit: float) -> Iterator[Measure]:
    """The promise, and beside it the medians and how a plain view does."""
    p99, base = percentile(ours, 0.99), percentile(plain, 0.99)
    yield Measure(f"{words}, p99 : {limit:.0f} ms", p99, limit, 1, "ms")
    yield Measure(
        f"{words}, p50 : plain QTableView", percentile(ours, 0.5), percentile(plain, 0.5), None, "ms"
    )
    yield Measure(f"{words}, p99 : plain QTableView", p99, base, None, "ms")


def main() -> None:
    tell(measures())


if __name__ == "__main__":
    main()
