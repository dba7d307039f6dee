"""Which tables of a workbook belong to the list that is imported."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secretariat.base.errors import Refusal
from secretariat.exchange.importing.layout import Layout, Table
from secretariat.exchange.importing.lexicon import Lexicon

_ALIKE = 0.6
"""Two tables whose headings agree to this share belong to one list that is spread over sheets."""
_DEFAULT_SHEET = re.compile(r"(?:sheet|工作表)\s*\d*", re.IGNORECASE)


def telling_name(table: Table, tables: Sequence[Table]) -> str:
    """The sheet's name where each town or chamber has a sheet of its own; else an empty text."""
    name = table.sheet.name.strip()
    several = len({one.sheet.name for one in tables}) > 1
    return name if several and not _DEFAULT_SHEET.fullmatch(name) else ""


def choose_tables(
    layouts: Sequence[Layout], sheet: str | None, lexicon: Lexicon
) -> tuple[list[Table], list[str]]:
    """The tables to import, and sentences about those left out.

    Without a choice these are the largest table and all that have (nearly) its headings; hidden sheets need a choice.
    Where some tables have the column by which the records are called, a larger one without it is another list.
    """
    if sheet is not None:
        named = [layout for layout in layouts if layout.sheet.name == sheet]
        if not named:
            names = "、".join(f"“{layout.sheet.name}”" for layout in layouts)
            raise Refusal(f"没有名为“{sheet}”的工作表。", f"可以选择：{names}。")
        return [table for layout in named for table in layout.tables], []
    hidden = [layout.sheet.name for layout in layouts if layout.sheet.hidden]
    notes = [f"隐藏的工作表“{name}”没有导入；要导入请单独选择它。" for name in hidden]
    tables = [table for layout in layouts if not layout.sheet.hidden for table in layout.tables]
    empty = [layout.sheet.name for layout in layouts if not layout.sheet.hidden and not layout.tables]
    notes += [f"工作表“{name}”里没有找到名单，没有导入。" for name in empty]
    if not tables:
        return [], notes
    main = max(
        tables, key=lambda table: (names_records(table, lexicon), len(table.data) * len(table.columns))
    )
    taken = [table for table in tables if _likeness(table, main) >= _ALIKE]
    others = dict.fromkeys(table.sheet.name for table in tables if table not in taken)
    notes += [f"工作表“{name}”里的表格表头不同，没有导入；要导入请单独选择它。" for name in others]
    return taken, notes


def names_records(table: Table, lexicon: Lexicon) -> bool:
    """Whether a table has the column by which the records of the list are called."""
    title = lexicon.ledger.title
    return any(one.key == title for column in table.columns for one in lexicon.means(column.heading))


def _likeness(one: Table, other: Table) -> float:
    mine, theirs = set(one.keys), set(other.keys)
    return len(mine & theirs) / len(mine | theirs)
