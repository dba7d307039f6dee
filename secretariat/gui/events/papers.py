"""What is printed about one event: 签到表, 席卡, 座次表, 通知; each as a preview, a PDF, or a workbook."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from secretariat.base.document import NameCards
from secretariat.domains.events.documents import SEATS_IN_ROW, name_cards, notice, seating, signin_sheet
from secretariat.gui.file_choice import ask_save
from secretariat.gui.messages import tell
from secretariat.gui.paper import INTERNAL_PRINT, KINDS, Make, Paper, Printed
from secretariat.gui.session import Session
from secretariat.store.rows import Rows
from secretariat.store.store import Store

SIGN_IN, CARDS, SEATS, NOTICE = "签到表", "席卡", "座次表", "通知"
_KEYS = {SIGN_IN: "S", CARDS: "K", SEATS: "Z", NOTICE: "T"}
_ROW_SIZES = (6, 8, 10, 12, 16)


def cards_job(make: Callable[[Rows], NameCards], path: Path | None) -> Callable[[Store], Printed]:
    """A job that draws name cards into a PDF, or with None for the preview, and notes the export."""

    def job(store: Store) -> Printed:
        cards = make(store.rows)
        if path is not None:
            made = _drawn(cards, path)
        else:
            with tempfile.TemporaryDirectory(prefix="secretariat-") as folder:
                made = _drawn(cards, Path(folder) / "print.pdf")
        _note(store, made, len(cards.cards))
        return made

    return job


def _drawn(cards: NameCards, path: Path) -> Printed:
    from secretariat.exchange.printing.name_cards import write_name_cards

    warnings = write_name_cards(cards, path)
    return Printed(cards.title, path.read_bytes(), warnings)


def _note(store: Store, made: Printed, cards: int) -> None:
    values = {
        "at": datetime.now().isoformat(timespec="seconds"), "content": f"打印或导出：{made.title}",
        "profile": INTERNAL_PRINT, "rows": cards, "sha256": sha256(made.content).hexdigest(),
    }  # fmt: skip
    with store.transact(f"导出{made.title}", kind="note") as tx:
        tx.add("export_log", values)


class EventPapers:
    """Prints and saves the papers of one event on behalf of its page; knows what the clerk chose for them."""

    def __init__(self, session: Session, event: int, owner: QWidget) -> None:
        self._session, self._event, self._owner = session, event, owner
        self._paper = Paper(session, owner)
        self.phones = False
        self.cards_on_page = 1
        self.seats_in_row = SEATS_IN_ROW

    def preview(self, name: str) -> None:
        """Show a paper page by page."""
        if name == CARDS:
            self._session.write("打印", cards_job(self._cards(), None), self._show)
        else:
            self._paper.preview(self._make(name))

    def save(self, name: str, path: Path) -> None:
        """Write a paper to a file; its ending says as what."""
        if name == CARDS:
            self._session.write("导出", cards_job(self._cards(), path), partial(self._saved, path))
        else:
            self._paper.save(self._make(name), path)

    def ask_save(self, name: str, suffix: str) -> QWidget:
        """Ask where to save; the event's title makes the file's name."""
        title = self._session.rows.title("event", self._event)
        suggested = f"{_plain(title)}{name}{suffix}"
        return ask_save(self._owner, "保存", suggested, KINDS[suffix], partial(self.save, name))

    def menu(self, owner: QWidget) -> QMenu:
        """All papers with what can be done with each, and what can be chosen for it; name cards are only drawn."""
        menu = QMenu(owner)
        for name, key in _KEYS.items():
            part = menu.addMenu(f"{name}(&{key})")
            part.addAction("预览打印(&P)…", partial(self.preview, name))
            part.addAction("存为PDF(&D)…", partial(self.ask_save, name, ".pdf"))
            if name != CARDS:
                part.addAction("存为Excel(&E)…", partial(self.ask_save, name, ".xlsx"))
            choices = self._choices(name)
            if choices:
                part.addSeparator()
            _offer(part, choices)
        return menu

    def _choices(self, name: str) -> list[tuple[str, bool, Callable[[], None]]]:
        """What can be chosen for a paper: words, whether it is chosen, and what chooses it."""
        if name == SIGN_IN:
            return [(words, self.phones == on, partial(self._choose, "phones", on))
                    for words, on in (("不印手机", False), ("印上手机（内部用）", True))]  # fmt: skip
        if name == CARDS:
            return [(f"一张A4印{words}人", self.cards_on_page == count, partial(self._choose, "cards_on_page", count))
                    for words, count in (("一", 1), ("两", 2))]  # fmt: skip
        if name == SEATS:
            return [(f"每排{size}座", self.seats_in_row == size, partial(self._choose, "seats_in_row", size))
                    for size in _ROW_SIZES]  # fmt: skip
        return []

    def _choose(self, choice: str, value: int) -> None:
        setattr(self, choice, value)

    def _make(self, name: str) -> Make:
        event, phones, seats = self._event, self.phones, self.seats_in_row
        makers: dict[str, Make] = {
            SIGN_IN: lambda rows: signin_sheet(rows, event, phones),
            SEATS: lambda rows: seating(rows, event, seats), NOTICE: lambda rows: notice(rows, event),
        }  # fmt: skip
        return makers[name]

    def _cards(self) -> Callable[[Rows], NameCards]:
        event, on_page = self._event, self.cards_on_page
        return lambda rows: name_cards(rows, event, on_page)

    def _show(self, made: Printed) -> None:
        from secretariat.gui.reports.preview import PdfPreview

        PdfPreview(made.title, made.content, self._owner.window()).show()

    def _saved(self, path: Path, made: Printed) -> None:
        tell(self._owner.window(), f"已保存：{path.name}", "".join(made.warnings))


def _offer(menu: QMenu, choices: list[tuple[str, bool, Callable[[], None]]]) -> None:
    """Choices of which one holds."""
    group = QActionGroup(menu)
    for words, chosen, choose in choices:
        entry = menu.addAction(words, choose)
        entry.setCheckable(True)
        entry.setChecked(chosen)
        group.addAction(entry)


def _plain(title: str) -> str:
    """A title without what no file name may hold."""
    return "".join(character for character in title if character not in '\\/:*?"<>|\n\r\t').strip()[:40]
