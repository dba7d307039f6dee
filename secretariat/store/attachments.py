"""Files that belong to records: copied beside the database under their hash, so that no name leads anywhere.

A record names a content by its SHA-256 and a display name, never by a path. Contents are only added: what was
detached can be brought back by undo, and a backup taken earlier still finds what it needs.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.files import beside, copy_synced, drop, put_in_place, sha256_of, sync
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction

ENTITY = "attachment"
LARGEST = 200 * 1024 * 1024
"""The largest file that is taken in, in bytes."""
_CHUNK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")
_CONTENT = re.compile(r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?")
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)", re.I)
_LONGEST_NAME = 80
_PROGRAMS = {
    ".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".msi", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".wsh", ".ps1",
    ".lnk", ".hta", ".cpl", ".jar", ".reg", ".sh", ".desktop", ".url", ".dll", ".inf",
}  # fmt: skip
"""Files that would run when they are opened."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file that was taken in: its hash, its size in bytes, and what it is called for people."""

    sha256: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment of a record."""

    id: int
    entity: str
    record: int
    content: Content
    note: str = ""


def safe_name(name: str) -> str:
    """A file name that every system takes for one plain name in the folder where it is put.

    Keeps the ending; drops separators, control and direction marks, reserved device names, outer dots and blanks.
    """
    plain = _FORBIDDEN.sub("_", name).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 8:
        stem, ending = plain, ""
    stem = stem[:_LONGEST_NAME].strip(" .") or "附件"
    plain = f"{stem}.{ending}" if ending else stem
    return f"_{plain}" if _RESERVED.match(plain) else plain


def attach(tx: Transaction, entity: str, record: int, content: Content, note: str = "") -> int:
    """Note that a content belongs to a record; the same content twice on one record is one attachment."""
    if tx.get(entity, record) is None:
        raise Refusal("这条记录已经不在了，附件没有添加。", "请刷新后再试。")
    for row in tx.find(ENTITY, entity=entity, record=record, sha256=content.sha256):
        return int(row["id"])
    values = {
        "entity": entity, "record": record, "name": content.name, "sha256": content.sha256, "size": content.size,
        "note": note or None,
    }  # fmt: skip
    return tx.add(ENTITY, values)


def detach(tx: Transaction, attachment: int) -> None:
    """Move an attachment to the recycle bin; its content stays for undo."""
    tx.remove(ENTITY, attachment)


def attachments_of(rows: Rows, entity: str, record: int) -> list[Attached]:
    """The attachments of a record, the oldest first."""
    return [_attached(row) for row in rows.find(ENTITY, entity=entity, record=record)]


def _attached(row: dict[str, object]) -> Attached:
    content = Content(str(row["sha256"]), int(str(row["size"])), safe_name(str(row["name"])))
    return Attached(
        int(str(row["id"])), str(row["entity"]), int(str(row["record"])), content, str(row["note"] or "")
    )


class Attachments:
    """The contents beside one data file, in the folder …-附件."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.folder = folder_of(self.path)
        self._kept = kept_folder(self.path)

    def take_in(self, file: Path) -> Content:
        """Copy a file in, byte for byte and on the disk when this returns.

        Raises Refusal for what is no plain file, too large, or would run when it is opened.
        """
        _refuse_odd(file)
        ending = _ending(file.name)
        with _in_words(self.folder):
            self.folder.mkdir(exist_ok=True)
            temporary = beside(self.folder / "附件", ".tmp")
            try:
                digest, size = _copy_hashed(file, temporary)
                _settle(temporary, self._place(digest, ending))
            except BaseException:
                with contextlib.suppress(OSError):
                    drop(temporary)
                raise
        return Content(digest, size, safe_name(file.name))

    def find(self, content: Content) -> Path:
        """Where a content lies, checked against its hash; brought back from the backups where it is gone.

        Raises Refusal where it is nowhere.
        """
        if not _HASH.fullmatch(content.sha256):
            raise Refusal(f"附件“{content.name}”的登记不对，不能打开。", "请删除这个附件，重新添加。")
        place = self._place(content.sha256, _ending(content.name))
        if _is(place, content.sha256):
            return place
        for other in self._copies(content.sha256):
            if _is(other, content.sha256):
                self._bring_back(other, place)
                return place
        raise Refusal(
            f"附件“{content.name}”的文件不在了，或者被改动过。",
            f"请把原来的“{self.folder.name}”文件夹放回数据文件旁边，或用“找回附件”指给程序看。",
        )

    def find_again(self, rows: Rows, folder: Path) -> int:
        """Look through a folder for contents that are gone, by their hash; returns how many were found."""
        wanted = {one.sha256: one for one in self.missing(rows)}
        sizes = {one.size for one in wanted.values()}
        found = 0
        for file in _files(folder):
            with contextlib.suppress(OSError):
                if file.stat().st_size not in sizes:
                    continue
                digest = sha256_of(file)
                if digest in wanted:
                    content = wanted.pop(digest)
                    self._bring_back(file, self._place(digest, _ending(content.name)))
                    found += 1
        return found

    def missing(self, rows: Rows) -> list[Content]:
        """The contents of live attachments that are not where they should be, or not what they were."""
        contents = {row["sha256"]: _attached(row).content for row in rows.find(ENTITY)}
        return [one for one in contents.values() if not self._is_there(one)]

    def save_as(self, content: Content, target: Path) -> None:
        """A copy for the clerk, at a place of their own."""
        source = self.find(content)
        with _in_words(target):
            copy_synced(source, target)

    def _is_there(self, content: Content) -> bool:
        return bool(_HASH.fullmatch(content.sha256)) and _is(
            self._place(content.sha256, _ending(content.name)), content.sha256
        )

    def _place(self, digest: str, ending: str) -> Path:
        return self.folder / digest[:2] / f"{digest}{ending}"

    def _copies(self, digest: str) -> Iterator[Path]:
        for folder in (self.folder, self._kept):
            yield from sorted((folder / digest[:2]).glob(f"{digest}*"))

    def _bring_back(self, source: Path, place: Path) -> None:
        with _in_words(self.folder):
            temporary = beside(self.folder / "附件", ".tmp")
            self.folder.mkdir(exist_ok=True)
            copy_synced(source, temporary)
            _settle(temporary, place)


