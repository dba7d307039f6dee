"""What follows from where a row stands: the plan from the title of the sheet, the group from the line above."""

from __future__ import annotations

from secretariat.base.intake import NOWHERE, Setting
from secretariat.base.kinds.kind import Value
from secretariat.domains.rotation.ledger import FIELD, GROUP, MONTH, ROTA
from secretariat.domains.rotation.reading import band_group, plan_hint

Values = dict[str, Value]


def complete_member(values: Values, setting: Setting = NOWHERE) -> Values:
    """Plan and group of a row of people."""
    _plan(values, setting)
    band = band_group(setting.band) if setting.band else None
    if band is not None and values.get(GROUP) is None:
        values[GROUP] = band[0]
        if band[1]:
            values.setdefault(FIELD, band[1])
    return values


def complete_shift(values: Values, setting: Setting = NOWHERE) -> Values:
    """The plan of a row of a shift plan; a month that also stands as a whole date says nothing more."""
    _plan(values, setting)
    if values.get("shift.start") is not None:
        values.pop(MONTH, None)
    return values


def assumed(setting: Setting) -> tuple[str, ...]:
    """Which plan the lines above a list give to its rows."""
    hint = plan_hint((*setting.titles, setting.sheet))
    if not hint or ROTA in setting.headings:
        return ()
    return (
        f"按标题，这份名单归入{hint.removesuffix('轮值计划')}的轮值计划；还没有这一年的计划时新建“{hint}”。",
    )


def _plan(values: Values, setting: Setting) -> None:
    hint = plan_hint((*setting.titles, setting.sheet))
    if hint and values.get(ROTA) is None:
        values[ROTA] = hint
