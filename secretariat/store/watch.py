"""Notices that the open file was moved, replaced or changed by another program."""

from __future__ import annotations

import os
from pathlib import Path

from secretariat.store import faults
from secretariat.store.files import HEADER, sha256


class Watch:
    """Holds the file open for reading beside SQLite and remembers how it was left.

    One descriptor for the whole time: on POSIX, closing any descriptor of a file drops every lock that the
    process holds on it, also SQLite's (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb", buffering=0)
        self._seen = self._look()

    def check_place(self) -> None:
        """Refuse to go on when another file, or none, stands at the path.

        To be asked before SQLite is: it would play a journal beside the new file back into the old one.
        """
        try:
            same = os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except OSError as error:
            raise faults.vanished(self._path) from error
        if not same:
            raise faults.changed_outside(self._path)

    def check_contents(self) -> None:
        """Refuse to go on when the file was changed by somebody else."""
        if self._look() != self._seen:
            raise faults.changed_outside(self._path)

    def is_like(self, other: Watch) -> bool:
        """Tell whether both saw the same bytes at the head of a file of the same size."""
        return self._seen == other._seen

    def note(self) -> None:
        """Remember how the file looks after a write of our own."""
        self._seen = self._look()

    def sha256(self) -> str:
        """The hash of the whole file, as hexadecimal text."""
        return sha256(self._file)

    @property
    def size(self) -> int:
        """The size of the file in bytes."""
        return os.fstat(self._file.fileno()).st_size

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _look(self) -> tuple[int, bytes]:
        self._file.seek(0)
        return self.size, self._file.read(HEADER)
