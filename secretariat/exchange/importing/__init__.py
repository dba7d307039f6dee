"""Importing lists that an office really keeps: workbook → preview → one operation, with every loss told."""

from secretariat.exchange.importing.meanings import AS_EXTRA, AS_REMARK, LEAVE_OUT, ColumnMapping, How
from secretariat.exchange.importing.preparing import prepare
from secretariat.exchange.importing.preview import (
    FoundTable,
    ImportOptions,
    Preview,
    PreviewCell,
    PreviewRow,
    Report,
    as_json,
)
from secretariat.exchange.importing.rejects import write_rejects
from secretariat.exchange.importing.writing import Watch, apply

__all__ = [
    "AS_EXTRA",
    "AS_REMARK",
    "LEAVE_OUT",
    "ColumnMapping",
    "FoundTable",
    "How",
    "ImportOptions",
    "Preview",
    "PreviewCell",
    "PreviewRow",
    "Report",
    "Watch",
    "apply",
    "as_json",
    "prepare",
    "write_rejects",
]
