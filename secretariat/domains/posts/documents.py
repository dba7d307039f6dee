"""What is printed of posts: rosters in official order, the overlap table, and one person's file (一人一档)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from secretariat.base.dates import age, show_date
from secretariat.base.document import Block, Heading, Paragraph, PrintCell, PrintColumn, Report, Roster, Table
from secretariat.base.errors import Refusal
from secretariat.base.text import chinese_number
from secretariat.domains.posts import queries
from secretariat.domains.posts.ledger import delegate_words
from secretariat.domains.posts.limits import Limits
from secretariat.domains.posts.order import official_order, title_order
from secretariat.domains.posts.queries import Holding, Scope
from secretariat.domains.posts.vocabulary import (
    CPPCC,
    DELEGATE_KINDS,
    EXECUTIVE,
    LEVELS,
    NPC,
    STANDING_TITLES,
)
from secretariat.store.rows import Rows

WHOLE, STANDING, LEADERS = "执委", "常委", "主席班子"
PARTS = (WHOLE, STANDING, LEADERS)
"""Which part of a council is asked for: all of it, 常委会组成人员, or 主席班子."""


@dataclass(frozen=True, slots=True)
class RosterAsk:
    """Which posts to print, as of which day; `part` is one of PARTS for a council, `phones` prints them in full."""

    scope: Scope
    day: str
    title: str = ""
    part: str = WHOLE
    phones: bool = False


_COLUMNS = (
    PrintColumn("姓名", 10), PrintColumn("性别", 5, "center"), PrintColumn("出生年月", 9, "center"),
    PrintColumn("政治面貌", 10), PrintColumn("学历", 10), PrintColumn("单位及职务", 36),
)  # fmt: skip


def scope_of(rows: Rows, ask: RosterAsk) -> Scope:
    """The posts that a part of a council means, by the office's own lists of titles."""
    if ask.part == STANDING:
        return replace(ask.scope, titles=STANDING_TITLES)
    return replace(ask.scope, titles=Limits.read(rows).leading) if ask.part == LEADERS else ask.scope


def roster(rows: Rows, ask: RosterAsk) -> Roster:
    """A roster in official order, the highest level first; who holds several of the posts stands once, with all.

    Refuses where nobody holds any of the posts on that day.
    """
    held = sorted(official_order(queries.holdings(rows, scope_of(rows, ask), ask.day)), key=_level)
    if not held:
        raise Refusal(f"{show_date(ask.day)}没有人担任这些职务。", "请核对组织、级别和日期。")
    people: dict[int, list[Holding]] = {}
    for one in held:
        people.setdefault(one.person, []).append(one)
    kind, several = held[0].kind or "", len({one.body for one in held}) > 1
    columns = (*_COLUMNS, PrintColumn("职务", 16), *_more(kind), PrintColumn("任职时间", 12, "center"))
    columns += (PrintColumn("手机", 13),) if ask.phones else ()
    lines = [_line(group, kind, several, ask) for group in people.values()]
    notes = ("排列顺序：职务，人工排序，姓氏笔画。",) if len(people) > 1 else ()
    return Roster(ask.title or _name(held, ask), rows.setting("office"), show_date(ask.day), columns, lines,
                  maker=rows.setting("maker"), notes=notes)  # fmt: skip


def _level(one: Holding) -> int:
    return LEVELS.index(one.level) if one.level in LEVELS else len(LEVELS)


def delegate_roster(rows: Rows, kind: str, day: str, level: str = "") -> Roster:
    """政协委员 or 人大代表 of one level, or of all of them, the highest level first."""
    label = {CPPCC: "政协委员", NPC: "人大代表"}.get(kind, kind)
    ask = RosterAsk(Scope(kind=kind, level=level), day, f"{level or '各级'}{label}名册")
    return roster(rows, ask)


def _more(kind: str) -> tuple[PrintColumn, ...]:
    if kind == CPPCC:
        return (PrintColumn("界别", 12), PrintColumn("专委会", 14))
    return (PrintColumn("选区或代表团", 16),) if kind == NPC else ()


