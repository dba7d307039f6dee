"""Which column is the unit that a table lists, and which the place where its persons work."""

from __future__ import annotations

from dataclasses import replace

from secretariat.base.ledger import Column
from secretariat.exchange.importing.headings import Heading
from secretariat.exchange.importing.layout import TableColumn
from secretariat.exchange.importing.lexicon import group_of
from secretariat.exchange.importing.meanings import ColumnMapping, How
from secretariat.exchange.importing.slate import Slate
from secretariat.exchange.importing.vocabulary import PERSON_GROUPS


class Units(Slate):
    """The passes that tell units, places of work and posts apart."""

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

    def _split(self, column: TableColumn) -> bool:
        """单位及职务: the organization's name (or the person's place of work) and the person's post."""
        if self._leader is not None and any(self._is_place(one) for one in self._done.values()):
            return False  # the place of work has a column of its own
        words = Heading("", ("工作单位",)), Heading("", ("单位名称",))
        if self._leader is None or "名称" in column.heading.leaf:
            words = (words[1], words[0])
        places = [
            one for word in words for one in self._lexicon.means(word) if one.kind.name == "organization_name"
        ]
        posts = self._posts()
        place = next((one for one in places if one.key not in self._claimed), None)
        job = next((one for one in posts if one.key not in self._claimed), None)
        return place is not None and job is not None and self._claim(column, (place.key, job.key), How.SPLIT)

    def _is_place(self, mapping: ColumnMapping) -> bool:
        known = [self._lexicon.columns[key] for key in mapping.keys if key in self._lexicon.columns]
        title = self._lexicon.ledger.title
        return any(
            one.kind.name == "organization_name" and (one.key == title or group_of(one) in PERSON_GROUPS)
            for one in known
        )

    def _claim_post(self, column: TableColumn) -> None:
        """职务 beside 工作单位: the post alone; a heading that says both but cannot be split keeps its words there."""
        found = self._lexicon.means(column.heading) or self._posts()
        own = [one for one in found if one.key in {post.key for post in self._posts()}]
        if own and own[0].key not in self._claimed and not self._doubted(column.heading, How.EXACT):
            self._claim(column, (own[0].key,), How.EXACT)

    def _posts(self) -> list[Column]:
        found = self._lexicon.means(Heading("", ("职务",)))
        return [one for one in found if group_of(one) in PERSON_GROUPS] or found

    def _of_unit(self, column: TableColumn, keys: tuple[str, ...]) -> bool:
        """单位: what a list of units begins with, or where the person before it works."""
        known = [self._lexicon.columns[key] for key in keys if key in self._lexicon.columns]
        if len(known) < 2 or any(
            one.kind != known[0].kind or one.kind.name == "person_name" for one in known
        ):
            return False
        behind = self._leader is not None and self._leader.index < column.index
        order = sorted(known, key=lambda one: (group_of(one) in PERSON_GROUPS) != behind)
        free = [one.key for one in order if one.key not in self._claimed]
        return bool(free) and self._claim(column, (free[0],), How.CONTEXT)
