"""One short constructor for each kind of field, for use in record classes: `day("入会日期", roster=True)`.

Every `options` are attributes of `entity.Field`: required, roster, aliases, level, help, dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secretariat.base.entity import SENSITIVE, declare
from secretariat.base.kinds import (
    Choice,
    Count,
    CreditCode,
    Email,
    Flag,
    IdNumber,
    Link,
    Money,
    Note,
    OrganizationName,
    PartialDate,
    PersonName,
    Phone,
    Points,
    Synonym,
    Tags,
    Text,
)


def text(label: str, *, width: int = 16, **options: Any) -> Any:
    """Words on one line; `width` is typical, in half-width characters."""
    return declare(Text(width), label, **options)


def note(label: str, **options: Any) -> Any:
    """Words on several lines."""
    return declare(Note(), label, **options)


def person_name(label: str, **options: Any) -> Any:
    """One person's name."""
    return declare(PersonName(), label, **options)


def organization_name(label: str, **options: Any) -> Any:
    """An organization's name."""
    return declare(OrganizationName(), label, **options)


def day(label: str, *, past: bool = True, **options: Any) -> Any:
    """A partial date; `past=False` for deadlines and plans, whose two-digit years are this century's."""
    return declare(PartialDate(past), label, **options)


def mobile(label: str, **options: Any) -> Any:
    """Mobile numbers."""
    return declare(Phone(mobile=True), label, **options)


def telephone(label: str, **options: Any) -> Any:
    """Telephone numbers of any sort: those of an organization."""
    return declare(Phone(mobile=False, mixed=True), label, **options)


def landline(label: str, **options: Any) -> Any:
    """Landline numbers."""
    return declare(Phone(mobile=False), label, **options)


def id_number(label: str, **options: Any) -> Any:
    """An ID number; sensitive unless said otherwise."""
    return declare(IdNumber(), label, **{"level": SENSITIVE, **options})


def credit_code(label: str, **options: Any) -> Any:
    """A 统一社会信用代码."""
    return declare(CreditCode(), label, **options)


def money(label: str, *, unit: str = "万元", **options: Any) -> Any:
    """Money in 万元 or 元, kept as whole 分."""
    return declare(Money(unit), label, **options)


def count(label: str, *, unit: str = "", **options: Any) -> Any:
    """A whole number of 人, 家, 件."""
    return declare(Count(unit), label, **options)


def points(label: str, **options: Any) -> Any:
    """Points of a score, with at most two decimals."""
    return declare(Points(), label, **options)


def flag(label: str, **options: Any) -> Any:
    """Yes or no."""
    return declare(Flag(), label, **options)


def choice(
    label: str,
    *,
    entries: tuple[str, ...] = (),
    synonyms: Mapping[str, Synonym] | None = None,
    open: bool = False,
    **options: Any,
) -> Any:
    """One of `entries`, the defaults of the list that `dictionary` names; an `open` list grows by use."""
    return declare(Choice(entries, synonyms or {}, open), label, **options)


def link(target: str, label: str, **options: Any) -> Any:
    """A link to a record of the entity named `target`."""
    return declare(Link(), label, target=target, **options)


def tags(label: str, **options: Any) -> Any:
    """Any number of short words."""
    return declare(Tags(), label, **options)


def email(label: str, **options: Any) -> Any:
    """E-mail addresses."""
    return declare(Email(), label, **options)
