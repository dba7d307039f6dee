"""What a clerk does with posts: appoint within a term (增补), end (免去), take an end back, remove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secretariat.base.dates import is_date
from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.domains.posts.vocabulary import REMOVED
from secretariat.store.extra_fields import new_entries
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction

APPOINT, END = "增补职务", "免去职务"
"""Names of the operations, for the history."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How posts end: the first day no longer in force, the meeting or document, and why."""

    day: str
    meeting: str = ""
    reason: str = REMOVED


def appoint(tx: Transaction, values: Mapping[str, Value]) -> int:
    """A new post from field values; the term is the body's running one unless given. Returns the post's id.

    Refuses a post without person, body or title, dates that contradict each other, and one that is held already.
    """
    filled = {name: value for name, value in values.items() if value is not None}
    for name, label in (("person", "人员"), ("body", "组织"), ("title", "职务")):
        if name not in filled:
            raise Refusal(f"没有填写{label}。", f"请先选择{label}。")
    _check_days(filled.get("start"), filled.get("end"))
    if "term" not in filled and (term := running_term(tx, int(str(filled["body"])))) is not None:
        filled["term"] = term
    if _held(tx, filled):
        name = tx.title("person", int(str(filled["person"])))
        raise Refusal(f"“{name}”已经担任这一职务。", "请修改原有的职务，或先免去。")
    _know_title(tx, str(filled["title"]))
    return tx.add("post", filled)


def running_term(rows: Rows, body: int) -> int | None:
    """The term of a body that has not ended; the latest where several have not."""
    terms = [row for row in rows.find("term", body=body) if row["end"] is None]
    return max(terms, key=lambda row: row["number"])["id"] if terms else None


def end_posts(tx: Transaction, posts: Iterable[int], ending: Ending) -> None:
    """End posts on a day; refuses posts that have ended, and a day before the post began."""
    if not is_date(ending.day):
        raise Refusal("没有填写免职日期。", "请填写免职的日期。")
    rows = tx.many("post", posts)
    for row in rows.values():
        if row["end"] or row["end_reason"]:
            raise Refusal(
                f"“{tx.title('person', row['person'])}”的{row['title']}已经免去。", "请先取消选择这一行。"
            )
        _check_days(row["start"], ending.day)
    values = {"end": ending.day, "ended_by": ending.meeting or None, "end_reason": ending.reason}
    tx.change_many("post", dict.fromkeys(rows, values))


def reinstate_post(tx: Transaction, post: int) -> None:
    """Take back the end of a post that was ended by mistake."""
    tx.change("post", post, {"end": None, "ended_by": None, "end_reason": None})


def remove_posts(tx: Transaction, posts: Iterable[int]) -> None:
    """Move posts that were entered by mistake to the recycle bin."""
    for post in posts:
        tx.remove("post", post)


def _check_days(start: Value, end: Value) -> None:
    if start is not None and end is not None and str(end) < str(start):
        raise Refusal("免职日期早于任职日期。", "请核对日期。")


def _held(tx: Transaction, values: Mapping[str, Value]) -> bool:
    same = tx.find("post", person=values["person"], body=values["body"], title=values["title"])
    return any(_overlap(row, values) for row in same if row["end"] is not None or row["end_reason"] is None)


def _overlap(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two periods have a day in common; an open start or end reaches as far as it can."""
    return _begins_before(one, other.get("end")) and _begins_before(other, one.get("end"))


def _begins_before(row: Mapping[str, Value], end: Value) -> bool:
    return end is None or row.get("start") is None or str(row["start"]) < str(end)


def _know_title(tx: Transaction, title: str) -> None:
    if rows := new_entries(tx, "post_title", [title]):
        tx.add_many("dictionary_entry", rows)
