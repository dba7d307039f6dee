"""What each column of a table means: by heading, group head and neighbours, never by position."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from secretariat.base.ledger import Column
from secretariat.exchange.importing.evidence import (
    follows_from_others,
    holds_both,
    in_series,
    led_by_person,
    names_persons,
    texts,
)
from secretariat.exchange.importing.headings import Heading, normalise
from secretariat.exchange.importing.layout import Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon, about, group_of, person_of
from secretariat.exchange.importing.meanings import (
    AS_EXTRA,
    AS_REMARK,
    LEAVE_OUT,
    RECORD_WORDS,
    ColumnMapping,
    How,
    Wishes,
)
from secretariat.exchange.importing.sequences import is_running
from secretariat.exchange.importing.vocabulary import (
    BAND_HEADING,
    GROUP_WORDS,
    MEMBER_NUMBER_WORDS,
    PERHAPS_SEQUENCE,
    PERSON_GROUPS,
    POSITION,
    REASON,
    SEQUENCE_WORDS,
    UNIT,
)


def map_columns(table: Table, lexicon: Lexicon, wishes: Wishes) -> tuple[ColumnMapping, ...]:
    """The meaning of every column of a table; no two columns become the same ledger column."""
    mapper = _Mapper(table, lexicon, wishes)
    mapper.take_settled()
    mapper.take_by_cells()
    mapper.take_certain()
    mapper.take_by_neighbours()
    mapper.take_by_likeness()
    mapper.share_names()
    mapper.attach_loose_phones()
    mapper.place_the_unit()
    mapper.leave_out_counted()
    return mapper.result()


class _Mapper:
    """Maps the columns of one table in passes, the surer ones first."""

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

    def take_settled(self) -> None:
        """Columns of which the clerk has said what they mean, now or earlier, and running numbers."""
        for wanted, how in ((self._wishes.chosen, How.CHOSEN), (self._wishes.remembered, How.REMEMBERED)):
            for column in self._left():
                if column.heading.key in wanted:
                    self._settle(column, wanted[column.heading.key], how)
        for column in self._left():
            self._running_number(column)

    def take_by_cells(self) -> None:
        """Columns such as 职务 or 类型, where the cells tell what an ambiguous heading means; and series of years."""
        for index in in_series(self._table):
            column = next(one for one in self._table.columns if one.index == index)
            if index not in self._done and self._lexicon.added(column.heading) is None:
                self._keep_as_it_is(column)
        for column in self._left():
            keys = self._wishes.ambiguous.get(column.heading.leaf, ())
            judged = [key for key in keys if key in self._wishes.telling]
            cells = texts(self._table, column) if judged and len(column.heading.path) == 1 else []
            if cells:
                self._judge(column, cells, keys)

    def _judge(self, column: TableColumn, cells: list[str], keys: tuple[str, ...]) -> None:
        telling, elsewhere = self._wishes.telling, self._named_elsewhere(column)
        keys = tuple(key for key in keys if key not in elsewhere)
        left = [key for key in keys if key not in telling]
        accepted = [key for key in keys if key in telling and telling[key](cells)]
        known = self._lexicon.columns
        if accepted:
            self._claim(column, (accepted[0],), How.EXACT)
        elif not left:
            self._keep_as_it_is(column)
        elif len(left) == 1 and left[0] in known and not self._lexicon.personal(known[left[0]]):
            self._claim(column, (left[0],), How.EXACT)
        self._narrowed[column.index] = tuple(left)

    def _named_elsewhere(self, column: TableColumn) -> set[str]:
        """The columns of the ledger that other headings of the table name for certain."""
        others = [one for one in self._table.columns if one is not column]
        clear = [one.heading for one in others if one.heading.leaf not in self._wishes.ambiguous]
        return {found[0].key for heading in clear if (found := self._lexicon.means(heading))}

    def _keep_as_it_is(self, column: TableColumn) -> None:
        self._done[column.index] = ColumnMapping(column, (), How.UNKNOWN, (), self._wishes.unknown)

    def take_certain(self) -> None:
        """Columns whose heading, alone or under its group head, names exactly one column of the ledger."""
        both = [column for column in self._left() if holds_both(self._table, column)]
        for column in self._left():
            found, how = self._named(column.heading)
            if column in both or self._doubted(column.heading, how):
                continue
            own = [one for one in found if not one.added] or found
            own = [one for one in own if not self._lexicon.personal(one)] or own
            if len(own) == 1 and not self._anybodys(own[0], column, how):
                self._claim_first(column, own[0], how)
        for column in both:
            self._split(column)

    def _claim_first(self, column: TableColumn, found: Column, how: How) -> None:
        """Claim what a heading names; the second column of that meaning goes to its own field, if there is one."""
        added = self._lexicon.added(column.heading)
        second = found.key in self._claimed and added is not None
        self._claim(column, (added.key if second and added else found.key,), how)

    def take_by_neighbours(self) -> None:
        """职务, 移动电话 behind 法定代表人 are that person's; 联系方式 behind 联系人 is the contact's."""
        context = ""
        for column in self._table.columns:
            group = self._group_of_done(column)
            if group is not None:
                context = group if group in PERSON_GROUPS else ""
                self._person = self._person_of_done(column) or self._person
            elif self._open_to(column):
                taken = self._in_context(column, context)
                context = context if taken else ""
        for column in self._left():
            self._alone(column)

    def take_by_likeness(self) -> None:
        """Columns whose heading contains a known one: 企业联系人手机号码."""
        for column in self._left():
            if column.index in self._refused:
                continue
            added = self._lexicon.added(column.heading)
            if added is not None and self._claim(column, (added.key,), How.EXACT):
                continue
            group, found = self._lexicon.resembles(column.heading)
            free = [one for one in found if one.key not in self._claimed]
            if len(found) == 1 or (group and free):
                self._claim(column, ((free or found)[0].key,), How.ALIKE)

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

    def place_the_unit(self) -> None:
        """A place of work in a table that lists no persons by their names is the unit that the table lists."""
        title = self._lexicon.ledger.title
        if self._leader is not None or title in self._claimed or title not in self._lexicon.columns:
            return
        for index, mapping in self._done.items():
            place = self._lexicon.columns.get(mapping.keys[0]) if mapping.keys else None
            kind = self._lexicon.columns[title].kind.name
            if place is None or place.kind.name != kind or mapping.how is How.CHOSEN:
                continue
            if group_of(place) in PERSON_GROUPS:
                self._claimed.add(title)
                self._done[index] = replace(mapping, keys=(title, *mapping.keys[1:]))
                return

    def leave_out_counted(self) -> None:
        """年龄 beside 出生年月 says nothing more; alone it is kept as it stands."""
        for column in self._left():
            if column.index not in self._refused and follows_from_others(
                self._table, column, self._lexicon, self._done
            ):
                self._done[column.index] = ColumnMapping(column, (), How.DERIVED)

    def _column_of(self, key: str) -> TableColumn | None:
        return next((one.column for one in self._done.values() if key in one.keys), None)

    def _names_somebody(self, column: TableColumn) -> bool:
        mapping = self._done.get(column.index)
        known = [self._lexicon.columns.get(key) for key in mapping.keys] if mapping else []
        return any(one is not None and one.kind.name == "person_name" for one in known)

    def result(self) -> tuple[ColumnMapping, ...]:
        """All mappings in the order of the columns; what is left over is unknown, doubtful or repeated."""
        return tuple(self._done.get(column.index) or self._unmapped(column) for column in self._table.columns)

    def _left(self) -> list[TableColumn]:
        return [column for column in self._table.columns if column.index not in self._done]

    def _unmapped(self, column: TableColumn) -> ColumnMapping:
        how, candidates = self._refused.get(column.index, (How.UNKNOWN, ()))
        otherwise = LEAVE_OUT if how is How.AMBIGUOUS else self._wishes.unknown
        return ColumnMapping(column, (), how, candidates, otherwise)

    def _settle(self, column: TableColumn, wish: str, how: How) -> None:
        own = [one for one in self._lexicon.means(column.heading) if one.added]
        if wish == AS_EXTRA and own:
            self._claim(column, (own[0].key,), how)
        elif wish in (LEAVE_OUT, AS_EXTRA, AS_REMARK):
            self._done[column.index] = ColumnMapping(column, (), how, otherwise=wish)
        elif wish == self._record_key or wish in self._lexicon.columns:
            self._claim(column, (wish,), how)

    @property
    def _record_key(self) -> str:
        root = next(
            source for source in self._lexicon.ledger.sources if not source.via and source.back is None
        )
        return f"{root.alias}.id"

    def _running_number(self, column: TableColumn) -> None:
        word = column.heading.leaf
        if word in RECORD_WORDS:
            self._claim(column, (self._record_key,), How.RECORD)
        elif word in (POSITION, REASON, BAND_HEADING):
            self._done[column.index] = ColumnMapping(
                column, (), How.BAND if word == BAND_HEADING else How.OWN
            )
        elif word in SEQUENCE_WORDS or (word in PERHAPS_SEQUENCE and is_running(self._table.values(column))):
            self._done[column.index] = ColumnMapping(column, (), How.SEQUENCE)
        elif word in PERHAPS_SEQUENCE:
            number = next(
                (one for one in self._lexicon.columns.values() if one.label in MEMBER_NUMBER_WORDS), None
            )
            if number is not None:
                self._claim(column, (number.key,), How.EXACT)

    def _named(self, heading: Heading) -> tuple[list[Column], How]:
        """The columns that a heading names, under its group head if it has one."""
        for upper in reversed(heading.path[:-1]):
            group = about(upper)
            if group:
                found = self._those_of(upper, group, self._lexicon.within(group, heading))
                if found or group in PERSON_GROUPS:
                    return self._free_first(found), How.GROUP
        return self._lexicon.means(heading), How.EXACT

    def _those_of(self, upper: str, group: str, found: list[Column]) -> list[Column]:
        """Of a table with group heads for 负责人 and 法定代表人 both, the facts of the very one."""
        uppers = {word for one in self._table.columns for word in one.heading.path[:-1] if about(word) == group}
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
        own = any(
            normalise(self._lexicon.columns[key].label) == heading.leaf
            for key in keys
            if key in self._lexicon.columns
        )
        return how is How.EXACT and len(keys) > 1 and not own

    def _anybodys(self, found: Column, column: TableColumn, how: How) -> bool:
        """Whether a flat heading such as 性别 could be of any person: then its neighbours decide first."""
        if how is not How.EXACT or found.kind.name == "person_name" or not self._lexicon.personal(found):
            return False
        own = (word for word, group in GROUP_WORDS.items() if group == group_of(found))
        return not any(column.heading.leaf.startswith(word) for word in own)

    def _claim(self, column: TableColumn, keys: tuple[str, ...], how: How) -> bool:
        taken = [key for key in keys if key in self._claimed]
        if taken:
            self._refused[column.index] = (How.REPEATED, keys)
            return False
        self._claimed.update(keys)
        self._done[column.index] = ColumnMapping(column, keys, how)
        return True

    def _split(self, column: TableColumn) -> bool:
        """单位及职务: the organization's name (or the person's place of work) and the person's post."""
        words = Heading("", ("工作单位",)), Heading("", ("单位名称",))
        post = Heading("", ("职务",))
        if self._leader is None or "名称" in column.heading.leaf:
            words = (words[1], words[0])
        places = [
            one for word in words for one in self._lexicon.means(word) if one.kind.name == "organization_name"
        ]
        posts = [
            one for one in self._lexicon.means(post) if group_of(one) in PERSON_GROUPS
        ] or self._lexicon.means(post)
        place = next((one for one in places if one.key not in self._claimed), None)
        job = next((one for one in posts if one.key not in self._claimed), None)
        return place is not None and job is not None and self._claim(column, (place.key, job.key), How.SPLIT)

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

    def _open_to(self, column: TableColumn) -> bool:
        """Whether a column is still open and stands under no group head of its own."""
        return (
            column.index not in self._done
            and column.index not in self._refused
            and len(column.heading.path) == 1
        )

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
        if found.kind.name == "phone" and not any(about(word) in PERSON_GROUPS for word in column.heading.path):
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

    def _people(self) -> dict[str, str]:
        """The groups of persons whose names the table has, with the person whose facts come first."""
        people: dict[str, str] = {}
        for one in self._table.columns:
            group = self._group_of_done(one)
            if group in PERSON_GROUPS and self._names_somebody(one):
                people.setdefault(str(group), self._person_of_done(one))
        return people

    def _facts(self, group: str, heading: Heading) -> list[Column]:
        found = (*self._lexicon.within(group, heading), *self._alike(heading, group))
        return list(dict.fromkeys(found))

    def _lacks(self, group: str, heading: Heading) -> bool:
        """Whether the first column for such a fact of a person is still free."""
        return any(one.key not in self._claimed for one in self._facts(group, heading)[:1])

    def _of_unit(self, column: TableColumn, keys: tuple[str, ...]) -> bool:
        """单位: what a list of units begins with, or where the person before it works."""
        known = [self._lexicon.columns[key] for key in keys if key in self._lexicon.columns]
        if len(known) < 2 or any(one.kind != known[0].kind or one.kind.name == "person_name" for one in known):
            return False
        behind = self._leader is not None and self._leader.index < column.index
        order = sorted(known, key=lambda one: (group_of(one) in PERSON_GROUPS) != behind)
        free = [one.key for one in order if one.key not in self._claimed]
        return bool(free) and self._claim(column, (free[0],), How.CONTEXT)

    def _plausible(self, key: str, people: Collection[str | None]) -> bool:
        """A fact of a person only where the table names such a person (or is a list of nothing but persons)."""
        column = self._lexicon.columns.get(key)
        if column is None:
            return False
        group = group_of(column)
        return group not in PERSON_GROUPS or group in people or column.kind.name == "person_name"
