"""The rows that were not taken, as a workbook to be corrected and imported again."""

from __future__ import annotations

from pathlib import Path

from secretariat.base.characters import clean
from secretariat.base.intake import State
from secretariat.base.kinds import Money
from secretariat.base.ledger import Ledger
from secretariat.exchange.importing.meanings import ColumnMapping
from secretariat.exchange.importing.preview import Preview, PreviewRow
from secretariat.exchange.importing.understanding import Understood, shown_heading
from secretariat.exchange.importing.vocabulary import BAND_HEADING, POSITION, REASON
from secretariat.exchange.printing import write_rows


def write_rejects(preview: Preview, path: Path) -> int:
    """Write every row that was not taken or has a doubtful or bad cell, as it stood, with reasons; returns how many.

    The sheet has the workbook's own headings, so that it can be imported after correction. With nothing to write
    no file is made. Raises Refusal where the file cannot be written.
    """
    headings: list[str] = []
    lines: list[tuple[dict[str, str], PreviewRow]] = []
    for row in preview.rows:
        if row.state in (State.REJECTED, State.DOUBTFUL) or any(
            one.severity != "note" for one in row.problems
        ):
            cells = _cells(row, preview.understood[row.table], preview.ledger)
            headings += [heading for heading in cells if heading not in headings]
            lines.append((cells, row))
    if lines:
        table = [
            [*(cells.get(one, "") for one in headings), _position(row), _reason(row)] for cells, row in lines
        ]
        write_rows(path, "未导入", [*headings, POSITION, REASON], table)
    return len(lines)


def _cells(row: PreviewRow, result: Understood, ledger: Ledger) -> dict[str, str]:
    """The raw cells of a row by heading, as texts, with the group line it stood under."""
    cells = {}
    doubtful = {one.column for one in row.problems if one.severity != "note"}
    for mapping in result.mappings:
        raw = result.table.raw(row.place, mapping.column)
        text = result.table.sheet.errors.get(result.table.position(row.place, mapping.column)) or clean(raw)
        if text and not isinstance(raw, str) and shown_heading(result.table, mapping.column) in doubtful:
            text = f"？{text}"  # 1975.1 as a text would be taken for January
        cells[_heading(result, mapping, ledger)] = text
    return cells | ({BAND_HEADING: row.band} if row.band else {})


def _heading(result: Understood, mapping: ColumnMapping, ledger: Ledger) -> str:
    """The heading with its group head, and with the unit that stood above the table."""
    heading = mapping.column.heading
    text = "/".join((*heading.path[:-1], heading.shown))
    money = any(isinstance(one.kind, Money) for one in ledger.columns if one.key in mapping.keys)
    return f"{text}({result.table.unit})" if money and result.table.unit and not heading.unit else text


def _position(row: PreviewRow) -> str:
    return f"{row.sheet} 第{row.row}行"


def _reason(row: PreviewRow) -> str:
    reasons = [
        f"{one.column}：{one.message}" if one.column else one.message
        for one in row.problems
        if one.severity != "note"
    ]
    return "；".join(dict.fromkeys(reasons))
