"""What an event was: its summary, the leaders who came, the filled fields, its files, and its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from secretariat.gui.attachments import AttachmentsCard
from secretariat.gui.events.story import EventStory
from secretariat.gui.pieces import toned
from secretariat.gui.records.cards import Card, FactsCard, TableCard, history_card
from secretariat.gui.records.past import history_of

if TYPE_CHECKING:
    from secretariat.gui.events.record import EventPage


def about_body(page: EventPage, story: EventStory) -> QWidget:
    """The cards of the event, one below the other."""
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(20, 14, 20, 20)
    layout.setSpacing(12)
    facts = FactsCard("基本情况", story.facts, codes=False)
    facts.opened.connect(page.session.open_record)
    cards: tuple[Card, ...] = (
        _summary_card(page, story), _leaders_card(page, story), facts,
        AttachmentsCard(page.session, *story.place, editable=not story.removed),
        history_card(history_of(page.session.rows, story.about)),
    )  # fmt: skip
    for card in cards:
        layout.addWidget(card)
    layout.addStretch()
    return body


def _summary_card(page: EventPage, story: EventStory) -> Card:
    card = Card("活动小结")
    if story.summary:
        words = QLabel(story.summary, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(words)
    else:
        card.body.addWidget(toned("还没有小结。按F2编辑，写上活动情况、成效。", "muted"))
    return card


def _leaders_card(page: EventPage, story: EventStory) -> TableCard:
    card = TableCard("参加领导", ("姓名", "职务", "级别", "班子"), (110, 330, 90, 90))
    for leader in story.leaders:
        card.add_row(leader.id, (leader.name, leader.post, leader.rank, leader.organ))
    if not story.removed:
        card.offer("新增领导(&L)…", page.change_leader)
        if story.leaders:
            card.offer("修改(&U)…", partial(_change, page, card), "修改选中的领导（回车或双击）")
            card.offer("移除(&X)", partial(_remove, page, card), "选中的领导没有参加：移入回收站")
        card.chosen.connect(page.change_leader)
    card.table.setVisible(bool(story.leaders))
    if story.leaders:
        card.table.selectRow(0)
    else:
        card.body.addWidget(toned("没有登记领导参加。", "muted"))
    return card


def _change(page: EventPage, card: TableCard) -> None:
    leader = card.selected()
    if leader is not None:
        page.change_leader(leader)


def _remove(page: EventPage, card: TableCard) -> None:
    leader = card.selected()
    if leader is not None:
        page.remove_leader(leader)
