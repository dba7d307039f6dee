from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.store.store import Store
from tests.domains.office.books import furnish
from tests.exchange.importing.desk import MORNING, Desk


def _new(path: Path) -> Store:
    store = Store.create(path, CATALOG, "临川县工商业联合会")
    store.clock = lambda: MORNING
    return store


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over an empty file, for previews only."""
    with _new(tmp_path_factory.mktemp("importing") / "商会.db") as store:
        yield Desk(store)


@pytest.fixture
def writing_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty file of its own, for imports."""
    with _new(tmp_path / "商会.db") as store:
        yield Desk(store)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty file."""
    with _new(tmp_path / "商会.db") as opened:
        yield opened


@pytest.fixture
def office(store: Store) -> Store:
    """A file with some units, people and events."""
    furnish(store)
    return store
