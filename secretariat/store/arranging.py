"""Arranging what is the office's own: the entries of dictionaries and the fields that it added.

Every verb here is part of one operation, so that renaming a choice and all records that use it is one undo.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

from secretariat.base.entity import Entity, Field
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Choice
from secretariat.store.extra_fields import new_entries
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a dictionary with the number of live records that use it; `id` is 0 for a word that only
    records hold. A retired entry is not offered for new input.
    """

    id: int
    label: str
    retired: bool
    uses: int


def entries_of(rows: Rows, dictionary: str) -> list[Entry]:
    """The entries of a dictionary in its order, the retired ones last, then words that only records hold."""
    uses: Counter[str] = Counter()
    for entity, field in _users(rows, dictionary):
        uses.update(str(value) for _, value in rows.columns(entity.name, (field.name,)) if value is not None)
    records = sorted(rows.find("dictionary_entry", dictionary=dictionary), key=_place)
    entries = [
        Entry(row["id"], row["label"], bool(row["retired"]), uses.pop(row["label"], 0)) for row in records
    ]
    return entries + [Entry(0, label, False, number) for label, number in sorted(uses.items())]


def is_fixed(rows: Rows, dictionary: str) -> bool:
    """Whether the program itself counts by the words of a dictionary, so that they cannot be changed."""
    kinds = [field.kind for _, field in _users(rows, dictionary)]
    return any(isinstance(kind, Choice) and not kind.open for kind in kinds)


def add_entry(tx: Transaction, dictionary: str, label: str) -> int:
    """A new entry at the end of a dictionary; refuses an empty or known label. Returns its id."""
    _refuse_fixed(tx, dictionary)
    label = _checked(tx, dictionary, label)
    return tx.add("dictionary_entry", new_entries(tx, dictionary, [label])[0])


def rename_entry(tx: Transaction, dictionary: str, old: str, new: str) -> int:
    """Give an entry another name, in every record that uses it too; returns how many records changed."""
    _refuse_fixed(tx, dictionary)
    new = _checked(tx, dictionary, new)
    record = _record(tx, dictionary, old)
    if record is None:
        tx.add("dictionary_entry", new_entries(tx, dictionary, [new])[0])
    else:
        tx.change("dictionary_entry", record["id"], {"label": new})
    return _replace(tx, dictionary, old, new)


def merge_entries(tx: Transaction, dictionary: str, lose: str, keep: str) -> int:
    """Make one entry of two: records that use `lose` get `keep`, `lose` goes. Returns how many records changed."""
    if lose == keep:
        raise Refusal("要合并的是同一个选项。", "请选择另一个选项。")
    _refuse_fixed(tx, dictionary)
    kept = _record(tx, dictionary, keep)
    if kept is None:
        tx.add("dictionary_entry", new_entries(tx, dictionary, [keep])[0])
    elif kept["retired"]:
        tx.change("dictionary_entry", kept["id"], {"retired": None})
    changed = _replace(tx, dictionary, lose, keep)
    record = _record(tx, dictionary, lose)
    if record is not None:
        tx.remove("dictionary_entry", record["id"])
    return changed


def retire_entry(tx: Transaction, entry: int, *, retired: bool) -> None:
    """Offer an entry for new input no longer, or again; records that use it keep it."""
    row = tx.get("dictionary_entry", entry)
    assert row is not None
    _refuse_fixed(tx, row["dictionary"])
    tx.change("dictionary_entry", entry, {"retired": 1 if retired else None})


def remove_entry(tx: Transaction, dictionary: str, entry: int) -> None:
    """Take an entry out of its dictionary; refuses one that records use."""
    row = tx.get("dictionary_entry", entry)
    assert row is not None
    _refuse_fixed(tx, dictionary)
    used = next((item.uses for item in entries_of(tx, dictionary) if item.id == entry), 0)
    if used:
        raise Refusal(
            f"“{row['label']}”有 {used} 条记录在用，不能删除。", "可以停用它，或把它并入另一个选项。"
        )
    tx.remove("dictionary_entry", entry)


def order_entries(tx: Transaction, entries: Sequence[int]) -> None:
    """Put the entries of a dictionary into this order."""
    tx.change_many(
        "dictionary_entry", {entry: {"rank": place} for place, entry in enumerate(entries, start=1)}
    )


def rename_extra_field(tx: Transaction, field: int, label: str) -> None:
    """Give a field of the office's own another name; refuses one that its record has already."""
    row = tx.get("extra_field", field)
    assert row is not None
    label = label.strip()
    declared = tx.entity(row["entity"])
    if not label:
        raise Refusal("字段名称不能为空。", "请填写名称。")
    if any(label in item.words for item in declared.fields if item.name != f"x{field}"):
        raise Refusal(f"{declared.label}已有“{label}”这个字段。", "请换一个名称，或直接使用已有的字段。")
    tx.change("extra_field", field, {"label": label})


def order_extra_fields(tx: Transaction, fields: Sequence[int]) -> None:
    """Put added fields of one record into this order."""
    tx.change_many("extra_field", {field: {"rank": place} for place, field in enumerate(fields, start=1)})


def remove_extra_field(tx: Transaction, field: int) -> None:
    """Take an added field out of sight; its contents stay in the file and come back when this is undone."""
    tx.remove("extra_field", field)


def extra_field_uses(rows: Rows, entity: str, field: int) -> int:
    """How many live records have something in an added field."""
    return sum(1 for _, value in rows.columns(entity, (f"x{field}",)) if value is not None)


def _users(rows: Rows, dictionary: str) -> Iterator[tuple[Entity, Field]]:
    for entity in rows.catalog.entities.values():
        for field in entity.fields:
            if field.dictionary == dictionary:
                yield entity, field


def _replace(tx: Transaction, dictionary: str, old: str, new: str) -> int:
    labels = [row["label"] for row in tx.find("dictionary_entry", dictionary=dictionary)]
    tx.catalog = tx.catalog.with_choices({dictionary: tuple(labels)})  # so that the new word may be stored
    changed = 0
    for entity, field in _users(tx, dictionary):
        rows = tx.columns(entity.name, (field.name,))
        changes = {record: {field.name: new} for record, value in rows if value == old}
        changed += len(tx.change_many(entity.name, changes))
    return changed


def _refuse_fixed(rows: Rows, dictionary: str) -> None:
    if is_fixed(rows, dictionary):
        label = rows.catalog.dictionaries[dictionary].label
        raise Refusal(f"“{label}”是程序统计用的，不能改动。", "顺序可以调整；需要别的分法，请用补充字段。")


def _record(rows: Rows, dictionary: str, label: str) -> Record | None:
    return next(iter(rows.find("dictionary_entry", dictionary=dictionary, label=label)), None)


def _checked(rows: Rows, dictionary: str, label: str) -> str:
    label = label.strip()
    if not label:
        raise Refusal("选项不能为空。", "请填写名称。")
    if _record(rows, dictionary, label) is not None:
        raise Refusal(f"已有“{label}”这个选项。", "要把两个选项合成一个，请用“合并”。")
    return label


def _place(row: Record) -> tuple[bool, int, int]:
    return bool(row["retired"]), row["rank"] or 0, row["id"]
