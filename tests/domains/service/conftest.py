from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.store.store import Store
from tests.domains.service.office import new_office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_office(tmp_path / "商会.db") as opened:
        yield opened
