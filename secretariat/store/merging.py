"""Merging two records that are the same in the world: every link moves, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which both records hold something different."""

    field: str
    label: str
    kept: Any
    lost: Any


def conflicts(rows: Rows, entity: str, keep: int, lose: int) -> list[Conflict]:
    """The fields that a person must decide when two records become one."""
    one, other = _pair(rows, entity, keep, lose)
    return [
        Conflict(item.name, item.label, one[item.name], other[item.name])
        for item in rows.entity(entity)
        if one[item.name] is not None and other[item.name] not in (None, one[item.name])
    ]


def merge(tx: Transaction, entity: str, keep: int, lose: int, chosen: Mapping[str, Any]) -> None:
    """Make `lose` part of `keep`: blanks are filled, `chosen` values set, every link moved, `lose` binned.

    Values that were not chosen stay readable in the binned record and in the history.
    """
    one, other = _pair(tx, entity, keep, lose)
    values = {
        name: other[name] for name in tx.entity(entity).names if one[name] is None and other[name] is not None
    }
    for name, link, record in tx.referring(entity, lose):
        tx.change(name, record, {link: keep})
    _drop_doubled(tx, entity, keep)
    _move_pairs(tx, entity, keep, lose)
    _move_attachments(tx, entity, keep, lose)
    tx.remove(entity, lose)
    tx.change(entity, keep, {**values, **chosen})


def _drop_doubled(tx: Transaction, entity: str, keep: int) -> None:
    """Records that now say the same twice (the same seat, the same period) go to the recycle bin once."""
    seen: dict[tuple[Any, ...], int] = {}
    for name, _, record in tx.referring(entity, keep):
        row = tx.get(name, record)
        assert row is not None
        essence = (name, *(row[item.name] for item in tx.entity(name)))
        if essence in seen and seen[essence] != record:
            tx.remove(name, record)
        seen.setdefault(essence, record)


def _move_pairs(tx: Transaction, entity: str, keep: int, lose: int) -> None:
    """What a clerk declared distinct from the lost record is distinct from the kept one; the pair itself is void."""
    for row in tx.find("distinct_pair", entity=entity):
        if lose in (row["one"], row["other"]):
            other = row["one"] if row["other"] == lose else row["other"]
            if other == keep or tx.find(
                "distinct_pair", entity=entity, one=min(keep, other), other=max(keep, other)
            ):
                tx.remove("distinct_pair", row["id"])
            else:
                tx.change("distinct_pair", row["id"], {"one": min(keep, other), "other": max(keep, other)})


def _move_attachments(tx: Transaction, entity: str, keep: int, lose: int) -> None:
    """Files of the lost record belong to the kept one; a file that both have stays once."""
    if "attachment" not in tx.catalog.entities:
        return
    present = {row["sha256"] for row in tx.find("attachment", entity=entity, record=keep)}
    for row in tx.find("attachment", entity=entity, record=lose):
        if row["sha256"] in present:
            tx.remove("attachment", row["id"])
        else:
            tx.change("attachment", row["id"], {"record": keep})


def _pair(rows: Rows, entity: str, keep: int, lose: int) -> tuple[dict[str, Any], dict[str, Any]]:
    found = rows.many(entity, (keep, lose))
    if keep == lose or len(found) < 2 or any(row["removed"] for row in found.values()):
        raise Refusal("要合并的两条记录必须都在，而且不是同一条。", "请刷新列表后重新选择。")
    return found[keep], found[lose]
