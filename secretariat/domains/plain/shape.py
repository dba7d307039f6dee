"""What the columns of a plain ledger stand for, read back from the ledger itself: cells, parties, links, facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from secretariat.base.entity import SENSITIVE, Entity
from secretariat.base.ledger import Column, Ledger
from secretariat.domains.plain.ledger import unit_field

PARTIES = ("organization", "person")
UNIT = "unit.name"


@dataclass(frozen=True, slots=True)
class PartyCell:
    """A column that names a unit or a person; each of the three is a field of the record, "" where it has none.

    `clues` are the columns that tell who is meant, by what they say: mobile, id_number, credit_code, unit.
    """

    key: str
    label: str
    organization: str = ""
    person: str = ""
    name: str = ""
    required: bool = False
    clues: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record that hold it."""
        return tuple(one for one in (self.organization, self.person, self.name) if one)


@dataclass(frozen=True, slots=True)
class LinkCell:
    """A column that names another record by its title."""

    key: str
    label: str
    field: str
    target: str
    title: str
    required: bool = False
    clues: tuple[tuple[str, str], ...] = ()
    """Columns that say which of several is meant: (field of the linked record, column key)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A plain ledger taken apart. `own` are the record's fields by column key; `facts` tell of what it links to."""

    entity: Entity
    own: dict[str, str]
    parties: tuple[PartyCell, ...]
    links: tuple[LinkCell, ...]
    facts: dict[str, str]
    """Columns that only tell apart whom a row means: column key → label; sensitive ones have no label."""
    root: str
    """The alias of the record itself."""
    unit_names: frozenset[str] = frozenset()
    """Own columns that hold the name of a unit."""

    @property
    def record_key(self) -> str:
        """The column of the record number."""
        return f"{self.root}.id"

    @property
    def remark(self) -> str:
        """The column that takes what has no place of its own; an empty text where there is none."""
        key = f"{self.root}.remark"
        return key if key in self.own else ""


def shape_of(ledger: Ledger, entity: Entity) -> Shape:
    """The parts of a ledger that `plain_ledger` made; columns that are worked out have no part in it."""
    targets = {item.name: str(item.target) for item in entity.links}
    own: dict[str, str] = {}
    facts: dict[str, str] = {}
    parties: list[PartyCell] = []
    links: list[LinkCell] = []
    titles = _titles(ledger)
    root = ledger.sources[0].alias
    for column in ledger.columns:
        if column.derive is not None or column.gather is not None or not column.paths:
            continue
        alias, field = column.paths[0]
        if "." not in column.key:
            parties.append(_party(column, root, targets))
        elif alias == root:
            if field != "id":
                own[column.key] = field
        elif alias in targets and titles.get(alias) == column.key:
            if targets[alias] in PARTIES:
                parties.append(_bare_link(column, alias, targets[alias]))
            else:
                link = LinkCell(column.key, column.label, alias, targets[alias], field, column.required)
                links.append(link)
        else:
            facts[column.key] = "" if column.level == SENSITIVE else column.label
    told = _with_clues(parties, {*own, *facts}, entity)
    linked = tuple(_told_apart(one, facts) for one in links)
    names = frozenset(
        one.key for one in ledger.columns if one.kind.name == "organization_name" and one.key in own
    )
    return Shape(entity, own, tuple(told), linked, facts, root, names)


def _told_apart(link: LinkCell, facts: dict[str, str]) -> LinkCell:
    """A link with the further columns of its record, which say which one is meant and are no facts by themselves."""
    keys = [key for key in facts if key.partition(".")[0] == link.field]
    for key in keys:
        del facts[key]
    return replace(link, clues=tuple((key.partition(".")[2], key) for key in keys))


def _titles(ledger: Ledger) -> dict[str, str]:
    """The column by which each linked record is called: the first of its alias; parties have one of their own."""
    shown = [one for one in ledger.columns if one.paths]
    of_parties = {alias for one in shown if "." not in one.key for alias, _ in one.paths}
    found: dict[str, str] = {}
    for one in shown:
        alias = one.paths[0][0]
        if alias not in of_parties and one.key.startswith(f"{alias}."):
            found.setdefault(alias, one.key)
    return found


def _party(column: Column, root: str, targets: dict[str, str]) -> PartyCell:
    fields = dict.fromkeys(PARTIES, "")
    name = ""
    for alias, field in column.paths:
        if alias == root:
            name = field
        else:
            fields[targets[alias]] = alias
    return PartyCell(
        column.key, column.label, fields["organization"], fields["person"], name, column.required
    )


def _bare_link(column: Column, alias: str, target: str) -> PartyCell:
    """A link to a unit or a person on a record that has no place for a name alone."""
    organization, person = (alias, "") if target == "organization" else ("", alias)
    return PartyCell(column.key, column.label, organization, person, "", column.required)


def _with_clues(parties: list[PartyCell], present: set[str], entity: Entity) -> Iterable[PartyCell]:
    """The parties with the columns that tell them apart; those of the record itself speak of its first person."""
    for party in parties:
        wanted = []
        if party.organization:
            wanted.append(("credit_code", f"{party.organization}.credit_code"))
        if party.person:
            wanted += [(name, f"{party.person}.{name}") for name in ("mobile", "id_number")]
        if party.person == "person":
            wanted += [("mobile", f"{entity.name}.phone"), ("unit", UNIT)]
            wanted += [("unit", f"{entity.name}.{name}") for name in (unit_field(entity),) if name]
            wanted += [("unit", other.key) for other in parties if other is not party and not other.person]
        known = {*present, *(other.key for other in parties)}
        yield replace(party, clues=tuple((what, key) for what, key in wanted if key in known))
