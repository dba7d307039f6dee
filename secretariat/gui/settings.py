"""What the window remembers between starts: its shape and the files opened last; no records of the office."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

_RECENT = 8


class Settings:
    """A small JSON file. One that is missing, damaged or cannot be written never stops the program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values = _read(path)

    def get(self, name: str, default: Any = None) -> Any:
        """A remembered value, or the default where it is missing or of another type."""
        value = self._values.get(name, default)
        return value if default is None or isinstance(value, type(default)) else default

    def set(self, name: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        if self._values.get(name) != value:
            self._values = {**_read(self.path), name: value}  # a second window may have written meanwhile
            self._save()

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened last, the newest first, whether or not they still exist."""
        return tuple(Path(item) for item in self.get("recent", []) if isinstance(item, str))

    def note_opened(self, path: Path) -> None:
        """Put a file first among those opened last."""
        others = [item for item in self.recent if item != path]
        self.set("recent", [str(item) for item in (path, *others)][:_RECENT])

    def forget_opened(self, path: Path) -> None:
        """Take a file off the list."""
        self.set("recent", [str(item) for item in self.recent if item != path])

    def _save(self) -> None:
        temporary = self.path.with_name(f"{self.path.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            temporary.replace(self.path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
