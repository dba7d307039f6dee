"""Cells as text."""

from __future__ import annotations

from secretariat.base.document import Figure, PrintCell


def shown(cell: PrintCell) -> str:
    """A cell as printed: nothing for None, whole numbers without a point, 是 and 否 for truth values."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def figure_text(cell: str | Figure) -> str:
    """A cell of a report's table as printed."""
    return cell if isinstance(cell, str) else cell.text


def labelled(label: str, text: str) -> str:
    """`text` after its label, unless it brings one or is empty."""
    return text if not text or "：" in text or ":" in text else f"{label}：{text}"
