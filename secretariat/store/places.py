"""Where the file should be kept: on a fixed disk of this PC; anything else gets a word of warning."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath, PureWindowsPath

FIXED, REMOVABLE, NETWORK, SYNCED, MEMORY = "fixed", "removable", "network", "synced", "memory"

_MOVE = "建议把文件放在本机（如“文档”文件夹），用“备份到…”带走或交换副本。"
_WARNINGS = {
    REMOVABLE: "数据文件在 U 盘或移动硬盘上，拔出、断电时容易损坏。" + _MOVE,
    NETWORK: "数据文件在网络盘上，断网或多台电脑同时使用时容易损坏。" + _MOVE,
    SYNCED: "数据文件在网盘同步文件夹里，同步软件可能用旧内容覆盖新内容，也会把个人信息传到网上。" + _MOVE,
    MEMORY: "数据文件在临时的地方，关机后就没有了。" + _MOVE,
}
_NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "davfs", "fuse.sshfs", "fuse.rclone",
    "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs", "vboxsf", "virtiofs", "fuse.vmhgfs-fuse",
}  # fmt: skip
_REMOVABLE_SYSTEMS = {"vfat", "exfat", "msdos", "iso9660", "udf"}
_MEMORY_SYSTEMS = {"tmpfs", "ramfs"}
_REMOVABLE_ROOTS = ("/media", "/run/media")
_WINDOWS_KINDS = {2: REMOVABLE, 3: FIXED, 4: NETWORK, 5: REMOVABLE, 6: MEMORY}  # GetDriveTypeW
_SYNC_FOLDERS = (
    "onedrive", "坚果云", "nutstore", "baidusyncdisk", "百度网盘同步", "wps云盘", "wpsdrive", "icloud", "dropbox",
    "google drive", "googledrive", "nextcloud", "腾讯微云", "阿里云盘", "aliyundrive",
)  # fmt: skip

DriveKind = Callable[[Path], str]


def default_path() -> Path:
    """Where the office's file lies unless somebody chose another place: in the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("商会秘书", appauthor=False, roaming=False) / "商会数据.db"


def warn_about_place(path: Path, drive_kind: DriveKind | None = None) -> str | None:
    """A sentence for the clerk when the file's place is a danger to it, or None for a fixed disk."""
    look = drive_kind or (_windows_kind if os.name == "nt" else _linux_kind)
    kind = look(path)
    if kind in (FIXED, "") and _in_sync_folder(path):
        kind = SYNCED
    return _WARNINGS.get(kind)


def mount_kind(path: PurePath, mounts: Iterable[str]) -> str:
    """The kind of the drive that holds an absolute path, from the lines of /proc/mounts."""
    best, kind = "", FIXED
    for line in mounts:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), parts[1])  # \040 is a space
        if _holds(point, path) and len(point) >= len(best):
            best, kind = point, _system_kind(point, parts[2])
    return kind


def _system_kind(point: str, system: str) -> str:
    if system in _NETWORK_SYSTEMS:
        return NETWORK
    if system in _MEMORY_SYSTEMS:
        return MEMORY
    below = any(point.startswith(f"{root}/") for root in _REMOVABLE_ROOTS)
    return REMOVABLE if below or system in _REMOVABLE_SYSTEMS else FIXED


def _holds(point: str, path: PurePath) -> bool:
    return point == "/" or path == PurePath(point) or PurePath(point) in path.parents


def _in_sync_folder(path: Path) -> bool:
    return any(part.lower().startswith(_SYNC_FOLDERS) for part in path.parts[:-1])


def _linux_kind(path: Path) -> str:
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return FIXED
    return mount_kind(path.resolve(), mounts)


def windows_root(path: str) -> str:
    r"""The root that Windows is asked about; a share (\\server\share) is its own root."""
    anchor = PureWindowsPath(path).anchor
    return anchor if anchor.endswith("\\") else f"{anchor}\\"


def _windows_kind(path: Path) -> str:
    root = windows_root(str(path.resolve()))
    if root.startswith("\\\\") and not root.startswith("\\\\?\\"):
        return NETWORK
    import ctypes

    system = getattr(ctypes, "windll", None)
    return _WINDOWS_KINDS.get(system.kernel32.GetDriveTypeW(root), FIXED) if system else FIXED
