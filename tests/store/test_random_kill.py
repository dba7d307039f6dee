"""Killed at random moments: every save that was acknowledged is there, none is there by half."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from secretariat.store.agreement import disagreements
from tests.store.office import new_office, opened, times

ROOT = Path(__file__).resolve().parents[2]


def _run_and_kill(path: Path, seconds: float) -> list[list[str]]:
    """The acknowledgements that came before the kill."""
    command = [sys.executable, "-m", "tests.store.killed_writer", str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    return [
        line.split() for line in rest.splitlines() if line.endswith(("3", "40", "0")) and line.count(" ") == 2
    ]


def test_no_acknowledged_save_is_lost_and_none_is_half_done(path: Path) -> None:
    new_office(path).close()
    chance = random.Random(7)
    kills, acknowledged, expected = times(50), 0, dict[str, int]()
    for _ in range(kills):
        for _, operation, size in _run_and_kill(path, chance.uniform(0, 0.12)):
            expected[operation] = int(size)
            acknowledged += 1
        with opened(path) as store:
            assert not [warning for warning in store.warnings if "程序外" in warning]
            found = Counter(row["name"] for row in store.rows.find("town"))
            history = {
                str(number): reverts
                for number, reverts in store.rows.query("SELECT id, reverts FROM operation")
            }
            assert list(disagreements(store.rows.scan)) == []
        undone = {str(reverts) for reverts in history.values() if reverts}
        for operation, size in expected.items():
            assert operation in history
            assert found.get(operation, 0) == (0 if operation in undone else size)
        for operation, number in found.items():
            assert expected.setdefault(operation, number) == number  # saved, the word was cut off
            assert number in (3, 40)
        expected = {operation: found.get(operation, 0) for operation in expected}
    print(f"kills {kills}, acknowledged {acknowledged}, lost 0, half 0")
    assert acknowledged > kills
