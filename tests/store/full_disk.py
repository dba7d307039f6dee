"""Saves while there is no room, then again when there is; see test_disk_full.py.

`python -m tests.store.full_disk limit FOLDER TRIALS` limits the size of files that the process may write;
`python -m tests.store.full_disk disk FOLDER TRIALS` fills the small disk that is mounted on FOLDER.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.store.agreement import disagreements
from secretariat.store.backup import Backups, verify
from secretariat.store.store import Store
from tests.store.office import opened

Squeeze = Callable[[int], None]


def trial(path: Path, room: int, squeeze: Squeeze, ease: Callable[[], None]) -> str:
    """Import with so much room (bytes), then with enough; returns the refusal's class, or an empty text."""
    with opened(path) as store:
        before = _contents(store)
        refused = ""
        squeeze(room)
        try:
            with store.transact("导入") as tx:
                tx.add_many("shop", [{"name": f"导入{at}", "remark": "长" * 900} for at in range(60)])
        except Refusal as refusal:
            refused = type(refusal).__name__
            assert "磁盘" in refusal.message and refusal.remedy, refusal
        ease()
        assert refused == "" or _contents(store) == before, "something of a refused save is there"
        with store.transact("再试") as tx:
            tx.add("town", {"name": "有空间了"})
        assert len(store.rows.find("town", name="有空间了")) == 1
    with opened(path) as store:
        assert store.warnings == (), store.warnings
        assert list(disagreements(store.rows.scan)) == []
        assert len(store.rows.find("shop")) == len(before) + (0 if refused else 60)
    for backup in Backups(path).list():
        verify(backup.path, backup.sha256)
    return refused


def _contents(store: Store) -> list[object]:
    return list(store.rows.query("SELECT * FROM shop WHERE removed IS NULL ORDER BY id"))


def limited(folder: Path, trials: int) -> list[str]:
    """Trials with a limit on the size of any file."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    results = []
    for number in range(trials):
        path = _fresh(folder)
        size = path.stat().st_size
        room = size * 12 * number // trials  # from nothing to twelve times the file

        def squeeze(bytes_: int) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, hard))

        results.append(trial(path, room, squeeze, lambda: squeeze(hard)))
    return results


def filled_up(folder: Path, trials: int) -> list[str]:
    """Trials on a disk that is really full but for some bytes."""
    results = []
    for number in range(trials):
        path = _fresh(folder)
        filler = folder / "filler"

        def squeeze(room: int, filler: Path = filler) -> None:
            free = shutil.disk_usage(filler.parent).free
            filler.write_bytes(bytes(max(0, free - room)))

        results.append(trial(path, number * 50_000, squeeze, filler.unlink))
    return results


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder / "copy", ignore_errors=True)
    shutil.copytree(folder.parent / "start", folder / "copy")
    return folder / "copy" / "商会.db"


if __name__ == "__main__":
    run = limited if sys.argv[1] == "limit" else filled_up
    print(json.dumps(run(Path(sys.argv[2]), int(sys.argv[3]))))
