"""What the cells and the other columns of a table say about the meaning of one column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from secretariat.base.characters import clean, ditto, is_blank_mark
from secretariat.base.text import is_organization, is_person, split_organization_and_post
from secretariat.exchange.importing.headings import Heading, folded
from secretariat.exchange.importing.layout import Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.meanings import ColumnMapping
from secretariat.exchange.importing.vocabulary import ORGANIZATION_AND_POST, PERHAPS_BOTH, SELF_NAMES

_LOOKED_AT = 400
"""So many cells are enough to know a column by."""
_MOST = 0.6
YEAR = re.compile(r"(?:19|20)\d\d(?:[-—~至](?:19|20)?\d\d)?年?度?")


def texts(table: Table, column: TableColumn) -> list[str]:
    """The cells of a column as texts, without blanks and ditto marks."""
    found = (clean(value) for value in table.values(column)[:_LOOKED_AT] if value is not None)
    return [text for text in found if text and not ditto(text) and not is_blank_mark(text)]


def holds_both(table: Table, column: TableColumn) -> bool:
    """Whether a column holds an organization and a post in one cell: its heading says so, or most cells do."""
    word = column.heading.leaf
    if word in ORGANIZATION_AND_POST:
        return True
    return word in PERHAPS_BOTH and _mostly(_is_both(text) for text in texts(table, column))


def _is_both(text: str) -> bool:
    organization, post = split_organization_and_post(text)
    return is_organization(organization) and bool(post)


def names_persons(table: Table, column: TableColumn) -> bool:
    """Whether most cells of a column of names are persons."""
    return _mostly(is_person(text) and not is_organization(text) for text in texts(table, column))


def _mostly(answers: Iterable[bool]) -> bool:
    counted = Counter(answers)
    return counted[True] > _MOST * counted.total() if counted else False


def led_by_person(table: Table) -> TableColumn | None:
    """The column of a list of persons that holds their own names: 姓名, not 负责人 or 联系人."""
    return next(
        (one for one in table.columns if one.heading.leaf in SELF_NAMES and len(one.heading.path) == 1), None
    )


def in_series(table: Table) -> frozenset[int]:
    """Columns that differ from another one only by the year: 2024年纳税, 2025年纳税. None of them is the figure."""
    bare = {column.index: YEAR.sub("", folded("/".join(_whole(column.heading)))) for column in table.columns}
    counted = Counter(bare.values())
    return frozenset(
        column.index
        for column in table.columns
        if counted[bare[column.index]] > 1 and YEAR.search(folded("/".join(_whole(column.heading))))
    )


def _whole(heading: Heading) -> tuple[str, ...]:
    return (*heading.path[:-1], heading.shown)


def follows_from_others(
    table: Table, column: TableColumn, lexicon: Lexicon, done: Mapping[int, ColumnMapping]
) -> bool:
    """Whether a column such as 年龄 or 会员层级 only repeats what other columns say, or what the program counts."""
    found = lexicon.counted(column.heading)
    if found is None:
        return False
    unit = getattr(found.kind, "unit", "")
    if folded(column.heading.shown) in (folded(found.label), folded(f"{found.label}（{unit}）")):
        return True  # as the program itself writes it
    sources = [one.column for one in done.values() if set(one.keys) & set(found.inputs)]
    if len(sources) < len(found.inputs):
        return False
    filled = [place for place, value in enumerate(table.values(column)) if value is not None]
    return all(table.raw(place, source) is not None for place in filled for source in sources)
