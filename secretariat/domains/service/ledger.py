"""The lists of programmes, visits and demands, as a clerk knows them from Excel."""

from __future__ import annotations

from secretariat.base.entity import entity_of
from secretariat.base.ledger import Period
from secretariat.domains.plain.ledger import Party, Plain, plain_ledger
from secretariat.domains.service.records import Demand, DemandStep, Programme, Visit, VisitQuota

_UNIT_WORDS = (
    "企业名称",
    "单位名称",
    "企业",
    "单位",
    "会员单位",
    "被走访单位",
    "受访企业",
    "走访企业",
    "公司名称",
)
PROGRAMMES = plain_ledger(entity_of(Programme), Plain("programmes", unit="个", order=("-programme.start",)))
QUOTAS = plain_ledger(
    entity_of(VisitQuota), Plain("visit_quotas", unit="条", order=("programme.name", "visit_quota.leader"))
)
VISITS = plain_ledger(entity_of(Visit), Plain(
    "visits", unit="家次", order=("-visit.day",), title="visited", period=Period("day", end=None),
    parties=(Party("visited", "走访单位", aliases=_UNIT_WORDS),), searched=("visited", "visit.outcome"),
))  # fmt: skip
DEMANDS = plain_ledger(entity_of(Demand), Plain(
    "demands", unit="件", order=("-demand.day", "demand.number"), period=Period("day", end=None), hidden=("visit",),
    parties=(Party("claimant", "诉求企业", aliases=("诉求单位", "提出单位", *_UNIT_WORDS)),),
    searched=("demand.title", "claimant", "demand.number"),
))  # fmt: skip
STEPS = plain_ledger(
    entity_of(DemandStep), Plain("demand_steps", unit="条", order=("demand_step.day",), hidden=("demand",))
)
LEDGERS = (PROGRAMMES, QUOTAS, VISITS, DEMANDS, STEPS)
