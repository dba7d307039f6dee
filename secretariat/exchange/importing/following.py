"""Other sheets of a workbook that belong to the list on the main one: the sign-in list beside the events."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from secretariat.base.intake import Intake
from secretariat.exchange.importing.choosing import names_records
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.tables import find_tables
from secretariat.exchange.reading.model import Workbook
from secretariat.store.rows import Rows

_ENOUGH = 0.6
"""The share of headings that a sheet must have in common with a list, besides its name column, to belong to it."""


@dataclass(frozen=True, slots=True)
class Following:
    """A sheet that is imported behind the main list, as what, and how many rows it has."""

    intake: Intake
    sheet: str
    rows: int

    @property
    def words(self) -> str:
        """For the preview."""
        return f"工作表“{self.sheet}”是{self.intake.ledger.label}（{self.rows}行），随后一起导入。"


def following(
    workbook: Workbook, intake: Intake, rows: Rows, taken: Collection[str]
) -> tuple[Following, ...]:
    """The sheets besides those taken whose headings fit a list that follows this one; hidden sheets are left alone."""
    found: list[Following] = []
    for other in intake.follows:
        lexicon = Lexicon(rows.catalog.ledgers.get(other.ledger.name, other.ledger))
        for sheet in workbook.sheets:
            if sheet.hidden or sheet.name in taken or any(one.sheet == sheet.name for one in found):
                continue
            for table in find_tables(sheet, lexicon).tables[:1]:
                known = sum(1 for column in table.columns if lexicon.means(column.heading))
                if names_records(table, lexicon) and known >= _ENOUGH * len(table.columns):
                    found.append(Following(other, sheet.name, len(table.data)))
    return tuple(found)
