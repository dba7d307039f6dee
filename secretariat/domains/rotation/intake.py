"""How workbooks come into the rota: lists of groups, and plans of shifts."""

from __future__ import annotations

from secretariat.base.intake import Intake
from secretariat.domains.rotation.completing import assumed, complete_member, complete_shift
from secretariat.domains.rotation.ledger import GROUP, LEADERS, MEMBERS, MONTH, SHIFTS
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
INTAKES = {"duty_members": MEMBERS_INTAKE, "shifts": SHIFTS_INTAKE}