def folder_of(path: Path) -> Path:
    """The folder beside a data file that holds the contents of its attachments."""
    return faults.attachments_folder(path)


def kept_folder(path: Path) -> Path:
    """The folder among the backups of a data file that holds a second copy of every content."""
    return faults.side_folder(path) / "附件"


def copy_contents(source: Path, target: Path) -> int:
    """Copy every content that `target` does not have yet; returns how many. Nothing there is replaced."""
    copied = 0
    for file in _contents(source):
        place = target / file.parent.name / file.name
        if place.exists() and place.stat().st_size == file.stat().st_size:
            continue
        target.mkdir(exist_ok=True)
        temporary = beside(target / "附件", ".tmp")
        copy_synced(file, temporary)
        _settle(temporary, place)
        copied += 1
    return copied


def _contents(folder: Path) -> Iterator[Path]:
    """What is a content by its name and place; anything else in the folder is left alone."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for part in sorted(folder.iterdir()):
            if len(part.name) == 2 and part.is_dir() and not part.is_symlink():
                for file in sorted(part.iterdir()):
                    plain = file.is_file() and not file.is_symlink()
                    if plain and _CONTENT.fullmatch(file.name) and file.name.startswith(part.name):
                        yield file


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


@contextlib.contextmanager
def _in_words(place: Path) -> Iterator[None]:
    """Tell a fault of the disk in plain words; `faults.explained` knows only the data file and its neighbours."""
    try:
        yield
    except OSError as error:
        raise (
            faults.disk_refusal(error, place) or Refusal(f"“{place.name}”读写失败。", "请检查后再试。")
        ) from error


def _refuse_odd(file: Path) -> None:
    with _in_words(file):
        if not file.is_file():
            raise Refusal(f"“{file.name}”不是文件，不能作为附件。", "文件夹请先打包成一个压缩文件。")
        if file.suffix.lower() in _PROGRAMS:
            raise Refusal(
                f"“{file.name}”是程序，不能作为附件。", "附件可以是文档、表格、图片、扫描件、压缩包等。"
            )
        if file.stat().st_size > LARGEST:
            raise Refusal(
                f"“{file.name}”超过{LARGEST >> 20}MB，不能作为附件。", "请压缩，或只登记它放在哪里。"
            )
        if file.stat().st_size == 0:
            raise Refusal(f"“{file.name}”是空文件，没有添加。", "请核对是不是选错了文件。")


def _ending(name: str) -> str:
    """The ending under which the system knows with which program to open a file; none where it is odd."""
    ending = Path(safe_name(name)).suffix.lower()
    return ending if _ENDING.fullmatch(ending) and ending not in _PROGRAMS else ""


def _copy_hashed(source: Path, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writing.write(chunk)
    sync(target)
    return digest.hexdigest(), size


def _settle(temporary: Path, place: Path) -> None:
    """Give a complete content its name; read-only, so that a program that opens it does not change it."""
    if place.exists():
        with contextlib.suppress(OSError):
            place.chmod(stat.S_IREAD | stat.S_IWRITE)
    place.parent.mkdir(exist_ok=True)
    put_in_place(temporary, place)
    with contextlib.suppress(OSError):
        place.chmod(stat.S_IREAD)


def _is(place: Path, digest: str) -> bool:
    try:
        return place.is_file() and not place.is_symlink() and sha256_of(place) == digest
    except OSError:
        return False
