"""What the operators of a filter mean: judges of single values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from secretariat.base.text import fold


def _since(wanted: Any) -> Callable[[Any], bool]:
    """From a value on; a date known to the month or year counts from its first day."""
    least = wanted.removesuffix("-01").removesuffix("-01") if isinstance(wanted, str) else wanted
    return lambda value: value is not None and value >= least


def _until(wanted: Any) -> Callable[[Any], bool]:
    """Up to a value, itself included; a wanted month or year includes all its days."""
    if isinstance(wanted, str):
        return lambda value: value is not None and value[: len(wanted)] <= wanted
    return lambda value: value is not None and value <= wanted


def folded(value: Any) -> str:
    """A value as `contains` compares it."""
    return fold(str(value))


TESTS: dict[str, Callable[[Any], Callable[[Any], bool]]] = {
    "is": lambda wanted: frozenset((wanted,)).__contains__,
    "not": lambda wanted: lambda value: value != wanted,
    "any": lambda wanted: frozenset(wanted).__contains__,
    "empty": lambda _: lambda value: value is None,
    "filled": lambda _: lambda value: value is not None,
    "from": _since,
    "to": _until,
    "within": lambda wanted: lambda value: value is not None and str(value).startswith(wanted),
}
"""For each operator of a filter but `contains`: from what is wanted to the judge of a value."""
