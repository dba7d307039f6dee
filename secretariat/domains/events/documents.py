"""What is printed about one event: 签到表, 席卡, 座次表 by rank, and the 通知."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.base.dates import is_date, show_date
from secretariat.base.document import (
    Block,
    Heading,
    NameCard,
    NameCards,
    Paragraph,
    PrintCell,
    PrintColumn,
    Report,
    Roster,
)
from secretariat.base.errors import Refusal
from secretariat.domains.events import queries
from secretariat.domains.events.queries import Attendee
from secretariat.domains.events.ranks import GOVERNMENT, organ_of
from secretariat.domains.events.sources import people_of_body
from secretariat.domains.events.vocabulary import (
    ABSENT,
    ATTENDANCE_ROLES,
    EXCUSED,
    EXPECTED,
    GUEST,
    ORGANS,
    RANKS,
    STAFF,
    TRAINING,
)
from secretariat.store.rows import Record, Rows

_LAST = 9999
_WEEKDAYS = "一二三四五六日"
_BLANK_LINES = 30
_ROOM_TO_SIGN = "　" * 8 + "\n"
"""An empty cell of two lines and eight characters: a name written by hand needs the room."""
SEATS_IN_ROW = 10


@dataclass(frozen=True, slots=True)
class _Guest:
    """Somebody who gets a seat and a card: `seat` is the name, or the post where no name is known."""

    seat: str
    line: str


def spaced(name: str) -> str:
    """A name of two characters as it is printed: 张　三."""
    return "　".join(name) if len(name) == 2 and name.isalpha() and not name.isascii() else name


# -- 签到表 ---------------------------------------------------------------------------------------------


def signin_sheet(rows: Rows, event: int, phones: bool = False) -> Roster:
    """The sheet on which people sign: those due in official order, then the other parts; blank lines without a list."""
    row = _event(rows, event)
    listed = _in_order(rows, row)
    parts = {one.role or EXPECTED for one in listed} - {EXPECTED}
    columns = [PrintColumn("姓名", 12, "center"), PrintColumn("单位及职务", 38)]
    columns += [PrintColumn("参会身份", 10, "center")] if parts else []
    columns += [PrintColumn("手机", 13, "center")] if phones or not listed else []
    columns += [PrintColumn("签名", 18, "center"), PrintColumn("备注", 12)]
    facts = _facts(rows, listed, _day(row))
    lines = [_signing_line(one, facts, bool(parts), phones) for one in listed]
    if not listed:
        lines = [[_ROOM_TO_SIGN, *("" for _ in columns[1:])] for _ in range(_BLANK_LINES)]
    about = "　".join(
        part for part in (f"时间：{_when(row)}", f"地点：{row['place'] or ''}") if not part.endswith("：")
    )
    return Roster(f"{row['title']}签到表", about, "", tuple(columns), lines, maker=rows.setting("maker"))


def _signing_line(
    one: Attendee, facts: dict[int, queries.Facts], parts: bool, phones: bool
) -> list[PrintCell]:
    known = facts.get(one.person or 0)
    line: list[PrintCell] = [spaced(one.name), _unit(one, known)]
    line += [one.role or EXPECTED] if parts else []
    line += [(known.mobile if known else "") or ""] if phones else []
    away = EXCUSED if one.state == EXCUSED else ""
    return [*line, _ROOM_TO_SIGN, away]


def _unit(one: Attendee, facts: queries.Facts | None) -> str:
    own = f"{facts.unit or ''}{facts.job or ''}" if facts else ""
    return own or one.unit or ""


def _facts(rows: Rows, listed: Sequence[Attendee], day: str) -> dict[int, queries.Facts]:
    return queries.person_facts(rows, [one.person for one in listed if one.person is not None], day)


def _in_order(rows: Rows, event: Record) -> list[Attendee]:
    """The list of an event: by part, then by the post in the body that meets (or the federation), then as entered."""
    listed = queries.attendees(rows, [event["id"]]).get(event["id"], [])
    persons = [one.person for one in listed if one.person is not None]
    best = queries.best_titles(rows, persons, event["body"], _day(event)) if persons else {}
    parts = {role: place for place, role in enumerate(ATTENDANCE_ROLES)}
    return sorted(
        listed,
        key=lambda one: (
            parts.get(one.role or EXPECTED, len(parts)),
            best.get(one.person or 0, (_LAST, _LAST, ""))[:2],
            one.id,
        ),
    )


# -- 席卡 -----------------------------------------------------------------------------------------------


def name_cards(rows: Rows, event: int, per_page: int = 1) -> NameCards:
    """A card for every leader with a name and everybody who comes, in the order of the seats; not for who is excused.

    Refuses where nobody is on the list yet.
    """
    row = _event(rows, event)
    guests = [*_leaders(rows, event), *_people(rows, row, staff=False)]
    cards = tuple(NameCard(spaced(one.seat)) for one in guests if one.seat != one.line)
    if not cards:
        raise Refusal("这次活动还没有参会名单，没有席卡可印。", "请先选出应到人员，或填写参加领导。")
    return NameCards(f"{row['title']}席卡", cards, 2 if per_page == 2 else 1)


def _leaders(rows: Rows, event: int) -> list[_Guest]:
    """The leaders by rank, then organ, then as entered; one without a name is seated by the post."""
    ranks = {rank: place for place, rank in enumerate(RANKS)}
    organs = {organ: place for place, organ in enumerate(("党委", "人大", GOVERNMENT, *ORGANS))}
    found = queries.event_leaders(rows, event)

    def order(place: int) -> tuple[int, int, int]:
        _, _, post, rank = found[place]
        return ranks.get(rank or "", _LAST), organs.get(organ_of(post) or "", _LAST), place

    chosen = [found[place] for place in sorted(range(len(found)), key=order)]
    return [_Guest(name or post, post) for _, name, post, _ in chosen]


def _people(rows: Rows, event: Record, staff: bool = True) -> list[_Guest]:
    """Who is on the list and may come: guests first; whoever is excused or absent is left out, a substitute sits in."""
    known = {name for _, name, _, _ in queries.event_leaders(rows, event["id"]) if name}
    listed = [
        one for one in _in_order(rows, event) if one.state not in (EXCUSED, ABSENT) and one.name not in known
    ]
    listed.sort(key=lambda one: one.role != GUEST)
    substitutes = {row["id"]: row["substitute"] for row in rows.find("attendance", event=event["id"])}
    return [
        _Guest(substitutes.get(one.id) or one.name, one.unit or "")
        for one in listed
        if staff or one.role != STAFF
    ]


# -- 座次 -----------------------------------------------------------------------------------------------


def seating(rows: Rows, event: int, per_row: int = SEATS_IN_ROW, platform: int | None = None) -> Roster:
    """The seats by rank as they are seen from the hall, facing the platform.

    The first `platform` people (all leaders, where nothing is said) sit on it. Refuses without anybody to seat.
    """
    row = _event(rows, event)
    leaders = _leaders(rows, event)
    guests = [one.seat for one in (*leaders, *_people(rows, row))]
    if not guests:
        raise Refusal("这次活动还没有参会名单，没有座次可排。", "请先选出应到人员，或填写参加领导。")
    above = min(len(leaders) if platform is None else platform, len(guests))
    lines = [
        *_rows_of(guests[:above], per_row, "主席台", facing=True),
        *_rows_of(guests[above:], per_row, "第{}排", facing=False),
    ]
    width = max(len(cells) for _, cells in lines)
    columns = (
        PrintColumn("排", 8, "center"),
        *(PrintColumn(f"{n}", 9, "center") for n in range(1, width + 1)),
    )
    notes = ("本图面向主席台看。第1位居中，第2位在其左手，第3位在其右手，依次向两边排；排在前面的坐前排。",)
    body = [[label, *_centred(cells, width)] for label, cells in lines]
    return Roster(
        f"{row['title']}座次表", f"时间：{_when(row)}", "", columns, body, numbered=False, notes=notes
    )


def seat_order(count: int) -> list[int]:
    """Who sits where in a row of so many, from their own left to their own right: 4 2 1 3 5, 6 4 2 1 3 5.

    By Chinese custom the left is the higher side: the second sits to the left of the first.
    """
    return [*range(count - count % 2, 1, -2), *range(1, count + 1, 2)]


def _rows_of(guests: Sequence[str], per_row: int, label: str, facing: bool) -> list[tuple[str, list[str]]]:
    """Rows of seats from the front; those who face the hall are seen from it the other way round."""
    found = []
    for number, start in enumerate(range(0, len(guests), per_row), start=1):
        part = guests[start : start + per_row]
        cells = [spaced(part[place - 1]) for place in seat_order(len(part))]
        found.append((label.format(number), cells[::-1] if facing else cells))
    return found[::-1] if facing else found


def _centred(cells: Sequence[str], width: int) -> list[PrintCell]:
    left = (width - len(cells)) // 2
    return [*([""] * left), *cells, *([""] * (width - len(cells) - left))]


# -- 通知 -----------------------------------------------------------------------------------------------


def notice(rows: Rows, event: int, day: str | None = None) -> Report:
    """The letter that calls to an event, with what is known of it; what is not yet known will be told later.

    Refuses an event that was cancelled.
    """
    row = _event(rows, event)
    if row["cancelled"]:
        raise Refusal("这次活动已经取消。", "要重新举办，请先去掉“已取消”，再印通知。")
    office, on = rows.setting("office", "工商业联合会"), day or date.today().isoformat()
    verb = (
        "召开"
        if str(row["title"]).endswith(("会", "会议"))
        else "举办"
        if row["kind"] == TRAINING
        else "开展"
    )
    title = str(row["title"])
    opening = f"经研究，定于{_when(row) or '近期'}{verb}{title}。现将有关事项通知如下："
    blocks: list[Block] = [Paragraph((f"{_addressed(rows, row)}：",)), Paragraph((opening,))]
    for numeral, (head, text) in zip("一二三四五六", _matters(rows, row), strict=False):
        blocks += [
            Heading(f"{numeral}、{head}"),
            *(Paragraph((line,)) for line in text.split("\n") if line.strip()),
        ]
    return Report(f"关于{verb}{title}的通知", tuple(blocks), office, on, show_date(on))


def _matters(rows: Rows, event: Record) -> list[tuple[str, str]]:
    """The points of the notice: heading and text."""
    listed = queries.attendees(rows, [event["id"]]).get(event["id"], [])
    due = sum(1 for one in listed if one.role in (None, EXPECTED))
    others = "、".join(dict.fromkeys(f"{one.role}人员" for one in listed if one.role not in (None, EXPECTED)))
    who = [f"{_addressed(rows, event)}{f'（{due}人）' if due else ''}", *([others] if others else [])]
    found = [
        ("时间", f"{_when(event) or '另行通知'}。"),
        ("地点", f"{event['place'] or '另行通知'}。"),
        ("参加人员", f"{'；'.join(who)}。"),
    ]
    if event["speaker"]:
        found.append(("主讲人", f"{event['speaker']}。"))
    asked = str(event["notice"] or "请准时参加。因故不能参加的，请提前履行请假手续。")
    return [*found, ("有关要求", asked)]


def _addressed(rows: Rows, event: Record) -> str:
    """To whom the notice goes: the members of the body or group that meets, where all of them are due."""
    listed = queries.attendees(rows, [event["id"]]).get(event["id"], ())
    due = {one.person for one in listed if one.role in (None, EXPECTED)}
    body = rows.title("body", event["body"])
    if body and due <= {None, *people_of_body(rows, event["body"], _day(event))}:
        whole = not due or len(due) == len(people_of_body(rows, event["body"], _day(event)))
        return f"{body}{'全体' if whole else '有关'}组成人员"
    if due:
        return "各参会人员"
    group = rows.title("duty_group", event["duty_group"])
    return f"{group}全体成员" if group else "各有关会员"


# -- shared ---------------------------------------------------------------------------------------------


def _event(rows: Rows, event: int) -> Record:
    row = rows.get("event", event)
    if row is None or row["removed"] is not None:
        raise Refusal("这次活动已不存在。", "请刷新列表后再试。")
    return row


def _day(event: Record) -> str:
    """The day for which posts and units are told: that of the event, today where it is not known to the day."""
    start = str(event["start"] or "")
    return start if len(start) == 10 else date.today().isoformat()


def _when(event: Record) -> str:
    """2026年3月5日（星期四）上午9:00; 2026年3月5日至6日 where it takes several days."""
    start, end, clock = event["start"], event["end"], event["clock"] or ""
    if not is_date(start):
        return str(clock)
    words = show_date(start)
    if len(start) == 10:
        words += f"（星期{_WEEKDAYS[date.fromisoformat(start).weekday()]}）"
    if end and end != start:
        return f"{words}{clock}至{_until(start, end)}"
    return f"{words}{clock}"


def _until(start: str, end: str) -> str:
    """The second day without what it has in common with the first: 6日, 4月2日."""
    if len(end) == 10 and start[:7] == end[:7]:
        return f"{int(end[8:])}日"
    return show_date(end).partition("年")[2] if start[:4] == end[:4] and len(end) > 4 else show_date(end)
