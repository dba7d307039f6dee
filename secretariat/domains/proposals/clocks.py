"""How long units have for an answer, and members for their word on it: the office's own rules, day by day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache

from secretariat.base.dates import add_months, parts
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class ClockRules:
    """Months and working days that an office allows; each is a setting of the same name (domain.md B4, Clocks)."""

    reply_months: int = 3
    longest_reply_months: int = 6
    joint_opinion_months: int = 1
    again_months: int = 1
    return_workdays: int = 5
    feedback_workdays: int = 15


DEFAULT_RULES = ClockRules()
RULE_LABELS = {
    "reply_months": "答复期限（月）",
    "longest_reply_months": "最长答复期限（月）",
    "joint_opinion_months": "会办意见期限（月）",
    "again_months": "再办理期限（月）",
    "return_workdays": "退回期限（工作日）",
    "feedback_workdays": "反馈期限（工作日）",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day; `note` says in Chinese what it rests on where the calendar of that year is not known."""

    day: str
    note: str = ""


def read_rules(rows: Rows) -> ClockRules:
    """The office's rules; a setting that is no positive whole number counts as its default."""
    wanted = {item.name: rows.setting(item.name) for item in fields(ClockRules)}
    return ClockRules(
        **{name: int(text) for name, text in wanted.items() if text.isdecimal() and int(text) > 0}
    )


@lru_cache(maxsize=4096)
def months_later(day: str | None, months: int) -> str | None:
    """The last day of a period of months: 30 November plus three is 28 February.

    A day known to the month keeps that precision; None where only the year is known.
    """
    if day is None or len(parts(day)) == 1:
        return None
    return add_months(day, months)


def reply_due(day: str | None, rules: ClockRules, *, again: bool = False) -> str | None:
    """Until when units answer what was given to them on a day, or given to them again."""
    return months_later(day, rules.again_months if again else rules.reply_months)


def longest_due(day: str | None, rules: ClockRules) -> str | None:
    """Until when an answer may be put off at most."""
    return months_later(day, rules.longest_reply_months)


def opinion_due(day: str | None, rules: ClockRules) -> str | None:
    """Until when a 会办 unit gives its opinion to the 主办 unit."""
    return months_later(day, rules.joint_opinion_months)


def return_due(day: str, rules: ClockRules) -> Deadline:
    """Until when a unit may send back what is not its business."""
    return workdays_later(day, rules.return_workdays)


def feedback_due(day: str, rules: ClockRules) -> Deadline:
    """Until when a member says whether the answer will do."""
    return workdays_later(day, rules.feedback_workdays)


@lru_cache(maxsize=4096)
def workdays_later(day: str, count: int) -> Deadline:
    """The day that is so many working days later; the day itself does not count.

    Working days are those of the State Council's yearly notice (holidays and make-up days). Years that are not
    announced yet count Monday to Friday, and the note says so.
    """
    current, unknown = date.fromisoformat(day), set()
    while count > 0:
        current += timedelta(days=1)
        works, known = _works(current)
        count -= works
        if not known:
            unknown.add(current.year)
    if not unknown:
        return Deadline(current.isoformat())
    years = "、".join(f"{year}年" for year in sorted(unknown))
    return Deadline(current.isoformat(), f"{years}的放假安排程序里还没有，按周一至周五计算，请核对。")


def _works(day: date) -> tuple[bool, bool]:
    """Whether it is a working day, and whether the calendar of its year is known."""
    from chinese_calendar import is_workday  # type: ignore[import-untyped]

    try:
        return bool(is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < 5, False
