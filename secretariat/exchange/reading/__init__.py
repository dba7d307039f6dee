"""Reading foreign spreadsheets safely: whatever the bytes are, the answer is a Workbook or a Refusal."""

from secretariat.exchange.reading.model import (
    DEFAULT_LIMITS,
    Cell,
    CellValue,
    Limits,
    Position,
    Sheet,
    Workbook,
    address,
    column_letters,
)
from secretariat.exchange.reading.pasted import read_pasted
from secretariat.exchange.reading.reader import read_workbook
from secretariat.exchange.reading.worker import WORKER_FLAG, serve

__all__ = [
    "DEFAULT_LIMITS",
    "WORKER_FLAG",
    "Cell",
    "CellValue",
    "Limits",
    "Position",
    "Sheet",
    "Workbook",
    "address",
    "column_letters",
    "read_pasted",
    "read_workbook",
    "serve",
]
