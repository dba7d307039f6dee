from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.store.store import Store
from tests.domains.members.office import new_office
from tests.domains.office.books import furnish


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    with new_office(tmp_path / "商会.db") as opened:
        furnish(opened)
        yield opened
