"""import: a workbook into a ledger, the same way as the wizard in the window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from secretariat.base.intake import OnMatch
from secretariat.catalog import CATALOG, INTAKES
from secretariat.cli.listing import data_path, reading
from secretariat.cli.printing import Answer
from secretariat.exchange.importing import (
    ImportOptions,
    Preview,
    Report,
    apply,
    as_json,
    prepare,
    write_rejects,
)
from secretariat.exchange.reading import read_workbook
from secretariat.store.store import Store

_COUNTS = (
    ("new", "新增"), ("updated", "更新"), ("same", "未变"), ("doubtful", "存疑未导入"), ("rejected", "错误未导入"),
    ("skipped_rows", "跳过的行"),
)  # fmt: skip


def import_file(options: argparse.Namespace) -> Answer:
    """Read, match and write a workbook; a dry run writes nothing."""
    intake = INTAKES[options.ledger]
    wanted = ImportOptions(sheet=options.sheet, on_match=OnMatch(options.on_match))
    workbook = read_workbook(options.file)
    path = data_path(options)
    if options.dry_run:
        with reading(path) as rows:
            preview = prepare(workbook, intake, rows, wanted)
            return _answer(preview, as_json(preview), options.rejects)
    with Store.open(path, CATALOG) as store:
        preview = prepare(workbook, intake, store.rows, wanted)
        report = apply(store, preview)
        return _answer(preview, as_json(report), options.rejects, report.further)


def _answer(
    preview: Preview, content: dict[str, object], rejects: Path | None, further: Sequence[Report] = ()
) -> Answer:
    lines = ["，".join(f"{label} {content[key]}" for key, label in _COUNTS)]
    problems = content["problems"]
    assert isinstance(problems, list)
    lines += [f"第{item['row']}行 {item['column']} {item['value']}：{item['message']}" for item in problems]
    lines += list(preview.notes)
    for other in further:
        lines += [
            *other.notes,
            *(f"{one.position()} {one.value}：{one.message}" for one in other.preview.problems),
        ]
    if rejects is not None:
        lines.append(
            f"存疑和错误的行已另存为 {rejects}"
            if write_rejects(preview, rejects)
            else "没有存疑和错误的行，未另存。"
        )
    return Answer(tuple(lines), content)
