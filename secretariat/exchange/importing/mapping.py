"""What each column of a table means: by heading, group head and neighbours, never by position."""

from __future__ import annotations

from secretariat.base.ledger import Column
from secretariat.exchange.importing.evidence import follows_from_others, holds_both, in_series, texts
from secretariat.exchange.importing.layout import Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.meanings import (
    AS_EXTRA,
    AS_REMARK,
    LEAVE_OUT,
    RECORD_WORDS,
    ColumnMapping,
    How,
    Wishes,
)
from secretariat.exchange.importing.persons import Persons
from secretariat.exchange.importing.sequences import is_running
from secretariat.exchange.importing.vocabulary import (
    BAND_HEADING,
    MEMBER_NUMBER_WORDS,
    PERHAPS_SEQUENCE,
    POSITION,
    REASON,
    SEQUENCE_WORDS,
)


def map_columns(table: Table, lexicon: Lexicon, wishes: Wishes) -> tuple[ColumnMapping, ...]:
    """The meaning of every column of a table; no two columns become the same ledger column."""
    mapper = _Mapper(table, lexicon, wishes)
    mapper.take_settled()
    mapper.take_by_cells()
    mapper.take_certain()
    mapper.share_names()
    mapper.take_by_neighbours()
    mapper.take_by_likeness()
    mapper.share_names()
    mapper.hand_over_facts()
    mapper.attach_loose_phones()
    mapper.place_the_unit()
    mapper.leave_out_counted()
    return mapper.result()


class _Mapper(Persons):
    """Maps the columns of one table in passes, the surer ones first."""

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
            cells = texts(self._table, column) if keys and len(column.heading.path) == 1 else []
            judged = any(key in self._wishes.telling for key in keys)
            if cells and (judged or not self._own_word(column.heading, keys)):
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
            self._keep_apart(column)
        elif len(left) == 1 and left[0] in known and not self._lexicon.personal(known[left[0]]):
            self._claim(column, (left[0],), How.EXACT)
        self._narrowed[column.index] = tuple(left)

    def _named_elsewhere(self, column: TableColumn) -> set[str]:
        """The columns of the ledger that other headings of the table name for certain."""
        others = [one for one in self._table.columns if one is not column]
        clear = [one.heading for one in others if one.heading.leaf not in self._wishes.ambiguous]
        return {found[0].key for heading in clear if (found := self._lexicon.means(heading))}

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
            if not self._split(column):
                self._claim_post(column)

    def _claim_first(self, column: TableColumn, found: Column, how: How) -> None:
        """Claim what a heading names; the second column of that meaning goes to its own field, if there is one."""
        added = self._lexicon.added(column.heading, self._claimed)
        second = found.key in self._claimed and added is not None
        self._claim(column, (added.key if second and added else found.key,), how)

    def take_by_likeness(self) -> None:
        """Columns whose heading contains a known one: 企业联系人手机号码."""
        for column in self._left():
            if column.index in self._refused:
                continue
            added = self._lexicon.added(column.heading, self._claimed)
            if added is not None and self._claim(column, (added.key,), How.EXACT):
                continue
            group, found = self._lexicon.resembles(column.heading)
            free = [one for one in found if one.key not in self._claimed]
            if len(found) == 1 or (group and free):
                self._claim(column, ((free or found)[0].key,), How.ALIKE)

    def leave_out_counted(self) -> None:
        """年龄 beside 出生年月 says nothing more; alone it is kept as it stands."""
        for column in self._left():
            if column.index not in self._refused and follows_from_others(
                self._table, column, self._lexicon, self._done
            ):
                self._done[column.index] = ColumnMapping(column, (), How.DERIVED)

    def result(self) -> tuple[ColumnMapping, ...]:
        """All mappings in the order of the columns; what is left over is unknown, doubtful or repeated."""
        return tuple(self._done.get(column.index) or self._unmapped(column) for column in self._table.columns)

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
