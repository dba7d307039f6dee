"""What a clerk says by form alone: struck through, red, on yellow ("已退会", "新增")."""

from __future__ import annotations


def mark_of(struck: bool, red: bool, yellow: bool) -> str:
    """The words for a cell's form; empty for an ordinary cell."""
    return "、".join(word for word, there in (("删除线", struck), ("红字", red), ("黄底", yellow)) if there)


def reddish(colour: str) -> bool:
    """Whether an RRGGBB or AARRGGBB colour is what people call red (pure and dark red, no orange)."""
    parts = _parts(colour)
    return parts is not None and parts[0] >= 0xC0 and parts[1] <= 0x40 and parts[2] <= 0x40


def yellowish(colour: str) -> bool:
    """Whether an RRGGBB or AARRGGBB colour is what people call yellow (also the light one)."""
    parts = _parts(colour)
    return parts is not None and parts[0] >= 0xF0 and parts[1] >= 0xE8 and parts[2] <= 0xCC


def _parts(colour: str) -> tuple[int, int, int] | None:
    try:
        value = bytes.fromhex(colour.lstrip("#")[-6:])
    except ValueError:
        return None
    return (value[0], value[1], value[2]) if len(value) == 3 else None
