"""Whatever is given to the reader, the program lives and says which file it was and what to do."""

import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.exchange.reading import DEFAULT_LIMITS, Workbook, read_workbook, reader
from secretariat.exchange.reading.caps import job_terms
from secretariat.exchange.reading.parsing import parse
from secretariat.exchange.reading.worker import content_of
from tests.exchange.reading.build import MAIN, SAMPLES, changed, compound, sheet_of, small, with_sheet

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="'
    + MAIN
    + b'"><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData>'
    b"</worksheet>"
)


def encrypted_zip() -> bytes:
    content = bytearray(small())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


BAD = {
    "empty": (b"", "0 字节", "重新保存"),
    "zeros": (bytes(4096), "空字节", "备份"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "图片", "抄进"),
    "photo": (b"\xff\xd8\xff\xe0" + bytes(99), "图片", "抄进"),
    "pdf": (b"%PDF-1.4\n", "PDF", "抄进"),
    "rar": (b"Rar!\x1a\x07", "压缩包", "解压"),
    "program": (b"MZ\x90\0", "程序", "抄进"),
    "binary": (random.Random(1).randbytes(4000), "认不出", "另存为"),
    "old": (b"\x09\x04\x06\x00\0\0\x10\0", "很早的 Excel", "另存为"),
    "encrypted book": (compound("EncryptionInfo", "EncryptedPackage"), "密码", "不带密码"),
    "encrypted zip": (encrypted_zip(), "密码", "不带密码"),
    "word of 2003": (compound("WordDocument"), "Word", "抄进"),
    "torn compound": (compound("Workbook")[:700], "不完整", "重新复制"),
    "compound of nothing": (compound("Other"), "认不出", "重新复制"),
    "torn": (small()[:-700], "不完整", "重新复制"),
    "torn xls": ((SAMPLES / "直属会员通讯录.xls").read_bytes()[:9000], "不完整", "重新复制"),
    "word": (
        changed(small(), lambda name, part: None if "xl/" in name else part).replace(
            b"docProps", b"word/abc"[:8]
        ),
        "Word",
        "抄进",
    ),
    "laughs": (with_sheet(LAUGHS), "DTD", "另存为"),
    "unclosed cells": (sheet_of(b'<row r="1">' + b'<c r="A1" s="1"><v>1' * 300_000), "损坏", "另存为"),
    "torn sheet": (with_sheet(b'<worksheet xmlns="' + MAIN + b'"><sheetData><row r="1">'), "损坏", "另存为"),
    "no sheet": (with_sheet(b"<html/>"), "损坏", "另存为"),
    "no workbook": (
        changed(small(), lambda name, part: None if "workbook" in name else part),
        "损坏",
        "另存为",
    ),
    "no cells": (sheet_of(b""), "没有任何内容", "另一个文件"),
    "other xml": (b'<?xml version="1.0"?><a/>', "XML", "另存为"),
    "no text": (("好" * 99).encode() + b"\xff\xff\xfe\xff" * 99, "编码", "另存为"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_table_is_refused_with_the_way_out(case: str) -> None:
    content, message, remedy = BAD[case]
    with pytest.raises(Refusal) as refused:
        parse("二月名册.xlsx", content, DEFAULT_LIMITS)
    assert "二月名册.xlsx" in refused.value.message and message in refused.value.message
    assert remedy in refused.value.remedy


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = with_sheet(b'<worksheet xmlns="' + MAIN + b'"><sheetData>' + b" " * (2 << 20))
    with pytest.raises(Refusal, match=r"名册.*超过 1 MB.*新建的工作簿"):
        parse("名册.xlsx", bomb, replace(DEFAULT_LIMITS, unpacked_bytes=1 << 20))


def test_places_where_no_file_is(tmp_path: Path) -> None:
    lock = tmp_path / "~$名册.xlsx"
    lock.write_bytes(b"x")
    for path, words in (
        (tmp_path / "无.xlsx", "找不到"),
        (tmp_path, "文件夹"),
        (lock, "临时文件"),
    ):
        with pytest.raises(Refusal) as refused:
            read_workbook(path)
        assert path.name in refused.value.message and words in refused.value.message and refused.value.remedy


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管")
    with pytest.raises(Refusal, match="不是普通文件"):
        read_workbook(tmp_path / "管")


def test_a_file_that_excel_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(Refusal, match="正被 Excel 或 WPS 打开"):
        content_of(tmp_path / "a.xlsx", "a.xlsx", DEFAULT_LIMITS, windows=True)
    with pytest.raises(Refusal, match="权限"):
        content_of(tmp_path / "a.xlsx", "a.xlsx", DEFAULT_LIMITS, windows=False)


def test_a_file_on_a_failing_disk_or_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = tmp_path / "大.xlsx"
    big.write_bytes(bytes(11))
    with pytest.raises(Refusal, match="太大"):
        content_of(big, big.name, replace(DEFAULT_LIMITS, file_bytes=10))

    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "")

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(Refusal, match="U盘"):
        content_of(big, big.name, DEFAULT_LIMITS)


def test_reading_through_the_other_process(tmp_path: Path) -> None:
    path = tmp_path / "名 册.xlsx"
    path.write_bytes(small())
    book = read_workbook(path)
    assert (book.name, book.kind) == ("名 册.xlsx", "xlsx")
    assert book.sheets[0].rows == [["姓名", None], [None, "张三"]]
    assert list(tmp_path.iterdir()) == [path]


def test_dates_survive_the_way_between_the_processes() -> None:
    path = SAMPLES / "直属会员通讯录.xls"
    assert read_workbook(path) == parse(path.name, path.read_bytes(), DEFAULT_LIMITS)


def _worker_that(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(reader, "worker_command", lambda: [sys.executable, "-c", code])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.abort()", "中途失败"),
        ("import os; os._exit(0)", "中途失败"),
        ("print('nonsense')", "中途失败"),
        ("import sys; sys.stdout.buffer.write(b'\\x80\\x05cos\\nsystem\\n.')", "中途失败"),
        ("import time; time.sleep(60)", "已停止"),
        ("import os\nwhile True: os.write(1, bytes(9999))", "太多"),
    ],
)
def test_a_reading_process_that_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    _worker_that(monkeypatch, code)
    path = tmp_path / "名册.xlsx"
    path.write_bytes(small())
    began = time.monotonic()
    with pytest.raises(Refusal) as refused:
        read_workbook(path, limits=replace(DEFAULT_LIMITS, seconds=1.0, answer_bytes=1 << 20))
    assert "名册.xlsx" in refused.value.message and words in refused.value.message
    assert time.monotonic() - began < 20  # it was not waited for to the end


