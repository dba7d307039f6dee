"""Makes a roster where the records are written, step by step, so that it can be cancelled in between."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from secretariat.base.errors import Cancelled
from secretariat.exchange.rosters import RosterRequest, export_roster, log_export, make_roster
from secretariat.store.listing import Listing
from secretariat.store.store import Store

Report = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What came out: where it lies (None for a print), the PDF's bytes for a print, how many rows, warnings."""

    path: Path | None
    content: bytes
    rows: int
    warnings: tuple[str, ...]


def roster_job(request: RosterRequest, path: Path | None, report: Report) -> Callable[[Store], RosterFile]:
    """A job that writes a roster to `path`, or with None draws it for the printer, and logs the export."""

    def job(store: Store) -> RosterFile:
        from secretariat.exchange.printing import write_roster

        def step(fraction: float, words: str) -> None:
            if store.cancelled():
                raise Cancelled("导出名册")
            report(fraction, words)

        step(0.1, "正在读取记录…")
        listing = Listing(store.rows, store.catalog.ledgers[request.ledger])
        roster = make_roster(store.rows, listing, request)
        step(0.4, f"正在排版 {len(roster.rows)} 行…")
        if path is not None:
            warnings = export_roster(store, request, roster, path)
            return RosterFile(path, b"", len(roster.rows), warnings)
        with tempfile.TemporaryDirectory(prefix="secretariat-") as folder:
            target = Path(folder) / "print.pdf"
            warnings = write_roster(roster, target)
            step(0.9, "正在打开预览…")  # given up here, nothing was taken out and nothing is logged
            log_export(store, request, roster, target)
            return RosterFile(None, target.read_bytes(), len(roster.rows), warnings)

    return job
