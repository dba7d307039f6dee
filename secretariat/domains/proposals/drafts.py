"""A row on its way to a plan: what of it can be, and whether the list has it twice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from secretariat.base.dates import first_day, last_day
from secretariat.domains.proposals.completing import (
    ASSIGNED_ON,
    COLLECTIVE_SIGNER,
    FILING,
    FIRST,
    FORM,
    NUMBER,
    OPINION_TEXT,
    REPLIED_ON,
    SATISFACTION,
    SUBMITTED,
    TITLE,
    Values,
)
from secretariat.domains.proposals.matching import Match, Node, Place, number_key
from secretariat.domains.proposals.vocabulary import DECISIONS

Remark = tuple[str, str, str]


@dataclass(slots=True)
class DraftRow:
    """One row on its way to a plan."""

    number: int
    values: Values
    session: Place
    remarks: list[Remark] = field(default_factory=list)
    match: Match = field(default_factory=Match)

    @property
    def node(self) -> Node:
        """The proposal that the row means, for following merges."""
        return ("row", self.number) if self.match.record is None else ("id", self.match.record)

    def doubt(self, key: str, message: str) -> None:
        """Leave a cell out and say why."""
        self.values.pop(key, None)
        self.remarks.append((key, message, "doubt"))


def settle(row: DraftRow, words: Collection[str]) -> None:
    """Leave out what cannot be: unknown decisions, an answer before the proposal was there or given out.

    `words` are the degrees of satisfaction; anything else that stands there is what the member said.
    """
    values = row.values
    if values.get(FILING) is not None and values[FILING] not in DECISIONS:
        row.doubt(
            FILING, f"“{values[FILING]}”不是立案、不予立案、并案、转社情民意、转意见建议、撤案之一，没有导入"
        )
    word = values.get(SATISFACTION)
    if word is not None and word not in words:
        values.setdefault(OPINION_TEXT, values.pop(SATISFACTION))
        row.remarks.append((SATISFACTION, f"“{word}”不是满意程度，记为反馈内容", "note"))
    _settle_days(row)


def _settle_days(row: DraftRow) -> None:
    pairs = (
        (ASSIGNED_ON, SUBMITTED, "交办日期早于提交日期"),
        (REPLIED_ON, SUBMITTED, "答复日期早于提交日期"),
        (REPLIED_ON, ASSIGNED_ON, "答复日期早于交办日期"),
    )
    for later, earlier, words in pairs:
        one, other = row.values.get(later), row.values.get(earlier)
        if one is not None and other is not None and last_day(str(one)) < first_day(str(other)):
            row.doubt(later, f"{words}（{other}），没有导入，请核对")


def twin_of(row: DraftRow, seen: dict[tuple[object, ...], DraftRow]) -> DraftRow | None:
    """An earlier row of the same list that means the same proposal."""
    values = row.values
    keys: list[tuple[object, ...]] = [] if row.match.record is None else [("id", row.match.record)]
    if values.get(NUMBER):
        keys.append(("number", row.session, values[FORM], number_key(values[NUMBER])))
    elif row.match.record is None:
        keys.append(
            (
                "words",
                row.session,
                values.get(TITLE),
                values.get(FIRST),
                values.get(COLLECTIVE_SIGNER),
            )
        )
    earlier = [seen.setdefault(key, row) for key in keys]
    return next((one for one in earlier if one is not row), None)
