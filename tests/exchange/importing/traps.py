"""The table of traps: each has its number in the list of real rosters' traps, what the program does, and a check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.exchange.importing.desk import Desk


@dataclass(frozen=True)
class Trap:
    """One trap of real office workbooks."""

    number: int
    does: str
    check: Callable[[Desk], None]


TRAPS: dict[int, list[Trap]] = {}


def trap(number: int, does: str) -> Callable[[Callable[[Desk], None]], Callable[[Desk], None]]:
    """Enter a check in the table; `does` says in one line what the program does."""

    def enter(check: Callable[[Desk], None]) -> Callable[[Desk], None]:
        TRAPS.setdefault(number, []).append(Trap(number, does, check))
        return check

    return enter
