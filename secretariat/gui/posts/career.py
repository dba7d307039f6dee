"""任职经历: every post that a person ever held, through the terms, as a card of the record's page."""

from __future__ import annotations

from secretariat.base.dates import show_date
from secretariat.base.text import chinese_number
from secretariat.domains.posts import queries
from secretariat.domains.posts.queries import Holding
from secretariat.gui.records.cards import TableCard
from secretariat.gui.session import Session

_HEADINGS = ("组织", "届次", "职务", "起", "止", "任职依据", "免职依据、原因")
_WIDTHS = (190, 90, 110, 120, 120, 190, 190)


def has_posts(session: Session, person: int) -> bool:
    """Whether the person ever held a post."""
    return bool(session.rows.find("post", person=person))


def career_card(session: Session, person: int) -> TableCard:
    """The card, the latest post first, ended ones in grey."""
    card = TableCard("任职经历（历届）", _HEADINGS, _WIDTHS)
    held = queries.career(session.rows, person, session.day)
    for one in held:
        card.add_row(one.post, _line(one), faint=over(one, session.day))
    card.table.setVisible(bool(held))
    if held:
        card.table.selectRow(0)
    return card


def over(one: Holding, day: str) -> bool:
    """Whether a post is no longer in force on a day."""
    return one.end <= day if one.end else one.end_reason is not None


def _line(one: Holding) -> tuple[str, ...]:
    number = f"第{chinese_number(one.number)}届" if one.number is not None else ""
    ended = show_date(one.end) if one.end else "不详" if one.end_reason else "今"
    why = "，".join(word for word in (one.ended_by, one.end_reason) if word)
    return one.body_name, number, one.title, show_date(one.start) or "不详", ended, one.given_by or "", why
