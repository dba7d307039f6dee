"""Days as they are written on the command line."""

from __future__ import annotations

from datetime import date

from secretariat.base.dates import first_day, is_date, last_day
from secretariat.base.errors import Refusal


def exact_day(text: str | None) -> str | None:
    """A day with year, month and day, or None where none was written; refuses anything else."""
    if text is not None and not (is_date(text) and len(text) == 10):
        raise Refusal(f"“{text}”不是日期。", "请写成 2026-10-31 这样的形式。")
    return text


def day_or_today(text: str | None) -> str:
    """The day written, today without one."""
    return exact_day(text) or date.today().isoformat()


def beginning(text: str | None) -> str | None:
    """The first day of what was written: a year, a month or a day."""
    return None if text is None else first_day(_known(text))


def ending(text: str | None) -> str | None:
    """The last day of what was written: a year, a month or a day."""
    return None if text is None else last_day(_known(text))


def _known(text: str) -> str:
    if not is_date(text):
        raise Refusal(f"“{text}”不是日期。", "请写成 2026、2026-10 或 2026-10-31 这样的形式。")
    return text
