"""Foreign files made in the tests: whole ones, and such as only bad luck or bad people make."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = Path(__file__).parents[2] / "samples"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(fill: Callable[[Worksheet], None]) -> bytes:
    """A workbook with one sheet, filled by the caller."""
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def small() -> bytes:
    """A workbook with two cells."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B2"] = "姓名", "张三"

    return xlsx(fill)


def changed(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The same package with parts changed; None drops a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose only sheet is this XML."""
    return changed(small(), lambda name, part: xml if name.endswith("sheet1.xml") else part)


def sheet_of(rows: bytes, after: bytes = b"") -> bytes:
    """A workbook whose only sheet has these row elements."""
    return with_sheet(
        b'<worksheet xmlns="' + MAIN + b'"><sheetData>' + rows + b"</sheetData>" + after + b"</worksheet>"
    )


def compound(*names: str) -> bytes:
    """A compound file ([MS-CFB]) that has nothing but named, empty streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIII", header, 44, 1, 1, 0, 4096)
    struct.pack_into("<IIII", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = [_entry("Root Entry", 5), *(_entry(name, 2) for name in names)]
    return bytes(header) + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    entry = bytearray(128)
    encoded = name.encode("utf-16-le")
    entry[: len(encoded)] = encoded
    struct.pack_into("<HBB", entry, 64, len(encoded) + 2, kind, 1)
    struct.pack_into("<III", entry, 68, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<I", entry, 116, 0xFFFFFFFE)
    return bytes(entry)
