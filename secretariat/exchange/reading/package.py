"""A zip of XML parts, looked at before anything in it is believed."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.parsers import expat

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.source import Source

_XML = (".xml", ".rels", ".vml")
_PROLOG = 1 << 20  # no sane part has so many bytes before its first element
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


class Package:
    """The parts of a zipped workbook; every XML part is known to have no document type."""

    def __init__(self, source: Source) -> None:
        """Open and look over the package; raises Refusal for bombs, passwords, DTDs and damage."""
        self._source = source
        self.name = source.name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.content))
        except _BROKEN:
            raise refusals.cut_short(self.name) from None
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in self._zip.infolist()
        }
        self._check_sizes()
        for part in self.parts:
            if part.endswith(_XML):
                self._check_prolog(part)

    @property
    def parts(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._entries)

    def has(self, part: str) -> bool:
        """Whether there is such a part; letter case does not matter."""
        return part.lower() in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises Refusal when the package is damaged."""
        try:
            return self._zip.read(self._entries[part.lower()])
        except (KeyError, *_BROKEN):
            raise refusals.damaged(self.name) from None
        except RuntimeError:
            raise refusals.encrypted(self.name) from None

    def tree(self, part: str) -> ElementTree.Element:
        """A part as an element tree; raises Refusal when it is no well-formed XML."""
        try:
            return ElementTree.fromstring(self.read(part))
        except ElementTree.ParseError:
            raise refusals.damaged(self.name) from None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id -> (last word of the type, name of the target part)."""
        folder, file = posixpath.split(part)
        path = posixpath.join(folder, "_rels", file + ".rels")
        if not self.has(path):
            return {}
        found = {}
        for each in self.tree(path):
            if each.get("TargetMode", "") != "External" and each.get("Target"):
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                kind = each.get("Type", "").rsplit("/", 1)[-1]
                found[each.get("Id", "")] = (kind, target.lstrip("/").lower())
        return found

    def _check_sizes(self) -> None:
        limits = self._source.limits
        entries = self._zip.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise refusals.encrypted(self.name)
        if len(entries) > limits.entries:
            raise refusals.bomb(self.name, limits.unpacked_bytes)
        # Pictures are never unpacked here, so they do not count.
        unpacked = sum(
            entry.file_size for entry in entries if entry.filename.lower().endswith((*_XML, ".bin"))
        )
        if unpacked > limits.unpacked_bytes:
            raise refusals.bomb(self.name, limits.unpacked_bytes)

    def _check_prolog(self, part: str) -> None:
        try:
            with self._zip.open(self._entries[part]) as stream:
                refuse_doctype(self.name, iter(lambda: stream.read(1 << 12), b""))
        except _BROKEN:
            return  # whether this part is needed at all is not known yet; who reads it will say so
        except RuntimeError:
            raise refusals.encrypted(self.name) from None


def refuse_doctype(name: str, pieces: Iterable[bytes]) -> None:
    """Look at XML up to its first element; raises Refusal when it defines a document type or entities."""
    parser = expat.ParserCreate()
    reached: list[str] = []

    def refuse(*_: object) -> None:
        raise refusals.entities(name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda tag, _attributes: reached.append(tag)
    read = 0
    for piece in pieces:
        try:
            parser.Parse(piece, False)
        except expat.ExpatError:
            return  # no well-formed XML: its parser will say so
        read += len(piece)
        if reached:
            return
        if read > _PROLOG:
            raise refusals.damaged(name)
