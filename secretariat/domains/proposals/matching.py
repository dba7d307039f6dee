"""Which proposal a row means: by session, form and number, else by title and first signer in that session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold
from secretariat.domains.proposals.completing import COLLECTIVE_SIGNER, FIRST, FORM, NUMBER, RECORD, TITLE
from secretariat.domains.proposals.vocabulary import MERGED
from secretariat.store.rows import Rows

Node = tuple[str, Hashable]
"""A proposal among those that merge: ("id", stored id) or ("row", number of the incoming row)."""
Place = int | str | None
"""A session: its id, the name of one that the same import makes, or none."""


def number_key(number: Value) -> str:
    """A number as it is compared: 001 and 1 are the same."""
    text = fold(str(number))
    return str(int(text)) if text.isdecimal() else text


def first_of(values: Mapping[str, Value]) -> str:
    """The first signer of a completed row, or the collective one."""
    return str(values.get(COLLECTIVE_SIGNER) or values.get(FIRST) or "")


@dataclass(frozen=True, slots=True)
class Match:
    """What a row means: a stored proposal, none (a new one), or in `doubt` with the candidates."""

    record: int | None = None
    doubt: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class ProposalIndex:
    """The proposals of the file by number and by words, and what was merged into what."""

    by_number: dict[tuple[Place, Value, str], int] = field(default_factory=dict)
    by_words: dict[tuple[Place, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    anywhere: dict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Numbered proposals by number, title and first signer, whatever their session."""
    known: dict[int, dict[str, Any]] = field(default_factory=dict)
    merged: dict[Node, Node] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Rows, first_signers: Mapping[int, Value]) -> ProposalIndex:
        """The index over all proposals; `first_signers` are those that the list shows."""
        index = cls()
        wanted = ("session", "form", "number", "title")
        for row in rows.columns("proposal", wanted):
            record = dict(zip(("id", *wanted), row, strict=True))
            record["first"] = str(first_signers.get(record["id"]) or "")
            index.add(record)
        for _, proposal, kind, target in rows.columns("proposal_step", ("proposal", "kind", "target")):
            if kind == MERGED and target is not None:
                index.merged["id", proposal] = ("id", target)
        return index

    def add(self, record: dict[str, Any]) -> None:
        """Make a proposal known."""
        self.known[record["id"]] = record
        if record["number"]:
            key = (record["session"], record["form"], number_key(record["number"]))
            self.by_number.setdefault(key, record["id"])
            words = (number_key(record["number"]), fold(record["title"]), record["first"])
            self.anywhere[words].append(record["id"])
        self.by_words[record["session"], fold(record["title"]), record["first"]].append(record["id"])

    def match(self, values: Mapping[str, Value], session: Place) -> Match:
        """The proposal that a row means."""
        stated = values.get(RECORD)
        if isinstance(stated, int) and stated in self.known:
            return Match(stated)
        if values.get(NUMBER):
            found = self.by_number.get((session, values[FORM], number_key(values[NUMBER])))
            if found is not None:
                return self._surely(found, values)
        found_by_words = self._by_words(values, session)
        if session is None and found_by_words == Match():
            return self._anywhere(values)
        return found_by_words

    def numbered(self, session: Place, number: Value) -> int | None:
        """The proposal of that number in a session, of whatever form."""
        forms = dict.fromkeys(key[1] for key in self.by_number)
        found = [self.by_number.get((session, form, number_key(number))) for form in forms]
        return next((record for record in found if record is not None), None)

    def _surely(self, found: int, values: Mapping[str, Value]) -> Match:
        """A number under another title and another first signer is a slip in one of the two."""
        known = self.known[found]
        same_title = TITLE not in values or fold(str(values[TITLE])) == fold(known["title"])
        first = first_of(values)
        if same_title or not first or not known["first"] or first == known["first"]:
            return Match(found)
        reason = f"提案号{values[NUMBER]}已有一件提案，但案由和提案人都不同，请核对是不是同一件。"
        return Match(doubt=reason, candidates=(found,))

    def _anywhere(self, values: Mapping[str, Value]) -> Match:
        """A list that names no session, such as this program's own: the proposal of that number, title and signer."""
        if not values.get(NUMBER):
            return Match()
        words = (number_key(values[NUMBER]), fold(str(values.get(TITLE) or "")), first_of(values))
        found = [one for one in self.anywhere.get(words, ()) if self.known[one]["form"] == values[FORM]]
        if len(found) < 2:
            return Match(found[0] if found else None)
        reason = "几次会议都有提案号、案由和提案人与这一行相同的提案，请选择是哪一件。"
        return Match(doubt=reason, candidates=tuple(found[:5]))

    def _by_words(self, values: Mapping[str, Value], session: Place) -> Match:
        """The same title by the same signer, where a number does not tell the two apart."""
        words = fold(str(values.get(TITLE) or "")), first_of(values)
        places = (session,) if session is None else (session, None)
        found = [record for place in places for record in self.by_words.get((place, *words), ())]
        unnumbered = [one for one in found if not _told_apart(values.get(NUMBER), self.known[one]["number"])]
        alike = [one for one in unnumbered if self.known[one]["form"] == values[FORM]]
        if len(alike) == 1:
            return Match(alike[0])
        if alike:
            return Match(
                doubt="有几件提案的案由和提案人都与这一行相同，请选择是哪一件。", candidates=tuple(alike[:5])
            )
        return Match()

    def circular(self, start: Node, target: Node) -> bool:
        """Whether merging one into the other would end where it began."""
        seen = {start}
        while target not in seen:
            seen.add(target)
            following = self.merged.get(target)
            if following is None:
                return False
            target = following
        return True


def _told_apart(one: Value, other: Value) -> bool:
    """Whether two numbers say that these are two proposals."""
    return bool(one and other) and number_key(one) != number_key(other)
