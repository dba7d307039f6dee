"""A list of each ledger as a clerk keeps it: all of it comes in, twice changes nothing, once undone it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.base.intake import State
from secretariat.catalog import INTAKES
from secretariat.exchange.importing import ImportOptions, Preview, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook
from secretariat.store import history
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from tests.domains.office.books import Book, furnish
from tests.domains.office.books_of_affairs import BOOKS as AFFAIRS
from tests.domains.office.books_of_papers import BOOKS as PAPERS
from tests.domains.office.books_of_people import BOOKS as PEOPLE

BOOKS = {book.ledger: book for book in (*AFFAIRS, *PAPERS, *PEOPLE)}
every_book = pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS.keys())


@pytest.fixture
def office(store: Store) -> Store:
    furnish(store)
    return store


def preview(store: Store, book: Book, **options: Any) -> Preview:
    rows = [[*row, *[None] * (book.width - len(row))] for row in book.rows]
    sheet = Sheet("Sheet1", rows, merged=book.merged)
    workbook = Workbook(f"{book.ledger}.xlsx", f"{abs(hash(str(rows))):064x}"[:64], "xlsx", (sheet,))
    return prepare(workbook, INTAKES[book.ledger], store.rows, ImportOptions(**options))


def lines(store: Store, book: Book, known: int = 0) -> list[tuple[Any, ...]]:
    """The cells of the records that came in, in their order; `known` of them were there before."""
    listing = Listing(store.rows, store.catalog.ledgers[book.ledger])
    return [tuple(row) for row in listing.rows(sorted(listing.ids()), book.columns, "2026-11-22")]


@every_book
def test_every_cell_is_understood_and_what_is_wrong_is_told_with_its_place(office: Store, book: Book) -> None:
    told = preview(office, book)
    apply(office, told)
    assert tuple(lines(office, book)) == book.lines
    found = sorted((one.row or 0, one.column) for one in told.problems)
    assert found == sorted((row, column) for row, column, _ in book.told)
    for row, column, words in book.told:
        messages = [one.message for one in told.problems if (one.row, one.column) == (row, column)]
        assert any(words in message for message in messages), messages
    waiting = sum(told.counts.get(state, 0) for state in (State.DOUBTFUL, State.REJECTED))
    assert waiting == book.waiting


@every_book
def test_the_same_list_again_changes_nothing(office: Store, book: Book) -> None:
    apply(office, preview(office, book))
    before = len(history.operations(office.rows, limit=99))
    again = preview(office, book)
    assert not {State.NEW, State.UPDATED} & {state for state, count in again.counts.items() if count}
    apply(office, again)
    assert len(history.operations(office.rows, limit=99)) == before


@every_book
def test_one_undo_takes_a_whole_list_away(office: Store, book: Book) -> None:
    entities = office.catalog.entities
    before = {name: office.rows.find(name) for name in entities if name != "operation"}
    report = apply(office, preview(office, book))
    assert report.operation is not None
    office.undo(report.operation)
    assert {name: office.rows.find(name) for name in before} == before


@every_book
def test_new_words_become_entries_of_their_dictionary(office: Store, book: Book) -> None:
    apply(office, preview(office, book))
    for dictionary, word in book.words.items():
        assert office.rows.find("dictionary_entry", dictionary=dictionary, label=word)


def test_every_ledger_of_the_office_has_its_list() -> None:
    from secretariat.domains.office.ledger import LEDGERS
    from secretariat.domains.scoring.ledger import LEDGERS as SCORING

    assert BOOKS.keys() == {ledger.name for ledger in (*LEDGERS, *SCORING)}
