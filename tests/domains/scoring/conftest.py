import pytest

from secretariat.store.store import Store
from tests.domains.scoring.club import Club, found_club


@pytest.fixture
def club(store: Store) -> Club:
    return found_club(store)
