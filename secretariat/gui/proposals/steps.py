"""What each step asks for, and which steps may follow a state; plain data, no window here."""

from __future__ import annotations

from secretariat.domains.proposals import vocabulary as words

MENU: tuple[tuple[str, ...], ...] = (
    (words.FILED, words.ASSIGNED, words.TALKED, words.REPLIED, words.FEEDBACK, words.AGAIN, words.CLOSED),
    (words.SCREENED, words.NOT_FILED, words.MERGED, words.TO_OPINION, words.TO_SUGGESTION, words.WITHDRAWN),
    (words.RETURNED, words.EXTENDED, words.INSTRUCTED, words.TRACKED, words.KEY, words.EXCELLENT),
)
"""All steps in groups: those of every day, what becomes of a proposal, what happens along the way."""
STEP_WORDS = {
    words.KEY: "列为重点",
    words.EXCELLENT: "评为优秀",
    words.INSTRUCTED: "领导批示",
    words.TRACKED: "跟踪督办",
}
"""What a step is called where its own name is no verb."""

_FIELDS: dict[str, tuple[str, ...]] = {
    words.SCREENED: ("day", "who", "content"),
    words.FILED: ("day", "basis", "content"),
    words.NOT_FILED: ("day", "reason", "basis", "content"),
    words.MERGED: ("day", "target", "content"),
    words.ASSIGNED: ("day", "due", "basis", "content"),
    words.RETURNED: ("unit", "day", "content"),
    words.EXTENDED: ("day", "due", "content"),
    words.TALKED: ("unit", "day", "who", "content"),
    words.REPLIED: ("unit", "day", "result", "who", "basis", "content"),
    words.FEEDBACK: ("day", "satisfaction", "who", "content"),
    words.AGAIN: ("day", "due", "content"),
    words.INSTRUCTED: ("day", "who", "content", "basis"),
    words.TRACKED: ("unit", "day", "who", "content"),
}
_USUAL = ("day", "basis", "content")
REQUIRED = {words.MERGED: ("target",), words.EXTENDED: ("due",)}
"""What a step cannot be recorded without."""

_NEXT: dict[str, tuple[str, ...]] = {
    words.WAITING: (words.FILED, words.NOT_FILED, words.MERGED, words.TO_OPINION),
    words.TO_ASSIGN: (words.ASSIGNED, words.MERGED, words.WITHDRAWN),
    words.SENT_BACK: (words.ASSIGNED,),
    words.RUNNING: (words.REPLIED, words.TALKED, words.RETURNED, words.EXTENDED),
    words.DISSATISFIED: (words.AGAIN, words.TALKED, words.CLOSED),
    words.RUNNING_AGAIN: (words.REPLIED, words.TALKED, words.EXTENDED),
    words.ANSWERED: (words.FEEDBACK, words.AGAIN, words.CLOSED),
    words.DONE: (words.EXCELLENT, words.TRACKED),
}


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that the form of a step has, in their order."""
    return _FIELDS.get(kind, _USUAL)


def steps_after(state: str) -> tuple[str, ...]:
    """The steps that usually follow a state, the likeliest first."""
    return _NEXT.get(state, (words.FILED,))
