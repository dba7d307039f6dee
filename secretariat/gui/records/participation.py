"""参与情况: how often a person or a unit stands in each of the office's ledgers, each number opening its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from secretariat.base.ledger import Ledger
from secretariat.gui.lists.buttons import figure_button
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.records.cards import Card
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

_LEDGERS = (
    "attendance", "event_leaders", "duty_members", "shifts", "visits", "demands", "trainees", "donations", "honours",
    "pairings", "list_entries", "rights_cases", "mediations", "fees", "greetings", "recommendations", "opinions",
    "publicity", "chambers", "chamber_reviews", "party_orgs", "score_entries",
)  # fmt: skip
"""In the order in which a clerk asks for them. Posts and proposals have cards of their own."""


@dataclass(frozen=True, slots=True)
class Participation:
    """One ledger: what it is called, its unit, and the lines that concern the person or unit."""

    ledger: str
    label: str
    unit: str
    ids: tuple[int, ...]


def participation_of(
    rows: Rows, organization: int | None, person: int | None, people: tuple[int, ...] = ()
) -> list[Participation]:
    """The ledgers in which a unit or a person stands; of a unit also what its `people` came to (活动, 培训)."""
    parties = {"organization": [organization] if organization is not None else [],
               "person": [person] if person is not None else list(people)}  # fmt: skip
    found: list[Participation] = []
    for name in _LEDGERS:
        ledger = rows.catalog.ledgers[name]
        ids = _concerning(rows, ledger, parties)
        if ids:
            found.append(Participation(name, ledger.label, ledger.unit, tuple(sorted(ids))))
    return found


def _concerning(rows: Rows, ledger: Ledger, parties: dict[str, list[int]]) -> set[int]:
    found: set[int] = set()
    for link in rows.entity(ledger.root).links:
        for record in parties.get(str(link.target), ()):
            found.update(row["id"] for row in rows.find(ledger.root, **{link.name: record}))
    return found


def participation_card(found: list[Participation], open_list: Callable[[str, ListQuery], object]) -> Card:
    """A button with its number for each ledger."""
    card = Card("参与情况")
    box = QWidget()
    flow = FlowLayout(box, 8)
    for one in found:
        words = f"{one.label}　{len(one.ids):,} {one.unit}"
        act = partial(open_list, one.ledger, ListQuery(scope="all", ids=one.ids))
        flow.addWidget(figure_button(words, act, "点开看名单"))
    card.body.addWidget(box)
    return card
