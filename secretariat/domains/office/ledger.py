"""The other ledgers, each from its declaration."""

from __future__ import annotations

from secretariat.base.entity import entity_of
from secretariat.base.ledger import Period
from secretariat.domains.office import care, chambers, dues, gifts, giving, lists, papers, rights, training
from secretariat.domains.plain.ledger import UNIT_WORDS, Party, Plain, plain_ledger

_WHO = ("姓名", "单位或个人", "单位/个人", "个人/单位", "单位", "个人", "名称", *UNIT_WORDS)
_ONCE = Period("day", end=None)

RIGHTS = plain_ledger(entity_of(rights.RightsCase), Plain(
    "rights_cases", unit="件", order=("-rights_case.day",), period=_ONCE,
    parties=(Party("complainant", "投诉人", aliases=("投诉企业", "投诉单位", "申请人", *_WHO)),),
    searched=("complainant", "rights_case.number", "rights_case.content"),
))  # fmt: skip
MEDIATIONS = plain_ledger(entity_of(rights.Mediation), Plain(
    "mediations", unit="件", order=("-mediation.day",), period=_ONCE,
    parties=(Party("applicant", "申请人", aliases=("申请方", "当事人", "申请企业", *_WHO)),),
    searched=("applicant", "mediation.respondent", "mediation.number"),
))  # fmt: skip
TRAININGS = plain_ledger(
    entity_of(training.Training),
    Plain("trainings", unit="期", order=("-training.start",), period=Period("start", end=None)),
)
TRAINEES = plain_ledger(entity_of(training.Trainee), Plain(
    "trainees", unit="人次", order=("training.name", "trainee"),
    parties=(Party("trainee", "姓名", organization="", aliases=("学员姓名", "学员", "参训人员", "人员")),),
))  # fmt: skip
DONATIONS = plain_ledger(entity_of(giving.Donation), Plain(
    "donations", unit="笔", order=("-donation.day",), period=_ONCE, more=(gifts.COLUMN,),
    parties=(Party("donor", "捐赠方", aliases=("捐赠单位", "捐赠人", "捐赠企业", "捐款人", "捐款单位", *_WHO)),),
    searched=("donor", "donation.recipient"),
))  # fmt: skip
PAIRINGS = plain_ledger(entity_of(giving.Pairing), Plain(
    "pairings", unit="对", order=("-pairing.start",), period=Period(),
    parties=(
        Party("one", "甲方", aliases=("甲方单位", "帮扶单位", "龙头企业", "结对单位", "联系领导", "领导",
        "企业名称", "对接单位甲")),
        Party("other", "乙方", "other_organization", "other_person", "other_name",
              aliases=("乙方单位", "受帮扶单位", "中小微企业", "结对对象", "联系商会", "帮扶对象", "结对村",
              "对接单位乙")),
    ),
))  # fmt: skip
HONOURS = plain_ledger(entity_of(lists.Honour), Plain(
    "honours", unit="项", order=("-honour.year", "-honour.day"), period=_ONCE,
    parties=(Party("holder", "获奖者", name="holder_name",
                   aliases=("获奖单位或个人", "获奖单位", "获奖人", "获奖个人", "获奖对象", "受表彰单位",
                            "获奖个人/单位", "获奖单位/个人", *_WHO)),),
    searched=("holder", "honour.name"),
))  # fmt: skip
NAMED_LISTS = plain_ledger(
    entity_of(lists.NamedList), Plain("named_lists", unit="份", order=("-named_list.start",))
)
ENTRIES = plain_ledger(entity_of(lists.ListEntry), Plain(
    "list_entries", unit="名", order=("named_list.name", "list_entry.batch", "entry"), period=Period(),
    parties=(Party("entry", "名称或姓名", aliases=("入选对象", "入选企业", "入选人", "试点单位", "人选", *_WHO)),),
))  # fmt: skip
DOCUMENTS = plain_ledger(
    entity_of(papers.Document),
    Plain(
        "documents",
        unit="份",
        order=("-document.day",),
        period=_ONCE,
        searched=("document.title", "document.number"),
    ),
)
TASKS = plain_ledger(
    entity_of(papers.Task), Plain("tasks", unit="项", order=("task.list_name", "task.number"))
)
PUBLICITY = plain_ledger(
    entity_of(papers.Publicity),
    Plain(
        "publicity",
        unit="篇",
        order=("-publicity.day",),
        period=_ONCE,
        searched=("publicity.title", "publicity.medium"),
    ),
)
OPINIONS = plain_ledger(entity_of(papers.Opinion), Plain(
    "opinions", unit="条", order=("-opinion.day",), period=_ONCE,
    parties=(Party("speaker", "提出者", aliases=("提出单位", "提出人", "意见人", *_WHO)),),
))  # fmt: skip
CHAMBERS = plain_ledger(
    entity_of(chambers.Chamber),
    Plain("chambers", unit="个", period=Period(), order=("chamber.kind", "organization.name")),
)
REVIEWS = plain_ledger(
    entity_of(chambers.ChamberReview),
    Plain("chamber_reviews", unit="家", order=("-chamber_review.year", "organization.name"), period=_ONCE),
)
PARTY_ORGS = plain_ledger(
    entity_of(chambers.PartyOrg),
    Plain("party_orgs", unit="个", order=("party_org.name",), period=Period("founded", "dissolved")),
)
PARTY_COUNTS = plain_ledger(
    entity_of(chambers.PartyCount),
    Plain("party_counts", unit="条", order=("-party_count.day", "party_org.name"), period=_ONCE),
)
STANDARDS = plain_ledger(
    entity_of(dues.FeeStandard),
    Plain("fee_standards", unit="条", period=Period(), order=("-fee_standard.amount",)),
)
FEES = plain_ledger(entity_of(dues.Fee), Plain(
    "fees", unit="笔", order=("-fee.year", "payer"), more=(dues.ARREARS, dues.STATE),
    parties=(Party("payer", "会员", aliases=("会员名称", "会员单位", "缴费单位", "缴费人", *_WHO)),),
))  # fmt: skip
GREETINGS = plain_ledger(entity_of(care.Greeting), Plain(
    "greetings", unit="人次", order=("-greeting.day",), period=_ONCE,
    parties=(Party("greeted", "姓名", organization="", aliases=("人员", "对象", "会员姓名", "问候对象")),),
))  # fmt: skip
RECOMMENDATIONS = plain_ledger(entity_of(care.Recommendation), Plain(
    "recommendations", unit="人次", order=("-recommendation.day",), period=_ONCE,
    parties=(Party("candidate", "姓名", organization="", aliases=("推荐人选", "被推荐人", "人选", "人员")),),
))  # fmt: skip

LEDGERS = (
    RIGHTS, MEDIATIONS, TRAININGS, TRAINEES, DONATIONS, PAIRINGS, HONOURS, NAMED_LISTS, ENTRIES, DOCUMENTS, TASKS,
    PUBLICITY,
    OPINIONS, CHAMBERS, REVIEWS, PARTY_ORGS, PARTY_COUNTS, STANDARDS, FEES, GREETINGS, RECOMMENDATIONS,
)  # fmt: skip
RECORDS = (
    *rights.RECORDS, *training.RECORDS, *giving.RECORDS, *lists.RECORDS, *papers.RECORDS, *chambers.RECORDS,
    *dues.RECORDS,
    *care.RECORDS,
)  # fmt: skip
DICTIONARIES = (
    *rights.DICTIONARIES, *giving.DICTIONARIES, *lists.DICTIONARIES, *papers.DICTIONARIES, *chambers.DICTIONARIES,
    *dues.DICTIONARIES, *care.DICTIONARIES,
)  # fmt: skip
