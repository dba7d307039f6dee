"""The page of any record without one of its own: its facts, what points to it, its attachments and its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secretariat.gui.attachments import AttachmentsCard
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.fresh import FreshPart
from secretariat.gui.ledgers.children import ChildrenCard
from secretariat.gui.ledgers.gathering import plain_dossier, plain_report, related
from secretariat.gui.lists.actions import form_for
from secretariat.gui.lists.buttons import tool
from secretariat.gui.paper import Paper
from secretariat.gui.pieces import action, hint, shortcut, toned
from secretariat.gui.records.cards import FactsCard, history_card
from secretariat.gui.records.dossier import Dossier
from secretariat.gui.records.head import RecordHead, chip
from secretariat.gui.records.past import history_of
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction

_GONE = "新增它的那次操作可能被撤销了。按Alt+←回到上一页；点“重做”可以让它回来。"


class PlainRecordPage(FreshPart):
    """Shows one record of any kind; follows what is changed elsewhere."""

    def __init__(self, session: Session, entity: str, record: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.place = (entity, record)
        self.dossier: Dossier | None = None
        self.children_cards: list[ChildrenCard] = []
        self.attachments: AttachmentsCard | None = None
        self.shows_codes = False
        self._paper = Paper(session, self)
        self.head = QFrame()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.area)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.area, 1)
        self.follow(session.changed)
        for keys, act in (
            ("F2", self.edit), ("Ctrl+P", self.print), ("F5", self.refresh), ("Ctrl+N", self.add_child),
        ):  # fmt: skip
            shortcut(self, keys, act)

    # -- what can be done ---------------------------------------------------------------------------------

    def edit(self) -> RecordDialog | None:
        """Open the record's form."""
        if self._present() is None:
            return None
        dialog = form_for(self, *self.place)
        dialog.show()
        return dialog

    def remove(self) -> None:
        """Move the record to the recycle bin; the window offers to undo it."""
        entity, record = self.place
        if self._present() is not None:
            self._operate("删除", lambda tx: tx.remove(entity, record))

    def restore(self) -> None:
        """Take the record out of the recycle bin."""
        entity, record = self.place
        self._operate("恢复", lambda tx: tx.restore(entity, record))

    def print(self) -> None:
        """Show the record as it prints."""
        dossier, codes = self._present(), self.shows_codes
        if dossier is not None:
            day = self.session.day
            self._paper.preview(lambda rows: plain_report(rows, dossier, day, codes=codes))

    def add_child(self) -> RecordDialog | None:
        """Add a record of the first kind that belongs to this one."""
        owned = [card for card in self.children_cards if card.related.owned]
        return owned[0].add() if owned and self._present() is not None else None

    def has_changes(self) -> bool:
        """Whether a form of this page stands open: the page must not be thrown away under it."""
        return any(dialog.isVisible() for dialog in self.findChildren(RecordDialog))

    def _present(self) -> Dossier | None:
        found = self.dossier
        return found if found is not None and not found.removed else None

    def _operate(self, what: str, act: Callable[[Transaction], object]) -> None:
        label = self.session.catalog.entities[self.place[0]].label
        self.session.operate(f"{what}{label}", act)

    def _toggle_codes(self) -> None:
        self.shows_codes = not self.shows_codes
        self.refresh()

    # -- what is shown ------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the record anew; the place on the page stays."""
        place = self.area.verticalScrollBar().value()
        self.dossier = plain_dossier(self.session.rows, *self.place, self.session.day)
        self.children_cards, self.attachments = [], None
        head = self._head()
        self._layout.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        self.area.setWidget(self._body())
        self.area.verticalScrollBar().setValue(place)

    def _head(self) -> QFrame:
        head = RecordHead()
        if self.dossier is None:
            head.body.addWidget(toned("这条记录已经不在了", "title"))
            head.body.addWidget(hint(_GONE))
            return head
        head.body.addLayout(self._title_row(self.dossier))
        head.add_buttons(self._buttons(self.dossier))
        return head

    def _title_row(self, dossier: Dossier) -> QHBoxLayout:
        title = toned(dossier.title, "title")
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        for words, mood in (
            (dossier.kind, "accent"), ("在回收站" if dossier.removed else "", "warn"),
        ):  # fmt: skip
            if words:
                row.addWidget(chip(words, mood), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _buttons(self, dossier: Dossier) -> list[QWidget]:
        if dossier.removed:
            return [action("恢复(&R)", self.restore, primary=True)]
        printed = self._paper.menu_button(
            "打印(&P)", self._document, dossier.kind, "预览、存为PDF或Excel（Ctrl+P）"
        )
        remove = action("删除(&D)", self.remove, tip="移入回收站，可以恢复")
        remove.setProperty("role", "danger")
        buttons: list[QWidget] = [action("编辑(&E)…", self.edit, primary=True, tip="F2"), printed, remove]
        if any(fact.masked for _, facts in dossier.sections for fact in facts):
            codes = tool("显示证件号", self._toggle_codes, tip="身份证号平时只显示一部分", checkable=True)
            codes.setChecked(self.shows_codes)
            buttons.append(codes)
        return buttons

    def _document(self) -> Callable[[Any], Any]:
        dossier, codes, day = self.dossier, self.shows_codes, self.session.day
        assert dossier is not None
        return lambda rows: plain_report(rows, dossier, day, codes=codes)

    def _body(self) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(20, 14, 20, 20)
        layout.setSpacing(12)
        if self.dossier is not None:
            for card in self._cards(self.dossier):
                layout.addWidget(card)
        layout.addStretch()
        return body

    def _cards(self, dossier: Dossier) -> Iterator[QWidget]:
        for title, facts in dossier.sections:
            card = FactsCard(title, facts, codes=self.shows_codes)
            card.opened.connect(self.session.open_record)
            yield card
        for one in related(self.session.rows, *self.place):
            if one.ids or not dossier.removed:
                self.children_cards.append(ChildrenCard(self.session, self.place[1], one, self))
        yield from self.children_cards
        self.attachments = AttachmentsCard(self.session, *self.place, editable=not dossier.removed)
        yield self.attachments
        yield history_card(history_of(self.session.rows, dossier.about, codes=self.shows_codes))

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The lower half of the page, for the pictures of the program."""
        bar = self.area.verticalScrollBar()
        if bar.maximum() > 0:
            yield "下半页", lambda: bar.setValue(bar.maximum())
