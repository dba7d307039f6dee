"""One verb as a named operation whose answer somebody waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

_T = TypeVar("_T")


def operation(name: str, verb: Callable[[Transaction], _T]) -> Callable[[Store], _T]:
    """A job that carries out a verb as one operation and returns what the verb returns."""

    def job(store: Store) -> _T:
        with store.transact(name) as tx:
            return verb(tx)

    return job
