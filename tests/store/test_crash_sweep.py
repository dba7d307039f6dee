"""Whatever the program is doing when it is ended: the file is as before or as after, and the work can be repeated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKS = {
    "save": 15, "bulk": 15, "undo": 15, "first_change_of_a_day": 25, "backup": 20, "copy_away": 10, "restoring": 40,
    "migrating": 50, "creating": 40, "recovering": 40,
}  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks at every point")
@pytest.mark.parametrize("work", WORKS)
def test_an_end_at_any_point_leaves_all_or_nothing(work: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.crash_sweep", work, str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    print(f"{work}: {result}")
    assert result["bad"] == []
    assert result["points"] >= WORKS[work], "the sweep sees too few points to mean anything"
