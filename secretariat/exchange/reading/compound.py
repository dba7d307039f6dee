"""The compound file ([MS-CFB]) in which .xls lives: its directory and its streams, walked with bounds."""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA  # this and above are no sector numbers
_ENTRY = 128


class Malformed(Exception):
    """The bytes do not follow [MS-CFB]; most often the end is missing."""


class Compound:
    """A compound file in memory; `streams` names each stream with its first sector and its size."""

    def __init__(self, content: bytes) -> None:
        """Read the header, the sector table and the directory; raises Malformed."""
        if len(content) < 512:
            raise Malformed
        self._content = content
        self._size = 1 << self._number("<H", 30)
        if self._size not in (512, 4096):
            raise Malformed
        self._table = self._sector_table()
        self.streams = self._directory(self._number("<I", 48))

    def stream(self, name: str) -> bytes:
        """The bytes of one stream, as many as the file really has; raises Malformed or KeyError."""
        start, size = self.streams[name]
        if size < self._number("<I", 56) and name != "Root Entry":
            return self._small(start, size)
        return self._chain(start, size)

    def _number(self, shape: str, at: int) -> int:
        value: int = struct.unpack_from(shape, self._content, at)[0]
        return value

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        sector = self._content[begin : begin + self._size]
        if not sector:
            raise Malformed
        return sector

    def _sector_table(self) -> tuple[int, ...]:
        most = len(self._content) // self._size
        numbers = list(struct.unpack_from("<109I", self._content, 76))
        following, seen = self._number("<I", 68), 0
        while following < _FREE and seen <= most:
            *more, following = self._numbers(self._sector(following))
            numbers += more
            seen += 1
        used = [number for number in numbers if number < _FREE][: most + 1]
        return self._numbers(b"".join(map(self._sector, used)))

    def _numbers(self, sectors: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sectors) // 4}I", sectors[: len(sectors) // 4 * 4])

    def _chain(self, start: int, size: int | None = None) -> bytes:
        pieces: list[bytes] = []
        while start < _FREE and len(pieces) <= len(self._table):
            if size is not None and len(pieces) * self._size >= size:
                break
            pieces.append(self._sector(start))
            if start >= len(self._table):
                raise Malformed
            start = self._table[start]
        if len(pieces) > len(self._table):  # the chain bites its own tail
            raise Malformed
        return b"".join(pieces)[:size]

    def _small(self, start: int, size: int) -> bytes:
        table = self._numbers(self._chain(self._number("<I", 60)))
        room = self.stream("Root Entry")
        pieces: list[bytes] = []
        while start < _FREE and len(pieces) * 64 < size:
            if start >= len(table):
                raise Malformed
            pieces.append(room[start * 64 : start * 64 + 64])
            start = table[start]
        return b"".join(pieces)[:size]

    def _directory(self, start: int) -> dict[str, tuple[int, int]]:
        entries = self._chain(start)
        streams: dict[str, tuple[int, int]] = {}
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            if kind in (1, 2, 5) and 2 <= length <= 64:
                name = entries[at : at + length - 2].decode("utf-16-le", "replace")
                first, size = struct.unpack_from("<II", entries, at + 116)
                streams.setdefault(name, (first, size))
        return streams
