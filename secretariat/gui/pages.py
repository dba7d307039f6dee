"""The hand-written list of the window's pages. Each is imported and made when it is first shown.

A page is a widget that is given the session. It may have these methods, which the window looks for:
`show_query(query)` shows a list as asked; a page that holds several lists has `show_list(ledger, query)` instead;
`list_name` is the ledger that it shows now; `show_part(name)` opens a part of a page (备份, 查找重复);
`query` and `refresh()`, of a list, let it search again when the search index is fresh;
`may_close()` answers whether nothing typed would be lost, asking the clerk if need be;
`pictures()` yields (name, action that shows it) for each of its parts, for the pictures of `--screenshot`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from secretariat.gui.session import Session

PageMaker: TypeAlias = "Callable[[Session], QWidget]"


def _dashboard(session: Session) -> QWidget:
    from secretariat.gui.dashboard.page import DashboardPage

    return DashboardPage(session)


def _members(session: Session) -> QWidget:
    from secretariat.gui.lists.page import ListPage

    return ListPage(session, "members")


def _people(session: Session) -> QWidget:
    from secretariat.gui.lists.page import ListPage

    return ListPage(session, "people")


def _posts(session: Session) -> QWidget:
    from secretariat.gui.posts.page import PostsPage

    return PostsPage(session)


def _proposals(session: Session) -> QWidget:
    from secretariat.gui.proposals.page import ProposalListPage

    return ProposalListPage(session)


def _reports(session: Session) -> QWidget:
    from secretariat.gui.reports.page import ReportPage

    return ReportPage(session)


def _keeping(session: Session) -> QWidget:
    from secretariat.gui.keeping.page import DataPage

    return DataPage(session)


def _events(session: Session) -> QWidget:
    from secretariat.gui.events.page import EventsPage

    return EventsPage(session)


def _rotation(session: Session) -> QWidget:
    from secretariat.gui.rotation.page import RotationPage

    return RotationPage(session)


def _service(session: Session) -> QWidget:
    from secretariat.gui.service.page import ServicePage

    return ServicePage(session)


def _performance(session: Session) -> QWidget:
    from secretariat.gui.performance.page import PerformancePage

    return PerformancePage(session)


def _ledgers(session: Session) -> QWidget:
    from secretariat.gui.ledgers.page import LedgersPage

    return LedgersPage(session)


PAGES: dict[str, PageMaker] = {
    "dashboard": _dashboard,
    "members": _members,
    "people": _people,
    "posts": _posts,
    "proposals": _proposals,
    "events": _events,
    "rotation": _rotation,
    "service": _service,
    "performance": _performance,
    "ledgers": _ledgers,
    "reports": _reports,
    "data": _keeping,
}

LEDGERS_PAGE = "ledgers"
"""The page that shows every list which has no page of its own."""
LIST_HOME: dict[str, str] = {
    "members": "members", "people": "people", "posts": "posts", "proposals": "proposals",
    "events": "events", "attendance": "events",
    "rotas": "rotation", "duty_groups": "rotation", "duty_members": "rotation", "shifts": "rotation",
    "shift_swaps": "rotation",
    "programmes": "service", "visit_quotas": "service", "visits": "service", "demands": "service",
    "demand_steps": "service",
    "score_schemes": "performance", "score_rules": "performance", "score_entries": "performance",
}  # fmt: skip
"""The page on which a ledger is listed; the others stand on the page of ledgers."""
HOME_OF = {"membership": "members", "organization": "members", "person": "people", "employment": "people",
           "proposal": "proposals", "signer": "proposals", "proposal_unit": "proposals", "proposal_step": "proposals",
           "session": "proposals", "post": "posts", "body": "posts", "term": "posts", "quota": "posts",
           "event": "events", "event_leader": "events", "attendance": "events", "kind_mapping": "events",
           "rota": "rotation", "duty_group": "rotation", "duty_member": "rotation", "shift": "rotation",
           "shift_swap": "rotation", "programme": "service", "visit_quota": "service", "visit": "service",
           "demand": "service", "demand_step": "service", "score_scheme": "performance",
           "score_rule": "performance", "score_entry": "performance"}  # fmt: skip
"""The page of the sidebar to which a record belongs; the office's other records belong to the page of ledgers."""
_SHOWN_ON = {
    "employment": ("person", "person"), "post": ("person", "person"), "signer": ("proposal", "proposal"),
    "proposal_unit": ("proposal", "proposal"), "proposal_step": ("proposal", "proposal"),
    "event_leader": ("event", "event"), "attendance": ("event", "event"), "demand_step": ("demand", "demand"),
    "quota": ("term", "term"),
}  # fmt: skip
"""Records that have no page because another record's page shows them: (its entity, the link to it)."""


def home_of_list(ledger: str) -> str:
    """The page of the sidebar on which a ledger is listed."""
    return LIST_HOME.get(ledger, LEDGERS_PAGE)


def home_of(page: str) -> str:
    """The page of the sidebar to which a page by its name, or a record by its entity, belongs."""
    return page if page in PAGES else HOME_OF.get(page, LEDGERS_PAGE)


def record_page(session: Session, entity: str, record: int) -> QWidget:
    """The page about one record; every record of the program has one, or is shown on another's."""
    if entity in _SHOWN_ON:
        shown, link = _SHOWN_ON[entity]
        stored = session.rows.get(entity, record) or {}
        return record_page(session, shown, int(stored.get(link) or 0))
    return _RECORD_PAGES.get(entity, _plain)(session, entity, record)


def _party(session: Session, entity: str, record: int) -> QWidget:
    from secretariat.gui.records.page import RecordPage

    return RecordPage(session, entity, record)


def _body(session: Session, entity: str, record: int) -> QWidget:
    from secretariat.gui.posts.bodies import BodiesPart

    stored = session.rows.get(entity, record) or {}
    return BodiesPart(session, record if entity == "body" else stored.get("body"))


def _proposal(session: Session, _: str, record: int) -> QWidget:
    from secretariat.gui.proposals.record import ProposalPage

    return ProposalPage(session, record)


def _demand(session: Session, _: str, record: int) -> QWidget:
    from secretariat.gui.service.demand import DemandPage

    return DemandPage(session, record)


def _event(session: Session, _: str, record: int) -> QWidget:
    from secretariat.gui.events.record import EventPage

    return EventPage(session, record)


def _plain(session: Session, entity: str, record: int) -> QWidget:
    from secretariat.gui.ledgers.record import PlainRecordPage

    return PlainRecordPage(session, entity, record)


_RECORD_PAGES: dict[str, Callable[[Session, str, int], QWidget]] = {
    "membership": _party, "person": _party, "organization": _party, "body": _body, "term": _body,
    "proposal": _proposal, "event": _event, "demand": _demand,
}  # fmt: skip
"""The records with a page made for them; any other has the general page."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is to be imported: a file, or what was pasted; `home` is the page on which the clerk asked for it."""

    path: Path | None = None
    pasted: str | None = None
    home: str = "members"


def import_wizard(session: Session, incoming: Incoming, parent: QWidget | None = None) -> QWidget:
    """The import into the list of the page where the clerk is; everywhere else it brings in members."""
    from secretariat.gui.importing.wizard import ImportWizard

    ledger = incoming.home if incoming.home in session.intakes else "members"
    return ImportWizard(session, ledger, incoming.path, incoming.pasted, parent)
