"""Text into drawing operators: every character from the first face that has it, none lost silently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.exchange.printing.embedding import EmbeddedFont, has_glyph
from secretariat.exchange.printing.faces import (
    STAND_INS,
    FaceFile,
    Role,
    bundled_faces,
    load_face,
    office_faces,
    office_folders,
)

MISSING = "〓"
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0100-\U000e01ef]"
)


def clean(text: str) -> str:
    """The text without what cannot be seen: controls, variation selectors, marks of direction."""
    if text.isprintable() and not _INVISIBLE.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    return _INVISIBLE.sub("", text)


class Typeface:
    """The faces of one role in one document, tried in order for each character. Widths are in ems."""

    def __init__(self, case: Typecase, files: Sequence[FaceFile]) -> None:
        self._case = case
        self._files = list(files)
        self._fonts: list[EmbeddedFont] = []
        self._widths = _Widths(self)
        self._chosen: dict[str, tuple[EmbeddedFont, str]] = {}
        self.main = self._font(0)

    def width(self, text: str) -> float:
        """The width of one line of text in ems."""
        return sum(map(self._widths.__getitem__, text))

    def select(self, size: float) -> str:
        """The operator that makes the first face current; `show` expects it to be."""
        return self.main.select(size)

    def show(self, text: str, size: float) -> str:
        """The operators that draw the text at the current point and leave the first face current."""
        codes = text.translate(self.main.codes)
        # A character that the first face lacks stays one character instead of four digits.
        return f"<{codes}> Tj" if len(codes) == 4 * len(text) else self._show_runs(text, size)

    def choose(self, character: str) -> tuple[EmbeddedFont, str]:
        """The font that draws a character, and the character drawn: itself or 〓."""
        found = self._chosen.get(character)
        if found is None:
            found = self._chosen[character] = self._search(character)
        return found

    def _search(self, character: str) -> tuple[EmbeddedFont, str]:
        wanted = " " if character == "\u00a0" else character
        font = self._first_with(wanted)
        if font is not None:
            return font, wanted
        self._case.missing.append(character)
        return self._first_with(MISSING) or self.main, MISSING

    def _first_with(self, character: str) -> EmbeddedFont | None:
        number = 0
        while number < len(self._files):
            font = self._font(number)
            if has_glyph(font.face, ord(character)):
                return font
            number += 1
        return None

    def _font(self, number: int) -> EmbeddedFont:
        while len(self._fonts) <= number:
            self._fonts.append(self._case.font(self._files[len(self._fonts)]))
        return self._fonts[number]

    def _show_runs(self, text: str, size: float) -> str:
        chosen = [self.choose(character) for character in text]
        parts = []
        for _, group in groupby(chosen, key=lambda pair: id(pair[0])):
            run = list(group)
            codes = "".join(drawn for _, drawn in run).translate(run[0][0].codes)
            parts.append(f"{run[0][0].select(size)} <{codes}> Tj")
        return f"{' '.join(parts)} {self.select(size)}"


class _Widths(dict[str, float]):
    """Character → advance in ems, looked up once."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, character: str) -> float:
        font, drawn = self._typeface.choose(character)
        self[character] = width = font.width(drawn)
        return width


class Typecase:
    """The faces of one document, loaded when first used, and what there is to tell the clerk about them."""

    def __init__(self, document: Any, folders: Sequence[Any] | None = None) -> None:
        self.missing: list[str] = []
        self._document = document
        self._folders = office_folders() if folders is None else tuple(folders)
        self._fonts: dict[FaceFile, EmbeddedFont] = {}
        self._faces: dict[Role, Typeface] = {}
        self._substituted: list[Role] = []

    def face(self, role: Role) -> Typeface:
        """The typeface for a role: the office's own faces first, then the bundled ones."""
        if role not in self._faces:
            own = [file for file in office_faces(role, self._folders) if load_face(file) is not None]
            if not own and role in STAND_INS:
                self._substituted.append(role)
            self._faces[role] = Typeface(self, [*own, *bundled_faces(role)])
        return self._faces[role]

    def font(self, file: FaceFile) -> EmbeddedFont:
        """The font of a file in this document, the same for every role that uses the file."""
        if file not in self._fonts:
            face = load_face(file)
            if face is None:
                message = f"程序自带的字体文件“{file.path.name}”不见了或已损坏，不能生成 PDF。"
                raise Refusal(message, "请重新安装本程序；急用时可先导出为 Excel。")
            self._fonts[file] = EmbeddedFont(face, self._document, len(self._fonts))
        return self._fonts[file]

    def warnings(self) -> tuple[str, ...]:
        """Lines for the clerk: faces that were replaced, characters that no face has."""
        lines = []
        if self._substituted:
            pairs = "、".join(f"{role.value}（用{STAND_INS[role]}代替）" for role in self._substituted)
            lines.append(f"这台电脑没有这些公文字体，已用随程序附带的字体代替：{pairs}。")
        for character in dict.fromkeys(self.missing):
            code = f"U+{ord(character):04X}"
            lines.append(
                f"所有字体里都没有“{character}”（{code}）这个字，已印成“{MISSING}”，请打印后手工补写。"
            )
        return tuple(lines)
