"""Bodies and their terms: add, correct, quotas, and the people of each term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.base.kinds.kind import Value
from secretariat.base.text import chinese_number
from secretariat.domains.posts import queries
from secretariat.domains.posts.order import body_order, titles
from secretariat.domains.posts.verbs import running_term
from secretariat.gui.background import Background
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.fresh import FreshPart
from secretariat.gui.messages import tell
from secretariat.gui.pieces import action, hint, list_table, row, section, shortcut
from secretariat.gui.posts.quota_dialog import QuotaDialog
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, ListQuery
from secretariat.store.rows import Record, Rows
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

_ID = Qt.ItemDataRole.UserRole
_BODY_HEADS = ("组织", "类别", "级别", "现届次", "应届满日期", "现任（条）")
_TERM_HEADS = ("届次", "届始日期", "应届满日期", "实际届满", "名额", "任职（条）", "产生会议")

_COUNT = 5
"""The column with the counts, in both tables."""


class _Table(QTableWidget):
    """A list of records: Enter opens, F2 corrects, Delete removes."""

    opened, edited, removed = Signal(), Signal(), Signal()

    def __init__(self, heads: tuple[str, ...], stretched: int) -> None:
        super().__init__(0, len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        list_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def fill(self, lines: list[tuple[int, tuple[str, ...]]]) -> None:
        """Show lines with their records; the selected record stays selected, else the first is."""
        chosen = self.chosen()
        self.setRowCount(0)
        for record, texts in lines:
            at = self.rowCount()
            self.insertRow(at)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_ID, record)
                item.setToolTip(text)
                self.setItem(at, column, item)
        self.choose(chosen)

    def count(self, number_of: Callable[[int], int]) -> None:
        """Write the counts of all records into their column."""
        for at in range(self.rowCount()):
            item = self.item(at, _COUNT)
            if item is not None:
                item.setText(str(number_of(int(item.data(_ID))) or ""))

    def chosen(self) -> int | None:
        """The record of the selected row."""
        item = self.item(self.currentRow(), 0)
        return int(item.data(_ID)) if item is not None else None

    def choose(self, record: int | None) -> None:
        """Select a record, or the first row."""
        rows = [
            at for at in range(self.rowCount()) if (item := self.item(at, 0)) and item.data(_ID) == record
        ]
        if self.rowCount():
            self.selectRow(rows[0] if rows else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_F2: self.edited,
                   Qt.Key.Key_Delete: self.removed}  # fmt: skip
        signal = signals.get(Qt.Key(event.key()))
        if signal is not None:
            signal.emit()
        else:
            super().keyPressEvent(event)


class BodiesPart(FreshPart):
    """The bodies above, the terms of the chosen one below. `turnover_wanted` carries a body."""

    turnover_wanted = Signal(int)

    def __init__(self, session: Session, body: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._first = body
        self._held: Counter[tuple[str, int]] = Counter()
        self._aside = Background(session, self)
        self.bodies, self.terms = _Table(_BODY_HEADS, 0), _Table(_TERM_HEADS, len(_TERM_HEADS) - 1)
        self.of_body = section("届次")
        self._lay_out()
        self.bodies.itemSelectionChanged.connect(self._show_terms)
        self.bodies.opened.connect(self.open_body)
        self.bodies.edited.connect(self.edit_body)
        self.bodies.removed.connect(lambda: self._remove("body", self.bodies.chosen()))
        self.terms.opened.connect(self.open_term)
        self.terms.edited.connect(self.edit_term)
        self.terms.removed.connect(lambda: self._remove("term", self.terms.chosen()))
        self.follow(session.changed, session.as_of_changed)
        shortcut(self, "Ctrl+N", self.add_body)
        shortcut(self, "F5", self.refresh)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(row(
            section("组织"), action("新增组织(&N)…", self.add_body, primary=True, tip="Ctrl+N"),
            action("编辑(&E)…", self.edit_body, tip="F2"), action("看名单(&L)", self.open_body, tip="Enter"),
            action("换届(&H)…", self._ask_turnover, tip="从本届开始下一届"), None,
        ))  # fmt: skip
        layout.addWidget(self.bodies, 3)
        layout.addLayout(row(
            self.of_body, action("新增届次(&T)…", self.add_term), action("编辑届次(&D)…", self.edit_term, tip="F2"),
            action("职数(&Z)…", self.ask_quotas, tip="各职务的名额"),
            action("看这一届名单(&K)", self.open_term, tip="Enter"), None,
        ))  # fmt: skip
        layout.addWidget(self.terms, 2)
        self.told = hint(
            "执委会、常委会、主席会议、商会、联谊会、政协、人大都是组织；导入名单时会自动建立。Delete 移入回收站。"
        )
        layout.addWidget(self.told)

    # -- showing ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the bodies anew; the counts follow."""
        self._fill()
        day = self.session.day
        self._aside.read(lambda rows: _count(rows, day), self._take_counts)

    def _take_counts(self, held: Counter[tuple[str, int]]) -> None:
        """Show the counts in the lines that stand there: the file may be closing, so nothing is read."""
        self._held = held
        for table, entity in ((self.bodies, "body"), (self.terms, "term")):
            table.count(lambda record, entity=entity: held[entity, record])  # type: ignore[misc]

    def _fill(self) -> None:
        rows = self.session.rows
        stored = sorted(rows.find("body"), key=body_order(rows))
        self.bodies.fill([(one["id"], self._body_line(one)) for one in stored])
        if self._first is not None:
            self.bodies.choose(self._first)
            self._first = None
        self._show_terms()

    def _body_line(self, body: Record) -> tuple[str, ...]:
        term = running_term(self.session.rows, body["id"])
        now = (self.session.rows.get("term", term) if term is not None else None) or {}
        number = f"第{chinese_number(now['number'])}届" if now else ""
        held = self._held["body", body["id"]]
        return (
            body["name"], body["kind"] or "", body["level"] or "", number, show_date(now.get("planned_end")) or "",
            str(held) if held else "",
        )  # fmt: skip

    def _show_terms(self) -> None:
        body = self.bodies.chosen()
        found = self.session.rows.find("term", body=body) if body is not None else []
        found.sort(key=lambda term: -term["number"])
        self.terms.fill([(term["id"], self._term_line(term)) for term in found])
        name = self.session.rows.title("body", body) if body is not None else ""
        self.of_body.setText(f"{name}的届次" if name else "届次")

    def _term_line(self, term: Record) -> tuple[str, ...]:
        days = tuple(show_date(term[name]) or "" for name in ("start", "planned_end", "end"))
        seats, held = term["seats"], self._held["term", term["id"]]
        return (
            f"第{chinese_number(term['number'])}届", *days, str(seats) if seats else "", str(held) if held else "",
            term["basis"] or "",
        )  # fmt: skip

    # -- acting -------------------------------------------------------------------------------------------

    def add_body(self) -> EntityDialog:
        """A new body."""
        dialog = self._form("body", None, {})
        dialog.saved.connect(self._choose_new)
        return dialog

    def _choose_new(self, body: int) -> None:
        self._first = body
        self._fill()

    def edit_body(self) -> EntityDialog | None:
        """Correct the selected body."""
        body = self.bodies.chosen()
        return self._form("body", body, {}) if body is not None else None

    def add_term(self) -> EntityDialog | None:
        """A further term of the selected body: for terms of the past; the next one comes by 换届."""
        body = self.bodies.chosen()
        if body is None:
            tell(self, "还没有组织。", "请先新增组织，再新增它的届次。")
            return None
        numbers = [term["number"] for term in self.session.rows.find("term", body=body)]
        return self._form("term", None, {"body": body, "number": max(numbers, default=0) + 1})

    def edit_term(self) -> EntityDialog | None:
        """Correct the selected term."""
        term = self.terms.chosen()
        return self._form("term", term, {}) if term is not None else None

    def _form(self, entity: str, record: int | None, preset: Mapping[str, Value]) -> EntityDialog:
        dialog = EntityDialog(self.session, entity, record, self, preset)
        dialog.show()
        return dialog

    def ask_quotas(self) -> QuotaDialog | None:
        """Edit the quotas of the selected term."""
        term = self.terms.chosen()
        stored = self.session.rows.get("term", term) if term is not None else None
        if stored is None or term is None:
            return None
        rows = self.session.rows
        quotas = {one["title"]: one["seats"] for one in rows.find("quota", term=term)}
        used = {one["title"] for one in rows.find("post", term=term)}
        ranked = [title for title in titles(rows) if title in used] or list(titles(rows))
        dialog = QuotaDialog(ranked, quotas, stored["seats"], self)
        dialog.chosen.connect(lambda wanted, total: self._write_quotas(term, wanted, total))
        dialog.open()
        return dialog

    def _write_quotas(self, term: int, quotas: dict[str, int], total: int | None) -> None:
        def job(store: Store) -> None:
            with store.transact("修改职数") as tx:
                write_quotas(tx, term, quotas, total)

        self.session.write("修改职数", job)

    def open_body(self) -> None:
        """Show the posts in the selected body."""
        body = self.bodies.chosen()
        if body is not None:
            name = self.session.rows.title("body", body)
            self.session.open_list.emit("posts", ListQuery(filters=(Filter("body.name", "is", name),)))

    def open_term(self) -> None:
        """Show the posts of the selected term, past ones too."""
        term = self.terms.chosen()
        if term is not None:
            ids = tuple(one["id"] for one in self.session.rows.find("post", term=term))
            self.session.open_list.emit("posts", ListQuery(scope="all", ids=ids))

    def _ask_turnover(self) -> None:
        body = self.bodies.chosen()
        if body is not None:
            self.turnover_wanted.emit(body)

    def _remove(self, entity: str, record: int | None) -> None:
        if record is None:
            return
        name = f"删除{self.session.catalog.entities[entity].label}"

        def job(store: Store) -> None:
            with store.transact(name) as tx:
                tx.remove(entity, record)

        self.session.write(name, job)


def write_quotas(tx: Transaction, term: int, quotas: Mapping[str, int], total: int | None) -> None:
    """Make the quotas of a term those given; others are removed."""
    known = {one["title"]: one for one in tx.find("quota", term=term)}
    for title, seats in quotas.items():
        if title in known:
            tx.change("quota", known[title]["id"], {"seats": seats})
        else:
            tx.add("quota", {"term": term, "title": title, "seats": seats})
    for title, stored in known.items():
        if title not in quotas:
            tx.remove("quota", stored["id"])
    tx.change("term", term, {"seats": total})


def _count(rows: Rows, day: str) -> Counter[tuple[str, int]]:
    """How many posts are in force in each body, and how many each term has had."""
    held: Counter[tuple[str, int]] = Counter()
    for *_, body in queries.seats_held(rows, queries.Scope(), day):
        held["body", int(body)] += 1
    term: Any
    for _, term in rows.columns("post", ("term",)):
        if term is not None:
            held["term", int(term)] += 1
    return held
