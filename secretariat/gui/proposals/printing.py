"""Papers about proposals on the way to the press: the preview, without a file left behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from secretariat.base.document import Report
from secretariat.gui.background import Background
from secretariat.gui.session import Session


def preview_report(session: Session, report: Report, window: QWidget) -> Background:
    """Draw a report aside, then show it page by page."""

    def show(content: bytes) -> None:
        from secretariat.gui.reports.preview import PdfPreview

        PdfPreview(report.title, content, window).show()
        drawing.deleteLater()

    drawing = Background(session, window)
    drawing.run(lambda: _drawn(report), show)
    return drawing


def _drawn(report: Report) -> bytes:
    from secretariat.exchange.printing import write_report

    with tempfile.TemporaryDirectory(prefix="secretariat-") as folder:
        target = Path(folder) / "print.pdf"
        write_report(report, target)
        return target.read_bytes()
