"""A window around an invented office, for the tests of the shell."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG, INTAKES
from secretariat.gui.browser import Browser
from secretariat.gui.opening import Opener
from secretariat.gui.program import Program
from secretariat.gui.session import Session
from secretariat.gui.settings import Settings
from secretariat.gui.window import Window
from secretariat.store.listing import ListQuery
from secretariat.store.store import Store
from tests.domains.overview.roll import put_member

OFFICE = "临川县工商业联合会"
MEMBERS = (
    {"organization.name": "临川县金盛建材有限公司", "principal.name": "单明", "principal.mobile": "13800000001",
     "principal.birth": "1970-12-01", "membership.start": "2019-03-05"},
    {"organization.name": "临川县宏达商贸有限公司", "principal.name": "重庆生", "principal.mobile": "13800000002",
     "membership.start": "2026-11-02"},
    {"organization.name": "临川县老街餐饮店", "membership.start": "2001-01"},
)  # fmt: skip


class PlainPage(QLabel):
    """Stands in for a page: remembers what it was asked to show."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.query: ListQuery | None = None
        self.part = ""
        self.agrees = True

    def show_query(self, query: ListQuery) -> None:
        self.query = query

    def show_part(self, part: str) -> None:
        self.part = part

    def may_close(self) -> bool:
        return self.agrees


def plain_browser() -> Browser:
    def maker(name: str) -> Callable[[Session], QWidget]:
        return lambda session: PlainPage(name)

    names = ("dashboard", "members", "people", "reports", "data")
    return Browser(
        {name: maker(name) for name in names}, lambda session, entity, record: PlainPage(f"{entity} {record}")
    )


def office_file(path: Path, members: tuple[dict[str, str], ...] = MEMBERS) -> Path:
    with Store.create(path, CATALOG, OFFICE) as store, store.transact("录入") as tx:
        for values in members:
            put_member(tx, values)
    return path


def program_in(folder: Path) -> Program:
    return Program(
        version="1", load=lambda: (CATALOG, INTAKES), settings=Settings(folder / "window.json"),
        default_path=folder / "商会数据.db", log=folder / "程序.log",
        make_demo=lambda: office_file(folder / "示例商会.db"),
    )  # fmt: skip


def make_window(qtbot: QtBot, folder: Path, browser: Browser | None = None) -> Window:
    program = program_in(folder)
    window = Window(program, Opener(program), browser or plain_browser())
    qtbot.addWidget(window, before_close_func=lambda shown: shown.opener.close_now())
    window.furnish()
    window.show()
    return window


def open_in(qtbot: QtBot, window: Window, path: Path) -> Session:
    window.open_path(path)
    qtbot.waitUntil(lambda: window.finder is not None and bool(window.finder.counts), timeout=5000)
    assert window.session is not None
    return window.session
