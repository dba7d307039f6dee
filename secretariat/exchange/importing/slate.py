"""What is known so far about the columns of one table, and the questions that every pass asks of it."""

from __future__ import annotations

from collections.abc import Iterable

from secretariat.base.ledger import Column
from secretariat.exchange.importing.evidence import led_by_person
from secretariat.exchange.importing.headings import Heading, normalise
from secretariat.exchange.importing.layout import Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon, group_of, person_of
from secretariat.exchange.importing.meanings import ColumnMapping, How, Wishes
from secretariat.exchange.importing.vocabulary import GROUP_WORDS, PERSON_GROUPS


class Slate:
    """The columns of one table: which are mapped, which were refused and why, which keys are taken."""

    def __init__(self, table: Table, lexicon: Lexicon, wishes: Wishes) -> None:
        self._table = table
        self._lexicon = lexicon
        self._wishes = wishes
        self._done: dict[int, ColumnMapping] = {}
        self._claimed: set[str] = set()
        self._person = ""
        self._leader = led_by_person(table)
        self._narrowed: dict[int, tuple[str, ...]] = {}
        self._refused: dict[int, tuple[How, tuple[str, ...]]] = {}

    def _left(self) -> list[TableColumn]:
        return [column for column in self._table.columns if column.index not in self._done]

    def _claim(self, column: TableColumn, keys: tuple[str, ...], how: How) -> bool:
        taken = [key for key in keys if key in self._claimed]
        if taken:
            self._refused[column.index] = (How.REPEATED, keys)
            return False
        self._claimed.update(keys)
        self._done[column.index] = ColumnMapping(column, keys, how)
        return True

    def _keep_as_it_is(self, column: TableColumn) -> None:
        self._done[column.index] = ColumnMapping(column, (), How.UNKNOWN, (), self._wishes.unknown)

    def _column_of(self, key: str) -> TableColumn | None:
        return next((one.column for one in self._done.values() if key in one.keys), None)

    def _names_somebody(self, column: TableColumn) -> bool:
        mapping = self._done.get(column.index)
        known = [self._lexicon.columns.get(key) for key in mapping.keys] if mapping else []
        return any(one is not None and one.kind.name == "person_name" for one in known)

    def _group_of_done(self, column: TableColumn) -> str | None:
        """The group of a mapped column; None where it is not mapped yet."""
        mapping = self._done.get(column.index)
        if mapping is None or mapping.how is How.SEQUENCE:
            return None
        known = [self._lexicon.columns[key] for key in mapping.keys if key in self._lexicon.columns]
        return group_of(known[0]) if known else ""

    def _person_of_done(self, column: TableColumn) -> str:
        """The person whose fact a mapped column holds; an empty text where it is no person's."""
        found = [self._lexicon.columns.get(key) for key in self._done[column.index].keys]
        return next((person_of(one) for one in found if one is not None and self._lexicon.personal(one)), "")

    def _people(self) -> dict[str, str]:
        """The groups of persons whose names the table has, with the person whose facts come first."""
        people: dict[str, str] = {}
        for one in self._table.columns:
            group = self._group_of_done(one)
            if group in PERSON_GROUPS and self._names_somebody(one):
                people.setdefault(str(group), self._person_of_done(one))
        return people

    def _open_to(self, column: TableColumn) -> bool:
        """Whether a column is still open and stands under no group head of its own."""
        return (
            column.index not in self._done
            and column.index not in self._refused
            and len(column.heading.path) == 1
        )

    def _named(self, heading: Heading) -> tuple[list[Column], How]:
        """The columns that a heading names, under its group head if it has one."""
        for upper in reversed(heading.path[:-1]):
            group = self._lexicon.about(upper)
            if group:
                found = self._those_of(upper, group, self._lexicon.within(group, heading))
                if found or group in PERSON_GROUPS:
                    return self._free_first(found), How.GROUP
        return self._lexicon.means(heading), How.EXACT

    def _those_of(self, upper: str, group: str, found: list[Column]) -> list[Column]:
        """Of a table with group heads for 负责人 and 法定代表人 both, the facts of the very one."""
        uppers = {
            word
            for one in self._table.columns
            for word in one.heading.path[:-1]
            if self._lexicon.about(word) == group
        }
        named = self._lexicon.means(Heading(upper, (upper,))) if len(uppers) > 1 else []
        return sorted(found, key=lambda one: bool(named) and person_of(one) != person_of(named[0]))

    def _free_first(self, found: list[Column]) -> list[Column]:
        """Under a group head the first free column is meant: its own words come before the wider ones."""
        free = [column for column in found if column.key not in self._claimed]
        return (free or found)[:1]

    def _doubted(self, heading: Heading, how: How) -> bool:
        """Whether the intake wants to be asked about this heading when it stands alone.

        A heading in the ledger's own words is no question: so the program's own exports come back.
        """
        keys = self._wishes.ambiguous.get(heading.leaf, ())
        return how is How.EXACT and len(keys) > 1 and not self._own_word(heading, keys)

    def _own_word(self, heading: Heading, keys: Iterable[str]) -> bool:
        known = (self._lexicon.columns[key] for key in keys if key in self._lexicon.columns)
        return any(normalise(one.label) == heading.leaf for one in known)

    def _anybodys(self, found: Column, column: TableColumn, how: How) -> bool:
        """Whether a flat heading such as 性别 could be of any person: then its neighbours decide first."""
        if how is not How.EXACT or found.kind.name == "person_name" or not self._lexicon.personal(found):
            return False
        own = (word for word, group in GROUP_WORDS.items() if group == group_of(found))
        return not any(column.heading.leaf.startswith(word) for word in own)
