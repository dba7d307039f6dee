"""Damage from outside: every flipped bit of a closed file is noticed at the next start."""

from __future__ import annotations

import random
from pathlib import Path

from secretariat.store import faults
from secretariat.store.store import Store
from tests.store.office import copy_office, times
from tests.store.sample_catalog import CATALOG


def _noticed(path: Path) -> str:
    """How the damage is noticed: "refused", "told", or an empty text."""
    try:
        with Store.open(path, CATALOG) as store:
            return "told" if any("程序外" in warning for warning in store.warnings) else ""
    except (faults.DamagedFile, faults.NotOurFile, faults.NewerFile):
        return "refused"


def test_every_flipped_bit_is_noticed(office_folder: Path, tmp_path: Path) -> None:
    start = copy_office(office_folder, tmp_path / "start")
    whole = start.read_bytes()
    state = (start.parent / "商会-备份" / "状态.json").read_bytes()
    chance, trials = random.Random(3), times(300)
    seen = {"refused": 0, "told": 0, "": 0}
    for _ in range(trials):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        start.write_bytes(raw)
        (start.parent / "商会-备份" / "状态.json").write_bytes(state)
        seen[_noticed(start)] += 1
    print(f"flipped bits {trials}: {seen}")
    assert seen[""] == 0


def test_every_overwritten_stretch_is_noticed(office_folder: Path, tmp_path: Path) -> None:
    start = copy_office(office_folder, tmp_path / "start")
    whole = start.read_bytes()
    state = (start.parent / "商会-备份" / "状态.json").read_bytes()
    chance = random.Random(4)
    for _ in range(times(100)):
        raw = bytearray(whole)
        at, length = chance.randrange(len(raw)), chance.choice((1, 16, 512, 4096))
        raw[at : at + length] = chance.choice((bytes(length), chance.randbytes(length)))[: len(raw) - at]
        start.write_bytes(raw)
        (start.parent / "商会-备份" / "状态.json").write_bytes(state)
        assert bytes(raw) == whole or _noticed(start)
