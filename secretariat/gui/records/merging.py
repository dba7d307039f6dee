"""The writing behind a merge."""

from __future__ import annotations

from collections.abc import Callable

from secretariat.domains.members.duplicates import merge_records
from secretariat.gui.records.compare import Compare
from secretariat.store.store import Store


def merge_job(compare: Compare, label: str) -> tuple[str, Callable[[Store], None]]:
    """The operation's name, and the job that merges what a comparison shows."""
    entity, kept, lost, chosen = compare.entity, compare.kept, compare.lost, compare.chosen()
    name = f"合并{label}"

    def job(store: Store) -> None:
        with store.transact(name) as tx:
            merge_records(tx, entity, kept, lost, chosen)

    return name, job
