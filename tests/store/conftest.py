from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.store.store import Store
from tests.store.office import filled, new_office


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "商会.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with new_office(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def office_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a filled, closed 商会.db; copy it, never change it."""
    folder = tmp_path_factory.mktemp("office")
    filled(folder / "商会.db")
    return folder
