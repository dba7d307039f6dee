"""How the program looks: palette, fonts, style sheet and icons, from the files under resources."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QRect, QSize, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
BASE_SIZE = 10.5
"""Points: the office's readers are fifty and more."""
ROW_HEIGHT = 30
BUNDLED_FACE = "Noto Sans SC"
_FACES = ("Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC")

COLOURS = {
    "accent": "#1F4E79",
    "accent_dark": "#173B5C",
    "accent_pale": "#E4ECF4",
    "sidebar": "#F1F3F6",
    "page": "#FBFBFC",
    "card": "#FFFFFF",
    "line": "#DADFE5",
    "line_dark": "#B7BFC9",
    "text": "#1F2933",
    "muted": "#5B6875",
    "faint": "#8A95A1",
    "good": "#27724A",
    "good_pale": "#E5F3EA",
    "warn": "#9A5B00",
    "warn_pale": "#FFF3D6",
    "bad": "#B3261E",
    "bad_pale": "#FBE6E4",
    "selected": "#D5E4F2",
}
"""The one palette; pages take their colours from here, the style sheet by `$name`."""


def colour(name: str) -> QColor:
    """A colour of the palette."""
    return QColor(COLOURS[name])


def dress(app: QApplication, *, bundled_only: bool = False) -> None:
    """Give the application its style, font, palette, style sheet and Qt's own words in Chinese."""
    app.setStyle("Fusion")
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setFont(_font(bundled_only))
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _translate(app)


def style_sheet() -> str:
    """The style sheet with the palette filled in."""
    text = (RESOURCES / "style" / "window.qss").read_text("utf-8")
    return Template(text).substitute(COLOURS, icons=(RESOURCES / "icons").as_posix())


def _font(bundled_only: bool) -> QFont:
    families = [] if bundled_only else QFontDatabase.families()
    face = next((name for name in _FACES if name in families), None)
    if face is None:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "NotoSansSC-Regular.ttf"))
        face = BUNDLED_FACE
    font = QFont([face, BUNDLED_FACE])
    font.setPointSizeF(BASE_SIZE)
    return font


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "page"), (roles.Base, "card"), (roles.AlternateBase, "sidebar"), (roles.Button, "card"),
        (roles.WindowText, "text"), (roles.Text, "text"), (roles.ButtonText, "text"),
        (roles.Highlight, "selected"), (roles.HighlightedText, "text"), (roles.Link, "accent"),
        (roles.PlaceholderText, "faint"), (roles.ToolTipBase, "card"), (roles.ToolTipText, "text"),
        (roles.Accent, "accent"),
    ):  # fmt: skip
        palette.setColor(role, colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("faint"))
    return palette


def _translate(app: QApplication) -> None:
    """Qt's own dialogs in Chinese; in a frozen program its translations lie where Qt says."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


class _Drawing(QIconEngine):
    """Draws an icon when it is shown, in the size that is wanted; greyed where disabled."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name, self._tint = name, tint

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._tint)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        from PySide6.QtCore import QRectF
        from PySide6.QtSvg import QSvgRenderer

        tint = "line_dark" if mode == QIcon.Mode.Disabled else self._tint
        text = _svg(self._name).replace("currentColor", COLOURS[tint])
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def icon(name: str, tint: str = "muted") -> QIcon:
    """An icon drawn for this program, in a colour of the palette; greyed where disabled."""
    return QIcon(_Drawing(name, tint))


def pixmap(name: str, tint: str, size: int) -> QPixmap:
    """One picture of an icon, `size` pixels wide."""
    return icon(name, tint).pixmap(size)
