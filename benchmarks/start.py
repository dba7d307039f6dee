"""From starting the program with 100,000 members to its first painted window, against an empty PySide6 window.

Run: python benchmarks/start.py [--office FILE]

Whole processes that take turns, timed from outside: Python's own start is in both. The window is painted before the
file is read, so it is told as well how long it takes until the rows of the member list are painted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from threading import Timer
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import Measure, tell
from benchmarks.office import MEMBERS, office
from benchmarks.start_child import OPEN, ROWS, WINDOW

ROUNDS = 9
_CHILD = Path(__file__).with_name("start_child.py")
_PATIENCE = 60.0


def started(path: Path | None, folder: str) -> dict[str, float]:
    """Seconds to each milestone that the child tells: the program with `path`, the empty window without."""
    command = [sys.executable, str(_CHILD), *([str(path)] if path else [])]
    own = {name: str(Path(folder, name)) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    # Compiled modules are kept, as wherever the program runs for the second time.
    kept = {"PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")), "PYTHONDONTWRITEBYTECODE": ""}
    environment = {**os.environ, **own, **kept, "QT_QPA_PLATFORM": "offscreen"}
    if path is not None:  # the child ends without closing its file, so its lock still lies there
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
    found: dict[str, float] = {}
    start = perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as child:
        assert child.stdout is not None
        watchdog = Timer(_PATIENCE, child.kill)
        watchdog.start()
        for line in child.stdout:
            found[line.strip()] = perf_counter() - start
        watchdog.cancel()
    if child.returncode:
        raise RuntimeError(f"the start ended with {child.returncode}")
    return found


def measures() -> Iterator[Measure]:
    """The promise about the window, and how much longer the file and its list take."""
    with office() as path, tempfile.TemporaryDirectory() as folder:
        rounds = [(started(path, folder), started(None, folder)) for _ in range(ROUNDS + 1)][1:]
        base = median(empty[WINDOW] for _, empty in rounds)
        for milestone, limit in ((WINDOW, 1.4), (OPEN, None), (ROWS, None)):
            ours = median(found[milestone] for found, _ in rounds)
            yield Measure(f"start with {MEMBERS:,}: {milestone} : empty window painted", ours, base, limit)


def main() -> None:
    """Print the table."""
    tell(measures())


if __name__ == "__main__":
    main()
