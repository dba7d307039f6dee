"""Makes `.venv` in the program's folder, as the hashed lock says; survives kills and concurrent starts."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from secretariat.console import refuse, tell
from secretariat.system_libraries import ensure_venv_package

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "unfinished"  # there from before the first file until after the last
LOG = ROOT / ".venv-setup.log"
_GUARD = ROOT / ".venv-setup.lock"
_LOCKS = {False: ROOT / "requirements.lock", True: ROOT / "requirements-dev.lock"}
_PIP_OPTIONS = "--require-hashes --only-binary :all: --no-input --disable-pip-version-check"
_PYTHONS = ((3, 11), (3, 13))


def is_ours() -> bool:
    """Tell whether `.venv` was made by `prepare`, not by a person or another tool."""
    return UNFINISHED.exists() or any(VENV.glob("*.installed"))


def is_installed(development: bool) -> bool:
    """Tell whether `.venv` is whole and holds the packages of today's lock."""
    path, text = _stamp(development)
    stamped = path.is_file() and path.read_text("utf-8") == text
    return stamped and not UNFINISHED.exists() and _has_its_python()


def prepare(development: bool) -> None:
    """Have `.venv` hold the locked packages; ends the process with one line where that cannot be."""
    if not _PYTHONS[0] <= sys.version_info[:2] <= _PYTHONS[1]:
        version = sys.version.split()[0]
        refuse("需要 Python 3.11 至 3.13，现在用的是", "Python 3.11 to 3.13 is needed, this is", version)
    try:
        if not is_installed(development):
            with _alone(), LOG.open("w", encoding="utf-8") as log:
                if not is_installed(development):
                    _install(development, log)
    except OSError as error:
        refuse("程序文件夹里建不成运行环境", "cannot set up .venv in the program's folder", error)
    except KeyboardInterrupt:
        refuse("已中断，下次启动时重新准备", "interrupted, the next start begins again")


def _stamp(development: bool) -> tuple[Path, str]:
    lock = _LOCKS[development]
    return VENV / f"{lock.stem}.installed", hashlib.sha256(lock.read_bytes()).hexdigest()


def _has_its_python() -> bool:
    """Tell whether `.venv` still has the Python it was made with, which may be gone or a newer one by now."""
    settings = VENV / "pyvenv.cfg"
    if not PYTHON.is_file() or not settings.is_file():
        return False
    made_with = re.search(r"^executable = (.+)$", settings.read_text("utf-8", "replace"), re.MULTILINE)
    if made_with is None:
        return True
    base = Path(made_with[1].strip())
    return base.is_file() if os.name == "nt" else PYTHON.resolve() == base.resolve()


def _install(development: bool, log: IO[str]) -> None:
    """Bring `.venv` to the lock; one that was left half-made, or that cannot run pip, is made anew."""
    ensure_venv_package()
    tell("正在准备运行环境（约 100 MB，只做一次）", "setting up (about 100 MB, only once)", VENV)
    if UNFINISHED.exists() or not _has_its_python() or _call([PYTHON, "-m", "pip", "--version"], log):
        _make_anew(log)
    UNFINISHED.touch()
    quiet = [] if os.isatty(2) else ["--quiet"]
    options = [*_PIP_OPTIONS.split(), *quiet, "-r", str(_LOCKS[development])]
    if _call([PYTHON, "-m", "pip", "install", *options], log, output=2):
        chinese = "没能装好所需的软件包（多半是没有联网），联网后请再运行一次；详情见"
        refuse(chinese, "could not install packages (no network?), connect and run again; details in", LOG)
    for done in {False, development}:  # the tests' lock contains the program's
        path, text = _stamp(done)
        path.write_text(text, "utf-8")
    UNFINISHED.unlink()


def _make_anew(log: IO[str]) -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    # Run from inside `.venv`, the running Python has just been removed: take the one that it came from.
    _call([getattr(sys, "_base_executable", sys.executable), "-m", "venv", VENV], log)


def _call(command: list[str | Path], log: IO[str], output: int | None = None) -> int:
    """Run `command`, messages to the log; it inherits the lock, so others wait even if this process dies."""
    import subprocess

    environment = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    shown = output if output is not None and sys.__stderr__ is not None else log
    return subprocess.call(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=shown, stderr=log, close_fds=False
    )


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one start at a time set up; the system's lock vanishes with its process, whatever ends it."""
    with _GUARD.open("a+b") as file:
        os.set_inheritable(file.fileno(), True)
        waiting = False
        while not _try_lock(file):
            if not waiting:
                tell("另一次启动正在准备运行环境，请稍候", "another start is setting up, please wait")
            waiting = True
            time.sleep(0.3)
        yield


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
