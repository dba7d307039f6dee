"""new, history, undo, redo, check, backup and restore: looking after the file."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.catalog import CATALOG
from secretariat.cli.listing import data_path, reading
from secretariat.cli.printing import Answer, aligned
from secretariat.store import history
from secretariat.store.backup import Backups
from secretariat.store.history import UndoReport
from secretariat.store.store import Store

_KINDS = {"start": "新建", "note": "导出", "do": "操作", "undo": "撤销", "redo": "重做"}


def new(options: argparse.Namespace) -> Answer:
    """A new file for an office."""
    path, name = data_path(options), options.name.strip()
    if not name:
        raise Refusal("单位名称不能为空。", "请用 --name 写上单位名称。")
    path.parent.mkdir(parents=True, exist_ok=True)
    Store.create(path, CATALOG, name).close()
    return Answer((f"已新建 {path}：{name}",), {"file": str(path), "name": name})


def show_history(options: argparse.Namespace) -> Answer:
    """The newest operations."""
    with reading(data_path(options)) as rows:
        found = history.operations(rows, options.limit)
    lines = [
        (
            str(item.id),
            item.at.replace("T", " "),
            item.name,
            f"{item.changes}处",
            "已撤销" if item.undone else "",
            item.note or "",
        )
        for item in found
    ]
    return Answer(
        aligned(("编号", "时间", "操作", "改动", "状态", "说明"), lines),
        {"operations": [asdict(item) for item in found]},
    )


def undo(options: argparse.Namespace) -> Answer:
    """Take back an operation."""
    with Store.open(data_path(options), CATALOG) as store:
        report = store.undo(options.operation)
        return _reverted("已撤销", report, store)


def redo(options: argparse.Namespace) -> Answer:
    """Take back the newest undo."""
    with Store.open(data_path(options), CATALOG) as store:
        return _reverted("已重做", store.redo(), store)


def _reverted(verb: str, report: UndoReport, store: Store) -> Answer:
    rows = store.rows
    kept = [f"{rows.entity(name).label}“{rows.title(name, record)}”" for name, record in report.kept]
    name = report.operation.name.removeprefix("撤销：")
    lines = [f"{verb}：{name}（{report.restored}处）"]
    if kept:
        lines.append(
            f"以下{len(kept)}条后来又改过，保留不动：{'、'.join(kept[:20])}{'……' if len(kept) > 20 else ''}"
        )
    content = {"operation": report.operation.id, "name": name, "restored": report.restored, "kept": kept}
    return Answer(tuple(lines), content)


def check(options: argparse.Namespace) -> Answer:
    """Look for damage and contradictions in the file."""
    from secretariat.store.checks import check_file

    with Store.open(data_path(options), CATALOG) as store:
        findings = check_file(store.rows)
        warnings = store.warnings
    lines = [*warnings, *(item.message for item in findings)] or ["检查完毕，没有发现问题。"]
    return Answer(
        tuple(lines),
        {"findings": [asdict(item) for item in findings], "warnings": list(warnings)},
        not findings,
        f"检查发现{len(findings)}个问题。",
    )


def backup(options: argparse.Namespace) -> Answer:
    """A verified copy, in the backup folder or where `--to` says."""
    path = data_path(options)
    with reading(path):
        backups = Backups(path)
    if options.to is not None:
        target: Path = backups.copy_to(options.to)
    else:
        target = backups.make("手工备份", datetime.now()).path
    return Answer((f"已备份到 {target}",), {"file": str(target)})


def restore(options: argparse.Namespace) -> Answer:
    """Put a backup in the place of the file; what was there is kept beside it."""
    from secretariat.store.restoring import restore as put_back

    path = data_path(options)
    done = put_back(path, options.file, CATALOG, datetime.now())
    line = f"已从 {options.file} 恢复。" + (f"原来的文件保存在 {done.kept}" if done.kept else "")
    return Answer((line,), {"file": str(path), "kept": str(done.kept) if done.kept else None})
