"""The print preview: the very PDF that is saved, page by page, and a way to the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from secretariat.gui.pieces import action, row, shortcut

_DPI = 300
_STEP = 1.25


class PdfPreview(QDialog):
    """Shows a PDF that exists in memory only. It blocks nothing and deletes itself when closed."""

    def __init__(self, title: str, content: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"打印预览：{title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 820)
        self._content = QByteArray(content)
        self._buffer = QBuffer(self._content, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._pages = QLabel(f"共 {self.document.pageCount()} 页")
        layout = QVBoxLayout(self)
        layout.addLayout(row(
            action("打印(&P)…", self.print_out, primary=True, tip="Ctrl+P"),
            action("放大(&I)", lambda: self.zoom(_STEP), tip="Ctrl++"),
            action("缩小(&O)", lambda: self.zoom(1 / _STEP), tip="Ctrl+-"),
            action("适合宽度(&W)", self.fit), None, self._pages, action("关闭(&C)", self.close, tip="Esc"),
        ))  # fmt: skip
        layout.addWidget(self.view, 1)
        shortcut(self, "Ctrl+P", self.print_out)
        shortcut(self, "Ctrl++", lambda: self.zoom(_STEP))
        shortcut(self, "Ctrl+=", lambda: self.zoom(_STEP))
        shortcut(self, "Ctrl+-", lambda: self.zoom(1 / _STEP))
        self.view.setFocus()

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        fitted = self.view.zoomMode() != QPdfView.ZoomMode.Custom
        present = self._fitted_factor() if fitted else self.view.zoomFactor()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.25, min(5.0, present * factor)))

    def fit(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def print_out(self) -> None:
        """Ask for the printer, then print; the dialog blocks nothing."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setFromTo(1, self.document.pageCount())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.send_to(printer))
        QDialog.open(dialog)

    def send_to(self, printer: QPrinter) -> None:
        """Print the chosen pages, each fitted to the printer's paper without changing its shape."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.document.pageCount()
        painter = QPainter(printer)
        for number in range(first - 1, last):
            if number > first - 1:
                printer.newPage()
            size = self.document.pagePointSize(number)
            picture = self.document.render(number, _pixels(size.width(), size.height()))
            room = QRectF(painter.viewport())
            scale = min(room.width() / size.width(), room.height() / size.height())
            painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), picture)
        painter.end()

    def _fitted_factor(self) -> float:
        width = self.document.pagePointSize(0).width() * self.logicalDpiX() / 72
        return self.view.viewport().width() / width if width else 1.0


def _pixels(width: float, height: float) -> QSize:
    return QSize(round(width * _DPI / 72), round(height * _DPI / 72))


def pdf_bytes(write: object, folder: Path) -> bytes:
    """What `write` puts into a PDF file in a folder that the caller throws away."""
    assert callable(write)
    path = folder / "preview.pdf"
    write(path)
    return path.read_bytes()