def _line(group: Sequence[Holding], kind: str, several: bool, ask: RosterAsk) -> list[PrintCell]:
    first = group[0]
    ordered = sorted(group, key=_level)
    words = [_title(one, several) for one in (ordered if several else group)]
    cells: list[PrintCell] = [
        first.name, first.sex or "", (first.birth or "")[:7].replace("-", "."), first.politics or "",
        first.education or "", _unit(first), "、".join(dict.fromkeys(words)),
    ]  # fmt: skip
    if kind == CPPCC:
        cells += [_joined(one.sector for one in group), _joined(one.committee for one in group)]
    elif kind == NPC:
        cells.append(_joined(one.constituency for one in group))
    cells.append(_joined(one.start for one in group[:1]))
    return [*cells, first.mobile or ""] if ask.phones else cells


def _unit(one: Holding) -> str:
    return f"{one.unit or ''}{one.job or ''}"


def _joined(values: Iterable[str | None]) -> str:
    return "、".join(dict.fromkeys(one for one in values if one))


def _title(one: Holding, several: bool) -> str:
    if not several:
        return one.title
    return delegate_words(one.kind, one.level, one.title) or f"{one.body_name}{one.title}"


def _name(held: Sequence[Holding], ask: RosterAsk) -> str:
    bodies = {(one.body, one.number) for one in held}
    if len(bodies) > 1:
        return (
            f"{held[0].kind or ''}人员名册"
            if len({one.body for one in held}) > 1
            else f"{held[0].body_name}名册"
        )
    number = held[0].number
    term = f"第{chinese_number(number)}届" if number is not None else ""
    part = "组成人员" if ask.part == WHOLE else f"{ask.part}人员"
    return f"{term}{held[0].body_name}{part}名单"


def overlap_table(rows: Rows, body: int, day: str) -> Roster:
    """双重身份: who is in the council and a delegate or 政协委员, by level."""
    found: dict[int, dict[tuple[str, str], str]] = {}
    for person, _, kind, level, title in queries.double_identities(rows, body, DELEGATE_KINDS, day):
        found.setdefault(person, {})[kind, level] = title
    keys = [(kind, level) for kind in DELEGATE_KINDS for level in LEVELS]
    used = [key for key in keys if any(key in seats for seats in found.values())]
    titles = {
        person: title for person, (_, title) in queries.highest_titles(rows, Scope((body,)), day).items()
    }
    members = official_order(queries.holdings(rows, Scope((body,)), day))
    once = {one.person: one for one in reversed(members) if one.person in found}
    columns = (PrintColumn("姓名", 10), PrintColumn("单位及职务", 36), PrintColumn("本组织职务", 12),
               *(PrintColumn(f"{level}{kind}", 10, "center") for kind, level in used))  # fmt: skip
    lines: list[list[PrintCell]] = [
        [one.name, _unit(one), titles[one.person], *(found[one.person].get(key, "") for key in used)]
        for one in official_order(once.values())
    ]
    name = str(rows.title("body", body))
    posts = sum(len(seats) for seats in found.values())
    return Roster(f"{name}双重身份情况表", rows.setting("office"), show_date(day), columns, lines,
                  maker=rows.setting("maker"), notes=(f"共{len(lines)}人，{posts}人次。",))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a person's file that another domain gives: its heading without numeral, and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


def dossier(rows: Rows, person: int, day: str, sections: Sequence[Section] = ()) -> Report:
    """One person's file as of a day: the person, the posts through the terms, then the sections of other domains.

    Refuses a person that is not there.
    """
    record = rows.get("person", person)
    if record is None or record["removed"]:
        raise Refusal("没有这个人。", "请刷新后重新选择。")
    held = queries.career(rows, person, day)
    parts = (
        Section("基本情况", (_facts(rows, record, day),)),
        Section("任职经历", (_present(held, day, rows), *_career(held))),
        *sections,
    )
    blocks: list[Block] = []
    for number, part in enumerate(parts, start=1):
        blocks += [Heading(f"{chinese_number(number)}、{part.heading}"), *part.blocks]
    return Report(f"{record['name']}同志档案", tuple(blocks), rows.setting("office"), day, show_date(day))


