"""The hand-written list of the window's pages. Each is imported and made when it is first shown.

A page is a widget that is given the session. It may have these methods, which the window looks for:
`show_query(query)` shows a list as asked; `show_part(name)` opens a part of a page (备份, 查找重复);
`query` and `refresh()`, of a list, let it search again when the search index is fresh;
`may_close()` answers whether nothing typed would be lost, asking the clerk if need be;
`pictures()` yields (name, action that shows it) for each of its parts, for the pictures of `--screenshot`.
"""

from __future__ import annotations

from collections.abc import Callable
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
    "reports": _reports,
    "data": _keeping,
}

RECORD_OF = {"members": "membership", "people": "person", "organization": "organization"}
"""The record that a ledger's line opens."""
HOME_OF = {"membership": "members", "organization": "members", "person": "people", "employment": "people"}
"""The page of the sidebar to which a record belongs."""


def record_page(session: Session, entity: str, record: int) -> QWidget:
    """The page about one record."""
    from secretariat.gui.records.page import RecordPage

    return RecordPage(session, entity, record)


def import_wizard(
    session: Session, path: Path | None = None, pasted: str | None = None, parent: QWidget | None = None
) -> QWidget:
    """The import of members, from a file or from what was pasted."""
    from secretariat.gui.importing.wizard import ImportWizard

    return ImportWizard(session, "members", path, pasted, parent)
