"""Which list is meant: by its name, by the name of its record, or in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from secretariat.base.errors import Refusal
from secretariat.catalog import CATALOG


def ledger_named(word: str, names: Iterable[str] | None = None) -> str:
    """The name of the list that a word means: visits, visit or 走访; of `names` only, or of all.

    Refuses an unknown word, telling what there is.
    """
    offered = list(CATALOG.ledgers) if names is None else list(names)
    found = _found(word, offered)
    if found is None:
        raise Refusal(f"没有“{word}”这种记录。", f"可以是：{listed(offered)}。")
    return found


def reader_of(names: Iterable[str]) -> Callable[[str], str]:
    """For argparse: makes a word the name of a list; an unknown word stays, for argparse to refuse it."""
    offered = list(names)
    return lambda word: _found(word, offered) or word


def listed(names: Iterable[str]) -> str:
    """The lists with their Chinese names."""
    return "、".join(f"{name}（{CATALOG.ledgers[name].label}）" for name in names)


def _found(word: str, offered: Sequence[str]) -> str | None:
    wanted = word.strip()
    for name in (wanted, wanted.lower()):
        if name in offered:
            return name
    for name in offered:
        ledger = CATALOG.ledgers[name]
        if wanted.lower() == ledger.root or wanted in (ledger.label, CATALOG.entities[ledger.root].label):
            return name
    return None
