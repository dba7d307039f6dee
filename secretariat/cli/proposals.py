"""Proposals counted by what is asked, and letters: a 催办函 for each unit that is late."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from secretariat.base.figures import UNDEFINED
from secretariat.cli.days import day_or_today
from secretariat.cli.listing import data_path, reading
from secretariat.cli.printing import Answer, aligned
from secretariat.domains.proposals.docket import read_docket
from secretariat.domains.proposals.documents import reminder_letters
from secretariat.domains.proposals.figures import Tally
from secretariat.domains.proposals.overdue import overdue
from secretariat.domains.proposals.stats import DIMENSIONS, Statistic, statistic
from secretariat.store.listing import Listing, ListQuery

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60
_WORDS = {word for name, (label, _, _) in DIMENSIONS.items() for word in (name, label)}
Days = tuple[str | None, str | None]


def knows(words: Sequence[str]) -> bool:
    """Whether all of these are dimensions of their own, which tell more than the columns of the list."""
    return all(word in _WORDS for word in words)


def statistics(listing: Listing, words: Sequence[str], query: ListQuery, days: Days) -> Answer:
    """Proposals by one or several dimensions, as a table or for programs."""
    as_of = query.as_of or date.today().isoformat()
    docket = read_docket(listing.file, as_of)
    if query.filters or query.search:
        docket = docket.only(listing.select(query))
    found = statistic(docket, words, *days)
    return Answer(_table(found), _content(found, *days, as_of))


def _table(found: Statistic) -> tuple[str, ...]:
    results = _results(found)
    heads = [
        *found.dimensions, "收到", "立案", "立案率", "答复", "办复率", *(f"{name}类" for name in results), "满意率",
        "重点", "优秀", "逾期",
    ]  # fmt: skip
    rows = [[*line.labels, *_cells(line.tally, results)] for line in found.lines]
    total = ["合计", *[""] * (len(found.dimensions) - 1), *_cells(found.total, results)]
    return (*aligned(heads, [*rows, total]), *found.notes)


def _results(found: Statistic) -> list[str]:
    return list(found.total.results)


def _cells(tally: Tally, results: list[str]) -> list[str]:
    counts = [len(tally.results.get(name, ())) for name in results]
    return [
        str(len(tally.received)), str(len(tally.filed)), tally.filing_rate(), str(len(tally.replied)),
        tally.reply_rate(), *map(str, counts), tally.satisfaction_rate(), str(len(tally.key)),
        str(len(tally.excellent)), str(len(tally.overdue)),
    ]  # fmt: skip


def _content(found: Statistic, first: str | None, last: str | None, as_of: str) -> dict[str, Any]:
    return {
        "record": "proposals", "by": list(found.dimensions), "from": first, "to": last, "as_of": as_of,
        "rows": [
            {**dict(zip(found.dimensions, line.labels, strict=True)), **_plain(line.tally)} for line in found.lines
        ],
        "total": _plain(found.total), "notes": list(found.notes),
    }  # fmt: skip


def _plain(tally: Tally) -> dict[str, Any]:
    """A tally for programs; a share of nothing is null."""
    shares = {
        "filing_rate": tally.filing_rate(), "reply_rate": tally.reply_rate(),
        "satisfaction_rate": tally.satisfaction_rate(),
    }  # fmt: skip
    return {
        "received": len(tally.received), "filed": len(tally.filed), "replied": len(tally.replied),
        "decisions": {name: len(ids) for name, ids in tally.decisions.items()},
        "sorts": {name: len(ids) for name, ids in tally.sorts.items()},
        "results": {name: len(ids) for name, ids in tally.results.items()},
        "satisfaction": {name: len(ids) for name, ids in tally.satisfaction.items()},
        "key": len(tally.key), "excellent": len(tally.excellent), "overdue": len(tally.overdue),
        "signers": len(tally.persons), "signatures": tally.signatures,
        **{name: None if share == UNDEFINED else share for name, share in shares.items()},
    }  # fmt: skip


def letters(options: argparse.Namespace) -> Answer:
    """A 催办函 for each unit with overdue proposals, one PDF each."""
    from secretariat.exchange.printing import write_report

    day, folder = day_or_today(options.as_of), options.to
    with reading(data_path(options)) as rows:
        late, found = overdue(rows, day), reminder_letters(rows, day)
    if found:
        folder.mkdir(parents=True, exist_ok=True)
    counts = Counter(one.unit for one in late)
    written: dict[str, Path] = {}
    warnings: list[str] = []
    for unit, letter in found.items():
        written[unit] = _free(folder, unit, {path.name.casefold() for path in written.values()})
        warnings += write_report(letter, written[unit])
    lines = [f"{path}（{counts[unit]}件）" for unit, path in written.items()] or [
        "没有逾期的提案，不用催办。"
    ]
    if counts[""]:
        lines.append(f"另有{counts['']}件逾期的提案没有登记承办单位，没有函可发，请先补登。")
    content = {
        "letters": [
            {"unit": unit, "file": str(path), "proposals": counts[unit]} for unit, path in written.items()
        ],
        "without_unit": counts[""],
    }
    return Answer((*lines, *dict.fromkeys(warnings)), content)


def _free(folder: Path, unit: str, taken: set[str]) -> Path:
    """A file name for the letter to a unit that every system allows and no other letter of this run has."""
    stem = f"催办函-{_FORBIDDEN.sub('_', unit).strip(' .')[:_LONGEST_NAME]}"
    name, number = f"{stem}.pdf", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.pdf"
    return folder / name
