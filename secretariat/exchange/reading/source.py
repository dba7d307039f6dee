"""What a reader of one kind is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from secretariat.exchange.reading.model import Limits, Sheet


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes to be read, the name for the sentences, and what reading may cost."""

    name: str
    content: bytes
    limits: Limits


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader of one kind found: all sheets, the empty ones included, and notes on the whole."""

    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)
