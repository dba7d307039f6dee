"""All benchmarks, each in a process of its own, as one Markdown table.

Run: python benchmarks/run.py            everything, some five minutes on two cores
     python benchmarks/run.py --quick    without the import of 100,000 members
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import AS_JSON, HEAD, Measure, from_lines
from benchmarks.office import OFFICE_OPTION, make_office

FOLDER = Path(__file__).parent


def jobs(office: Path) -> Iterator[list[str]]:
    """The benchmarks in the order of the table; those that need an office share one file."""
    yield ["importing.py", *(() if "--quick" in sys.argv else ("--large",))]
    yield ["search.py", OFFICE_OPTION, str(office)]
    yield ["start.py", OFFICE_OPTION, str(office)]
    yield ["printing.py"]
    yield ["posts.py"]
    yield ["year.py"]
    yield ["scrolling.py", OFFICE_OPTION, str(office)]


def measured(job: list[str]) -> list[Measure]:
    """The measures of one benchmark; its own errors go to the console."""
    command = [sys.executable, str(FOLDER / job[0]), *job[1:], AS_JSON]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if done.returncode:
        print(f"| {job[0]} did not run | | | | | **no** |", flush=True)
    return from_lines(done.stdout)


def main() -> int:
    """Print the table; ends with 1 where a benchmark did not run or a promise does not hold."""
    print(HEAD, flush=True)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder, "office.db"))
        for job in jobs(office):
            found = measured(job)
            good = good and bool(found) and all(item.holds for item in found)
            for item in found:
                print(item.line(), flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
