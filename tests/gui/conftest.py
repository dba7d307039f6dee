"""Garbage with Qt objects in it is collected on the window's thread here too; see gui/garbage.py."""

import gc
from collections.abc import Iterator

import pytest

from secretariat.gui.garbage import collect_some


@pytest.fixture(autouse=True, scope="module")
def no_collection_in_threads() -> Iterator[None]:
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def collection_between_tests(no_collection_in_threads: None) -> Iterator[None]:
    yield
    collect_some()
