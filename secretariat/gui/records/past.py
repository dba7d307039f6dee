"""The history of a record in words: which operation changed what, from what to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from secretariat.base.kinds import IdNumber
from secretariat.gui.records.dossier import Place
from secretariat.store.history import FieldChange, changes_of
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class PastChange:
    """One field: of what, from what, to what."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PastOperation:
    """One operation with what it did to the record and what belongs to it."""

    id: int
    name: str
    at: str
    author: str
    changes: tuple[PastChange, ...]


def history_of(rows: Rows, about: Iterable[Place], *, codes: bool = False) -> list[PastOperation]:
    """The newest operation first; ID numbers masked unless `codes`."""
    places = list(about)
    changes = [(place, change) for place in places for change in changes_of(rows, *place)]
    changes.sort(key=lambda pair: pair[1].operation, reverse=True)
    result = []
    for number, group in groupby(changes, key=lambda pair: pair[1].operation):
        members = list(group)
        first = members[0][1]
        lines = tuple(_line(rows, change, many=len(places) > 1, codes=codes) for _, change in members)
        result.append(PastOperation(number, first.name, first.at.replace("T", " ")[:16], first.author, lines))
    return result


def _line(rows: Rows, change: FieldChange, *, many: bool, codes: bool) -> PastChange:
    entity = rows.entity(change.entity)
    if change.field == "removed":
        gone = change.after is not None
        return PastChange(
            f"{entity.label}{_which(rows, change)}", *(("", "移入回收站") if gone else ("在回收站", "恢复"))
        )
    declared = next((item for item in entity if item.name == change.field), None)
    label = declared.label if declared else change.field
    owner = f"{entity.label}{_which(rows, change)}：" if many and change.entity != "membership" else ""
    return PastChange(
        owner + label, *(_shown(rows, change, value, codes) for value in (change.before, change.after))
    )


def _which(rows: Rows, change: FieldChange) -> str:
    """Whose: a person's name, or what somebody is to a unit."""
    if change.entity == "employment":
        job = rows.get("employment", change.record)
        return f"（{rows.title('person', job['person'])}，{job['role']}）" if job else ""
    return f"（{rows.title('person', change.record)}）" if change.entity == "person" else ""


def _shown(rows: Rows, change: FieldChange, value: object, codes: bool) -> str:
    declared = next((item for item in rows.entity(change.entity) if item.name == change.field), None)
    if value is None:
        return ""
    if declared is None or not isinstance(value, str | int):
        return str(value)
    if declared.target is not None and isinstance(value, int):
        return rows.title(declared.target, value) or f"记录{value}"
    if isinstance(declared.kind, IdNumber) and not codes:
        return declared.kind.mask(value)
    return declared.kind.show(value)
