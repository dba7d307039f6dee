"""The page of one member, person or unit: everything about it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from secretariat.domains.members.vocabulary import ON_ROLL
from secretariat.gui.attachments import AttachmentsCard
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.buttons import tool
from secretariat.gui.paper import Paper
from secretariat.gui.pieces import shortcut
from secretariat.gui.posts.career import career_card, has_posts
from secretariat.gui.records.actions import RecordActions
from secretariat.gui.records.cards import (
    Card,
    FactsCard,
    TableCard,
    history_card,
    link_label,
    people_card,
    periods_card,
)
from secretariat.gui.records.dossier import Dossier, Place, gather
from secretariat.gui.records.head import RecordHead, chip
from secretariat.gui.records.participation import participation_card, participation_of
from secretariat.gui.records.past import history_of
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, ListQuery

_TOP = Qt.AlignmentFlag.AlignTop


class RecordPage(FreshPart):
    """Shows a membership, person or organization; follows what is changed elsewhere."""

    def __init__(self, session: Session, entity: str, record: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.place = (entity, record)
        self.dossier: Dossier | None = None
        self.actions_of = RecordActions(self)
        self.people: TableCard | None = None
        self.periods: TableCard | None = None
        self.career: TableCard | None = None
        self.shows_codes = False
        self.head = QFrame()
        self.head.setObjectName("header")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.area, 1)
        self._layout = layout
        self.follow(session.changed)
        for keys, act in (
            ("F2", self.actions_of.edit), ("Ctrl+P", self.actions_of.print), ("F5", self.refresh),
            ("Delete", self.actions_of.remove),
        ):  # fmt: skip
            shortcut(self, keys, act)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the page opens, for the pictures of the program."""
        if self.place[0] == "membership":
            yield (
                "下半页",
                lambda: self.area.verticalScrollBar().setValue(self.area.verticalScrollBar().maximum()),
            )
            yield "合并", self.actions_of.merge

    def read(self) -> None:
        """Read the record anew; the place on the page stays."""
        place = self.area.verticalScrollBar().value()
        self.dossier = gather(self.session.rows, *self.place)
        self.people = self.periods = self.career = None
        head = self._head()
        self._layout.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        self.area.setWidget(self._body())
        self.area.verticalScrollBar().setValue(place)

    # -- the head -----------------------------------------------------------------------------------------

    def _head(self) -> QFrame:
        head = RecordHead()
        if self.dossier is None:
            title = QLabel("这条记录已经不在了")
            title.setProperty("tone", "title")
            head.body.addWidget(title)
            head.body.addWidget(
                QLabel("新增它的那次操作可能被撤销了。按Alt+←回到上一页；点“重做”可以让它回来。")
            )
            return head
        head.body.addLayout(self._title_row(self.dossier))
        lines = QLabel("　·　".join(self.dossier.lines), wordWrap=True)
        lines.setProperty("tone", "muted")
        lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines.setVisible(bool(self.dossier.lines))
        head.body.addWidget(lines)
        head.add_buttons(self._buttons(self.dossier))
        return head

    def _title_row(self, dossier: Dossier) -> QHBoxLayout:
        row = QHBoxLayout()
        title = QLabel(dossier.title, wordWrap=True)
        title.setProperty("tone", "title")
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(title, 1)
        row.addWidget(chip(dossier.kind, "accent"), 0, _TOP)
        if dossier.removed:
            row.addWidget(chip("在回收站", "warn"), 0, _TOP)
        elif dossier.status:
            mood = "good" if dossier.status == ON_ROLL else "warn"
            row.addWidget(chip(dossier.status, mood), 0, _TOP)
        if dossier.namesakes:
            badge = chip(f"同名{len(dossier.namesakes) + 1}人", "warn")
            badge.setToolTip("另外同名的在：" + "、".join(dossier.namesakes[:8]))
            row.addWidget(badge, 0, _TOP)
        return row

    def _buttons(self, dossier: Dossier) -> list[QWidget]:
        acts = self.actions_of
        codes = tool("显示证件号", self._toggle_codes, tip="身份证号平时只显示一部分", checkable=True)
        codes.setChecked(self.shows_codes)
        if dossier.removed:
            return [_button("恢复(&R)", acts.restore, "primary"), codes]
        buttons: list[QWidget] = [_button("编辑(&E)…", acts.edit, "primary", "F2")]
        if dossier.place[0] == "membership":
            ended = next((item.ended for item in dossier.periods if item.id == dossier.place[1]), False)
            if ended:
                buttons.append(_button("恢复会籍(&R)", acts.reinstate, tip="退会是误操作时用：去掉退会日期"))
                buttons.append(_button("重新入会(&J)…", acts.join_again, tip="离开后又加入：另记一段会籍"))
            else:
                buttons.append(_button("退会(&Q)…", acts.end))
        if dossier.person is not None:
            tip = "这个人的全部情况：历届职务、提案等，可打印、存为PDF"
            buttons.append(
                Paper(self.session, self).menu_button("一人一档(&O)", acts.print_file, "一人一档", tip)
            )
        buttons += [
            _button("合并(&M)…", acts.merge, tip="和另一条重复的记录合成一条，什么都不丢"),
            _button("打印(&P)…", acts.print, tip="Ctrl+P"),
            _button("删除(&D)", acts.remove, "danger", "移入回收站，可以恢复（Delete）"),
            codes,
        ]
        return buttons

    def _toggle_codes(self) -> None:
        self.shows_codes = not self.shows_codes
        self.refresh()

    # -- the body -----------------------------------------------------------------------------------------

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

    def _cards(self, dossier: Dossier) -> list[Card]:
        codes = self.shows_codes
        cards: list[Card] = []
        for title, facts in dossier.sections:
            card = FactsCard(title, facts, codes=codes)
            card.opened.connect(self._open)
            cards.append(card)
        cards.insert(1, self._people(dossier))
        if dossier.person is not None and (not dossier.removed or has_posts(self.session, dossier.person)):
            cards.append(self._career(dossier.person, removed=dossier.removed))
        if dossier.periods or dossier.affiliated or dossier.chamber:
            cards.append(self._periods(dossier))
        cards += self._participation(dossier)
        party = (
            ("organization", dossier.organization) if dossier.person is None else ("person", dossier.person)
        )
        if party[1] is not None:
            cards.append(AttachmentsCard(self.session, party[0], party[1], editable=not dossier.removed))
        cards.append(history_card(history_of(self.session.rows, dossier.about, codes=codes)))
        return cards

    def _participation(self, dossier: Dossier) -> list[Card]:
        """What the unit or person took part in; of a unit also what its present people came to."""
        people = tuple({job.person for job in dossier.jobs if not job.ended})
        of_unit = dossier.person is None
        found = participation_of(
            self.session.rows, dossier.organization, dossier.person, people if of_unit else ()
        )
        return [participation_card(found, self.session.open_list.emit)] if found else []

    def _people(self, dossier: Dossier) -> TableCard:
        card = self.people = people_card(dossier)
        acts = self.actions_of
        if not dossier.removed:
            card.offer("添加(&A)…", acts.add_job, "添加一个人员或任职")
            if dossier.jobs:
                card.offer("修改(&U)…", acts.change_job, "修改选中的任职")
                card.offer("换人(&X)…", acts.replace_job, "选中的位子由另一个人接任，原来的记入经历")
                card.offer("结束(&F)…", acts.end_job, "选中的任职到某一天为止")
        card.chosen.connect(self._open_job)
        return card

    def _periods(self, dossier: Dossier) -> TableCard:
        card = self.periods = periods_card(dossier)
        card.chosen.connect(lambda record: self._open("membership", record))
        card.table.setVisible(bool(dossier.periods))
        if not dossier.periods:
            card.heading.setText("所属会员")
        if dossier.chamber:
            words = f"看“{dossier.chamber}”的全部会员"
            card.body.addWidget(link_label(words, lambda: self._open_chamber(dossier.chamber)))
        if dossier.affiliated:
            words = f"通过本商会入会的会员：{dossier.affiliated} 家，点开看名单"
            card.body.addWidget(link_label(words, lambda: self._open_chamber(dossier.title)))
        return card

    def _career(self, person: int, *, removed: bool) -> TableCard:
        card = self.career = career_card(self.session, person)
        acts = self.actions_of
        if not removed:
            card.offer("任新职务(&W)…", lambda: acts.add_post(person), "增补一个职务")
            if card.table.rowCount():
                card.offer("修改(&G)…", acts.change_post, "修改选中的职务")
                card.offer("免去、辞去(&T)…", acts.end_post, "选中的职务到某一天为止")
        card.chosen.connect(acts.change_post)
        return card

    def _open(self, entity: str, record: int) -> None:
        """Open another record; a unit or person that is a member is shown as the member."""
        entity, record = self._member_of(entity, record)
        self.session.open_record.emit(entity, record)

    def _member_of(self, entity: str, record: int) -> Place:
        if entity != "organization":
            return entity, record
        members = self.session.rows.find("membership", organization=record)
        return ("membership", members[-1]["id"]) if members else (entity, record)

    def _open_job(self, number: int) -> None:
        job = next((item for item in self.dossier.jobs if item.id == number), None) if self.dossier else None
        if job is None or self.dossier is None:
            return
        if self.dossier.person is not None:
            self._open("organization", job.organization)
        else:
            self._open("person", job.person)

    def _open_chamber(self, name: str) -> None:
        query = ListQuery(filters=(Filter("chamber.name", "is", name),))
        self.session.open_list.emit("members", query)


def _button(words: str, act: Callable[[], object], role: str = "", tip: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", role)
    button.setToolTip(tip)
    button.clicked.connect(lambda: act())
    return button
