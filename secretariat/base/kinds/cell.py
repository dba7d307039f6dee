"""What all kinds share when they read a cell: blanks, ditto marks, masked text, quoting."""

from __future__ import annotations

from typing import Any

from secretariat.base.characters import BLANK_MARKS, clean, ditto, shortened
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value

MASKED = Reading(note="已遮盖的内容不导入，原有内容不变")
"""The reading of text that was printed with asterisks: it must never overwrite the real value."""


def problem(message: str) -> Reading:
    """A value that is not taken."""
    return Reading(problem=message)


def doubt(message: str) -> Reading:
    """A value that could mean two things and waits for the clerk."""
    return Reading(problem=message, doubtful=True)


def empty_or_ditto(text: str) -> Reading | None:
    """The reading of blank marks and ditto marks; None for everything else. `text` is cleaned."""
    if text in BLANK_MARKS:
        return NOTHING
    if len(text) >= 2 and not text.strip("*＊"):
        return MASKED
    if len(text) <= 4 and ditto(text):
        return doubt(f"「{text}」表示和上面一样，但不能确定指哪一格，请填写完整内容")
    return None


def quoted(text: str) -> str:
    """The raw text in a message."""
    return f"「{shortened(text)}」"


class TextKind(Kind):
    """A kind whose raw cells are text: cleaning, blanks and ditto marks are dealt with here."""

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        text = self.tidy(raw)
        return empty_or_ditto(text) or self.understand(text)

    def tidy(self, raw: Any) -> str:
        """The cleaned text of the cell."""
        return clean(raw)

    def understand(self, text: str) -> Reading:
        """The reading of cleaned text that is neither blank nor a ditto mark."""
        return Reading(text)

    def check(self, value: Value) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            return "这里应填文字"
        if value != self.tidy(value):
            return f"{quoted(value)}里有看不见的字符或多余的空格，请重新输入"
        return self.objection(value) if value else "没有内容时请留空"

    def objection(self, value: str) -> str | None:
        """The Chinese reason against storing this clean text, or None."""
        return None
