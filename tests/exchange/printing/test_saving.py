"""A file is there whole or not at all, and a refusal says what to do."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.exchange.printing import save_atomically


def writes(text: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(text, "utf-8") and None


def fails(error: BaseException) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise error

    return write


def test_the_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "名册 2026.xlsx"
    save_atomically(target, writes("新"))
    assert target.read_text("utf-8") == "新"
    assert list(tmp_path.iterdir()) == [target]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("旧", "utf-8")
    save_atomically(target, writes("新"))
    assert target.read_text("utf-8") == "新"


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left"), "磁盘已满"),
        (OSError(errno.EROFS, "Read-only"), "只读"),
        (OSError(errno.EIO, "I/O error"), "U盘"),
        (OSError(errno.ENAMETOOLONG, "too long"), "文件名"),
        (OSError(errno.EBUSY, "busy"), "busy"),
        (PermissionError(errno.EACCES, "denied"), "不让写入"),
    ],
)
def test_a_failing_write_keeps_the_older_file(tmp_path: Path, error: OSError, word: str) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("旧", "utf-8")
    with pytest.raises(Refusal) as caught:
        save_atomically(target, fails(error))
    assert word in str(caught.value)
    assert "请" in caught.value.remedy
    assert target.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_no_fault_of_the_disk_passes_through_without_traces(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        save_atomically(tmp_path / "a.pdf", fails(KeyboardInterrupt()))
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_open_in_excel_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refusal, match=r"名册\.xlsx.*打开着.*关闭"):
        save_atomically(tmp_path / "名册.xlsx", writes("新"))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"找不到文件夹.*没有这里"):
        save_atomically(tmp_path / "没有这里" / "a.pdf", writes(""))


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="文件夹"):
        save_atomically(tmp_path, writes(""))


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("旧", "utf-8")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(Refusal, match="只读"):
        save_atomically(target, writes("新"))
    assert target.read_text("utf-8") == "旧"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="文件名"):
        save_atomically(tmp_path / ("长" * 300 + ".pdf"), writes(""))
