"""The full check of a file: pages, links, tables, values, and history against records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from secretariat.base.entity import Entity
from secretariat.store.agreement import disagreements
from secretariat.store.attachments import ENTITY, Attachments
from secretariat.store.rows import Rows
from secretariat.store.schema import column_sql, quoted

_SHOWN = 20  # findings of one sort that are listed singly
_KEPT_TRIGGERS = ("change_is_kept", "change_is_final", "operation_is_kept")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what it is about (`entity` and `record` where it is one record) and what to do."""

    message: str
    entity: str = ""
    record: int = 0


def check_file(rows: Rows) -> list[Finding]:
    """Everything that is wrong with the open file; an empty list for a sound one. Messages hold no values."""
    broken = list(_pages(rows))
    if broken:
        return broken  # what is read from broken pages would only mislead
    lacking = list(_tables(rows))
    if lacking:
        return lacking
    return [*_links(rows), *_values(rows), *_history(rows), *_contents(rows)]


def _pages(rows: Rows) -> Iterator[Finding]:
    try:
        lines = [row[0] for row in rows.query("PRAGMA integrity_check")]
    except sqlite3.DatabaseError:  # damaged so badly that the check itself gives up
        lines = [""]
    if lines != ["ok"]:
        yield Finding(f"文件内部有 {len(lines)} 处损坏。请尽快从最近的备份恢复。")


def _tables(rows: Rows) -> Iterator[Finding]:
    """The tables against the declarations, the office's own fields included."""
    for entity in rows.catalog.entities.values():
        present = {row[1]: row for row in rows.query(f"PRAGMA table_info({quoted(entity.name)})")}
        if not present:
            yield Finding(f"缺少“{entity.label}”的数据表。请从备份恢复。", entity.name)
            continue
        for item in entity:
            row = present.get(item.name)
            if row is None:
                yield Finding(f"“{entity.label}”缺少字段“{item.label}”。请从备份恢复。", entity.name)
            elif not column_sql(item).startswith(f"{quoted(item.name)} {row[2]}"):
                yield Finding(f"“{entity.label}”的字段“{item.label}”类型不对。请从备份恢复。", entity.name)
        yield from _strays(entity, set(present))
    triggers = {row[0] for row in rows.query("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    if not triggers.issuperset(_KEPT_TRIGGERS):
        yield Finding("历史记录的保护被去掉了，文件可能在程序外被改动过。请与备份核对。")


def _strays(entity: Entity, present: set[str]) -> Iterator[Finding]:
    """Columns that nothing declares; that of an added field whose adding was undone is harmless."""
    for name in sorted(present - {"id", "removed", *entity.names}):
        if not (name[0] == "x" and name[1:].isdigit()):
            yield Finding(f"“{entity.label}”多出一列“{name}”，文件可能在程序外被改动过。", entity.name)


def _links(rows: Rows) -> Iterator[Finding]:
    found = rows.scan("PRAGMA foreign_key_check")
    for table, record, target, _ in islice(found, _SHOWN):
        yield Finding(
            f"{_label(rows, table)}第{record}号联系的{_label(rows, target)}已不存在。", table, record or 0
        )
    more = sum(1 for _ in found)
    if more:
        yield Finding(f"另有 {more} 处联系断开。请与备份核对。")


def _values(rows: Rows) -> Iterator[Finding]:
    """Every stored value against its kind, the recycle bin included."""
    for entity in rows.catalog.entities.values():
        for item in entity:
            sql = f"SELECT id, {quoted(item.name)} FROM {quoted(entity.name)}"
            wrong = [
                (record, reason)
                for record, value in rows.scan(sql)
                if value is not None and (reason := item.kind.check(value))
            ]
            for record, reason in wrong[:_SHOWN]:
                message = f"{entity.label}第{record}号的“{item.label}”不合规定：{reason}"
                yield Finding(message, entity.name, record)
            if len(wrong) > _SHOWN:
                yield Finding(
                    f"“{entity.label}”的“{item.label}”另有 {len(wrong) - _SHOWN} 条不合规定。", entity.name
                )


def _history(rows: Rows) -> Iterator[Finding]:
    found = disagreements(rows.scan)
    for name, record in islice(found, _SHOWN):
        message = f"{_label(rows, name)}第{record}号与历史记录不一致，可能在程序外被改动过。请与备份核对。"
        yield Finding(message, name, record)
    more = sum(1 for _ in found)
    if more:
        yield Finding(f"另有 {more} 条记录与历史记录不一致。")


def _contents(rows: Rows) -> Iterator[Finding]:
    """Attachments whose file is gone, or is not what was attached."""
    place = next((row[2] for row in rows.query("PRAGMA database_list") if row[1] == "main"), "")
    if not place or ENTITY not in rows.catalog.entities:
        return
    gone = {content.sha256 for content in Attachments(Path(place)).missing(rows)}
    for row in rows.find(ENTITY):
        if row["sha256"] in gone:
            owner = f"{_label(rows, row['entity'])}第{row['record']}号"
            message = (
                f"{owner}的附件（第{row['id']}号）的文件不在了，或被改动过。请用“找回附件”指出它在哪里。"
            )
            yield Finding(message, row["entity"], row["record"])


def _label(rows: Rows, name: str) -> str:
    entity = rows.catalog.entities.get(name)
    return f"“{entity.label}”" if entity else f"“{name}”"
