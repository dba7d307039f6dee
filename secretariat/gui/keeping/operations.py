"""Operations as lists show them: their time, their names, and what they did to which records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.base.kinds import IdNumber
from secretariat.store import history
from secretariat.store.history import Operation
from secretariat.store.rows import Rows
from secretariat.store.store import Store

_KINDS = {"start": "新建文件", "note": "导出", "do": "", "undo": "撤销", "redo": "重做"}
_OPENED = ("membership", "organization", "person")
_INTERNAL = {
    ("extra_field", "entity"), ("extra_field", "kind"), ("extra_field", "rank"), ("dictionary_entry", "dictionary"),
    ("dictionary_entry", "rank"), ("saved_view", "ledger"), ("saved_view", "definition"),
    ("heading_memory", "ledger"), ("heading_memory", "column"), ("imported_file", "sha256"),
    ("export_log", "sha256"), ("distinct_pair", "entity"), ("distinct_pair", "one"), ("distinct_pair", "other"),
}  # fmt: skip
"""Fields of the program's own records whose contents are code words, of no use to a clerk."""
_READ = 3000
"""Changes of one operation that are read at most: a large import has hundreds of thousands."""
LISTED = 300
"""Records of one operation that are listed one by one."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One record in an operation: what was done to it, in words, and what to open (id 0 where nothing)."""

    label: str
    done: str
    details: str
    entity: str
    record: int


def when(operation: Operation) -> str:
    """The time of an operation, for people."""
    return operation.at.replace("T", " ")[:16]


def state(operation: Operation) -> str:
    """Whether it was taken back."""
    return "已撤销" if operation.undone else _KINDS.get(operation.kind, "")


def can_undo(operation: Operation) -> bool:
    """Whether it can be taken back: not twice, and neither the founding nor a note of an export."""
    return not operation.undone and operation.kind in ("do", "redo", "undo")


def take_back(store: Store, number: int) -> history.UndoReport:
    """Take back an operation. Runs on the writing thread."""
    return store.undo(number)


def told(rows: Rows, report: history.UndoReport) -> tuple[str, str]:
    """What an undo did, as a sentence and its mood."""
    text = f"已撤销“{report.operation.name}”，{report.restored} 处改动已收回。"
    if not report.kept:
        return text, "good"
    names = "、".join(
        f"{rows.entity(name).label}“{rows.title(name, record)}”" for name, record in report.kept[:10]
    )
    more = f"等 {len(report.kept)} 条" if len(report.kept) > 10 else ""
    return f"{text}\n以下记录后来又改过，保留不动：{names}{more}。", "warn"


def touched(rows: Rows, number: int) -> Iterator[Touched]:
    """The records of an operation in its order, each once with all its changed fields."""
    gathered: dict[tuple[str, int], list[tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]]] = {}
    for entity, record, before, after in history.touched(rows, number, _READ):
        if (entity, record) not in gathered and len(gathered) >= LISTED:
            continue
        gathered.setdefault((entity, record), []).append((before, after))
    for (entity, record), images in gathered.items():
        yield _touched(rows, entity, record, images)


def _touched(rows: Rows, entity: str, record: int, images: list[Any]) -> Touched:
    declared = rows.catalog.entities.get(entity)
    label = declared.label if declared else entity
    first, last = images[0][0], images[-1][1]
    old = {key: value for before, _ in reversed(images) for key, value in (before or {}).items()}
    new = {key: value for _, after in images for key, value in (after or {}).items()}
    done = "新增" if first is None else "删除" if last is None else _change_word(old, new)
    title = rows.title(entity, record) or _title(rows, entity, new or old)
    shown = _details(rows, entity, old if first is not None else {}, new)
    target = (
        (entity, record)
        if entity in _OPENED and rows.get(entity, record)
        else _behind(rows, entity, new, old)
    )
    return Touched(f"{label}“{title}”" if title else label, done, shown, *target)


def _change_word(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if "removed" in new and new["removed"] != old.get("removed"):
        return "移入回收站" if new["removed"] else "从回收站恢复"
    return "修改"


def _title(rows: Rows, entity: str, image: Mapping[str, Any]) -> str:
    declared = rows.catalog.entities.get(entity)
    if declared is None:
        return ""
    field = declared.field(declared.title)
    value = image.get(field.name)
    return rows.title(field.target, value) if field.target else field.kind.show(value)


def _details(rows: Rows, entity: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    declared = rows.catalog.entities.get(entity)
    if declared is None:
        return ""
    parts = []
    for field in declared.fields:
        if (entity, field.name) in _INTERNAL:
            continue
        if field.name in new and new[field.name] != old.get(field.name):
            after, before = _shown(rows, field, new[field.name]), _shown(rows, field, old.get(field.name))
            change = f"{before} → {after or '（空）'}" if before else after or "（空）"
            parts.append(f"{field.label}：{change}")
    return "；".join(parts)


def _shown(rows: Rows, field: Any, value: Any) -> str:
    if value is None:
        return ""
    if field.target:
        return rows.title(field.target, value)
    if isinstance(field.kind, IdNumber):
        return str(field.kind.mask(value))
    return str(field.kind.show(value))


def _behind(rows: Rows, entity: str, *images: Mapping[str, Any]) -> tuple[str, int]:
    """The record that is opened in place of one without a page of its own: the person of an employment."""
    declared = rows.catalog.entities.get(entity)
    for link in declared.links if declared else ():
        for image in images:
            record = image.get(link.name)
            if link.target in _OPENED and isinstance(record, int) and rows.get(str(link.target), record):
                return str(link.target), record
    return "", 0