def test_a_reading_process_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "worker_command", lambda: [str(tmp_path / "none")])
    path = tmp_path / "名册.xlsx"
    path.write_bytes(small())
    with pytest.raises(Refusal, match="名册"):
        read_workbook(path)


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader.worker_command() == [sys.executable, "--read-worker"]


@pytest.mark.skipif(sys.platform == "win32", reason="the cap is a job object there")
def test_the_memory_cap_holds(tmp_path: Path) -> None:
    path = tmp_path / "多.csv"
    path.write_bytes(b"1,2,3\n" * 1_500_000)
    with pytest.raises(Refusal) as refused:
        read_workbook(path, limits=replace(DEFAULT_LIMITS, memory_bytes=150 << 20))
    assert "多.csv" in refused.value.message


def test_the_terms_of_the_windows_job() -> None:
    terms = job_terms(DEFAULT_LIMITS)
    assert terms.ProcessMemoryLimit == 1 << 30
    assert terms.Basic.PerProcessUserTimeLimit == 35 * 10_000_000
    assert terms.Basic.LimitFlags & 0x100


def _mutant(content: bytes, dice: random.Random) -> bytes:
    changed_ = bytearray(content)
    for _ in range(dice.choice((1, 3, 20))):
        changed_[dice.randrange(len(changed_))] = dice.randrange(256)
    if dice.random() < 0.2:
        del changed_[dice.randrange(len(changed_)) :]
    return bytes(changed_)


@pytest.mark.parametrize("name", ["直属会员通讯录.xls", "提案办理情况一览表.xlsx"])
def test_mutants_never_bring_the_program_down(name: str, tmp_path: Path) -> None:
    dice = random.Random(name)
    content = (SAMPLES / name).read_bytes()
    path = tmp_path / name
    for _ in range(15):
        path.write_bytes(_mutant(content, dice))
        try:
            assert isinstance(read_workbook(path), Workbook)
        except Refusal as refusal:
            assert name in refusal.message and refusal.remedy
