"""What a search brings, as the search box shows it; apart from the finder, which needs the store."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 10
"""So many members, and people, are shown; of the rest `FEW` each."""
FEW = 4
MOST = 100
"""Hits are counted up to here: more are told as 100以上."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the search box: what it is, and what tells it apart from others."""

    ledger: str
    record: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one ledger has: the first hits, and how many there are, counted up to `MOST`."""

    ledger: str
    hits: tuple[Hit, ...]
    count: int
