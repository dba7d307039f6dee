import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.store.store import Store
from tests.domains.posts.desk import CATALOG, MORNING, Clerk, PostsDesk, new_office


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new file, to be copied: cheaper than making one for every test."""
    folder = tmp_path_factory.mktemp("posts")
    new_office(folder / "商会.db").close()
    return folder


@pytest.fixture
def store(tmp_path: Path, empty_office: Path) -> Iterator[Store]:
    shutil.copytree(empty_office, tmp_path / "office")
    with Store.open(tmp_path / "office" / "商会.db", CATALOG) as opened:
        opened.clock = lambda: MORNING
        yield opened


@pytest.fixture
def desk(store: Store) -> PostsDesk:
    return PostsDesk(store)


@pytest.fixture
def clerk(store: Store) -> Clerk:
    return Clerk(store)
