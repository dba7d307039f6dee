"""The file of every released version opens, with the same records and the same history."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.store.checks import check_file
from secretariat.store.store import Store
from tests.store.released import FOLDER, WITHOUT_EXAMPLE, contents, make

FILES = sorted(path.name for path in FOLDER.glob("v*.db"))


def _same(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    with Store.open(path, CATALOG) as store:
        found = contents(store)
        assert check_file(store.rows) == []
    assert len(expected) > 20, "a file says little that holds hardly any record"
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("name", FILES)
def test_a_released_file_has_all_its_records(name: str, tmp_path: Path) -> None:
    for item in (FOLDER / name, (FOLDER / name).with_suffix(".json")):
        shutil.copy(item, tmp_path)
    _same(tmp_path / name)


def test_the_file_of_the_present_version_has_some_of_every_record(tmp_path: Path) -> None:
    path = make(CATALOG, tmp_path)
    _same(path)
    with Store.open(path, CATALOG) as store:
        filled = {name for name in CATALOG.entities if store.rows.find(name)}
    assert filled >= CATALOG.entities.keys() - set(WITHOUT_EXAMPLE)
