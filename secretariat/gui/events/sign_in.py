"""A sign-in sheet that is imported from an event's own page belongs to that event, whatever stands above it."""

from __future__ import annotations

from dataclasses import replace

from secretariat.base.intake import Intake, Setting
from secretariat.base.kinds.kind import Value
from secretariat.domains.events.completing import NUMBER, START, TITLE
from secretariat.store.rows import Record

_TELLS_EVENT = frozenset((TITLE, NUMBER, START))


def intake_for(event: Record, usual: Intake) -> Intake:
    """The intake of attendances, for one event; a sheet with a column that names events is read as ever."""
    known = {TITLE: event["title"], NUMBER: event["number"], START: event["start"]}
    own = {key: value for key, value in known.items() if value is not None}

    def complete(values: dict[str, Value], setting: Setting) -> dict[str, Value]:
        if not setting.headings & _TELLS_EVENT:
            values.update(own)
        return usual.complete(values, setting)

    def assumed(setting: Setting) -> tuple[str, ...]:
        if setting.headings & _TELLS_EVENT:
            return usual.assumed(setting)
        bare = replace(setting, titles=(), band="", sheet="")
        said = f"从“{event['title']}”的页面导入：表里没有写是哪场活动的，都登记到这一场。"
        return (said, *usual.assumed(bare))

    return replace(usual, complete=complete, assumed=assumed)