_FACTS = ("name", "sex", "ethnicity", "birth", "native_place", "politics", "party_joined", "education", "degree",
          "school", "title", "mobile")  # fmt: skip


def _facts(rows: Rows, record: Mapping[str, Any], day: str) -> Table:
    """What is known of the person; phones and numbers masked, since the file goes from hand to hand."""
    declared = rows.entity("person")
    fields = [declared.field(name) for name in _FACTS if name in declared.names and record[name] is not None]
    pairs = [
        (
            item.label,
            item.kind.mask(record[item.name]) if item.kind.private else item.kind.show(record[item.name]),
        )
        for item in fields
    ]
    years = age(record["birth"], day) if record["birth"] else None
    if years is not None:
        pairs.append(("年龄", f"{years}岁"))
    for _, person, organization, post, end in rows.columns(
        "employment", ("person", "organization", "post", "end")
    ):
        if person == record["id"] and (end is None or end > day):
            pairs.append(("单位及职务", f"{rows.title('organization', organization)}{post or ''}"))
    columns = (PrintColumn("项目", 14), PrintColumn("内容", 50))
    return Table("", columns, tuple(dict.fromkeys(pairs)))


def _present(held: Sequence[Holding], day: str, rows: Rows) -> Paragraph:
    order = title_order(rows)
    now = sorted((one for one in held if _in_force(one, day)), key=lambda one: order(one.title))
    running = queries.terms_in_a_row(rows, day, Scope(person=now[0].person)) if now else {}
    words = []
    for one in now:
        terms = running.get(one.post, 0)
        words.append(f"{_title(one, True)}{f'（连任{terms}届）' if terms > 1 else ''}")
    return Paragraph((f"现任：{'、'.join(words)}。" if words else "现在没有担任职务。",))


def _in_force(one: Holding, day: str) -> bool:
    over = one.end <= day if one.end else one.end_reason is not None
    return not over and (one.start is None or one.start <= day)


def _career(held: Sequence[Holding]) -> list[Block]:
    if not held:
        return []
    columns = (
        PrintColumn("组织", 18), PrintColumn("届次", 9, "center"), PrintColumn("职务", 12),
        PrintColumn("起", 11, "center"), PrintColumn("止", 11, "center"),
        PrintColumn("任职依据", 22), PrintColumn("免职依据和原因", 22),
    )  # fmt: skip
    lines = tuple(
        (
            one.body_name, f"第{chinese_number(one.number)}届" if one.number is not None else "", one.title,
            one.start or "", one.end or ("不详" if one.end_reason else "今"), one.given_by or "",
            "，".join(word for word in (one.ended_by, one.end_reason) if word),
        )
        for one in held
    )  # fmt: skip
    return [Table("", columns, lines)]


def default_body(rows: Rows) -> int | None:
    """The office's own council, for questions that name no body."""
    found = rows.find("body", kind=EXECUTIVE)
    return min((row["id"] for row in found), default=None)


def body_named(rows: Rows, name: str) -> int:
    """The body of that name, or of that kind where only one is; refuses an unknown name and lists the bodies."""
    bodies = rows.find("body")
    short = {"执委会": EXECUTIVE, "执委": EXECUTIVE}.get(name, name)
    for wanted in (name, short):
        found = [row for row in bodies if wanted in (row["name"], row["kind"])]
        exact = [row for row in found if row["name"] == wanted] or found
        if len(exact) == 1:
            return int(exact[0]["id"])
    known = "、".join(row["name"] for row in bodies) or "还没有登记组织"
    raise Refusal(f"没有找到组织“{name}”，或者有几个。", f"已登记的组织：{known}。")
