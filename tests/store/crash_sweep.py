"""Ends the process at every SQL statement and every file operation of a piece of work, one run for each.

Run as `python -m tests.store.crash_sweep WORK FOLDER`; prints the number of points and what was wrong after them.
A program of its own: it forks at every point, which a test process with threads should not.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.store.agreement import disagreements
from secretariat.store.backup import Backups, verify
from secretariat.store.restoring import restore
from secretariat.store.store import Store
from tests.store.office import MORNING, filled, new_office, opened
from tests.store.sample_catalog import CATALOG
from tests.store.versions import NEW, OLD

_FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "os.link", "shutil.copyfile"}
TOMORROW = MORNING + timedelta(days=1)


class Countdown:
    """Ends the process at the n-th point."""

    def __init__(self, end_at: int, folder: str) -> None:
        self.left = end_at
        self.folder = folder
        self.reached = 0

    def step(self, *_: object) -> None:
        self.reached += 1
        if self.reached == self.left:
            os._exit(9)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _FILE_EVENTS and arguments and self.folder in os.fsdecode(str(arguments[0])):
            self.step()

    def connect(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = _connect(*arguments, **options)
        connection.set_trace_callback(self.step)
        return connection


_connect = sqlite3.connect


def save(path: Path) -> None:
    with opened(path) as store, store.transact("保存") as tx:
        tx.change("shop", 2, {"name": "新名", "staff": 8})


def bulk(path: Path) -> None:
    with opened(path) as store, store.transact("导入") as tx:
        town = tx.add("town", {"name": "白水乡"})
        tx.add_many("shop", [{"name": f"导入{at}", "town": town, "remark": "长" * 1500} for at in range(25)])
        tx.change_many("shop", {number: {"town": town} for number in range(1, 20)})


def undo(path: Path) -> None:
    with opened(path) as store:
        store.undo(3)


def first_change_of_a_day(path: Path) -> None:
    with opened(path, TOMORROW) as store, store.transact("保存") as tx:
        tx.change("shop", 2, {"name": "新名"})


def backup(path: Path) -> None:
    with opened(path) as store:
        store.backups.make("手动", MORNING)


def copy_away(path: Path) -> None:
    Backups(path).copy_to(path.with_name("U盘.db"))


def restoring(path: Path) -> None:
    restore(path, Backups(path).list()[-1].path, CATALOG, MORNING)


def migrating(path: Path) -> None:
    Store.open(path, NEW).close()


def creating(path: Path) -> None:
    if not path.exists():
        new_office(path).close()


def recovering(path: Path) -> None:
    with opened(path):
        pass


def leave_a_broken_save(path: Path) -> None:
    """Have the file as a killed save leaves it: pages half written, the journal beside it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA cache_size = 2", "BEGIN", "UPDATE shop SET remark = hex(randomblob(3000))"):
        connection.execute(statement)
    copy = path.with_name("copy")
    shutil.copytree(path.parent, copy)
    connection.execute("ROLLBACK")
    connection.close()
    for name in ("商会.db", "商会.db-journal"):
        (copy / name).replace(path.with_name(name))
    shutil.rmtree(copy)


WORKS: dict[str, Callable[[Path], None]] = {
    "save": save, "bulk": bulk, "undo": undo, "first_change_of_a_day": first_change_of_a_day, "backup": backup,
    "copy_away": copy_away, "restoring": restoring, "migrating": migrating, "creating": creating,
    "recovering": recovering,
}  # fmt: skip


def state_of(path: Path) -> str:
    """Everything in the file that a clerk could see, as text; opens it as the program would."""
    if not path.exists():
        return "no file"
    declared = _catalog_of(path)
    with Store.open(path, declared) as store:
        assert not [warning for warning in store.warnings if "程序外" in warning], store.warnings
        assert list(disagreements(store.rows.scan)) == []
        tables = {name: store.rows.query(f'SELECT * FROM "{name}" ORDER BY id') for name in declared.entities}
        operations = store.rows.query("SELECT id, name, kind, reverts FROM operation")
        columns = store.rows.query("SELECT sql FROM sqlite_master ORDER BY name")
    return json.dumps([tables, operations, columns])


def _catalog_of(path: Path) -> Catalog:
    with path.open("rb") as file:  # not by SQLite, which would play a journal back before the program looks
        return OLD if file.read(64)[60:] == b"\0\0\0\1" else NEW


def sweep(work: Callable[[Path], None], folder: Path) -> dict[str, Any]:
    """Run the work once for each of its points, and judge what the crash left."""
    start = folder / "start"
    start.mkdir(parents=True)
    if work is not creating:
        filled(start / "商会.db")
    before = "no file" if work is creating else state_of(start / "商会.db")
    if work is recovering:
        leave_a_broken_save(start / "商会.db")
    whole = _trial(start, folder / "whole")
    work(whole)
    after = state_of(whole)
    point, bad, ends = 0, [], {"before": 0, "after": 0}
    while True:
        point += 1
        path = _trial(start, folder / "trial")
        if not _crashes(work, path, point):
            break
        problem = judge(path, work, (before, after), ends)
        if problem:
            bad.append(f"point {point}: {problem}")
        shutil.rmtree(path.parent)
    return {"points": point - 1, "bad": bad, **ends}


def _trial(start: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start, folder)
    return folder / "商会.db"


def _crashes(work: Callable[[Path], None], path: Path, point: int) -> bool:
    child = os.fork()
    if child == 0:
        countdown = Countdown(point, str(path.parent))
        sys.addaudithook(countdown.audit)
        sqlite3.connect = countdown.connect  # type: ignore[assignment]
        try:
            work(path)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(3)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), code
    return code == 9


def judge(path: Path, work: Callable[[Path], None], states: tuple[str, str], ends: dict[str, int]) -> str:
    """What is wrong after a crash; counts whether the work was found done or not begun."""
    for item in Backups(path).list():
        verify(item.path, item.sha256)
    if path.with_name("U盘.db").exists():
        verify(path.with_name("U盘.db"))
    found = state_of(path)
    if found not in states:
        return "neither the state before nor the one after"
    done = found == states[1]
    ends["after" if done else "before"] += 1
    if not done or states[0] == states[1]:
        work(path)
        if state_of(path) != states[1]:
            return "the work does not succeed when it is done again"
    stray = [
        item.name for item in path.parent.iterdir() if item.name not in ("商会.db", "商会-备份", "U盘.db")
    ]
    return f"stray files {stray}" if stray else ""


if __name__ == "__main__":
    print(json.dumps(sweep(WORKS[sys.argv[1]], Path(sys.argv[2]))))
