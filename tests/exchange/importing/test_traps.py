"""The walk through the 78 traps of real office workbooks, number by number."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from tests.exchange.importing import (  # noqa: F401 the table fills when these are imported
    traps_of_files,
    traps_of_layout,
    traps_of_names,
    traps_of_values,
)
from tests.exchange.importing.traps import TRAPS, Trap

ALL = [trap for number in sorted(TRAPS) for trap in TRAPS[number]]


def test_no_trap_is_left_out() -> None:
    assert sorted(TRAPS) == list(range(1, 79))
    assert all(trap.does for trap in ALL)


@pytest.mark.parametrize("trap", ALL, ids=lambda trap: f"{trap.number:02d}-{trap.check.__name__}")
def test_trap(trap: Trap, request: pytest.FixtureRequest) -> None:
    (wanted,) = inspect.signature(trap.check).parameters
    desk: Any = request.getfixturevalue(wanted)
    trap.check(desk)
