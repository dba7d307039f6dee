"""What the search box finds: members, people, and the titles of what the office did and keeps.

The indexes are built and refreshed in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject, Signal

from secretariat.base.catalog import Catalog
from secretariat.base.ledger import Column, Ledger
from secretariat.gui.background import Background, Rest
from secretariat.gui.hits import FEW, MOST, SHOWN, Found, Hit
from secretariat.gui.session import Session
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows
from secretariat.store.transaction import Changed

COUNTED = ("members", "people")
"""The ledgers whose size the status line tells."""
LEDGERS = (*COUNTED, "proposals", "events", "demands", "trainings", "documents", "honours")
_FEW = 500
"""So many changed lines are written into the index at once; for more it is built anew, aside."""

_PART = 1024
"""Lines that the index takes between two rests."""

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _News:
    """What a look at the file brought: a new index, or the changed and gone lines of the old one."""

    texts: dict[int, Texts]
    index: Any = None
    changed: tuple[tuple[int, Texts], ...] = ()
    gone: tuple[int, ...] = ()


class Finder(QObject):
    """Keeps one search index per ledger for the search box and for the lists, without stopping the window."""

    ready = Signal()
    """The indexes are as the file is now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: dict[str, dict[int, Texts]] = {}
        self._indexes: dict[str, Any] = {}
        self._unread = set(LEDGERS)
        self._background = Background(session, self)
        session.changed.connect(self.refresh)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many members and people there are; empty until the first look."""
        return tuple(len(self._texts[name]) for name in COUNTED) if self._texts else ()

    def refresh(self, changed: Changed | None = None) -> None:
        """Look again at the ledgers that a write touched; the lists go on using what they have until that is done."""
        self._hand_over()
        self._unread |= _touched(self._session.catalog, changed)
        if not self._unread:
            self.ready.emit()
            return
        ledgers = [self._session.catalog.ledgers[name] for name in LEDGERS if name in self._unread]
        known = dict(self._texts)
        self._background.read_patiently(lambda rows, rest: _look(rows, ledgers, known, rest), self._take)

    def close(self) -> None:
        """Nobody searches any more."""
        self._background.drop()

    def find(self, text: str) -> list[Found]:
        """The best hits of each ledger, members first; builds an index on the spot if none is there yet."""
        return [self._found(name, text) for name in LEDGERS if self._is_there(name)] if text.strip() else []

    def _is_there(self, name: str) -> bool:
        """Whether a ledger can be searched: members and people at once, the rest when their index is built."""
        return name in COUNTED or name in self._indexes

    def _found(self, name: str, text: str) -> Found:
        listing = self._session.listing(name)
        ids = listing.index().find(text, MOST)
        shown = ids[: SHOWN if name in COUNTED else FEW]
        return Found(name, tuple(_hits(listing, shown, self._session.as_of)), len(ids))

    def _take(self, news: dict[str, _News]) -> None:
        self._unread -= news.keys()
        for name, item in news.items():
            self._texts[name] = item.texts
            if item.index is not None:
                self._indexes[name] = item.index
            elif name in self._indexes:
                self._indexes[name].discard(item.gone)
                self._indexes[name].update(item.changed)
        self._hand_over()
        self.ready.emit()

    def _hand_over(self) -> None:
        for name, index in self._indexes.items():
            self._session.listing(name).adopt(index)


def _touched(catalog: Catalog, changed: Changed | None) -> set[str]:
    """The ledgers of which a searched column may read otherwise after a write; all of them at first."""
    if changed is None:
        return set(LEDGERS)
    return {
        name
        for name in LEDGERS
        if changed.records.keys() & {source.entity for source in catalog.ledgers[name].sources}
    }


def _look(
    rows: Rows, ledgers: list[Ledger], known: dict[str, dict[int, Texts]], rest: Rest
) -> dict[str, _News]:
    return {ledger.name: _news(Listing(rows, ledger), known.get(ledger.name), rest) for ledger in ledgers}


def _news(listing: Listing, before: dict[int, Texts] | None, rest: Rest) -> _News:
    now = _texts(listing, rest)
    if before is None:
        return _News(now, index=_built(now, rest))
    changed = tuple((record, texts) for record, texts in now.items() if before.get(record) != texts)
    if len(changed) > _FEW:
        return _News(now, index=_built(now, rest))
    return _News(now, None, changed, tuple(before.keys() - now.keys()))


def _built(texts: dict[int, Texts], rest: Rest) -> Any:
    from secretariat.store.search import SearchIndex

    index, entries = SearchIndex(()), iter(texts.items())
    while part := list(islice(entries, _PART)):
        index.update(part)
        rest()
    return index


def _texts(listing: Listing, rest: Rest) -> dict[int, Texts]:
    """The searched texts of every line, in the order of ids, as `Listing.index` takes them."""
    arrays = []
    for key in listing.ledger.searched:
        arrays.append(listing.array(key))
        rest()
    return {
        record: tuple(str(value) for value in values if value)
        for record, *values in zip(listing.ids(), *arrays, strict=True)
    }


_DETAILS: dict[str, tuple[str, ...]] = {
    "members": ("membership.kind", "principal.name", "principal.mobile", "organization.town", "status"),
    "people": ("unit.name", "job.post", "person.mobile"),
    "proposals": ("proposal.number", "session.short"),
    "events": ("event.start", "event.kind", "event.place"),
    "demands": ("claimant", "demand.day", "demand.number"),
    "trainings": ("training.start", "training.organizer"),
    "documents": ("document.number", "document.day"),
    "honours": ("holder", "honour.year", "honour.level"),
}


def _hits(listing: Listing, ids: list[int], as_of: str | None) -> list[Hit]:
    ledger = listing.ledger
    columns = [ledger.column(key) for key in (ledger.title, *_DETAILS[ledger.name])]
    rows = listing.rows(ids, [column.key for column in columns], as_of)
    show = _shower(columns)
    return [Hit(ledger.name, record, *show(row)) for record, row in zip(ids, rows, strict=False)]


def _shower(columns: list[Column]) -> Callable[[list[Any]], tuple[str, str]]:
    def show(row: list[Any]) -> tuple[str, str]:
        cells = [column.kind.show(value) for column, value in zip(columns, row, strict=True)]
        title = cells[0] or "（未填名称）"
        details = [cell for cell in cells[1:] if cell and cell not in (title, "在册")]
        return title, "　".join(details)

    return show
