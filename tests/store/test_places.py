"""Where a file lies decides whether the clerk is warned."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secretariat.store import places

MOUNTS = [
    "sysfs /sys sysfs rw 0 0",
    "/dev/sda1 / ext4 rw 0 0",
    "/dev/sda2 /home ext4 rw 0 0",
    "/dev/sdb1 /media/zhang/U\\040盘 vfat rw 0 0",
    "/dev/sdc1 /run/media/zhang/disk ext4 rw 0 0",
    "//server/share /mnt/share cifs rw 0 0",
    "server:/x /net/x nfs4 rw 0 0",
    "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0",
    "tmpfs /tmp tmpfs rw 0 0",
    "/dev/sdd1 /mnt/stick exfat rw 0 0",
    "broken",
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/zhang/文档/商会.db", places.FIXED),
        ("/srv/商会.db", places.FIXED),
        ("/homework/商会.db", places.FIXED),
        ("/media/zhang/U 盘/商会.db", places.REMOVABLE),
        ("/run/media/zhang/disk/a/商会.db", places.REMOVABLE),
        ("/mnt/stick/商会.db", places.REMOVABLE),
        ("/mnt/share/商会.db", places.NETWORK),
        ("/net/x/商会.db", places.NETWORK),
        ("/run/user/1000/gvfs/smb/商会.db", places.NETWORK),
        ("/tmp/商会.db", places.MEMORY),
    ],
)
def test_the_drive_is_known_from_its_mount(path: str, kind: str) -> None:
    assert places.mount_kind(PurePosixPath(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (places.REMOVABLE, "U 盘"),
        (places.NETWORK, "网络盘"),
        (places.SYNCED, "同步"),
        (places.MEMORY, "关机"),
    ],
)
def test_a_dangerous_place_is_told_with_the_way_out(kind: str, word: str) -> None:
    sentence = places.warn_about_place(Path("x.db"), lambda _: kind)
    assert sentence is not None and word in sentence and "本机" in sentence


@pytest.mark.parametrize("folder", ["OneDrive - 个人", "坚果云", "WPS云盘", "Dropbox", "BaiduSyncdisk"])
def test_a_folder_that_is_synced_is_told(folder: str) -> None:
    sentence = places.warn_about_place(Path("/home/zhang") / folder / "商会.db", lambda _: places.FIXED)
    assert sentence is not None and "同步" in sentence


def test_a_fixed_disk_needs_no_word() -> None:
    assert places.warn_about_place(Path("/home/zhang/文档/商会.db"), lambda _: places.FIXED) is None


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("D:\\商会\\a.db", "D:\\"),
        ("\\\\server\\share\\a.db", "\\\\server\\share\\"),
        ("c:\\a.db", "c:\\"),
    ],
)
def test_windows_is_asked_about_the_root(path: str, root: str) -> None:
    assert places.windows_root(path) == root


def test_the_usual_place_is_the_users_own_folder() -> None:
    assert places.default_path().name == "商会数据.db"
    assert places.default_path().parent.name == "商会秘书"
