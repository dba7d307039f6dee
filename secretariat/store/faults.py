"""What can be wrong with the file or its disk, in words for the clerk."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secretariat.base.errors import Refusal


class MissingFile(Refusal):
    """No file stands at the path."""


class NotOurFile(Refusal):
    """The file is something else than a data file of this program."""


class NewerFile(Refusal):
    """The file was last saved by a newer version of the program."""


class OlderFile(Refusal):
    """The file must be brought to the present version before it can be read."""


class DamagedFile(Refusal):
    """The file's contents are broken: a backup has to take its place."""


class ReadOnlyFile(Refusal):
    """The file can be read but not written; `open_reader` still works on it."""


class VanishedFile(Refusal):
    """The file, or the disk that holds it, is gone, replaced, or changed by another program."""


class DiskFull(Refusal):
    """The disk has no room; what was being written is taken back completely."""


_FULL = {errno.ENOSPC, errno.EFBIG, *(getattr(errno, name) for name in ("EDQUOT",) if hasattr(errno, name))}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR} | {
    getattr(errno, name) for name in ("ESTALE", "EREMOTEIO", "ENOTCONN") if hasattr(errno, name)
}
_WINDOWS_GONE = {21, 53, 55, 59, 64, 67, 1117, 1167}  # not ready, network path or device gone, I/O error
_WINDOWS_FULL = {39, 112}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn faults of the file at `path` and of its disk into a Refusal; mistakes of ours pass unchanged."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        refusal = refusal_of(error, path)
        if refusal is None:
            raise
        raise refusal from error


def refusal_of(error: BaseException, path: Path) -> Refusal | None:
    """What to tell the clerk about an error if the file at `path` or its disk is behind it; None otherwise."""
    if isinstance(error, sqlite3.Error):
        return sqlite_refusal(error, path)
    if isinstance(error, OSError) and _concerns(error, path):
        return disk_refusal(error, path)
    return None


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """As `explained`, for the first look at a file: there, what SQLite or Python cannot make sense of is damage."""
    try:
        with explained(path):
            yield
    except (sqlite3.DatabaseError, UnicodeError) as error:  # SQLite's own message may be no text any more
        raise damaged(path) from error


def sqlite_refusal(error: sqlite3.Error, path: Path) -> Refusal | None:
    """The world's fault behind an SQLite error, or None where the error is our own."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return disk_full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM if path.exists():
            return read_only(path)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return _unreachable(path, code)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return busy(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
    return None


def disk_refusal(error: OSError, path: Path) -> Refusal | None:
    """The world's fault behind an operating system's error, or None where it is none of the disk's."""
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _WINDOWS_FULL:
        return disk_full(path)
    if windows in _WINDOWS_GONE or (error.errno in _GONE):
        return vanished(path)
    if error.errno in _FORBIDDEN:
        return read_only(path)
    return None


def missing(path: Path) -> MissingFile:
    """The refusal for a path where nothing stands."""
    remedy = (
        "请确认文件没有被移动或改名；如在 U 盘或网络盘上，请先接好。没有数据文件时请用“新建”，或从备份恢复。"
    )
    return MissingFile(f"找不到数据文件“{path}”。", remedy)


def not_ours(path: Path) -> NotOurFile:
    """The refusal for a file of another kind."""
    remedy = "请选择本程序的数据文件（.db）。Excel 表格请用“导入”。"
    return NotOurFile(f"“{path.name}”不是商会秘书的数据文件，没有打开，也没有改动它。", remedy)


def empty(path: Path) -> DamagedFile:
    """The refusal for a file that has lost its contents."""
    message = f"数据文件“{path.name}”是空的或不完整，多半是断电、拔盘或复制中断造成的；没有改动它。"
    return DamagedFile(message, RESTORE)


RESTORE = "请从备份恢复（“数据”页的“备份与恢复”，或命令 restore）；恢复时会留下现在这个文件。"


def damaged(path: Path, detail: str = "") -> DamagedFile:
    """The refusal for a file whose contents are broken; `detail` holds no values of records."""
    more = f"（{detail}）" if detail else ""
    return DamagedFile(f"数据文件“{path.name}”已损坏{more}，已停止使用，没有改动它。", RESTORE)


