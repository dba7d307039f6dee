"""Writes without end and says on stdout what is saved, until it is killed; see test_random_kill.py.

Each save adds three towns that belong together; each tenth is an import of forty, each seventh an undo.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.office import opened


def work(path: Path) -> None:
    with opened(path) as store:
        print("open", flush=True)
        number = 0
        while True:
            number += 1
            size = 40 if number % 10 == 0 else 3
            with store.transact(f"第{number}次") as tx:
                tx.add_many("town", [{"name": f"{tx.operation}"}] * size)
            print(f"saved {tx.operation} {size}", flush=True)
            if number % 7 == 0:
                store.undo()
                print(f"undone {tx.operation} 0", flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]))
