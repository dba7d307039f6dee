"""What each column of a table means: by heading, group head and neighbours, never by position."""

from __future__ import annotations

from collections.abc import Collection

from secretariat.base.ledger import Column
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
    ORGANIZATION_AND_POST,
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
    mapper.take_certain()
    mapper.take_by_neighbours()
    mapper.take_by_likeness()
    mapper.share_names()
    mapper.attach_loose_phones()
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
        self._refused: dict[int, tuple[How, tuple[str, ...]]] = {}

    def take_settled(self) -> None:
        """Columns of which the clerk has said what they mean, now or earlier, and running numbers."""
        for wanted, how in ((self._wishes.chosen, How.CHOSEN), (self._wishes.remembered, How.REMEMBERED)):
            for column in self._left():
                if column.heading.key in wanted:
                    self._settle(column, wanted[column.heading.key], how)
        for column in self._left():
            self._running_number(column)

    def take_certain(self) -> None:
        """Columns whose heading, alone or under its group head, names exactly one column of the ledger."""
        for column in self._left():
            if column.heading.leaf in ORGANIZATION_AND_POST and self._split(column):
                continue
            found, how = self._named(column.heading)
            if len(found) != 1 or self._doubted(column.heading, how):
                continue
            if not self._anybodys(found[0], column, how):
                self._claim(column, (found[0].key,), how)

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
            if group_of(column) in PERSON_GROUPS - groups and unit and unit[0] not in self._claimed:
                self._claimed.add(unit[0])
                self._done[index] = ColumnMapping(mapping.column, (unit[0],), How.CONTEXT)

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
        otherwise = self._wishes.unknown if how is How.UNKNOWN else LEAVE_OUT
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
                found = self._lexicon.within(group, heading)
                if found or group in PERSON_GROUPS:
                    return self._free_first(found), How.GROUP
        return self._lexicon.means(heading), How.EXACT

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
        places = [
            one for word in words for one in self._lexicon.means(word) if one.kind.name == "organization_name"
        ]
        posts = [
            one for one in self._lexicon.means(post) if group_of(one) in PERSON_GROUPS
        ] or self._lexicon.means(post)
        titled = [one for one in places if one.key == self._lexicon.ledger.title]
        place = next((one for one in (*titled, *places) if one.key not in self._claimed), None)
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
        if means and all(group_of(one) in PERSON_GROUPS and group_of(one) != context for one in means):
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
        keys = self._wishes.ambiguous.get(column.heading.leaf) if how is How.EXACT else None
        candidates = tuple(keys or (one.key for one in found))
        if not candidates or column.index in self._refused:
            return
        people = {
            group for one in self._table.columns if (group := self._group_of_done(one)) in PERSON_GROUPS
        }
        left = [key for key in candidates if key not in self._claimed]
        likely = [key for key in left if self._plausible(key, people)] or left
        if len(likely) == 1:
            self._claim(column, (likely[0],), How.CONTEXT if len(candidates) > 1 else how)
        else:
            self._refused[column.index] = (How.AMBIGUOUS if left else How.REPEATED, tuple(candidates))

    def _plausible(self, key: str, people: Collection[str | None]) -> bool:
        """A fact of a person only where the table names such a person (or is a list of nothing but persons)."""
        column = self._lexicon.columns.get(key)
        if column is None:
            return False
        group = group_of(column)
        return group not in PERSON_GROUPS or group in people or column.kind.name == "person_name"
