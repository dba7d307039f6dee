"""What is written and taken back a few thousand at a time is the same as if it were done at once."""

from pathlib import Path

import pytest

from secretariat.store import history, transaction
from tests.store import test_undo


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_work_is_undone_in_parts(
    path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_PART", 2)
    monkeypatch.setattr(transaction, "_PART", 2)
    test_undo.test_any_sequence_of_work_can_be_undone_step_by_step_and_redone(path, seed)
