"""How the command line answers: lines for people, one JSON object for programs, one line for a refusal."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.errors import Refusal


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say; where it is not `good` it ends with exit code 1 and the `verdict` on stderr."""

    lines: tuple[str, ...] = ()
    json: dict[str, Any] | None = None
    good: bool = True
    verdict: str = ""


def print_json(content: dict[str, Any]) -> None:
    """One JSON object on stdout, as UTF-8 whatever the console, so that programs can rely on it."""
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8"))
    buffer.flush()


def print_refusal(refusal: Refusal) -> None:
    """One line on stderr."""
    sys.stderr.write(" ".join(str(refusal).split("\n")) + "\n")


def aligned(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """A table as lines of text in columns; Chinese characters take two places."""
    table = [list(heads), *(list(row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    return tuple(
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
