"""The lists of plans, groups, their members, shifts and swaps."""

from __future__ import annotations

from secretariat.base.entity import entity_of
from secretariat.base.ledger import Period
from secretariat.domains.plain.ledger import Party, Plain, plain_ledger
from secretariat.domains.rotation.records import DutyGroup, DutyMember, Rota, Shift, ShiftSwap

ROTAS = plain_ledger(entity_of(Rota), Plain("rotas", unit="个", order=("-rota.start",)))
GROUPS = plain_ledger(entity_of(DutyGroup), Plain("duty_groups", unit="组", order=("duty_group.number",)))
MEMBERS = plain_ledger(entity_of(DutyMember), Plain(
    "duty_members", unit="人", order=("duty_group.name", "duty_member.position"),
    parties=(Party("member", "姓名", organization="", aliases=("成员", "成员姓名", "人员", "轮值成员", "轮值人")),),
))  # fmt: skip
SHIFTS = plain_ledger(entity_of(Shift), Plain(
    "shifts", unit="班", order=("shift.start",), period=Period("start", end=None), title="shift.theme",
))  # fmt: skip
SWAPS = plain_ledger(
    entity_of(ShiftSwap),
    Plain("shift_swaps", unit="次", order=("-shift_swap.day",), hidden=("shift", "other")),
)
LEDGERS = (ROTAS, GROUPS, MEMBERS, SHIFTS, SWAPS)
