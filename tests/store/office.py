"""Files, clocks and effort for the tests of the store."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import datetime
from pathlib import Path

from secretariat.store.store import Store
from tests.store.sample_catalog import CATALOG

MORNING = datetime(2026, 11, 22, 8, 30)
HEAVY = int(os.environ.get("SECRETARIAT_HEAVY", "1"))
"""Multiplies the number of random trials: 1 for every commit, 20 for a release."""


def times(number: int) -> int:
    """How many random trials to run."""
    return number * HEAVY


def new_office(path: Path, now: datetime = MORNING) -> Store:
    """A new file whose clock stands still."""
    store = Store.create(path, CATALOG, "临川县工商业联合会")
    store.clock = lambda: now
    return store


def opened(path: Path, now: datetime = MORNING) -> Store:
    """An existing file whose clock stands still."""
    store = Store.open(path, CATALOG)
    store.clock = lambda: now
    return store


def filled(path: Path, shops: int = 30) -> None:
    """A closed file with a town, shops in it, visits to some, an edit, a removal and an undone change."""
    with new_office(path) as store:
        with store.transact("录入") as tx:
            town = tx.add("town", {"name": "青溪镇"})
            numbers = tx.add_many(
                "shop", [{"name": f"第{at}商行", "town": town, "staff": at} for at in range(shops)]
            )
            tx.add_many("visit", [{"shop": number, "subject": "走访"} for number in numbers[::3]])
        with store.transact("修改") as tx:
            tx.change("shop", numbers[0], {"name": "改名商行", "remark": "备注" * 300})
            tx.remove("shop", numbers[-1])
        with store.transact("误改") as tx:
            tx.change_many("shop", {number: {"staff": 999} for number in numbers[1:-1]})
        store.undo()


def digest(path: Path) -> str:
    """The hash of a file, to prove that nobody touched it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copy_office(folder: Path, target: Path) -> Path:
    """A copy of a whole folder with a file named 商会.db; returns the copy's file."""
    shutil.copytree(folder, target)
    return target / "商会.db"
