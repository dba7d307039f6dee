"""Fields that the office adds to its records, and the live entries of its dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Field
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Choice, Count, Flag, Kind, Money, Note, PartialDate, Text
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

EXTRA_KINDS: Mapping[str, tuple[str, Callable[[tuple[str, ...]], Kind]]] = {
    "text": ("文字", lambda _: Text()),
    "note": ("长文字", lambda _: Note()),
    "date": ("日期", lambda _: PartialDate()),
    "count": ("整数", lambda _: Count()),
    "money": ("金额（万元）", lambda _: Money()),
    "flag": ("是/否", lambda _: Flag()),
    "choice": ("选项", lambda entries: Choice(entries=entries, open=True)),
}
"""The kinds that an office may choose for a field of its own: name → (label, maker from its entries)."""


def add_extra_field(tx: Transaction, entity: str, label: str, kind: str = "text", entries: str = "") -> str:
    """Add a field to a record; returns its column name. Refuses a label that the record has already."""
    label = label.strip()
    declared = tx.entity(entity)
    if not label:
        raise Refusal("字段名称不能为空。", "请填写名称。")
    if label_taken(tx.catalog, entity, label):
        raise Refusal(f"{declared.label}已有“{label}”这个字段。", "请换一个名称，或直接使用已有的字段。")
    rank = len(tx.find("extra_field", entity=entity)) + 1
    values = {"entity": entity, "label": label, "kind": kind, "entries": entries or None, "rank": rank}
    number = tx.add("extra_field", values)
    name = f"x{number}"
    added = field_of({**values, "id": number})
    tx.add_column(entity, name, added.kind.sql)
    tx.catalog = tx.catalog.extended({entity: (added,)})
    return name


def label_taken(catalog: Catalog, entity: str, label: str) -> bool:
    """Whether the record has a field of that name, or a list that shows the record a column so labelled."""
    return any(label in item.words for item in catalog.entities[entity].fields) or any(
        item.labelled(label) is not None
        for item in catalog.ledgers.values()
        if any(source.entity == entity for source in item.sources)
    )


def field_of(row: Record) -> Field:
    """The declaration of an added field from its record."""
    entries = tuple((row["entries"] or "").split("\n")) if row["entries"] else ()
    kind = EXTRA_KINDS[row["kind"]][1](entries)
    return Field(name=f"x{row['id']}", label=row["label"], kind=kind, roster=False, added=True)


def live_catalog(rows: Rows) -> Catalog:
    """The declared catalog with the office's own fields and the live entries of every dictionary."""
    added: dict[str, tuple[Field, ...]] = {}
    for row in sorted(rows.find("extra_field"), key=lambda item: (item["rank"] or 0, item["id"])):
        added[row["entity"]] = (*added.get(row["entity"], ()), field_of(row))
    entries: dict[str, tuple[str, ...]] = {}
    live = [row for row in rows.find("dictionary_entry") if not row["retired"]]
    for row in sorted(live, key=lambda item: (item["rank"] or 0, item["id"])):
        entries[row["dictionary"]] = (*entries.get(row["dictionary"], ()), row["label"])
    return rows.catalog.extended(added).with_choices(entries)


def default_entries(catalog: Catalog) -> list[Record]:
    """The dictionary entries that a new office starts with."""
    return [
        {"dictionary": item.name, "label": label, "rank": rank}
        for item in catalog.dictionaries.values()
        for rank, label in enumerate(item.entries, start=1)
    ]


def learn(tx: Transaction, dictionary: str, labels: Mapping[str, None]) -> None:
    """Enter new words into a dictionary; one that a file does not have yet is first filled with its usual words."""
    started = tx.find("dictionary_entry", dictionary=dictionary)
    usual = () if started else tx.catalog.dictionaries[dictionary].entries
    if rows := new_entries(tx, dictionary, (*usual, *labels)):
        tx.add_many("dictionary_entry", rows)


def new_entries(rows: Rows, dictionary: str, labels: Iterable[str]) -> list[Record]:
    """Records for the labels that a dictionary does not have yet, behind its last entry."""
    present = rows.find("dictionary_entry", dictionary=dictionary)
    known = {row["label"] for row in present}
    rank = max((row["rank"] or 0 for row in present), default=0)
    fresh = [label for label in dict.fromkeys(labels) if label not in known]
    return [
        {"dictionary": dictionary, "label": label, "rank": rank + place}
        for place, label in enumerate(fresh, start=1)
    ]
