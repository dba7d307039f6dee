"""What happens to a form's cells before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.store.extra_fields import new_entries
from secretariat.store.transaction import Transaction


def learn_choices(tx: Transaction, columns: Iterable[Column], values: Mapping[str, Value]) -> None:
    """Words that an open list does not know yet become entries of its dictionary."""
    for column in columns:
        value = values.get(column.key)
        if not isinstance(column.kind, Choice) or column.dictionary is None or value is None:
            continue
        if column.kind.open and value not in column.kind.entries:
            rows = new_entries(tx, column.dictionary, [str(value)])
            if rows:
                tx.add_many("dictionary_entry", rows)
