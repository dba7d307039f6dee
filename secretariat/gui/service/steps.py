"""What each step of a demand asks for, and which steps may follow a state; plain data, no window here."""

from __future__ import annotations

from secretariat.domains.service import vocabulary as words

MENU: tuple[tuple[str, ...], ...] = (
    (words.JUDGED, words.ASSIGNED, words.HANDLED, words.REPLIED, words.FED_BACK, words.CLOSED),
    (words.POSTPONED, words.EXPLAINED, words.REFUSED, words.RETURNED, words.EXTENDED, words.AGAIN),
)
"""All steps in groups: those of every demand, and what else may become of one."""
STEP_WORDS = {
    words.HANDLED: "办理进展",
    words.REPLIED: "答复企业",
    words.FED_BACK: "企业反馈",
    words.RETURNED: "部门退回",
}
"""What a step is called where its own name is no verb."""

_FIELDS: dict[str, tuple[str, ...]] = {
    words.ASSIGNED: ("department", "day", "due", "joint", "content"),
    words.FED_BACK: ("satisfaction", "day", "content"),
    words.CLOSED: ("satisfaction", "day", "content", "lesson"),
    words.EXTENDED: ("due", "day", "content"),
    words.AGAIN: ("day", "due", "department", "content"),
}
_USUAL = ("day", "who", "content")
REQUIRED = {
    words.ASSIGNED: ("department",),
    words.FED_BACK: ("satisfaction",),
    words.EXTENDED: ("due",),
    words.EXPLAINED: ("content",),
    words.REFUSED: ("content",),
}
"""What a step cannot be recorded without."""

_NEXT: dict[str, tuple[str, ...]] = {
    words.REGISTERED: (words.ASSIGNED, words.CLOSED, words.EXPLAINED, words.REFUSED),
    words.IS_JUDGED: (words.ASSIGNED, words.CLOSED, words.EXPLAINED, words.REFUSED),
    words.GIVEN_OUT: (words.REPLIED, words.HANDLED, words.CLOSED, words.EXTENDED, words.RETURNED),
    words.OPEN: (words.REPLIED, words.CLOSED, words.HANDLED, words.EXTENDED, words.POSTPONED),
    words.ANSWERED: (words.CLOSED, words.FED_BACK, words.AGAIN),
    words.JUDGED_BY_FIRM: (words.CLOSED, words.AGAIN),
    words.SOLVED: (words.AGAIN, words.FED_BACK),
    words.POSTPONED: (words.HANDLED, words.ASSIGNED, words.CLOSED),
    words.EXPLAINED: (words.AGAIN, words.FED_BACK),
    words.REFUSED: (words.AGAIN,),
}


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that the form of a step has, in their order."""
    return _FIELDS.get(kind, _USUAL)


def steps_after(state: str) -> tuple[str, ...]:
    """The steps that usually follow a state, the likeliest first."""
    return _NEXT.get(state, (words.ASSIGNED,))
