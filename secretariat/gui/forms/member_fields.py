"""Which fields a kind of member has, which of them are used most, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.base.kinds import Count
from secretariat.base.ledger import Column, Ledger
from secretariat.domains.members.ledger import CONTACT_GROUP, HEAD, ROLL, UNIT
from secretariat.domains.members.vocabulary import ENTERPRISE, GROUP, INDIVIDUAL, MEMBER_KINDS
from secretariat.gui.forms.form import Section

__all__ = ["COMMON", "MEMBER_KINDS", "label_for", "member_sections", "offered"]

COMMON = (
    "organization.name", "organization.credit_code", "organization.town", "organization.industry",
    "organization.address", "organization.capital", "organization.staff", "organization.phone",
    "principal.name", "principal.mobile", "principal_job.post", "principal.sex", "principal.birth",
    "principal.politics", "company.name", "contact.name", "contact.mobile", "contact_job.post",
    "chamber.name", "membership.start", "membership.number", "membership.federation_post", "membership.remark",
)  # fmt: skip
"""The fields that a form shows at once, in their order."""

_GROUP_ONLY = {
    f"organization.{name}"
    for name in (
        "group_kind",
        "registrar",
        "supervisor",
        "enterprise_members",
        "individual_members",
        "group_members",
    )
}
_ENTERPRISE_ONLY = {
    f"organization.{name}"
    for name in (
        "capital", "registration_type", "scale", "assets", "revenue", "profit", "tax", "high_tech", "credit_rating",
        "innovation", "contract_rate", "insurance", "organs", "subsidiaries",
    )
}  # fmt: skip
_OF_UNITS = ("organization", "contact", "contact_job", "legal")
_NOT_EDITED = {"membership.kind", "membership.id", "level", "status"}
_ORDER = {key: place for place, key in enumerate(COMMON)}


def editable(column: Column) -> bool:
    """Whether a form may fill a column: it stands in a record, and is no number of the program's own."""
    return column.derive is None and column.key not in _NOT_EDITED and not _is_record_number(column)


def member_sections(ledger: Ledger) -> list[Section]:
    """The sections of the member form: unit, people, roll, the office's own; the most used fields first."""
    groups: dict[str, list[Column]] = {title: [] for title in (UNIT, HEAD, CONTACT_GROUP, ROLL)}
    for column in filter(editable, ledger.columns):
        groups.setdefault(column.group or "其他", []).append(column)
    return [_section(title, columns) for title, columns in groups.items() if columns]


def _section(title: str, columns: Sequence[Column]) -> Section:
    ordered = sorted(columns, key=lambda item: _ORDER.get(item.key, len(_ORDER)))
    rare = frozenset(item.key for item in columns if item.key not in _ORDER and not item.added)
    return Section(title, tuple(ordered), rare)


def offered(kind: str, key: str) -> bool:
    """Whether a kind of member has a field."""
    alias = key.partition(".")[0]
    if kind == INDIVIDUAL:
        return alias not in _OF_UNITS
    if alias == "company" or (key in _GROUP_ONLY and kind == ENTERPRISE):
        return False
    return not (key in _ENTERPRISE_ONLY and kind == GROUP)


def label_for(kind: str, column: Column) -> str:
    """What a field is called: an individual member is the principal, so the fields are simply theirs."""
    if kind != INDIVIDUAL:
        return column.label
    return "姓名" if column.key == "principal.name" else column.label.removeprefix("负责人") or column.label


def _is_record_number(column: Column) -> bool:
    return isinstance(column.kind, Count) and column.key.endswith(".id")
