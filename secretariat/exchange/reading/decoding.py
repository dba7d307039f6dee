"""From bytes to text: byte order mark, then UTF-8, then GB18030, each strictly, then with a few gaps."""

from __future__ import annotations

import codecs

from secretariat.exchange.reading import refusals

GAP = "\ufffd"
"""Stands where bytes were no character."""

_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}
_CHINESE = ("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "ms936", "gb18030")
_MOST_GAPS = 20


def text_of(name: str, content: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the name of its encoding; raises Refusal when no known encoding fits.

    Up to 20 places without a character are left as U+FFFD, for the reader to point at.
    """
    for encoding in _candidates(content, declared):
        try:
            return content.decode(encoding).removeprefix("\ufeff"), _NAMES.get(encoding, encoding.upper())
        except UnicodeDecodeError:
            continue
    return _with_gaps(name, content)


def _candidates(content: bytes, declared: str) -> list[str]:
    if content.startswith(codecs.BOM_UTF8):
        return ["utf-8-sig"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    usual = ["utf-8", "gb18030"]
    declared = declared.strip().lower()
    if not declared or declared.startswith("utf-16"):  # without a mark it cannot be, pages are copied
        return usual
    declared = "gb18030" if declared in _CHINESE else declared
    try:
        codecs.lookup(declared)
        b"".decode(declared)
    except (LookupError, ValueError):
        return usual
    return [declared, *(each for each in usual if each != declared)]


def _with_gaps(name: str, content: bytes) -> tuple[str, str]:
    if content.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8", "gb18030"]
    tried = [(content.decode(encoding, "replace"), encoding) for encoding in encodings]
    text, encoding = min(tried, key=lambda each: each[0].count(GAP))
    if text.count(GAP) > min(_MOST_GAPS, 3 + len(text) // 100):
        raise refusals.bad_text(name)
    return text.removeprefix("\ufeff"), _NAMES[encoding]
