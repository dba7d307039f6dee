"""What the office should see first: the numbers of today, what is missing, whose birthday comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from secretariat.domains.members.duplicates import find_duplicates
from secretariat.domains.members.figures import counts_chambers
from secretariat.domains.members.vocabulary import INDIVIDUAL, MEMBER_KINDS
from secretariat.domains.overview import queries
from secretariat.domains.overview.queries import Standing
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.rows import Rows

BIRTHDAY_DAYS = 30
DUPLICATES = "duplicates"
"""Where a line leads that is no list of members."""


@dataclass(frozen=True, slots=True)
class Number:
    """One big number with its unit, and the list of members that it counts."""

    label: str
    count: int
    unit: str
    query: ListQuery


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to see to: how many there are, and the list (or the place) where it is done."""

    label: str
    count: int
    unit: str
    query: ListQuery | None = None
    place: str = ""
    urgent: bool = False
    ledger: str = "members"
    """The list that `query` is about."""
    tip: str = ""
    """How to mend it, in a sentence."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday to come: the day (ISO), who, of which unit, and the age reached."""

    day: str
    person: int
    name: str
    unit: str
    age: int


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the first page shows, told for one day; `records` counts the members ever entered."""

    day: str
    records: int
    numbers: tuple[Number, ...]
    errands: tuple[Errand, ...]
    birthdays: tuple[Birthday, ...]


def _go_on() -> None:
    """Nothing else has to go first."""


def desk(rows: Rows, day: str, as_of: str | None, rest: Callable[[], None] = _go_on) -> Desk:
    """The facts of the first page for `day`; its lists are opened with `as_of` (None: now).

    `rest` is called between two counts; what it raises ends them.
    """
    merged = counts_chambers(rows)
    rest()
    numbers = tuple(_numbers(rows, day, merged=merged))
    rest()
    errands = _errands(rows, day, as_of)
    rest()
    records = queries.members_ever(rows)
    found = tuple(birthdays(rows, day))
    return Desk(day, records, numbers, tuple(item for item in errands if item.count), found)


def _numbers(rows: Rows, day: str, *, merged: bool) -> Iterable[Number]:
    members = queries.members_in_force(rows, day, merged=merged)
    first = day[:7] + "-01"

    def number(label: str, ids: Sequence[int], unit: str = "家") -> Number:
        return Number(label, len(ids), unit, ListQuery(as_of=day, scope="all", ids=tuple(ids)))

    yield number("会员总数", _all(members))
    yield number("本月新增", _all(queries.members_joined(rows, first, day, merged=merged)))
    yield number("本月退出", _all(queries.members_left(rows, first, day, merged=merged)))
    for name in MEMBER_KINDS:
        yield number(name, members.get(name, ()), "人" if name == INDIVIDUAL else "家")


def _all(found: Standing) -> list[int]:
    return sorted(chain.from_iterable(found.values()))


def _errands(rows: Rows, day: str, as_of: str | None) -> list[Errand]:
    found = queries.gaps(rows, as_of or day, past=as_of is not None)
    pending = ListQuery(as_of=as_of, scope="pending")
    return [
        Errand("待审批的入会申请", found.pending, "家", pending, urgent=True),
        *(
            Errand(label, getattr(found, name), "家", ListQuery(as_of=as_of, filters=filters))
            for label, name, filters in _GAPS
        ),
    ]


_UNIT_ONLY = Filter("membership.kind", "not", INDIVIDUAL)
_GAPS = (
    ("没有负责人手机", "no_mobile", (Filter("principal.mobile", "empty"),)),
    ("没有统一社会信用代码", "no_code", (Filter("organization.credit_code", "empty"), _UNIT_ONLY)),
    ("没有入会日期", "no_start", (Filter("membership.start", "empty"),)),
    ("没有负责人", "no_head", (Filter("principal.name", "empty"),)),
    ("没有乡镇街道", "no_town", (Filter("organization.town", "empty"), _UNIT_ONLY)),
)
_CHECKED = (
    ("信用代码校验不符", "organization.credit_code"),
    ("身份证号校验不符", "principal.id_number"),
)


def odd_codes(rows: Rows, as_of: str | None) -> list[Errand]:
    """The members whose codes may be kept but look wrong; apart from `desk`, since each has to be computed."""
    listing = Listing(rows, rows.catalog.ledgers["members"])
    shown = set(listing.select(ListQuery(as_of=as_of)))
    errands = []
    for label, key in _CHECKED:
        ids = tuple(record for record in _odd(listing, key, as_of) if record in shown)
        errands.append(Errand(label, len(ids), "家", ListQuery(as_of=as_of, ids=ids)))
    return [item for item in errands if item.count]


def _odd(listing: Listing, key: str, as_of: str | None) -> Iterable[int]:
    """The lines whose value may be kept but looks wrong, such as a code whose check character differs."""
    kind = listing.ledger.column(key).kind
    for record, value in zip(listing.ids(), listing.array(key, as_of), strict=True):
        if value is not None and kind.warn(value):
            yield record


def doubles(rows: Rows) -> Errand:
    """The pairs of records that may be one; apart from `desk`, since among very many it takes seconds."""
    return Errand("疑似重复的记录", len(find_duplicates(rows)), "对", place=DUPLICATES)


def birthdays(rows: Rows, day: str, within: int = BIRTHDAY_DAYS) -> list[Birthday]:
    """Birthdays of the members' heads from `day` on, the next first; partly known dates have none."""
    coming = _coming_days(date.fromisoformat(day), within)
    found = []
    for one in queries.heads_born(rows, tuple(coming), day, merged=counts_chambers(rows)):
        when = coming[one.birth[5:]]
        if when.year > int(one.birth[:4]):
            unit = "" if one.unit is None or one.unit == one.name else one.unit
            found.append(
                Birthday(when.isoformat(), one.person, one.name, unit, when.year - int(one.birth[:4]))
            )
    return sorted(found, key=lambda item: (item.day, item.person))


def _coming_days(first: date, within: int) -> Mapping[str, date]:
    """Month and day of each day to come; 29 February is kept on the 28th where the year has none."""
    coming: dict[str, date] = {}
    for offset in range(within + 1):
        when = first + timedelta(days=offset)
        coming.setdefault(when.strftime("%m-%d"), when)
        if (when.month, when.day) == (2, 28) and (when + timedelta(days=1)).day == 1:
            coming["02-29"] = when
    return coming
