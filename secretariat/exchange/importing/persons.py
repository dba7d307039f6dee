"""Whose fact a column holds: by its neighbours, by the only person named, or nobody in particular."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from secretariat.base.ledger import Column
from secretariat.exchange.importing.evidence import names_persons
from secretariat.exchange.importing.headings import Heading, folded
from secretariat.exchange.importing.layout import TableColumn
from secretariat.exchange.importing.lexicon import about, group_of, person_of
from secretariat.exchange.importing.meanings import ColumnMapping, How
from secretariat.exchange.importing.units import Units
from secretariat.exchange.importing.vocabulary import PERSON_GROUPS, UNIT


class Persons(Units):
    """The passes that give names, phones and other facts to the persons of a table."""

    def take_by_neighbours(self) -> None:
        """职务, 移动电话 behind 法定代表人 are that person's; 联系方式 behind 联系人 is the contact's."""
        context, stranger = "", False
        for column in self._table.columns:
            group = self._group_of_done(column)
            named = self._names_a_stranger(column)
            stranger = named or (stranger and group is None)
            if group is not None and not named:
                context = group if group in PERSON_GROUPS else ""
                self._person = self._person_of_done(column) or self._person
            elif stranger:
                context = ""
                if self._open_to(column) and self._facts_of_anybody(column):
                    self._keep_apart(column)
            elif self._open_to(column):
                taken = self._in_context(column, context)
                context = context if taken else ""
        for column in self._left():
            self._alone(column)

    def _names_a_stranger(self, column: TableColumn) -> bool:
        """A second 姓名 beside the head's: what follows is that person's, whom the ledger does not know."""
        how, _ = self._refused.get(column.index, (How.UNKNOWN, ()))
        mapping = self._done.get(column.index)
        known = [self._lexicon.columns.get(key) for key in mapping.keys] if mapping else []
        apart = how is How.REPEATED or any(one and one.added for one in known)
        found = self._named(column.heading)[0] if apart else []
        return bool(found) and found[0].kind.name == "person_name"

    def _keep_apart(self, column: TableColumn) -> None:
        """In a field of the office's own: the one of an earlier import, else a new one."""
        added = self._lexicon.added(column.heading, self._claimed)
        if added is None or not self._claim(column, (added.key,), How.EXACT):
            self._keep_as_it_is(column)

    def _facts_of_anybody(self, column: TableColumn) -> bool:
        found, how = self._named(column.heading)
        return bool(found) and self._anybodys(found[0], column, how)

    def share_names(self) -> None:
        """A list that names only the legal representative means that person wherever it speaks of the head."""
        for group in PERSON_GROUPS:
            names = [one.key for one in self._lexicon.names(group)]
            if len(names) < 2 or names[0] in self._claimed:
                continue
            for index, mapping in self._done.items():
                if len(mapping.keys) == 1 and mapping.keys[0] in names[1:] and mapping.how is not How.CHOSEN:
                    self._done[index] = ColumnMapping(mapping.column, (names[0], *mapping.keys), How.BOTH)
                    self._claimed.add(names[0])
                    break

    def hand_over_facts(self) -> None:
        """法人手机 in a table that names only 负责人: the facts of the one person of that group whom it names."""
        people = self._people()
        named = {self._person_of_done(one) for one in self._table.columns if self._names_somebody(one)}
        for index, mapping in self._done.items():
            fact = self._lexicon.columns.get(mapping.keys[0]) if len(mapping.keys) == 1 else None
            own = fact is not None and folded(mapping.column.heading.shown) == folded(fact.label)
            if fact is None or own or mapping.how is How.CHOSEN or not self._lexicon.personal(fact):
                continue
            holder = people.get(group_of(fact), "")
            key = f"{holder}.{fact.key.rpartition('.')[2]}"
            if (
                holder
                and person_of(fact) not in named
                and key in self._lexicon.columns
                and key not in self._claimed
            ):
                self._claimed.add(key)
                self._done[index] = replace(mapping, keys=(key,))

    def attach_loose_phones(self) -> None:
        """A phone in a table that names no person of that group is the organization's."""
        title = self._column_of(self._lexicon.ledger.title)
        if title is not None and names_persons(self._table, title):
            return
        groups = {self._group_of_done(one) for one in self._table.columns if self._names_somebody(one)}
        unit = [
            one.key
            for one in self._lexicon.columns.values()
            if group_of(one) == UNIT and one.kind.name == "phone"
        ]
        for index, mapping in self._done.items():
            column = self._lexicon.columns.get(mapping.keys[0]) if len(mapping.keys) == 1 else None
            if column is None or column.kind.name != "phone" or mapping.how is How.CHOSEN:
                continue
            if group_of(column) in PERSON_GROUPS - groups and unit and self._loose(mapping):
                how = How.JOINED if unit[0] in self._claimed else How.CONTEXT
                self._claimed.add(unit[0])
                self._done[index] = ColumnMapping(mapping.column, (unit[0],), how)

    def _loose(self, mapping: ColumnMapping) -> bool:
        """Whether the heading of a phone says nobody's name: 负责人手机 means a person that is known already."""
        return not any(about(word) in PERSON_GROUPS for word in mapping.column.heading.path)

    def _alone(self, column: TableColumn) -> None:
        """A heading without a helpful neighbour: certain only where nothing else is left that it could mean."""
        found, how = self._named(column.heading)
        if column.index in self._refused or self._of_somebody(column, found, how):
            return
        keys = self._wishes.ambiguous.get(column.heading.leaf) if how is How.EXACT else None
        keys = self._narrowed.get(column.index, keys)
        if keys and self._of_unit(column, keys):
            return
        candidates = tuple(keys or (one.key for one in found))
        if not candidates or column.index in self._refused:
            return
        people = self._people()
        left = [key for key in candidates if key not in self._claimed]
        likely = [key for key in left if self._plausible(key, people)] or left
        if len(likely) == 1:
            self._claim(column, (likely[0],), How.CONTEXT if len(candidates) > 1 else how)
        else:
            self._refused[column.index] = (How.AMBIGUOUS if left else How.REPEATED, tuple(candidates))

    def _of_somebody(self, column: TableColumn, found: list[Column], how: How) -> bool:
        """A fact such as 联系电话 that stands beside nobody: certain where only one person of the table lacks it."""
        if not found or not self._anybodys(found[0], column, how):
            return False
        people = self._people()
        if not people:
            return self._of_the_unit_itself(column, found[0])
        lacking = [group for group in people if self._lacks(group, column.heading)]
        if len(lacking) > 1:
            keys = tuple(one.key for group in lacking for one in self._facts(group, column.heading)[:1])
            self._refused[column.index] = (How.AMBIGUOUS, keys)
            return True
        if len(people) > 1 and not lacking and found[0].kind.name == "phone":
            return self._phone_of_unit(column)  # both persons have theirs
        for group in lacking or list(people)[:1]:
            self._person = people[group]
            if self._in_context(column, group):
                return True
        if people and not lacking and found[0].key not in self._claimed:
            self._refused[column.index] = (How.UNKNOWN, ())  # the ledger keeps no such fact of this person
            return True
        return False

    def _of_the_unit_itself(self, column: TableColumn, found: Column) -> bool:
        """邮箱 in a table that names no person: the unit's, where the ledger keeps the like of it."""
        title = self._column_of(self._lexicon.ledger.title)
        if title is None or names_persons(self._table, title):
            return False
        if found.kind.name == "phone" and not any(
            about(word) in PERSON_GROUPS for word in column.heading.path
        ):
            return self._phone_of_unit(column)
        name = found.key.rpartition(".")[2]
        for one in self._lexicon.columns.values():
            if group_of(one) == UNIT and one.key.rpartition(".")[2] == name and one.key not in self._claimed:
                return self._claim(column, (one.key,), How.CONTEXT)
        return False

    def _phone_of_unit(self, column: TableColumn) -> bool:
        """Any phone of a table without persons; several of them are joined."""
        phones = (one for one in self._lexicon.columns.values() if one.kind.name == "phone")
        unit = next((one.key for one in phones if group_of(one) == UNIT), None)
        if unit is None:
            return False
        how = How.JOINED if unit in self._claimed else How.CONTEXT
        self._claimed.add(unit)
        self._done[column.index] = ColumnMapping(column, (unit,), how)
        return True

    def _facts(self, group: str, heading: Heading) -> list[Column]:
        found = (*self._lexicon.within(group, heading), *self._alike(heading, group))
        return list(dict.fromkeys(found))

    def _lacks(self, group: str, heading: Heading) -> bool:
        """Whether the first column for such a fact of a person is still free."""
        return any(one.key not in self._claimed for one in self._facts(group, heading)[:1])

    def _in_context(self, column: TableColumn, context: str) -> bool:
        if not context:
            return False
        possible = (*self._lexicon.within(context, column.heading), *self._alike(column.heading, context))
        for one in sorted(possible, key=lambda one: person_of(one) != self._person):
            if one.key not in self._claimed and person_of(one) in self._persons(context):
                return self._claim(column, (one.key,), How.CONTEXT)
        means = self._lexicon.means(column.heading)
        others = [one for one in means if group_of(one) in PERSON_GROUPS and group_of(one) != context]
        if others and len(others) == len(means) and group_of(others[0]) in self._people():
            # A fact behind the contact that the ledger keeps of the head only: whose it is cannot be known.
            self._refused[column.index] = (How.AMBIGUOUS, tuple(one.key for one in means))
            return True
        return False

    def _persons(self, context: str) -> tuple[str, ...]:
        """Whose facts a column behind that person may hold: the person's own, or those of the group's first."""
        return (self._person, *(person_of(one) for one in self._lexicon.names(context)[:1]))

    def _alike(self, heading: Heading, context: str) -> list[Column]:
        """The facts of a person that a heading means of another: 联系方式 of the contact.

        A second phone is taken for the landline, from where numbers of mobiles find their own way.
        """
        if not any(
            one.kind.name == "phone" and getattr(one.kind, "mobile", False)
            for one in self._lexicon.means(heading)
        ):
            return self._twins(heading, context)
        names = self._lexicon.names(context)
        mine = [
            one for one in self._lexicon.columns.values()
            if names and person_of(one) == person_of(names[0]) and one.kind.name == "phone"
        ]  # fmt: skip
        return sorted(mine, key=lambda one: not getattr(one.kind, "mobile", False))

    def _twins(self, heading: Heading, context: str) -> list[Column]:
        """The column of that person for what the heading means of another one: 性别 of the contact."""
        fields = {
            one.key.rpartition(".")[2]
            for one in self._lexicon.means(heading)
            if group_of(one) in PERSON_GROUPS
        }
        return [
            one for one in self._lexicon.columns.values()
            if group_of(one) == context and one.key.rpartition(".")[2] in fields
        ]  # fmt: skip

    def _plausible(self, key: str, people: Collection[str | None]) -> bool:
        """A fact of a person only where the table names such a person (or is a list of nothing but persons)."""
        column = self._lexicon.columns.get(key)
        if column is None:
            return False
        group = group_of(column)
        return group not in PERSON_GROUPS or group in people or column.kind.name == "person_name"
