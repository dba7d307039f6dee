"""What contradicts itself in the proposals of a file: warnings that lead to the proposal, never blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.base.dates import first_day, last_day
from secretariat.domains.proposals.matching import number_key
from secretariat.domains.proposals.vocabulary import ASSIGNED, MERGED, REPLIED
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something to look at: the proposal, and what is odd about it in Chinese."""

    proposal: int
    message: str


def contradictions(rows: Rows) -> list[Contradiction]:
    """All warnings, by proposal."""
    found = [*_numbers(rows), *_merges(rows), *_answers(rows), *_signers(rows)]
    return sorted(found, key=lambda one: one.proposal)


def _numbers(rows: Rows) -> Iterator[Contradiction]:
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for record, session, form, number in rows.columns("proposal", ("session", "form", "number")):
        if session is None and form != "社情民意":
            yield Contradiction(record, "没有归入届次会议")
        if number:
            groups[session, form, number_key(number)].append(record)
    for key, records in groups.items():
        for record in records if len(records) > 1 else ():
            yield Contradiction(record, f"{key[2]}号{key[1]}有{len(records)}件")


def _merges(rows: Rows) -> Iterator[Contradiction]:
    targets: dict[int, int] = {}
    for _, proposal, kind, target in rows.columns("proposal_step", ("proposal", "kind", "target")):
        if kind == MERGED and target is None:
            yield Contradiction(proposal, "已并案，但没有写明并入哪一件")
        elif kind == MERGED:
            targets[proposal] = target
    for start in targets:
        seen, current = {start}, targets[start]
        while current in targets and current not in seen:
            seen.add(current)
            current = targets[current]
        if current == start:
            yield Contradiction(
                start, "并入自己" if targets[start] == start else "与别的提案互相并入，成了循环"
            )


def _answers(rows: Rows) -> Iterator[Contradiction]:
    days: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for _, proposal, kind, day in rows.columns("proposal_step", ("proposal", "kind", "day")):
        if day is not None and kind in (ASSIGNED, REPLIED):
            days[proposal][kind].append(day)
    for proposal, found in days.items():
        if (
            found[ASSIGNED]
            and found[REPLIED]
            and last_day(min(found[REPLIED])) < first_day(min(found[ASSIGNED]))
        ):
            yield Contradiction(
                proposal, f"答复日期（{min(found[REPLIED])}）早于交办日期（{min(found[ASSIGNED])}）"
            )


def _signers(rows: Rows) -> Iterator[Contradiction]:
    signed: set[int] = set()
    for _, proposal, person, name in rows.columns("signer", ("proposal", "person", "name")):
        signed.add(proposal)
        if person is None:
            yield Contradiction(proposal, f"提案人“{name or ''}”还没有对应到人员")
    for record, collective in rows.columns("proposal", ("collective_signer",)):
        if collective is None and record not in signed:
            yield Contradiction(record, "没有登记提案人")
