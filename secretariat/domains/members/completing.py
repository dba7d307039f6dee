"""What follows from a row without a column of its own: kind of member, place of work, township, status."""

from __future__ import annotations

from collections.abc import Mapping

from secretariat.base.intake import NOWHERE, Setting
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.base.text import is_organization, is_person, organization_key
from secretariat.domains.members.identity import joined_phones, phones
from secretariat.domains.members.ledger import MEMBERS
from secretariat.domains.members.surroundings import is_direct, lists_persons, stated_kind
from secretariat.domains.members.vocabulary import (
    END_REASONS,
    ENTERPRISE,
    GROUP,
    INDIVIDUAL,
    MEMBER_KIND_SYNONYMS,
    MEMBER_KINDS,
    ON_ROLL,
)

NAME, KIND, HEAD, CODE = "organization.name", "membership.kind", "principal.name", "organization.credit_code"
NUMBER, RECORD, REMARK = "membership.number", "membership.id", "membership.remark"
START, END, REASON, STAGE = (f"membership.{name}" for name in ("start", "end", "end_reason", "stage"))
MOBILE, LANDLINE = "principal.mobile", "principal.landline"
COMPANY, POST, CHAMBER_NAME = "company.name", "principal_job.post", "chamber.name"

_GROUP_ENDINGS = ("商会", "协会", "联合会", "联谊会", "促进会", "学会", "公会")
_TOWN_ENDINGS = ("街道", "镇", "乡", "办事处")
ADDRESS, HOME, PHONE = "organization.address", "principal.home", "organization.phone"
OF_INDIVIDUALS = ("organization.town", "organization.industry")
"""Cells of the unit that an individual member has too."""
_COLUMNS: Mapping[str, Column] = {item.key: item for item in MEMBERS.columns}


def complete(values: dict[str, Value], setting: Setting = NOWHERE) -> dict[str, Value]:
    """Fill in what a row says without a column: the chamber, township or kind of its band, its place of work."""
    if setting.band:
        _from_band(values, setting.band)
    if setting.headings:
        _from_table(values, setting)
    if is_direct(str(values.get(CHAMBER_NAME) or "")):
        values.pop(CHAMBER_NAME, None)
    if kind_of(values) == INDIVIDUAL:
        _as_individual(values)
    elif COMPANY in values and NAME in values:
        _without_place_of_work(values)
    if values.get(CHAMBER_NAME) is not None and values[CHAMBER_NAME] == values.get(NAME):
        values.pop(CHAMBER_NAME)  # a chamber that stands under its own heading
    _split_status(values)
    return values


def kind_of(values: Mapping[str, Value]) -> str:
    """The kind of member that a row states, or else the one that its names suggest."""
    stated = values.get(KIND)
    if stated is not None:
        return str(stated)
    name, head = values.get(NAME), values.get(HEAD)
    if name is None:
        return INDIVIDUAL
    if head in (None, name) and CODE not in values and _names_a_person(str(name)):
        return INDIVIDUAL
    return GROUP if str(name).endswith(_GROUP_ENDINGS) else ENTERPRISE


def _names_a_person(name: str) -> bool:
    return is_person(name) and not is_organization(name)


def _as_individual(values: dict[str, Value]) -> None:
    """An individual member is the person; a company on the row is where that person works."""
    name, head = values.get(NAME), values.get(HEAD)
    renamed = RECORD in values and name != head and name is not None and _names_a_person(str(name))
    if not renamed:
        values.pop(NAME, None)
        if name is not None and head is None:
            values[HEAD] = name
        elif name is not None and name != head:
            values.setdefault(COMPANY, name)
    if ADDRESS in values and values.get(HOME) in (None, values[ADDRESS]):
        values[HOME] = values.pop(ADDRESS)
    _own_phones(values, values.pop(PHONE, None))
    _own_contact(values)
    _without_a_place(values)


def _without_place_of_work(values: dict[str, Value]) -> None:
    """Whoever heads a unit works there; another place of work is worth a remark."""
    company = str(values.pop(COMPANY))
    if organization_key(company) != organization_key(str(values[NAME])):
        values[REMARK] = added_remark(values.get(REMARK), f"{_COLUMNS[COMPANY].label}：{company}")


def _own_phones(values: dict[str, Value], numbers: Value) -> None:
    """An individual member's telephone is the person's own: mobiles and landlines each in their field."""
    for number in phones(numbers):
        own = MOBILE if len(number) == 11 and number.isdigit() else LANDLINE
        values[own] = joined_phones(values.get(own), number)


def _own_contact(values: dict[str, Value]) -> None:
    """Who is named as their own contact has one set of phones."""
    if values.get("contact.name") == values.get(HEAD) or "contact.name" not in values:
        values.pop("contact.name", None)
        for name in ("mobile", "landline"):
            if (number := values.pop(f"contact.{name}", None)) is not None:
                values[f"principal.{name}"] = joined_phones(values.get(f"principal.{name}"), number)


def _without_a_place(values: dict[str, Value]) -> None:
    """What an individual member has no field for goes to the remark under its label, so that nothing is lost."""
    for key in [key for key in values if key.partition(".")[0] == "organization"]:
        if key in (NAME, *OF_INDIVIDUALS):
            continue
        column, value = _COLUMNS.get(key), values[key]
        if column is not None:
            words = f"{column.label}：{column.kind.show(value)}{getattr(column.kind, 'unit', '')}"
            values[REMARK] = added_remark(values.get(REMARK), words)
            del values[key]


def added_remark(remark: Value, words: str) -> str:
    """A remark with further words, which it may hold already."""
    known = str(remark) if remark else ""
    return known if words in known.split("；") else "；".join(part for part in (known, words) if part)


def _from_table(values: dict[str, Value], setting: Setting) -> None:
    """The title lines name a kind of member; a place of work in a list of enterprises is the enterprise."""
    if lists_persons(setting):
        values.setdefault(KIND, INDIVIDUAL)
        return
    told = stated_kind(setting)
    if told is not None and KIND not in setting.headings:
        values.setdefault(KIND, told)
    if NAME not in values and values.get(COMPANY) is not None and values.get(KIND) != INDIVIDUAL:
        values[NAME] = values.pop(COMPANY)


def _from_band(values: dict[str, Value], band: str) -> None:
    """A group line names a kind of member, an affiliated chamber, or a township."""
    kind = band if band in MEMBER_KINDS else MEMBER_KIND_SYNONYMS.get(band)
    if kind is not None:
        values.setdefault(KIND, kind)
        return
    if band.endswith(_GROUP_ENDINGS):
        values.setdefault(CHAMBER_NAME, band)
    place = band.removesuffix("商会")
    if place.endswith(_TOWN_ENDINGS):
        values.setdefault("organization.town", place)


def _split_status(values: dict[str, Value]) -> None:
    """会员状态 is a stage of admission or the reason of leaving; 会员层级 follows from the chamber."""
    values.pop("level", None)
    status = values.pop("status", None)
    if status in END_REASONS:
        values.setdefault(REASON, status)
    elif status is not None and not (status == ON_ROLL and values.get(END) is not None):
        values.setdefault(STAGE, status)
