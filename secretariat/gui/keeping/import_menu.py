"""The menu of every list that can come in, by its Chinese name and in the groups in which a clerk looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from secretariat.gui.ledgers.groups import GROUPS
from secretariat.gui.session import Session

_PLACES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("名册与组织(&M)", ("members", "people", "organization", "posts", "bodies", "terms")),
    ("提案(&P)", ("proposals", "session")),
    ("活动(&E)", ("events", "attendance", "event_leaders", "kind_mappings")),
    ("轮值(&R)", ("rotas", "duty_groups", "duty_members", "shifts", "shift_swaps")),
    ("走访诉求(&V)", ("programmes", "visit_quotas", "visits", "demands", "demand_steps")),
    ("积分(&S)", ("score_schemes", "score_rules", "score_entries")),
    *GROUPS,
)
_REST = "其他(&O)"


def import_menu(session: Session, take: Callable[[str], object], parent: QWidget) -> QMenu:
    """A menu that calls `take` with the name of the list that was chosen."""
    menu = QMenu(parent)
    placed = {name for _, names in _PLACES for name in names}
    rest = tuple(name for name in session.intakes if name not in placed)
    for title, names in (*_PLACES, (_REST, rest)):
        _fill(menu, title, (name for name in names if name in session.intakes), session, take)
    return menu


def _fill(
    menu: QMenu, title: str, names: Iterable[str], session: Session, take: Callable[[str], object]
) -> None:
    offered = list(names)
    if not offered:
        return
    inside = menu.addMenu(title)
    for name in offered:
        entry = inside.addAction(f"{session.catalog.ledgers[name].label}…")
        entry.setData(name)
        entry.triggered.connect(lambda _=False, name=name: take(name))
