"""How workbooks come into the rota: lists of groups, and plans of shifts."""

from __future__ import annotations

from secretariat.base.intake import Intake
from secretariat.domains.plain.intake import Rules, plain_intake
from secretariat.domains.rotation.completing import assumed, complete_member, complete_shift
from secretariat.domains.rotation.ledger import GROUP, GROUPS, LEADERS, MEMBERS, MONTH, ROTAS, SHIFTS, SWAPS
from secretariat.domains.rotation.member_intake import LEADER, MEMBER, MembersPlanner
from secretariat.domains.rotation.plans import are_names
from secretariat.domains.rotation.shift_intake import START, ShiftsPlanner

MEMBERS_INTAKE = Intake(
    ledger=MEMBERS,
    planner=MembersPlanner,
    complete=complete_member,
    assumed=assumed,
    ambiguous={"组长": (LEADERS, LEADER), "负责人": (LEADERS, LEADER), "召集人": (LEADERS, LEADER)},
    telling={LEADERS: are_names},
    naming=(MEMBER, LEADERS),
)
SHIFTS_INTAKE = Intake(
    ledger=SHIFTS, planner=ShiftsPlanner, complete=complete_shift, assumed=assumed, naming=(START, MONTH, GROUP),
)  # fmt: skip
_GROUP_RULES = Rules((("rota.name", "=duty_group.number"), ("rota.name", "duty_group.name")))
_SWAP_RULES = Rules((
    ("shift.start", "shift_swap.day", "from_group.name", "to_group.name", "from_person.name",
     "to_person.name"),
))  # fmt: skip
INTAKES: dict[str, Intake] = {
    "rotas": plain_intake(ROTAS, Rules((("rota.name",),), makes=("body",))),
    "duty_groups": plain_intake(GROUPS, _GROUP_RULES),
    "duty_members": MEMBERS_INTAKE,
    "shifts": SHIFTS_INTAKE,
    "shift_swaps": plain_intake(SWAPS, _SWAP_RULES),
}
