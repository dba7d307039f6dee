"""Lists that the program has never seen come in with every value, and nothing of them is lost silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from secretariat.base.intake import State
from secretariat.catalog import CATALOG
from secretariat.exchange.importing import Preview, as_json, write_rejects
from secretariat.exchange.reading.model import DEFAULT_LIMITS
from secretariat.exchange.reading.parsing import parse
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.store import Store
from tests.exchange.importing import (  # noqa: F401 the shelf fills when these are imported
    rosters_of_enterprises,
    rosters_of_layouts,
    rosters_of_offices,
    rosters_of_persons,
    rosters_of_values,
)
from tests.exchange.importing.desk import MORNING, Desk
from tests.exchange.importing.rosters import ALWAYS, SHELF, Roster


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An office's file that every test empties again by undoing its import."""
    with Store.create(tmp_path_factory.mktemp("rosters") / "商会.db", CATALOG, "临川县工商业联合会") as store:
        store.clock = lambda: MORNING
        yield store


def members(store: Store) -> list[dict[str, Any]]:
    """Every member with all filled fields by label, as the command line lists them unmasked."""
    ledger = store.rows.catalog.ledgers["members"]
    listing = Listing(store.rows, ledger)
    ids = sorted(listing.select(ListQuery(scope="all")))
    lines = listing.rows(ids, [column.key for column in ledger.columns])
    return [
        {
            column.label: column.kind.plain(value)
            for column, value in zip(ledger.columns, line, strict=True)
            if value is not None
        }
        for line in lines
    ]


def _told(preview: Preview) -> list[tuple[int | None, str]]:
    return [(one.row, one.column) for one in preview.problems]


@pytest.mark.parametrize("title", SHELF)
def test_every_value_comes_in(empty: Store, title: str) -> None:
    roster = SHELF[title]()
    desk = Desk(empty)
    report = desk.bring_in(parse(roster.file, roster.content, DEFAULT_LIMITS))
    try:
        _compare(members(empty), roster)
        preview = report.preview
        assert _told(preview) == list(roster.problems), [one.message for one in preview.problems]
        assert [one.row for one in preview.skipped if one.counted] == list(roster.skipped)
        assert preview.new_fields == tuple(roster.fields)
        told = "\n".join((*preview.notes, *(one.message for one in preview.remarks)))
        assert not [words for words in roster.notes if words not in told], told
        again = desk.preview(preview.workbook)
        assert set(again.counts) <= {State.SAME, State.DOUBTFUL, State.REJECTED}, again.counts
        assert again.counts.get(State.DOUBTFUL, 0) == report.counts.get(State.DOUBTFUL, 0)
        assert set(as_json(report)) == set(as_json(preview))
    finally:
        if report.operation:
            empty.undo(report.operation)
    assert members(empty) == []


@pytest.mark.parametrize("title", [title for title, make in SHELF.items() if make().problems])
def test_rows_not_taken_come_back_without_doubles(empty: Store, title: str, tmp_path: Path) -> None:
    roster, desk, rejects = SHELF[title](), Desk(empty), tmp_path / "未导入.xlsx"
    report = desk.bring_in(parse(roster.file, roster.content, DEFAULT_LIMITS))
    try:
        in_doubt = {one.row for one in report.preview.problems if one.row} - {1}
        written = write_rejects(report.preview, rejects)
        assert written == len(in_doubt)
        if written:
            again = desk.preview(parse(rejects.name, rejects.read_bytes(), DEFAULT_LIMITS))
            assert State.NEW not in again.counts
            assert not again.new_fields or set(again.new_fields) <= set(report.preview.new_fields)
    finally:
        empty.undo(report.operation)


def _compare(found: list[dict[str, Any]], roster: Roster) -> None:
    assert [one["会员名称"] for one in found] == [one["会员名称"] for one in roster.truth]
    for values, truth in zip(found, roster.truth, strict=True):
        kept = {label: value for label, value in values.items() if label not in ALWAYS or label in truth}
        assert kept == truth, values["会员名称"]


def test_the_shelf_is_full() -> None:
    assert len(SHELF) >= 40
