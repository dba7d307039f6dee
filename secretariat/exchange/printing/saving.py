"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from secretariat.base.errors import Refusal

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_BAD_NAME = {errno.EINVAL, errno.ENAMETOOLONG}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO, errno.ENXIO}


def save_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in the place of `path` in one step.

    Raises Refusal where the folder is missing, read-only or full, or the target is held open; whatever stood
    at `path` before is then unchanged and no temporary file is left.
    """
    _check_target(path)
    temporary = path.with_name(f".tmp-{secrets.token_hex(6)}{path.suffix}")
    try:
        _fill(temporary, path, write)
        _take_the_place(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _check_target(path: Path) -> None:
    try:
        if not path.parent.is_dir():
            raise Refusal(f"找不到文件夹“{path.parent}”。", "请先建好这个文件夹，或者换一个位置保存。")
        if path.is_dir():
            raise Refusal(f"“{path}”是一个文件夹，不能当作文件来写。", "请给要保存的文件另起一个名字。")
        if path.exists() and not os.access(path, os.W_OK):
            raise Refusal(f"“{path.name}”是只读文件，不能覆盖。", "请换一个文件名，或者先去掉它的只读属性。")
    except OSError as error:
        raise _refusal(path, error) from error


def _fill(temporary: Path, path: Path, write: Callable[[Path], None]) -> None:
    try:
        write(temporary)
        with temporary.open("r+b") as file:
            os.fsync(file.fileno())
    except PermissionError as error:
        message = f"文件夹“{path.parent}”不让写入，“{path.name}”没有保存。"
        raise Refusal(message, "请换一个文件夹，比如“文档”或桌面。") from error
    except OSError as error:
        raise _refusal(path, error) from error


def _take_the_place(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:
        message = f"“{path.name}”没有保存：它可能正在 Excel、WPS 或阅读器里打开着。"
        raise Refusal(message, "请先关闭它再导出一次，或者换一个文件名。") from error
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> Refusal:
    if error.errno in _FULL:
        return Refusal(f"磁盘已满，“{path.name}”没有保存。", "请清理出一些空间，或者换一个盘保存。")
    if error.errno == errno.EROFS:
        return Refusal(f"“{path.parent}”所在的盘是只读的，没有保存。", "请换一个盘或文件夹保存。")
    if error.errno in _BAD_NAME:
        return Refusal("文件名太长，或者有不能用的字符，没有保存。", "请换一个短一点、不带特殊符号的文件名。")
    if error.errno in _GONE:
        return Refusal(
            f"写到一半时“{path.parent}”不见了或读写出错，没有保存。",
            "请检查U盘或网络盘是否还连着，再导出一次。",
        )
    reason = error.strerror or type(error).__name__
    return Refusal(f"“{path.name}”没有保存（系统说明：{reason}）。", "请换一个文件夹再试。")
