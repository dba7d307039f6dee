"""dossier: one person's file, found by name, phone, ID number or record number."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from secretariat.base.document import Heading, Paragraph, Table
from secretariat.base.errors import Refusal
from secretariat.cli.days import day_or_today
from secretariat.cli.listing import data_path, reading
from secretariat.cli.printing import Answer
from secretariat.domains.overview.dossier import person_file
from secretariat.store.rows import Rows

_SHORTEST_PHONE = 11


def person_meant(rows: Rows, text: str) -> int:
    """The one person that a name, phone, ID number or record number means.

    Refuses where nobody is meant, and where several are: they are named with their organizations.
    """
    wanted = text.strip()
    found = [
        record
        for record, name, mobile, code in rows.columns("person", ("name", "mobile", "id_number"))
        if wanted == name
        or wanted in str(mobile or "").split("、")
        or (code and wanted.upper() == str(code).upper())
        or (wanted.isdecimal() and len(wanted) < _SHORTEST_PHONE and int(wanted) == record)
    ]
    if not found:
        raise Refusal(f"没有找到“{text}”。", "请写全姓名，或写手机号、身份证号、记录号。")
    if len(found) > 1:
        raise Refusal(f"有{len(found)}个人是“{text}”：{_told(rows, found)}。", "请改写记录号，如 12。")
    return int(found[0])


def _told(rows: Rows, found: Sequence[int]) -> str:
    """The candidates by record number and where they work."""
    places: dict[int, list[str]] = {record: [] for record in found}
    for _, person, organization, end in rows.columns("employment", ("person", "organization", "end")):
        if person in places and end is None:
            places[person].append(rows.title("organization", organization))
    return "；".join(
        f"{record}号（{'、'.join(dict.fromkeys(names)) or '单位未填写'}）" for record, names in places.items()
    )


def dossier(options: argparse.Namespace) -> Answer:
    """A person's file as a PDF or workbook."""
    from secretariat.exchange.printing import write_report

    with reading(data_path(options)) as rows:
        person = person_meant(rows, options.person)
        report = person_file(rows, person, day_or_today(options.as_of))
    warnings = write_report(report, options.to)
    sections = [block.text for block in report.blocks if isinstance(block, Heading)]
    said = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    rows_of = {
        block.caption: len(block.rows)
        for block in report.blocks
        if isinstance(block, Table) and block.caption
    }
    content = {"file": str(options.to), "person": person, "sections": sections, "tables": rows_of}
    return Answer((f"已写入 {options.to}：{report.title}", *said, *warnings), content)