def newer(path: Path, version: int, known: int) -> NewerFile:
    """The refusal for a file of a later version."""
    message = (
        f"“{path.name}”由更新版本的商会秘书保存（文件版本 {version}，本程序认识到 {known}），没有改动它。"
    )
    return NewerFile(message, "请在这台电脑上安装新版本的程序再打开。")


def older(path: Path) -> OlderFile:
    """The refusal to read a file that has not been migrated yet."""
    remedy = "请先用本程序打开一次（会自动备份并升级），再查看。"
    return OlderFile(f"“{path.name}”由旧版本的程序保存，还没有升级。", remedy)


def read_only(path: Path) -> ReadOnlyFile:
    """The refusal to write where that is not allowed."""
    message = f"“{path.name}”或它所在的文件夹只能读取、不能保存。"
    remedy = "仍可查看、打印名册和报表；要修改，请把文件复制到本机“文档”等可写的文件夹再打开，或请管理员放开写入权限。"
    return ReadOnlyFile(message, remedy)


def vanished(path: Path) -> VanishedFile:
    """The refusal when the file cannot be reached any more."""
    message = f"找不到数据文件“{path.name}”：它所在的磁盘（如 U 盘、网络盘）可能已断开，或文件被移走。"
    return VanishedFile(message, "没有保存；填写的内容还在。请接好磁盘或把文件放回原处后再保存。")


def changed_outside(path: Path) -> VanishedFile:
    """The refusal to write into a file that another program replaced or changed while it was open."""
    message = f"数据文件“{path.name}”在程序外被替换或改动过，没有保存，以免互相覆盖；填写的内容还在。"
    return VanishedFile(message, "请记下未保存的内容，关闭本程序后重新打开文件，再保存。")


def disk_full(path: Path) -> DiskFull:
    """The refusal when there is no room; names what is free."""
    folder = path if path.is_dir() else path.parent
    try:
        free = f"（剩余 {shutil.disk_usage(folder).free / 1024 / 1024:.1f} MB）"
    except OSError:
        free = ""
    message = f"“{folder}”所在的磁盘没有空间了{free}，没有保存，原有数据没有变化。"
    return DiskFull(message, "请清理出一些空间（例如清空回收站、删除不用的大文件）后再试。")


def busy(path: Path) -> Refusal:
    """The refusal while another program keeps the file to itself."""
    message = f"另一个程序（如复制、网盘同步或杀毒软件）正占用“{path.name}”，暂时不能保存。"
    return Refusal(message, "请稍等几秒再试；填写的内容还在。")


def unclean(path: Path) -> Refusal:
    """The refusal to read beside the leftovers of an interrupted save."""
    message = f"“{path.name}”上次没有正常关闭，要先恢复完整才能读取。"
    return Refusal(message, "请用本程序在可写的文件夹中打开它一次。")


def _unreachable(path: Path, code: int) -> Refusal:
    try:
        there = path.exists()
    except OSError:
        there = False
    if there and code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return read_only(path)  # the journal cannot be made beside the file
    if not there:
        return vanished(path)
    message = f"读写“{path.name}”时磁盘出错，没有保存，填写的内容还在。"
    return VanishedFile(
        message, "请检查 U 盘、移动硬盘或网络连接，接好后再保存；反复出现请更换磁盘，并从备份恢复。"
    )


def _concerns(error: OSError, path: Path) -> bool:
    """Tell whether the error is about our file or a neighbour of it, not about a file a job reads or writes."""
    named = [Path(str(name)) for name in (error.filename, error.filename2) if isinstance(name, (str, Path))]
    if not named:
        return error.errno in _FULL
    own = {side_folder(path), attachments_folder(path)}
    return any(
        item == path or item.name.startswith(path.name) or own & {item, *item.parents} for item in named
    )


def side_folder(path: Path) -> Path:
    """The folder beside the file that holds its backups and its state."""
    return _neighbour(path, "备份")


def attachments_folder(path: Path) -> Path:
    """The folder beside the file that holds the files which belong to its records."""
    return _neighbour(path, "附件")


def _neighbour(path: Path, name: str) -> Path:
    stem = path.stem if path.suffix.lower() == ".db" else path.name
    return path.with_name(f"{stem}-{name}")
