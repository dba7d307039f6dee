"""What is noted about a file when it is closed, so that a change from outside is noticed at the next start."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from secretariat.store.faults import side_folder
from secretariat.store.files import sync_folder, write_text

_NAME = "状态.json"


@dataclass(frozen=True, slots=True)
class State:
    """The closed file: its hash and size, and whether these very bytes passed the full check.

    `sha256` is empty while the file is open, and so after an unclean end.
    """

    sha256: str = ""
    size: int = 0
    verified: bool = False


def read_state(path: Path) -> State:
    """The state noted beside the file; an empty one where none is, or none that can be read."""
    try:
        raw = json.loads((side_folder(path) / _NAME).read_text("utf-8"))
        return State(str(raw["sha256"]), int(raw["size"]), bool(raw["verified"]))
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def write_state(path: Path, state: State) -> None:
    """Note the state beside the file, all or nothing; raises OSError."""
    folder = side_folder(path)
    if not folder.is_dir():
        folder.mkdir()
        sync_folder(folder.parent)
    write_text(folder / _NAME, json.dumps(asdict(state)))
