"""A full disk: plain words, nothing lost, and saving works again when there is room."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import faults
from tests.store.office import times

ROOT = Path(__file__).resolve().parents[2]


def _run(how: str, folder: Path, trials: int) -> list[str]:
    command = [sys.executable, "-m", "tests.store.full_disk", how, str(folder), str(trials)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    results: list[str] = json.loads(run.stdout)
    return results


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_write_that_fails_anywhere_is_taken_back(office_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(office_folder, tmp_path / "start")
    (tmp_path / "work").mkdir()
    results = _run("limit", tmp_path / "work", times(40))
    assert results[0] != "" and results[-1] == ""
    assert set(results) <= {"", "DiskFull", "VanishedFile"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk"
)
def test_a_really_full_disk_is_named(office_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(office_folder, tmp_path / "start")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        results = _run("disk", disk, times(25))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert results[0] == "DiskFull" and results[-1] == ""
    assert set(results) == {"", "DiskFull"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, faults.DiskFull),
        (sqlite3.SQLITE_READONLY, faults.ReadOnlyFile),
        (sqlite3.SQLITE_READONLY_DBMOVED, faults.ReadOnlyFile),
        (sqlite3.SQLITE_IOERR_WRITE, faults.VanishedFile),
        (sqlite3.SQLITE_CANTOPEN, faults.ReadOnlyFile),
        (sqlite3.SQLITE_BUSY, Refusal),
        (sqlite3.SQLITE_CORRUPT, faults.DamagedFile),
        (sqlite3.SQLITE_NOTADB, faults.DamagedFile),
    ],
)
def test_every_fault_of_the_disk_has_its_words(path: Path, code: int, kind: type[Refusal]) -> None:
    path.touch()
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    with pytest.raises(kind) as caught, faults.explained(path):
        raise error
    assert "商会.db" in str(caught.value) or "空间" in str(caught.value)
    assert caught.value.remedy.endswith("。")


def test_a_drive_that_is_gone_is_named(path: Path) -> None:
    for code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        error = sqlite3.OperationalError("x")
        error.sqlite_errorcode = code
        with pytest.raises(faults.VanishedFile, match="断开"), faults.explained(path):
            raise error


def test_mistakes_of_ours_are_not_explained_away(path: Path) -> None:
    for error in (sqlite3.IntegrityError("x"), sqlite3.ProgrammingError("x"), ValueError("x")):
        with pytest.raises(type(error)), faults.explained(path):
            raise error


def test_faults_of_other_files_are_not_ours(path: Path) -> None:
    """A job inside an operation may read a workbook: that one's absence says nothing about our file."""
    with pytest.raises(FileNotFoundError), faults.explained(path):
        (path.parent / "会员名册.xlsx").read_bytes()
    with pytest.raises(faults.VanishedFile), faults.explained(path):
        path.read_bytes()


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, faults.DiskFull), (errno.EROFS, faults.ReadOnlyFile), (errno.EIO, faults.VanishedFile)],
)
def test_faults_of_the_system_have_their_words(path: Path, code: int, kind: type[Refusal]) -> None:
    with pytest.raises(kind), faults.explained(path):
        raise OSError(code, "x", str(path))
