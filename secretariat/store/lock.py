"""One process at a time writes a file: a lock of the operating system, gone with the process that holds it."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.files import beside

_FAR = 0x40000000  # the locked byte lies behind the text: Windows lets nobody read a locked range
_ATTEMPTS = 20
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


class AlreadyOpen(Refusal):
    """Another process writes the file; `holder` says who, as far as known."""

    def __init__(self, path: Path, holder: str) -> None:
        who = f"（{holder}）" if holder else ""
        message = f"“{path.name}”已经打开{who}，同一时间只能有一处修改。"
        remedy = "请切换到已打开的窗口，或在那台电脑上关闭程序后再试；查看列表、名册和报表不受影响。"
        super().__init__(message, remedy)
        self.holder = holder


@dataclass(slots=True)
class FileLock:
    """The lock beside one data file. That its file exists means nothing; only the system's lock counts."""

    guarded: Path
    path: Path
    descriptor: int

    @classmethod
    def acquire(cls, path: Path) -> FileLock:
        """Lock the data file at `path`, which need not exist yet.

        Raises AlreadyOpen, MissingFile without its folder, ReadOnlyFile where nothing can be written.
        """
        path = path.resolve()
        target = beside(path, ".lock")
        with faults.explained(path):
            if not path.parent.is_dir():
                raise faults.missing(path)
            for _ in range(_ATTEMPTS):
                descriptor = _open(target, path)
                if not _locked(descriptor, path):
                    os.close(descriptor)
                    raise AlreadyOpen(path, _holder(target))
                if _still_there(target, descriptor):
                    _sign(descriptor)
                    return cls(path, target, descriptor)
                os.close(descriptor)  # its holder removed it while we waited for the lock
        raise AlreadyOpen(path, "")

    def renew(self) -> None:
        """Take the lock again if its file is gone, as after an unplugged disk; raises AlreadyOpen if it was taken."""
        if _still_there(self.path, self.descriptor):
            return
        fresh = FileLock.acquire(self.guarded)
        with contextlib.suppress(OSError):
            os.close(self.descriptor)
        self.descriptor = fresh.descriptor

    def release(self) -> None:
        """Let others open the file. Doing it twice does no harm."""
        if self.descriptor < 0:
            return
        descriptor, self.descriptor = self.descriptor, -1
        if os.name == "nt":  # an open file cannot be removed there; one that was locked again is open
            os.close(descriptor)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            with contextlib.suppress(OSError):
                self.path.unlink()
            os.close(descriptor)


@contextlib.contextmanager
def waiting_lock(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of `path`, waiting for its holder up to that many seconds; raises AlreadyOpen after them."""
    end = time.monotonic() + seconds
    while True:
        try:
            lock = FileLock.acquire(path)
            break
        except AlreadyOpen:
            if time.monotonic() > end:
                raise
        time.sleep(0.05)
    try:
        yield
    finally:
        lock.release()


def _open(target: Path, path: Path) -> int:
    flags = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    try:
        return os.open(target, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError as error:
        if target.exists() and os.name != "nt":
            with contextlib.suppress(OSError):
                return os.open(target, os.O_RDONLY | flags)  # another user's: it can be locked, not signed
        raise faults.read_only(path) from error


def _locked(descriptor: int, path: Path) -> bool:
    try:
        return _try_lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno not in _NO_LOCKS:
            raise
        message = f"“{path.name}”所在的磁盘（多为网络盘）不支持加锁，两处同时修改会弄坏文件，没有打开。"
        raise Refusal(message, "请把文件复制到本机的文件夹后再打开。") from error


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True


def _still_there(target: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), target.stat())
    except OSError:
        return False


def _sign(descriptor: int) -> None:
    since = datetime.now().strftime("%Y-%m-%d %H:%M")
    who = {"user": _user(), "pc": platform.node(), "since": since, "pid": os.getpid()}
    with contextlib.suppress(OSError):  # who holds it is a courtesy: a full disk must not keep the file shut
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(who, ensure_ascii=False).encode("utf-8"))


def _holder(target: Path) -> str:
    try:
        who = json.loads(target.read_text("utf-8"))
        return f"电脑 {who['pc']}，用户 {who['user']}，{who['since']} 打开"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未知"
