"""What a list shows, as plain data: kept as a saved view in the file, and remembered between starts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from secretariat.base.entity import PUBLIC
from secretariat.base.ledger import Column, Ledger
from secretariat.store.listing import Filter, ListQuery

SCOPES: tuple[tuple[str, str], ...] = (
    ("current", "在册"), ("ended", "已退会"), ("pending", "待审批"), ("all", "全部"),
)  # fmt: skip
"""The scopes of a ledger with periods, with their words."""

_SCOPE_WORDS: Mapping[str, Mapping[str, str]] = {
    "posts": {"current": "在任", "ended": "已免", "pending": "未到任"},
    "terms": {"current": "现届", "ended": "往届", "pending": "未开始"},
    "pairings": {"current": "进行中", "ended": "已结束", "pending": "未开始"},
    "list_entries": {"current": "在列", "ended": "已退出", "pending": "未列入"},
    "chambers": {"current": "现有", "ended": "已退出", "pending": "未纳入"},
    "party_orgs": {"current": "现有", "ended": "已撤销", "pending": "未成立"},
    "fee_standards": {"current": "现行", "ended": "已停止", "pending": "未执行"},
}


def scopes_of(ledger: str) -> tuple[tuple[str, str], ...]:
    """The scopes of a ledger with periods in its own words."""
    words = _SCOPE_WORDS.get(ledger, {})
    return tuple((scope, words.get(scope, label)) for scope, label in SCOPES)


_OPERATORS = {"is", "not", "any", "contains", "empty", "filled", "from", "to", "within"}


@dataclass(frozen=True, slots=True)
class ListState:
    """The columns by key, and what is selected and how it is ordered."""

    columns: tuple[str, ...] = ()
    query: ListQuery = field(default_factory=ListQuery)


_USUAL = {
    "members": (
        "organization.name", "membership.kind", "organization.town", "principal.name", "principal.mobile",
        "contact.name", "contact.mobile", "organization.industry", "membership.start", "chamber.name",
        "organization.credit_code", "organization.address",
    ),
    "posts": (
        "person.name", "post.title", "body.name", "term.number", "status", "post.start", "unit.name", "job.post",
        "person.mobile", "person.sex", "person.birth", "person.politics", "person.education", "post.sector",
    ),
    "proposals": (
        "proposal.number", "proposal.title", "state", "days_left", "first_signer", "joint_signers", "units.主办", "due",
        "replied_on", "result", "satisfaction", "proposal.category", "session.short",
    ),
}  # fmt: skip
"""What a clerk looks up most stands leftmost; on paper the order of the roster holds."""
_ORDERS = {"proposals": ("state", "days_left", "proposal.number")}
"""Lists that stand grouped by something that is no part of their own order."""


def usual_state(ledger: Ledger) -> ListState:
    """The state of a list that nobody has touched: what is looked up most, else the roster's columns."""
    known = {item.key for item in ledger.columns}
    roster = tuple(item.key for item in ledger.columns if item.roster)
    keys = tuple(key for key in _USUAL.get(ledger.name, roster) if key in known)
    shown = keys or tuple(item.key for item in ledger.columns[:8])
    return ListState(shown, ListQuery(order=_ORDERS.get(ledger.name, ())))


def is_filtered(query: ListQuery) -> bool:
    """Whether a query leaves records out beside its scope."""
    return bool(query.filters or query.search.strip() or query.ids is not None)


def to_json(state: ListState) -> str:
    """The state as JSON text; the ids that a report asked for are not kept."""
    query = state.query
    content = {
        "columns": list(state.columns),
        "scope": query.scope,
        "filters": [[item.key, item.operator, _plain(item.value)] for item in query.filters],
        "order": list(query.order),
        "search": query.search,
    }
    return json.dumps(content, ensure_ascii=False)


def from_json(text: str, ledger: Ledger) -> ListState:
    """The state from JSON text; columns that no longer exist and what cannot be read are left out."""
    try:
        content = json.loads(text)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        return usual_state(ledger)
    known = {item.key for item in ledger.columns}
    columns = tuple(key for key in _words(content.get("columns")) if key in known)
    query = ListQuery(
        scope=_scope(content.get("scope")),
        filters=tuple(item for item in _filters(content.get("filters")) if item.key in known),
        order=tuple(key for key in _words(content.get("order")) if key.removeprefix("-") in known),
        search=str(content.get("search") or ""),
    )
    return ListState(columns or usual_state(ledger).columns, query)


def without_personal(state: ListState, ledger: Ledger) -> ListState:
    """The state without words that may name a person: settings lie outside the office's file."""
    kept = tuple(item for item in state.query.filters if _harmless(item, ledger.column(item.key)))
    return replace(state, query=replace(state.query, filters=kept, search="", ids=None, as_of=None))


def _harmless(item: Filter, column: Column) -> bool:
    if item.operator in ("empty", "filled"):
        return True
    return column.level == PUBLIC and column.kind.comparison in ("choice", "date", "flag", "number")


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _words(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _scope(value: Any) -> Any:
    return value if value in dict(SCOPES) else "current"


def _filters(value: Any) -> list[Filter]:
    found: list[Filter] = []
    for item in value if isinstance(value, list) else ():
        if isinstance(item, list) and len(item) == 3 and item[1] in _OPERATORS:
            wanted = tuple(item[2]) if isinstance(item[2], list) else item[2]
            found.append(Filter(str(item[0]), item[1], wanted))
    return found


def with_filter(query: ListQuery, key: str, operators: tuple[str, ...], item: Filter | None) -> ListQuery:
    """The query with `item` in place of every filter of those operators on a column; None takes them away."""
    kept = tuple(one for one in query.filters if one.key != key or one.operator not in operators)
    return replace(query, filters=(*kept, item) if item is not None else kept)


def toggled_order(order: tuple[str, ...], key: str, *, more: bool) -> tuple[str, ...]:
    """The order after a click on a heading: upwards, then downwards, then the list's own order.

    With `more` (Shift) the column is added behind the others instead of replacing them.
    """
    signs: Mapping[str | None, str | None] = {None: key, key: f"-{key}", f"-{key}": None}
    present = next((item for item in order if item.removeprefix("-") == key), None)
    wanted = signs[present]
    if not more:
        return (wanted,) if wanted else ()
    if present is None:
        return (*order, key)
    return tuple(one for one in (wanted if item == present else item for item in order) if one)
