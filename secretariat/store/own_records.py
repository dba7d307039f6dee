"""The store's own records: settings, dictionaries, added fields, views and what imports remember.

They are records like any other, so that every change to them is in the history and can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import Entity, entity, entity_of
from secretariat.base.fields import count, note, text


@entity("setting", label="设置", title="name")
@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of this office, by name."""

    id: int = 0
    name: str = text("名称", required=True)
    content: str | None = note("内容")


@entity("dictionary_entry", label="选项", title="label")
@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryEntry:
    """One entry of an editable dictionary; `rank` is its place in the list, `retired` hides it from new input."""

    id: int = 0
    dictionary: str = text("字典", required=True)
    label: str = text("选项", required=True)
    rank: int | None = count("顺序")
    retired: int | None = count("停用")


@entity("extra_field", label="补充字段", title="label")
@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraField:
    """A field that the office added to a record; its column is named x and this id."""

    id: int = 0
    entity: str = text("所属记录", required=True)
    label: str = text("字段名称", required=True)
    kind: str = text("类型", required=True)
    entries: str | None = note("可选值")
    rank: int | None = count("顺序")


@entity("saved_view", label="视图", title="label")
@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A list as somebody wants to see it again: columns, filters and sort, as JSON text."""

    id: int = 0
    ledger: str = text("列表", required=True)
    label: str = text("视图名称", required=True)
    definition: str = note("定义", required=True)


@entity("heading_memory", label="表头对应", title="heading")
@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingMemory:
    """What a heading meant the last time a clerk said so; an empty column key means leave it out."""

    id: int = 0
    ledger: str = text("列表", required=True)
    heading: str = text("表头", required=True)
    column: str | None = text("对应")


@entity("distinct_pair", label="确认不重复", title="entity")
@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctPair:
    """Two records that a clerk declared to be different, so that the duplicate finder asks no more."""

    id: int = 0
    entity: str = text("记录", required=True)
    one: int = count("甲", required=True)
    other: int = count("乙", required=True)


@entity("imported_file", label="导入文件", title="name")
@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file that was imported: its name and hash, not its contents."""

    id: int = 0
    name: str = text("文件", required=True)
    sha256: str = text("校验值", required=True)
    rows: int | None = count("行数")


@entity("export_log", label="导出记录", title="content")
@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLog:
    """Who took what out of the program, as the privacy law asks (domain.md B9)."""

    id: int = 0
    at: str = text("时间", required=True)
    content: str = text("内容", required=True)
    profile: str | None = text("版本")
    rows: int | None = count("行数")
    purpose: str | None = text("用途")
    sha256: str | None = text("校验值")


@entity("attachment", label="附件")
@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that belongs to a record; its contents lie beside the database under `sha256`, never under a path."""

    id: int = 0
    entity: str = text("所属记录", required=True)
    record: int = count("记录号", required=True)
    name: str = text("文件名", required=True)
    sha256: str = text("校验值", required=True)
    size: int = count("大小", unit="字节", required=True)
    note: str | None = note("说明")


OWN_ENTITIES: tuple[Entity, ...] = tuple(
    entity_of(item)
    for item in (
        Setting, DictionaryEntry, ExtraField, SavedView, HeadingMemory, DistinctPair, ImportedFile, ExportLog,
        Attachment,
    )
)  # fmt: skip
