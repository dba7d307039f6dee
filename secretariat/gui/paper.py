"""Documents about posts on paper: the preview, a PDF, a workbook; each is noted in the export log."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from secretariat.base.document import Report, Roster
from secretariat.base.errors import Refusal
from secretariat.gui.file_choice import ask_save
from secretariat.gui.lists.buttons import tool
from secretariat.gui.messages import show_refusal, tell
from secretariat.gui.session import Session
from secretariat.store.rows import Rows
from secretariat.store.store import Store

Document = Roster | Report
Make = Callable[[Rows], Document]
KINDS = {".pdf": "PDF 文件 (*.pdf)", ".xlsx": "Excel 工作簿 (*.xlsx)"}
INTERNAL_PRINT, FULL_PRINT = "内部版", "完整版"


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out: the title, the bytes for a preview, warnings in Chinese."""

    title: str
    content: bytes
    warnings: tuple[str, ...]


def paper_job(make: Make, path: Path | None, profile: str) -> Callable[[Store], Printed]:
    """A job that writes a document to `path`, or with None draws it for the preview, and notes the export."""

    def job(store: Store) -> Printed:
        document = make(store.rows)
        if path is not None:
            warnings = _write(document, path)
            content = path.read_bytes()
        else:
            with tempfile.TemporaryDirectory(prefix="secretariat-") as folder:
                target = Path(folder) / "print.pdf"
                warnings = _write(document, target)
                content = target.read_bytes()
        _note(store, document, content, profile)
        return Printed(document.title, content, warnings)

    return job


def _write(document: Document, path: Path) -> tuple[str, ...]:
    from secretariat.exchange.printing import write_report, write_roster

    return write_roster(document, path) if isinstance(document, Roster) else write_report(document, path)


def _note(store: Store, document: Document, content: bytes, profile: str) -> None:
    values = {
        "at": datetime.now().isoformat(timespec="seconds"),
        "content": f"打印或导出：{document.title}",
        "profile": profile,
        "rows": len(document.rows) if isinstance(document, Roster) else 1,
        "sha256": sha256(content).hexdigest(),
    }
    with store.transact(f"导出{document.title}", kind="note") as tx:
        tx.add("export_log", values)


class Paper:
    """Previews and saves documents on behalf of one widget."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        self._session, self._owner = session, owner

    def preview(self, make: Make, profile: str = INTERNAL_PRINT) -> None:
        """Open the print preview when the document is drawn."""
        self._session.write("打印", paper_job(make, None, profile), self._show, self._failed)

    def ask_save(self, make: Make, name: str, suffix: str, profile: str = INTERNAL_PRINT) -> QWidget:
        """Ask where to save; `name` is the suggested file name without its ending."""
        return ask_save(
            self._owner, "保存", f"{name}{suffix}", KINDS[suffix], lambda path: self.save(make, path, profile)
        )

    def save(self, make: Make, path: Path, profile: str = INTERNAL_PRINT) -> None:
        """Write the document, then say where it lies."""
        self._session.write(
            "导出", paper_job(make, path, profile), lambda made: self._saved(path, made), self._failed
        )

    def menu_button(self, words: str, make: Callable[[], Make], name: str, tip: str = "") -> QToolButton:
        """A button that offers the preview, a PDF and a workbook of one document."""
        button = tool(words, tip=tip)
        menu = QMenu(button)
        for label, act in (
            ("预览打印(&P)…", lambda: self.preview(make())),
            ("存为PDF(&D)…", lambda: self.ask_save(make(), name, ".pdf")),
            ("存为Excel(&E)…", lambda: self.ask_save(make(), name, ".xlsx")),
        ):
            action = QAction(label, menu)
            action.triggered.connect(lambda _=False, chosen=act: chosen())
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        return button

    def _show(self, made: Printed) -> None:
        from secretariat.gui.reports.preview import PdfPreview

        PdfPreview(made.title, made.content, self._owner.window()).show()

    def _saved(self, path: Path, made: Printed) -> None:
        tell(self._owner.window(), f"已保存：{path.name}", "".join(made.warnings))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            show_refusal(self._owner.window(), error)
