"""From bytes to a Workbook: find out the kind, call its reader. Runs in the reading process."""

from __future__ import annotations

import hashlib

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.kinds import kind_of
from secretariat.exchange.reading.model import Limits, Workbook
from secretariat.exchange.reading.source import Found, Source


def parse(name: str, content: bytes, limits: Limits) -> Workbook:
    """The workbook in these bytes; raises Refusal when they hold none."""
    kind = kind_of(name, content)
    found = _read(kind, Source(name, content, limits))
    full = [sheet for sheet in found.sheets if sheet.rows or sheet.comments]
    empty = [sheet.name for sheet in found.sheets if not (sheet.rows or sheet.comments)]
    if not full:
        raise refusals.nothing_in_it(name)
    notes = list(found.notes)
    if empty:
        notes.append("没有内容的工作表：" + "、".join(f"“{each}”" for each in empty) + "。")
    shown = "html" if kind == "mhtml" else kind
    return Workbook(name, hashlib.sha256(content).hexdigest(), shown, tuple(full), tuple(notes))


def _read(kind: str, source: Source) -> Found:
    # Each reader is imported when its kind has come: the start of this process is felt by the clerk.
    if kind == "xlsx":
        from secretariat.exchange.reading.xlsx import read_xlsx

        return read_xlsx(source)
    if kind == "xls":
        from secretariat.exchange.reading.xls import read_xls

        return read_xls(source)
    if kind in ("xlsb", "ods"):
        from secretariat.exchange.reading.other_books import read_other_book

        return read_other_book(source)
    return _read_text(kind, source)


def _read_text(kind: str, source: Source) -> Found:
    if kind in ("html", "mhtml"):
        from secretariat.exchange.reading.web_page import read_page, read_web_archive

        return read_page(source) if kind == "html" else read_web_archive(source)
    if kind == "xml":
        from secretariat.exchange.reading.xml_2003 import read_xml_2003

        return read_xml_2003(source)
    from secretariat.exchange.reading.separated import read_separated

    return read_separated(source)
