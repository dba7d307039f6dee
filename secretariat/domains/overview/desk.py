"""What the office should see first: the numbers of today, what is missing, whose birthday comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.base.dates import parts
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.duplicates import find_duplicates
from secretariat.domains.members.figures import Roll, kinds, month_counts
from secretariat.domains.members.vocabulary import INDIVIDUAL
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
    """Something to see to: how many there are, and the list of members (or the place) where it is done."""

    label: str
    count: int
    unit: str
    query: ListQuery | None = None
    place: str = ""
    urgent: bool = False


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

    `rest` is called between two counts, since among very many records they take seconds; what it raises ends them.
    """
    roll = Roll.read(rows)
    listing = roll.listing
    rest()
    numbers = tuple(_numbers(roll, day))
    errands = []
    for item in _errands(listing, as_of):
        rest()
        errands.append(item)
    found = tuple(birthdays(rows, roll, day))
    return Desk(day, listing.count(), numbers, tuple(item for item in errands if item.count), found)


def _numbers(roll: Roll, day: str) -> Iterable[Number]:
    counts = month_counts(roll, day[:7])
    members = roll.in_force(day)
    until_today = set(roll.joined(day[:7] + "-01", day))

    def number(label: str, ids: Iterable[int], unit: str = "家") -> Number:
        found = tuple(ids)
        return Number(label, len(found), unit, ListQuery(as_of=day, scope="all", ids=found))

    yield number("会员总数", members)
    yield number("本月新增", (record for record in counts.joined if record in until_today))
    yield number("本月退出", (record for record in roll.left(day[:7] + "-01", day)))
    for name, ids in kinds(roll, members).items():
        yield number(name, ids, "人" if name == INDIVIDUAL else "家")


def _errands(listing: Listing, as_of: str | None) -> Iterable[Errand]:
    pending = ListQuery(as_of=as_of, scope="pending")
    yield Errand("待审批的入会申请", len(listing.select(pending)), "家", pending, urgent=True)
    for label, filters in _GAPS:
        query = ListQuery(as_of=as_of, filters=filters)
        yield Errand(label, len(listing.select(query)), "家", query)
    for label, key in (
        ("信用代码校验不符", "organization.credit_code"),
        ("身份证号校验不符", "principal.id_number"),
    ):
        query = ListQuery(as_of=as_of, ids=tuple(_odd(listing, key, as_of)))
        yield Errand(label, len(listing.select(query)), "家", query)


_UNIT_ONLY = Filter("membership.kind", "not", INDIVIDUAL)
_GAPS = (
    ("没有负责人手机", (Filter("principal.mobile", "empty"),)),
    ("没有统一社会信用代码", (Filter("organization.credit_code", "empty"), _UNIT_ONLY)),
    ("没有入会日期", (Filter("membership.start", "empty"),)),
    ("没有负责人", (Filter("principal.name", "empty"),)),
    ("没有乡镇街道", (Filter("organization.town", "empty"), _UNIT_ONLY)),
)


def _odd(listing: Listing, key: str, as_of: str | None) -> Iterable[int]:
    """The lines whose value may be kept but looks wrong, such as a code whose check character differs."""
    kind = listing.ledger.column(key).kind
    for record, value in zip(listing.ids(), listing.array(key, as_of), strict=True):
        if value is not None and kind.warn(value):
            yield record


def doubles(rows: Rows) -> Errand:
    """The pairs of records that may be one; apart from `desk`, since among very many it takes seconds."""
    return Errand("疑似重复的记录", len(find_duplicates(rows)), "对", place=DUPLICATES)


def birthdays(rows: Rows, roll: Roll, day: str, within: int = BIRTHDAY_DAYS) -> list[Birthday]:
    """Birthdays of the members' heads from `day` on, the next first; partly known dates have none."""
    members = roll.in_force(day)
    units = dict(zip(roll.listing.ids(), roll.listing.array("organization.name", day), strict=True))
    of_person = _people(roll.listing, members, day)
    coming = _coming_days(date.fromisoformat(day), within)
    found: list[Birthday] = []
    for person, name, birth in rows.columns("person", ("name", "birth")):
        if person not in of_person or not isinstance(birth, str):
            continue
        when = coming.get(birth[5:]) if len(parts(birth)) == 3 else None
        if when is not None and when.year > int(birth[:4]):
            unit = _unit_of(units, of_person[person], name)
            found.append(Birthday(when.isoformat(), person, name, unit, when.year - int(birth[:4])))
    return sorted(found, key=lambda item: (item.day, item.person))


def _people(listing: Listing, members: list[int], day: str) -> dict[int, int]:
    """The member's line of each head, by person."""
    heads = listing.references(members, "principal", day)
    return {person: record for record, person in sorted(heads.items(), reverse=True) if person is not None}


def _coming_days(first: date, within: int) -> Mapping[str, date]:
    """Month and day of each day to come; 29 February is kept on the 28th where the year has none."""
    coming: dict[str, date] = {}
    for offset in range(within + 1):
        when = first + timedelta(days=offset)
        coming.setdefault(when.strftime("%m-%d"), when)
        if (when.month, when.day) == (2, 28) and (when + timedelta(days=1)).day == 1:
            coming["02-29"] = when
    return coming


def _unit_of(units: Mapping[int, Value], record: int, name: str) -> str:
    unit = units.get(record)
    return "" if unit is None or unit == name else str(unit)
