"""Kinds of value: what a person types, what Python holds, what SQLite keeps, what is printed."""

from __future__ import annotations

from secretariat.base.kinds.choice import Choice, Near, Synonym, Unclear
from secretariat.base.kinds.codes import (
    CreditCode,
    IdNumber,
    birth_of,
    credit_check_digit,
    id_check_digit,
    sex_of,
)
from secretariat.base.kinds.date_reading import read_date
from secretariat.base.kinds.flag import Flag
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value
from secretariat.base.kinds.partial_date import PartialDate
from secretariat.base.kinds.phone import Phone
from secretariat.base.kinds.points import Points
from secretariat.base.kinds.quantities import FEN, Count, Money
from secretariat.base.kinds.titles import OrganizationName, PersonName
from secretariat.base.kinds.words import Email, Link, Note, Tags, Text

KINDS: tuple[type[Kind], ...] = (
    Text,
    Note,
    PersonName,
    OrganizationName,
    PartialDate,
    Phone,
    IdNumber,
    CreditCode,
    Money,
    Count,
    Points,
    Flag,
    Choice,
    Link,
    Tags,
    Email,
)
"""Every kind, by hand: a frozen program finds nothing by itself."""

__all__ = [
    "FEN",
    "KINDS",
    "NOTHING",
    "Choice",
    "Count",
    "CreditCode",
    "Email",
    "Flag",
    "IdNumber",
    "Kind",
    "Link",
    "Money",
    "Near",
    "Note",
    "OrganizationName",
    "PartialDate",
    "PersonName",
    "Phone",
    "Points",
    "Reading",
    "Synonym",
    "Tags",
    "Text",
    "Unclear",
    "Value",
    "birth_of",
    "credit_check_digit",
    "id_check_digit",
    "read_date",
    "sex_of",
]
