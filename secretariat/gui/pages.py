"""The hand-written list of the window's pages. Each is imported and made when it is first shown.

A page is a widget that is given the session. It may have these methods, which the window looks for:
`show_query(query)` shows a list as asked; `show_part(name)` opens a part of a page (备份, 查找重复);
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
    from secretariat.gui.dashboard import DashboardPage

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


PAGES: dict[str, PageMaker] = {
    "dashboard": _dashboard,
    "members": _members,
    "people": _people,
    "posts": _posts,
    "proposals": _proposals,
    "reports": _reports,
    "data": _keeping,
}

RECORD_OF = {
    "members": "membership", "people": "person", "proposals": "proposal", "organization": "organization",
    "posts": "post", "bodies": "body", "terms": "term",
}  # fmt: skip
"""The record that a ledger's line opens."""
HOME_OF = {"membership": "members", "organization": "members", "person": "people", "employment": "people",
           "proposal": "proposals", "post": "posts", "body": "posts", "term": "posts"}  # fmt: skip
"""The page of the sidebar to which a record belongs."""


def record_page(session: Session, entity: str, record: int) -> QWidget:
    """The page about one record."""
    if entity == "proposal":
        from secretariat.gui.proposals.record import ProposalPage

        return ProposalPage(session, record)
    if entity in ("body", "term"):
        from secretariat.gui.posts.bodies import BodiesPart

        stored = session.rows.get(entity, record) or {}
        return BodiesPart(session, record if entity == "body" else stored.get("body"))
    if entity == "post":  # shown on its holder's page
        stored = session.rows.get(entity, record) or {}
        entity, record = "person", int(stored.get("person") or 0)
    from secretariat.gui.records.page import RecordPage

    return RecordPage(session, entity, record)


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
