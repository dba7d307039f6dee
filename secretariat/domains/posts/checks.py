"""Warnings about posts that contradict each other or the office's limits: told, opened, never in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secretariat.base.dates import age, show_date
from secretariat.base.document import Selection
from secretariat.base.text import chinese_number
from secretariat.domains.posts import queries
from secretariat.domains.posts.limits import Limits
from secretariat.domains.posts.queries import Holding, Scope
from secretariat.store.rows import Rows

SEVERAL, OUTSIDE, ABOVE, TOO_OLD, TOO_LONG, TWICE = (
    "一职多人", "任期之外", "超出职数", "超过年龄", "连任过多", "职务重复",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostWarning:
    """Something to look at: its kind, a sentence, and the posts behind it, which the clerk can open."""

    kind: str
    message: str
    counts: Selection


def warnings(rows: Rows, day: str, scope: Scope | None = None) -> list[PostWarning]:
    """All warnings about the posts in force on a day, and about posts of any time that contradict themselves."""
    limits, held = Limits.read(rows), queries.holdings(rows, scope or Scope(), day)
    found = [
        *_several(held, limits, day),
        *_above(rows, held, day),
        *_too_old(held, limits, day),
        *_too_long(rows, held, limits, day),
        *_outside(rows, day),
        *_twice(rows, day),
    ]
    return found


def _warning(kind: str, message: str, posts: Sequence[int], day: str | None) -> PostWarning:
    return PostWarning(kind, message, Selection("posts", day, tuple(posts), f"{kind}：{message}"))


def _several(held: Sequence[Holding], limits: Limits, day: str) -> Iterator[PostWarning]:
    """Two 主席 at once."""
    groups: dict[tuple[int, str], list[Holding]] = {}
    for one in held:
        if one.title in limits.single:
            groups.setdefault((one.body, one.title), []).append(one)
    for (_, title), group in groups.items():
        names = list(dict.fromkeys(one.name for one in group))
        if len({one.person for one in group}) > 1:
            message = f"{group[0].body_name}同时有{len(group)}位{title}：{'、'.join(names)}。"
            yield _warning(SEVERAL, message, [one.post for one in group], day)


def _above(rows: Rows, held: Sequence[Holding], day: str) -> Iterator[PostWarning]:
    """More people than a term has seats, in all or of one title."""
    seats = {(row["term"], row["title"]): row["seats"] for row in rows.find("quota")}
    terms = {row["id"]: row for row in rows.find("term")}
    groups: dict[tuple[int | None, str], list[Holding]] = {}
    for one in held:
        groups.setdefault((one.term, one.title), []).append(one)
        groups.setdefault((one.term, ""), []).append(one)
    for (term, title), group in groups.items():
        allowed = seats.get((term, title)) if title else terms.get(term or 0, {}).get("seats")
        people = len({one.person for one in group})
        if allowed is not None and people > allowed:
            what = f"{group[0].body_name}第{chinese_number(group[0].number or 0)}届{title or '成员'}"
            message = f"{what}现有{people}人，职数{allowed}名，超出{people - allowed}名。"
            yield _warning(ABOVE, message, [one.post for one in group], day)


def _too_old(held: Sequence[Holding], limits: Limits, day: str) -> Iterator[PostWarning]:
    for one in held if limits.age else ():
        years = age(one.birth, day) if one.birth else None
        if years is not None and years > limits.age:
            message = f"{one.name}（{one.body_name}{one.title}）已满{years}周岁，超过上限{limits.age}周岁。"
            yield _warning(TOO_OLD, message, [one.post], day)


def _too_long(rows: Rows, held: Sequence[Holding], limits: Limits, day: str) -> Iterator[PostWarning]:
    """A third consecutive term."""
    running = queries.terms_in_a_row(rows, day) if limits.terms else {}
    for one in held:
        terms = running.get(one.post, 0)
        if one.title in limits.limited and terms > limits.terms:
            message = (
                f"{one.name}在{one.body_name}已连任{terms}届（现任{one.title}），超过上限{limits.terms}届。"
            )
            yield _warning(TOO_LONG, message, [one.post], day)


def _outside(rows: Rows, day: str) -> Iterator[PostWarning]:
    pairs = queries.outside_term(rows)
    found = (
        {one.post: one for one in queries.of_posts(rows, [post for post, _ in pairs], day)} if pairs else {}
    )
    terms = rows.many("term", {term for _, term in pairs})
    for post, term in pairs:
        one, row = found.get(post), terms[term]
        if one is None:
            continue
        span = f"{show_date(row['start']) or '不详'}至{show_date(row['end']) or '今'}"
        held = f"{show_date(one.start) or '不详'}至{show_date(one.end) or '今'}"
        message = f"{one.name}的{one.title}任期（{held}）超出{one.body_name}第{row['number']}届（{span}）。"
        yield _warning(OUTSIDE, message, [post], None)


def _twice(rows: Rows, day: str) -> Iterator[PostWarning]:
    pairs = queries.same_post_twice(rows)
    ids = [post for pair in pairs for post in pair]
    found = {one.post: one for one in queries.of_posts(rows, ids, day)} if ids else {}
    for first, second in pairs:
        one = found.get(first)
        if one is not None:
            message = f"{one.name}的“{one.body_name}{one.title}”有两条记录，时间重叠。"
            yield _warning(TWICE, message, [first, second], None)


def counted(found: Sequence[PostWarning]) -> dict[str, int]:
    """How many warnings of each kind."""
    return dict(Counter(one.kind for one in found))
