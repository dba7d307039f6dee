"""Spreadsheets that the clerk may mean: the newest ones in the folders where files usually arrive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

SUFFIXES = (".xlsx", ".xls", ".csv", ".et", ".xlsm", ".xlsb", ".ods", ".htm", ".html", ".xml", ".txt")
FILTER = "表格文件 (*.xlsx *.xls *.csv *.et *.xlsm *.xlsb *.ods *.htm *.html *.xml *.txt);;所有文件 (*)"
_LISTED = (".xlsx", ".xls", ".csv", ".et", ".xlsm")
_LOOKED_AT = 2000  # entries of one folder; more is no folder that somebody works in


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A spreadsheet with the time of its last change (seconds)."""

    path: Path
    changed: float

    @property
    def when(self) -> str:
        """The time of the last change, for people."""
        return datetime.fromtimestamp(self.changed).strftime("%Y年%m月%d日 %H:%M")


def newest_files(folders: Iterable[Path], limit: int = 8) -> list[FoundFile]:
    """The spreadsheets that lie directly in these folders, the newest first."""
    found = [file for folder in dict.fromkeys(folders) for file in _spreadsheets(folder)]
    return sorted(found, key=lambda file: -file.changed)[:limit]


def _spreadsheets(folder: Path) -> list[FoundFile]:
    files = []
    try:
        for place, path in enumerate(folder.iterdir()):
            if place >= _LOOKED_AT:
                break
            if path.suffix.lower() in _LISTED and not path.name.startswith(("~$", ".")):
                files.append(FoundFile(path, path.stat().st_mtime))
    except OSError:
        return files  # a folder that is gone or closed to us has nothing to offer
    return files
