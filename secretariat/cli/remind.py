"""remind: what is due on a day and soon after, for a scheduled task or a printed slip."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.cli.days import day_or_today
from secretariat.cli.listing import data_path, reading
from secretariat.cli.printing import Answer
from secretariat.domains.overview.reminding.reminders import Reminder, by_kind, reminders, sentence

_MOST_DAYS = 366


def remind(options: argparse.Namespace) -> Answer:
    """Everything overdue on a day or due within the next days, grouped by kind."""
    day = day_or_today(options.on)
    if not 0 <= options.days <= _MOST_DAYS:
        raise Refusal(f"--days 要在0到{_MOST_DAYS}之间。", "如 --days 30。")
    with reading(data_path(options)) as rows:
        found = reminders(rows, day, options.days)
    lines: list[str] = []
    for kind, group in by_kind(found).items():
        late = sum(1 for one in group if one.overdue)
        lines.append(f"{kind}：{len(group)}项" + (f"，其中逾期{late}项" if late else ""))
        lines += [f"  {sentence(one)}" for one in group]
    content = {"on": day, "days": options.days, "reminders": [_plain(one) for one in found]}
    return Answer(tuple(lines or [f"{day}没有到期的事项。"]), content)


def _plain(one: Reminder) -> dict[str, Any]:
    plain = asdict(one)
    plain["ids"] = list(one.ids)
    return {**plain, "overdue_days": one.overdue}
