"""The power may fail at any moment: what was answered as saved is there, and the file is whole.

This is what chose the journal mode; `SECRETARIAT_HEAVY=10` runs thousands of cuts.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store.connecting import _SETTINGS, _WRITING
from secretariat.store.store import Store
from tests.store import power_cut
from tests.store.office import opened, times
from tests.store.sample_catalog import CATALOG

SAFE = [*_SETTINGS, *_WRITING]
CARELESS = [*SAFE, "PRAGMA synchronous = OFF"]


@pytest.fixture(scope="module")
def spoken(office_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The SQL of saves, an import, a removal, undo and redo, as the program speaks it."""
    path = tmp_path_factory.mktemp("spoken") / "商会.db"
    shutil.copy(office_folder / "商会.db", path)
    with opened(path) as store:
        statements = power_cut.spoken_sql(store._connection)
        for number in range(4):
            with store.transact("保存") as tx:
                tx.change("shop", 2 + number, {"name": f"改{number}", "remark": "长" * (500 * number + 1)})
        with store.transact("导入") as tx:
            town = tx.add("town", {"name": "白水乡"})
            tx.add_many(
                "shop", [{"name": f"导入{at}", "town": town, "remark": "字" * 300} for at in range(40)]
            )
        with store.transact("删除") as tx:
            tx.remove("shop", 3)
        store.undo()
        store.undo()
        store.redo()
    return statements


def _recording(
    office_folder: Path, folder: Path, settings: list[str], spoken: list[str]
) -> power_cut.Recording:
    path = folder / "商会.db"
    shutil.copy(office_folder / "商会.db", path)
    return power_cut.record(path, settings, spoken)


def _found(path: Path) -> str:
    """The state that the program finds after the cut, or why it finds none."""
    try:
        with Store.open(path, CATALOG) as store:
            return power_cut.dump(store._connection)
    except (Refusal, sqlite3.Error) as error:
        return f"unusable: {error}"


def test_no_power_cut_loses_a_save_or_breaks_the_file(
    office_folder: Path, tmp_path: Path, spoken: list[str]
) -> None:
    recording = _recording(office_folder, tmp_path, SAFE, spoken)
    assert len(recording.saved) == 9 and len(set(recording.states)) == 10
    number, bad = times(300), 0
    for files, allowed in power_cut.cuts(recording, number, random.Random(5)):
        power_cut.lay(files, tmp_path / "left")
        bad += _found(tmp_path / "left" / "商会.db") not in allowed
    print(f"power cuts {number} over {len(recording.steps)} disk operations: {bad} lost or broken")
    assert bad == 0


def test_the_simulation_finds_careless_settings(
    office_folder: Path, tmp_path: Path, spoken: list[str]
) -> None:
    """Without syncs the same cuts do harm: so the test above can fail."""
    recording = _recording(office_folder, tmp_path, CARELESS, spoken)
    bad = 0
    for files, allowed in power_cut.cuts(recording, 60, random.Random(5)):
        power_cut.lay(files, tmp_path / "left")
        bad += _found(tmp_path / "left" / "商会.db") not in allowed
    assert bad > 20
