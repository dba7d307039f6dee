"""A row of a plain ledger between its cells and its record: whom it names, what it links to, what has no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from secretariat.base.intake import Candidate, Decision
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.base.text import fold
from secretariat.domains.plain.linking import Linked, Targets
from secretariat.domains.plain.matching import Line, comparable_cells, link_key, spellings
from secretariat.domains.plain.people import phones
from secretariat.domains.plain.shape import UNIT, PartyCell, Shape
from secretariat.domains.plain.telling import ORGANIZATION, PERSON, Meant, Parties, decoded
from secretariat.store.rows import Rows

Remark = tuple[str, str, str]


@dataclass(slots=True)
class Draft:
    """One record in the making; `pieces` are words without a column of their own, which the remark takes."""

    number: int
    values: dict[str, Value]
    who: dict[str, Meant] = field(default_factory=dict)
    links: dict[str, Linked] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    record: int | None = None
    waits: bool = False
    candidates: tuple[Candidate, ...] = ()
    answered: bool = False
    likely: tuple[str, Meant] | None = None
    """A name that could be that on record: taken for it only where the row says nothing else either."""

    def doubt(self, key: str, message: str) -> None:
        """Tell of a cell that is not taken as it stands."""
        self.remarks.append((key, message, "doubt"))

    def wait(self, key: str, reason: str, candidates: tuple[Candidate, ...] = ()) -> None:
        """The row is not taken until the clerk has decided; choices are those of the first that asks."""
        self.doubt(key, reason)
        if not self.waits:
            self.waits, self.candidates = True, candidates


class Drafting:
    """Makes drafts of rows."""

    def __init__(
        self, rows: Rows, shape: Shape, columns: Mapping[str, Column], makes: tuple[str, ...]
    ) -> None:
        self._rows = rows
        self._shape = shape
        self._columns = columns
        self.parties = Parties(rows)
        self.targets = Targets(rows, makes)
        self._facts: dict[tuple[str, str], dict[int, Value]] = {}
        self._day = next((key for key in shape.own if columns[key].kind.name == "partial_date"), "")

    def draft(self, number: int, values: Mapping[str, Value], decision: Decision, asked: str) -> Draft:
        """A row with everything told that can be told without looking at the records of its list.

        `asked` is the party that the clerk's answer is about, "" for none.
        """
        draft = Draft(number, dict(values))
        for cell in self._shape.parties:
            meant = self.parties.meant(cell, draft.values)
            if meant is not None and cell.key == asked and decision.record is not None:
                draft.answered = True
                meant = Meant(meant.text, *decoded(decision.record))
            if meant is not None:
                draft.who[cell.key] = self._decided(draft, meant, decision)
        day = str(draft.values.get(self._day) or "")
        for link in self._shape.links:
            linked = self.targets.meant(link, draft.values, day)
            if linked is not None:
                draft.links[link.key] = linked
        return draft

    def asked(self, parts: Sequence[Mapping[str, Value]], decision: Decision) -> dict[int, str]:
        """The one name among the parts of a row that the clerk's answer is about: place of the part → its party.

        One that could be the chosen one, else one that is in doubt, else one that nobody is known for.
        """
        chosen = decision.record
        if chosen is None or chosen >= 0:
            return {}
        answer = decoded(chosen)
        ranks: dict[tuple[int, str], int] = {}
        for place, values in enumerate(parts):
            for cell in self._shape.parties:
                meant = self.parties.meant(cell, values)
                if meant is not None and meant.one is None and getattr(cell, answer[0]):
                    ranks[place, cell.key] = 0 if answer in meant.candidates else 1 if meant.doubt else 2
        return dict([min(ranks, key=ranks.__getitem__)]) if ranks else {}

    @staticmethod
    def _decided(draft: Draft, meant: Meant, decision: Decision) -> Meant:
        """What the clerk said stands above what could not be told; one answer settles one name."""
        if meant.doubt and (decision.new or draft.answered):
            return replace(
                meant, candidates=(), doubt="", remark=f"“{meant.text}”没有对应到名册，名称已保留，待对应"
            )
        return meant

    def line(self, draft: Draft) -> Line:
        """The draft as keys compare it."""
        cells = comparable_cells({key: draft.values.get(key) for key in self._shape.own}, self._shape)
        cells |= {key: link_key(one) for key, one in draft.links.items()}
        for link in self._shape.links:
            linked = draft.links.get(link.key)
            if link.required and linked is not None and cells.get(link.key) is None:
                cells[link.key] = ("", fold(linked.text))  # two names that nothing is known for are two
        written = {key: spellings(one, self.parties) for key, one in draft.who.items()}
        return Line(cells, draft.who, written)

    def settle_links(self, draft: Draft, stored: Mapping[str, Value]) -> None:
        """A link to nothing that is known: a needed one makes the row wait, another leaves its words in the remark.

        A title that several have is that of the record which `stored` links to, if that is one of them.
        """
        for cell in self._shape.links:
            linked = draft.links.get(cell.key)
            if linked is None or not linked.doubt:
                continue
            known = stored.get(cell.field)
            if isinstance(known, int) and fold(self.targets.name_of(cell, known)) == fold(linked.text):
                draft.links[cell.key] = Linked(linked.text, known)
                continue
            if cell.required:
                draft.wait(cell.key, f"{linked.doubt}，这一行先不导入")
            else:
                draft.doubt(cell.key, f"{linked.doubt}，文字记入备注")
                draft.pieces.append(f"{cell.label}：{linked.text}")

    def settle_parties(self, draft: Draft, stored: Mapping[str, Meant], new_units: Mapping[str, str]) -> None:
        """Names that are not told: as on record, else asked; nobody at all keeps the name where it has a place."""
        for cell in self._shape.parties:
            meant = draft.who.get(cell.key)
            if meant is None:
                continue
            known = stored.get(cell.key)
            if meant.doubt and known is not None and (draft.answered or _may_be(meant, known)):
                draft.likely = draft.likely or (None if draft.answered else (cell.key, meant))
                meant = draft.who[cell.key] = known
            if meant.doubt:
                self.ask(draft, cell.key, meant)
            elif meant.one is None and not cell.name:
                self._homeless(draft, cell, meant, new_units)
            elif meant.remark and known is None:
                draft.doubt(cell.key, meant.remark)

    def ask(self, draft: Draft, key: str, meant: Meant) -> None:
        """Let the clerk choose who is meant."""
        chosen = tuple(self.parties.candidate(*one) for one in meant.candidates)
        draft.wait(key, meant.doubt, chosen)

    @staticmethod
    def _homeless(draft: Draft, cell: PartyCell, meant: Meant, new_units: Mapping[str, str]) -> None:
        """Nobody in the file, and the record has no place for a name alone."""
        if cell.key in new_units:
            return
        if cell.required:
            draft.wait(cell.key, f"名册里没有“{meant.text}”，请先登记，再导入这一行。")
            return
        draft.doubt(cell.key, f"名册里没有“{meant.text}”，没有对应，名称记入备注")
        draft.pieces.append(f"{cell.label}：{meant.text}")
        del draft.who[cell.key]

    def settle_facts(self, draft: Draft) -> None:
        """Phones, units, codes beside a name: they tell who is meant; for a name alone they go to the remark."""
        for key, label in self._shape.facts.items():
            value = draft.values.get(key)
            if value is None:
                continue
            record = self._holder(draft, key)
            if record is not None:
                self._compare(draft, key, record)
            elif label:
                draft.pieces.append(f"{label}：{self._columns[key].kind.show(value)}")
            else:
                draft.remarks.append((key, "待对应到人员后再补填，没有记下", "note"))

    def settle_rest(self, draft: Draft) -> None:
        """Words that the intake of the ledger could make nothing of."""
        known = {*(one.key for one in self._shape.parties), *(one.key for one in self._shape.links)}
        known |= {key for one in self._shape.links for _, key in one.clues}
        for key in sorted(draft.values.keys() - known - self._shape.own.keys() - self._shape.facts.keys()):
            shown = self._columns[key].kind.show(draft.values[key])
            draft.doubt(key, f"“{shown}”没有能对应的内容，记入备注，请核对")
            draft.pieces.append(f"{self._columns[key].label}：{shown}")

    def _holder(self, draft: Draft, key: str) -> tuple[str, int] | None:
        """The unit or person on record whose fact a column holds."""
        alias = key.partition(".")[0]
        for cell in self._shape.parties:
            meant = draft.who.get(cell.key)
            if meant is None or meant.one is None:
                continue
            of_person = alias == cell.person or (key == UNIT and ("unit", UNIT) in cell.clues)
            if (meant.sort == PERSON and of_person) or (
                meant.sort == ORGANIZATION and alias == cell.organization
            ):
                return meant.one
        return None

    def _compare(self, draft: Draft, key: str, holder: tuple[str, int]) -> None:
        """A fact that the roll has otherwise: told, since this list does not change the roll."""
        sort, record = holder
        value, kind = draft.values[key], self._columns[key].kind
        if key == UNIT:
            if not self.parties.works_at(record, str(value)):
                draft.remarks.append((key, "名册里此人不在这个单位，名册没有改动", "note"))
            return
        name = key.rpartition(".")[2]
        if (sort, name) not in self._facts:
            self._facts[sort, name] = dict(self._rows.columns(sort, (name,)))
        known = self._facts[sort, name].get(record)
        same = known == value or (kind.name == "phone" and set(phones(value)) <= set(phones(known)))
        if not same:
            has = f"名册里是“{kind.mask(known)}”" if known is not None else "名册里没有这一项"
            draft.remarks.append((key, f"{has}，名册没有改动", "note"))


def _may_be(meant: Meant, known: Meant) -> bool:
    """Whether what stands on record is one of those that a name can mean."""
    return known.one is None or known.one in meant.candidates
