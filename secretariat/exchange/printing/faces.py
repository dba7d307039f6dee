"""Which font file prints what: the office's own faces where Windows has them, the bundled ones otherwise."""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

BUNDLED_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "fonts"


class Role(Enum):
    """What a face is used for, by the Chinese name of the face (GB/T 9704-2012)."""

    BODY = "仿宋"
    HEADING = "黑体"
    SUBHEADING = "楷体"
    TITLE = "小标宋"
    SONG = "宋体"


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A font file, with the number of the face in it (for .ttc collections)."""

    path: Path
    index: int = 0


_SERIF = "NotoSerifSC-Regular.ttf"
_BOLD = "NotoSerifSC-Bold.ttf"
_SANS = "NotoSansSC-Regular.ttf"
_BUNDLED = {
    Role.BODY: (_SERIF, _SANS),
    Role.HEADING: (_SANS, _SERIF),
    Role.SUBHEADING: (_SERIF, _SANS),
    Role.TITLE: (_BOLD, _SERIF, _SANS),
    Role.SONG: (_SERIF, _SANS),
}
# Noto Serif SC is a 宋体 and Noto Sans SC a 黑体, so only these three roles lose their look.
STAND_INS = {Role.BODY: "思源宋体", Role.SUBHEADING: "思源宋体", Role.TITLE: "思源宋体（粗）"}
# Beginnings of file names in lower case, the most official face first.
_OFFICE = {
    Role.BODY: ("仿宋_gb2312", "fangsong_gb2312", "simfang", "stfangso"),
    Role.HEADING: ("simhei",),
    Role.SUBHEADING: ("楷体_gb2312", "kaiti_gb2312", "simkai", "stkaiti"),
    Role.TITLE: ("方正小标宋", "fzxbs", "小标宋"),
    Role.SONG: ("simsun.",),
}


def office_folders() -> tuple[Path, ...]:
    """The font folders of Windows and of this user; empty elsewhere: pages look alike on every Linux."""
    if os.name != "nt":
        return ()
    system = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    own = os.environ.get("LOCALAPPDATA")
    return (system, Path(own) / "Microsoft" / "Windows" / "Fonts") if own else (system,)


def office_faces(role: Role, folders: Sequence[Path]) -> tuple[FaceFile, ...]:
    """The faces for `role` found in `folders`, the best first."""
    names = [path for folder in folders for path in _font_files(folder)]
    found = []
    for start in _OFFICE[role]:
        found += [FaceFile(path) for path in names if path.name.lower().startswith(start)]
    return tuple(found)


def bundled_faces(role: Role) -> tuple[FaceFile, ...]:
    """The faces that come with the program, the one for `role` first."""
    return tuple(FaceFile(BUNDLED_FOLDER / name) for name in _BUNDLED[role])


def _font_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in (".ttf", ".ttc"))
    except OSError:
        return []


@lru_cache(maxsize=12)
def load_face(file: FaceFile) -> Any | None:
    """The parsed face (reportlab's TTFontFace), or None where the file is absent, broken or not TrueType."""
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

    try:
        return TTFontFace(str(file.path), subfontIndex=file.index)
    except (TTFError, OSError, struct.error, LookupError, ValueError, AssertionError):
        return None
