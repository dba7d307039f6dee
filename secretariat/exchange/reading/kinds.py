"""Which kind of file the bytes are. The name is not believed: people rename, programs mislabel."""

from __future__ import annotations

import io
import re
import zipfile

from secretariat.exchange.reading import refusals

_FOREIGN = (
    (b"%PDF", "PDF 文档"),
    (b"\x89PNG", "图片（PNG）"),
    (b"\xff\xd8\xff", "图片（JPEG）"),
    (b"GIF8", "图片（GIF）"),
    (b"BM", "图片（BMP）"),
    (b"II*\x00", "图片（TIFF）"),
    (b"MM\x00*", "图片（TIFF）"),
    (b"{\\rtf", "文字文档（RTF）"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"SQLite format 3\x00", "数据库文件"),
    (b"\x00\x01\x00\x00Standard", "Access 数据库"),
    (b"ID3", "录音"),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OLD_BOOKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_WORD, _SLIDES = "文字文档（Word）", "演示文稿（PPT）"
_COMPOUND_KINDS = (
    ("WordDocument", _WORD),
    ("PowerPoint Document", _SLIDES),
    ("__properties_version1.0", "电子邮件"),
    ("VisioDocument", "Visio 图"),
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27})


def kind_of(name: str, content: bytes) -> str:
    """xlsx, xlsb, ods, xls, csv, html, mhtml or xml; raises Refusal for anything else."""
    if not content:
        raise refusals.empty(name)
    if content.count(0) == len(content):
        raise refusals.only_zeros(name)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(name, content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(name, content)
    _refuse_foreign(name, content)
    return _text_kind(name, content)


def _refuse_foreign(name: str, content: bytes) -> None:
    for magic, what in _FOREIGN:
        # Short signs are also good letters: "BM" may begin a heading of a text.
        if content.startswith(magic) and (len(magic) > 2 or b"\0" in content[:64]):
            raise refusals.other_kind(name, what)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise refusals.other_kind(name, "图片（WEBP）")
    if content[4:8] == b"ftyp":
        picture = content[8:11] in (b"hei", b"mif", b"avi")
        raise refusals.other_kind(name, "图片（HEIC）" if picture else "视频")
    if content.startswith(_ARCHIVES):
        raise refusals.archive(name)
    if content.startswith(_OLD_BOOKS):
        raise refusals.old_kind(name, "很早的 Excel 格式（Excel 4.0 或更早）")


def _compound_kind(name: str, content: bytes) -> str:
    from secretariat.exchange.reading.compound import Compound, Malformed

    try:
        streams = Compound(content).streams
    except Malformed:
        raise refusals.cut_short(name) from None
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise refusals.encrypted(name)
    if "Workbook" in streams or "Book" in streams or "WORKBOOK" in streams:
        return "xls"
    for stream, what in _COMPOUND_KINDS:
        if stream in streams:
            raise refusals.other_kind(name, what)
    raise refusals.unknown_kind(name)


def _zip_kind(name: str, content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {part.replace("\\", "/").lower() for part in package.namelist()}
            mime = package.read("mimetype")[:100] if "mimetype" in package.namelist() else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise refusals.cut_short(name) from None
    return _package_kind(name, parts, mime)


def _package_kind(name: str, parts: set[str], mime: bytes) -> str:
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    if b"opendocument" in mime:
        raise refusals.other_kind(name, "OpenDocument 文档")
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if any(part.startswith("word/") for part in parts):
        raise refusals.other_kind(name, _WORD)
    if any(part.startswith("ppt/") for part in parts):
        raise refusals.other_kind(name, _SLIDES)
    if "ofd.xml" in parts:
        raise refusals.other_kind(name, "OFD 文档")
    if any(part.startswith("index/") and part.endswith(".iwa") for part in parts):
        raise refusals.old_kind(name, "苹果 Numbers 表格")
    if "[content_types].xml" in parts or "_rels/.rels" in parts or "xl/workbook.xml" in parts:
        return "xlsx"
    raise refusals.archive(name)


def _text_kind(name: str, content: bytes) -> str:
    start = _plain_start(content)
    if re.match(r"mime-version:|content-type:\s*multipart|from:\s*<saved by|from:\s*\"saved by", start):
        return "mhtml"
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and start.startswith("<?xml"):
        return "xml"
    if re.search(r"<!doctype html|<(html|head|body|table|meta|tr|div|style|frameset)[\s>]", start):
        return "html"
    if start.startswith("<?xml"):
        raise refusals.old_kind(name, "XML 数据文件")
    if not _looks_like_text(content):
        raise refusals.unknown_kind(name)
    return "csv"


def _plain_start(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = content[: 1 << 13].decode("utf-16", "replace")
    else:
        start = content[: 1 << 13].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return start.strip("\ufeff \t\r\n\0").lower()


def _looks_like_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = content[: 1 << 16]
    # Stray control characters come with data from old systems; a binary file is full of them.
    return b"\0" not in start and len(start) - len(start.translate(None, _CONTROL)) <= len(start) // 100
