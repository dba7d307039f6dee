"""A ledger from a declaration alone: one column a field, links shown by the name of what they point to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from secretariat.base.entity import INTERNAL, SENSITIVE, Entity, Field
from secretariat.base.kinds import (
    Choice,
    Count,
    CreditCode,
    IdNumber,
    Kind,
    OrganizationName,
    PersonName,
    Phone,
    Text,
)
from secretariat.base.ledger import Column, Ledger, Path, Period, Source, column

TITLES: Mapping[str, tuple[str, Kind]] = {
    "person": ("name", PersonName()),
    "organization": ("name", OrganizationName()),
    "event": ("title", Text(30)),
    "document": ("title", Text(30)),
    "score_rule": ("item", Text(20)),
    "shift": ("theme", Text(20)),
    "demand": ("title", Text(40)),
}
"""What a linked record is called by: its field and kind; every other record has a plain `name`."""
_NAME: tuple[str, Kind] = ("name", Text(20))

PERSON_FACTS: tuple[tuple[str, str, Kind, tuple[str, ...], str], ...] = (
    ("mobile", "手机", Phone(mobile=True),
     ("手机号", "手机号码", "联系电话", "电话", "联系方式", "移动电话", "本人手机"), INTERNAL),
    ("id_number", "身份证号", IdNumber(), ("身份证号码", "身份证", "证件号码", "公民身份号码"), SENSITIVE),
)  # fmt: skip
"""What tells a linked person apart: field, label, kind, headings, privacy level."""
UNIT_WORDS = ("工作单位", "所在单位", "单位名称", "企业名称", "公司名称", "所在企业", "单位及职务", "企业")
_FACTS_OF_UNIT: tuple[tuple[str, str, Kind, tuple[str, ...]], ...] = (
    ("credit_code", "统一社会信用代码", CreditCode(), ("社会信用代码", "信用代码")),
    ("town", "乡镇街道", Choice((), {}, True), ("乡镇", "街道", "所在乡镇", "镇街")),
    ("industry", "行业", Choice((), {}, True), ("所属行业", "行业类别")),
)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: a unit or a person of the file, or only a name as the paper has it.

    `key` is the column under which all of them stand. Each of the three is a field of the record, "" where the
    record has no such field; `name` is empty on a record whose unit or person is known.
    """

    key: str
    label: str
    organization: str = "organization"
    person: str = "person"
    name: str = "name"
    aliases: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record that hold it."""
        return tuple(one for one in (self.organization, self.person, self.name) if one)


@dataclass(frozen=True, slots=True)
class Plain:
    """How the ledger of a record looks; `more` are columns behind the declared ones, `hidden` fields without one."""

    name: str
    label: str = ""
    unit: str = "条"
    parties: tuple[Party, ...] = ()
    period: Period | None = None
    order: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    title: str = ""
    more: tuple[Column, ...] = ()
    behind: tuple[Column, ...] = ()
    sources: tuple[Source, ...] = ()
    hidden: tuple[str, ...] = ()


def plain_ledger(entity: Entity, look: Plain) -> Ledger:
    """The ledger over one kind of record: its fields in their order, parties and links by name, its number last.

    Columns are keyed "<record>.<field>"; a party by its own key; a link by "<link field>.<title field>".
    """
    columns = (*_columns(entity, look), *look.more, _number(entity.name))
    sources = (Source(entity.name, entity.name), *_sources(entity), *look.sources)
    keys = {item.key for item in columns}
    title = look.title or _title(entity, look, keys)
    searched = look.searched or tuple(one for one in (title, *(party.key for party in look.parties)))
    return Ledger(
        look.name, look.label or entity.label, entity.name, sources, columns, title, tuple(dict.fromkeys(searched)),
        look.order or (title,), look.period, look.unit, look.behind,
    )  # fmt: skip


def _title(entity: Entity, look: Plain, keys: set[str]) -> str:
    party = next((one for one in look.parties if entity.title in one.fields), None)
    if party is not None:
        return party.key
    own = f"{entity.name}.{entity.title}"
    if own in keys:
        return own
    field = entity.field(entity.title)
    return f"{field.name}.{TITLES.get(field.target or '', _NAME)[0]}"


def numbered(ledger: Ledger) -> Ledger:
    """A ledger with the number of its records behind the other columns, by which they are found again."""
    return replace(ledger, columns=(*ledger.columns, _number(ledger.sources[0].alias)))


def _number(alias: str) -> Column:
    return Column(
        f"{alias}.id", "记录号", Count(), ((alias, "id"),),
        help="程序给每条记录的编号；导出后在Excel里改好再导入，靠它找回同一条",
    )  # fmt: skip


def _columns(entity: Entity, look: Plain) -> Iterable[Column]:
    """The declared columns; a party stands where its first field stands."""
    of_field = {name: party for party in look.parties for name in party.fields}
    told: set[str] = set()
    for item in entity.fields:
        party = of_field.get(item.name)
        if party is not None:
            if party.key not in told:
                told.add(party.key)
                yield _party(entity, party)
                yield from _facts(entity, party)
        elif item.name in look.hidden:
            continue
        elif item.target is not None:
            yield _linked(item)
            yield from _of_link(entity, item)
        else:
            yield column(entity.name, item)


def _party(entity: Entity, party: Party) -> Column:
    paths: list[Path] = [(one, "name") for one in (party.organization, party.person) if one]
    if party.name:
        paths.append((entity.name, party.name))
    fields = [entity.field(name) for name in party.fields]
    level = next((item.level for item in fields if item.level != "public"), "public")
    return Column(
        party.key, party.label, Text(26), tuple(paths), party.aliases, roster=True, level=level,
        required=any(item.required for item in fields),
    )  # fmt: skip


def _facts(entity: Entity, party: Party) -> Iterable[Column]:
    """What tells the person and the unit of the main party apart."""
    if party.organization == "organization":
        yield from _unit_facts("organization")
    if party.person == "person":
        yield from _person_facts("person")
        if unit_field(entity) is None:
            words = tuple(word for word in ("单位", *UNIT_WORDS) if word not in (party.label, *party.aliases))
            label = "所在单位" if not party.organization else f"{party.label}所在单位"
            yield replace(_work(Text(26)), label=label, aliases=words)


def _linked(item: Field) -> Column:
    title, kind = TITLES.get(item.target or "", _NAME)
    return Column(
        f"{item.name}.{title}", item.label, kind, ((item.name, title),), item.aliases, roster=item.roster,
        level=item.level, required=item.required, help=item.help,
    )  # fmt: skip


def _of_link(entity: Entity, item: Field) -> Iterable[Column]:
    if item.name == "person":
        yield from _person_facts("person")
        if not any(other.name in ("organization", "unit") for other in entity.fields):
            yield replace(_work(OrganizationName()), label="单位", roster=item.roster)
    elif item.name == "organization":
        yield from _unit_facts("organization")


def unit_field(entity: Entity) -> str | None:
    """The field in which a record itself says where its person works."""
    named = (
        one for one in entity.fields if one.name in ("unit", "department") and isinstance(one.kind, Text)
    )
    return next((one.name for one in named), None)


def _work(kind: Kind) -> Column:
    """Where the linked person works; of the same kind as the party beside it, so that an import may ask which."""
    return Column(
        "unit.name",
        "所在单位",
        kind,
        (("unit", "name"),),
        UNIT_WORDS,
        help="人员现在任职的单位；导入时用来认人",
    )


def _person_facts(alias: str) -> Iterable[Column]:
    for name, label, kind, aliases, level in PERSON_FACTS:
        yield Column(f"{alias}.{name}", label, kind, ((alias, name),), aliases, level=level)


def _unit_facts(alias: str) -> Iterable[Column]:
    for name, label, kind, aliases in _FACTS_OF_UNIT:
        dictionary = name if isinstance(kind, Choice) else None
        yield Column(f"{alias}.{name}", label, kind, ((alias, name),), aliases, dictionary=dictionary)


def _sources(entity: Entity) -> Iterable[Source]:
    """One source a link, and where the linked person works."""
    for item in entity.links:
        assert item.target is not None
        yield Source(item.name, item.target, via=((entity.name, item.name),))
        if item.name == "person" and not any(other.name == "unit" for other in entity.fields):
            yield Source("job", "employment", back=("person", "person"), dated=True)
            yield Source("unit", "organization", via=(("job", "organization"),))
