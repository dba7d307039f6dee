"""What lists remember between starts: column widths, and the last columns, filters and order."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from secretariat.base.ledger import Ledger
from secretariat.gui.lists.state import ListState, from_json, to_json, usual_state, without_personal
from secretariat.gui.settings import Settings


class ListMemory:
    """The memory of one list of one file; kept in the user's settings, without words that may name a person."""

    def __init__(self, path: Path, ledger: Ledger, settings: Settings | None = None) -> None:
        self._settings = settings or Settings(_place())
        self._ledger = ledger
        self._state_name = f"{_number(path)}.{ledger.name}.state"
        self._widths_name = f"{ledger.name}.widths"

    def state(self) -> ListState:
        """The last state, or the usual one."""
        text = self._settings.get(self._state_name, "")
        return from_json(text, self._ledger) if text else usual_state(self._ledger)

    def keep(self, state: ListState) -> None:
        """Remember a state."""
        self._settings.set(self._state_name, to_json(without_personal(state, self._ledger)))

    def widths(self) -> dict[str, int]:
        """Column widths in pixels by key, for those that the clerk has set."""
        found = self._settings.get(self._widths_name, {})
        return {key: width for key, width in found.items() if isinstance(width, int) and 20 <= width <= 2000}

    def keep_width(self, key: str, width: int) -> None:
        """Remember the width of one column."""
        self._settings.set(self._widths_name, {**self.widths(), key: width})


class LastChoice:
    """Which of several parts of a page was looked at last in one file."""

    def __init__(self, path: Path, page: str, settings: Settings | None = None) -> None:
        self._settings = settings or Settings(_place())
        self._name = f"{_number(path)}.{page}.last"

    def get(self) -> str:
        """The part's name; empty at first."""
        return str(self._settings.get(self._name, ""))

    def keep(self, part: str) -> None:
        """Remember a part."""
        self._settings.set(self._name, part)


def _number(path: Path) -> str:
    # The path itself may hold an office's name: its hash tells two files apart as well.
    return sha256(str(path).encode()).hexdigest()[:12]


def _place() -> Path:
    from platformdirs import user_config_path

    return user_config_path("商会秘书", appauthor=False, roaming=False) / "lists.json"
