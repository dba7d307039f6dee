"""How lists come into the other ledgers: by what each is found again, and what follows from where a row stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from secretariat.base.intake import Intake, Setting, Yearly
from secretariat.base.kinds import PartialDate
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Ledger
from secretariat.domains.office import chambers, dues, gifts, ledger, lists
from secretariat.domains.plain.intake import Rules, plain_intake
from secretariat.domains.plain.linking import whole_number

Values = dict[str, Value]
Told = Callable[[Setting], Mapping[str, Value]]

_NUMBER = r"(?P<number>\d+|[一二三四五六七八九十百]+)"
_BATCH = re.compile(rf"第{_NUMBER}批次?|(?P<first>首批)")
_LIST = re.compile(r"(?P<name>.{2,}?(?:名单|名录|名册|花名册))(?:表|汇总表|一览表)?")
_CLASS = re.compile(
    r"(?P<name>.+?(?:班|培训|研修|讲座|课堂|沙龙|论坛)(?:[(（][^()（）]*[)）])?)(?:参训|参加)?(?:学员|人员|企业家)?"
    r"(?:名单|名册|花名册|签到表|签到册|登记表|通讯录|情况表|汇总表|统计表|点名册|一览表)"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)\s?年")
_AS_OF = re.compile(r"截[至止]\s?:?：?\s?(?P<day>20\d\d[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?[底末]?)")
_OF_YEAR = re.compile(r"(?<![\d至—~-])(?P<year>20\d\d)\s?年度")
_FOUR_GOOD = re.compile(r"[“\"]?四好[”\"]?商会")
_PLAN = re.compile(r"(?P<name>.*(?:任务|责任|工作)(?:清单|分解表|分工表|台账|一览表|表))")
_PAID = frozenset(
    ("已缴", "已交", "缴清", "已缴清", "已缴纳", "已交纳", "是", "√", "✓", "✔", "y", "yes", "★", "●")
)
_UNPAID = frozenset(("未缴", "未交", "欠缴", "未缴纳", "欠", "否", "×", "✗", "n", "no"))


def _first(setting: Setting, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What the lines above a table say, the lowest line first, then the name of its sheet."""
    for line in (*reversed(setting.titles), setting.sheet):
        match = pattern.search(line)
        if match is not None:
            return match
    return None


def _listed(setting: Setting) -> Mapping[str, Value]:
    """第二批先行温商培育对象名单: the list, and the batch that is on it; a group line may be a batch or a grade."""
    told: Values = {}
    for line in (*reversed(setting.titles), setting.sheet):
        batch = _BATCH.search(line)
        bare = re.sub(r"\s", "", _BATCH.sub("", line))
        match = _LIST.fullmatch(bare)
        if match is not None:
            told["named_list.name"] = match["name"]
            told |= _batch(batch)
            break
    told |= _batch(_BATCH.search(setting.band))
    grade = next((one for one in lists.GRADES if setting.band.startswith(one)), None)
    return told | ({"list_entry.grade": grade} if grade else {})


def _batch(match: re.Match[str] | None) -> Values:
    number = None if match is None else 1 if match["first"] else whole_number(match["number"])
    return {} if number is None else {"list_entry.batch": number}


def _class(setting: Setting) -> Mapping[str, Value]:
    match = _first(setting, _CLASS)
    return {} if match is None else {"training.name": match["name"].strip()}


def _fee_year(setting: Setting) -> Mapping[str, Value]:
    match = _first(setting, _YEAR)
    return {} if match is None else {"fee.year": int(match["year"])}


def _count_day(setting: Setting) -> Mapping[str, Value]:
    match = _first(setting, _AS_OF)
    day = PartialDate().read(match["day"].rstrip("底末")).value if match is not None else None
    return {} if day is None else {"party_count.day": day}


def _review(setting: Setting) -> Mapping[str, Value]:
    """2025年度“四好”商会名单: the year and what was assessed; 2024年 as the head of a column says the year alone."""
    told: Values = {}
    year, kind = _first(setting, _YEAR), _first(setting, _FOUR_GOOD)
    if year is not None:
        told["chamber_review.year"] = int(year["year"])
    if kind is not None:
        told["chamber_review.kind"] = chambers.FOUR_GOOD
    return told


def _honour(setting: Setting) -> Mapping[str, Value]:
    """荣誉汇总表（2025年度）, and 一、国家级 as a group line."""
    told: Values = {}
    year = _first(setting, _OF_YEAR)
    if year is not None:
        told["honour.year"] = int(year["year"])
    level = ledger.HONOURS.column("honour.level").kind.read(setting.band).value if setting.band else None
    return told | ({"honour.level": level} if level in lists.LEVELS else {})


def _chamber_kind(setting: Setting) -> Mapping[str, Value]:
    """一、乡镇商会 as a group line."""
    found = ledger.CHAMBERS.column("chamber.kind").kind.read(setting.band).value if setting.band else None
    return {"chamber.kind": found} if found in chambers.CHAMBER_KINDS else {}


def _task_list(setting: Setting) -> Mapping[str, Value]:
    match = _first(setting, _PLAN)
    return {} if match is None else {"task.list_name": match["name"].strip()}


def _filling(
    told: Told, more: Callable[[Values], Values] | None = None
) -> Callable[[Values, Setting], Values]:
    """Rows with what the lines above them say, where they do not say otherwise themselves."""

    def complete(values: Values, setting: Setting) -> Values:
        for key, value in told(setting).items():
            values.setdefault(key, value)
        return more(values) if more is not None else values

    return complete


def _telling(told: Told, of: Ledger) -> Callable[[Setting], tuple[str, ...]]:
    """The sentence that says what the title lines are taken for."""

    def assumed(setting: Setting) -> tuple[str, ...]:
        words = [
            f"{of.column(key).label}“{of.column(key).kind.show(value)}”"
            for key, value in told(setting).items()
            if key not in setting.headings
        ]
        return (f"按标题，没有另外写明的行都记为：{'，'.join(words)}。",) if words else ()

    return assumed


def _nothing(setting: Setting) -> Mapping[str, Value]:
    return {}


def _greeted(values: Values) -> Values:
    """The year of a greeting is that of its day."""
    day = values.get("greeting.day")
    if day is not None:
        values.setdefault("greeting.year", int(str(day)[:4]))
    return values


def _settled_fee(values: Values) -> Values:
    """已缴 or a tick: what was due has been paid; an amount under such a heading is that amount."""
    word = values.get(dues.SETTLED)
    if word is None:
        return values
    text = str(word).strip().lower()
    standard, reduced = values.get("fee.standard"), values.get("fee.reduced")
    if text in _PAID and isinstance(standard, int):
        paid: Value = standard - (reduced if isinstance(reduced, int) else 0)
    else:
        paid = None if text in _PAID | _UNPAID else ledger.FEES.column("fee.paid").kind.read(str(word)).value
    if paid is not None or text in _UNPAID or "fee.paid" in values:
        del values[dues.SETTLED]  # what stays is told by the planner, and kept in the remark
    if paid is not None:
        values.setdefault("fee.paid", paid)
    return values


def are_ticks(texts: Sequence[str]) -> bool:
    """Whether some cells of a column of fees are words or ticks: 已缴, √, 免. Amounts are read all the same."""
    return any(not any(sign.isdigit() for sign in text) for text in texts)


def are_amounts(texts: Sequence[str]) -> bool:
    """Whether the cells of a column of fees are amounts."""
    return bool(texts) and not are_ticks(texts)


def _intake(of: Ledger, rules: Rules, told: Told = _nothing, **settings: Any) -> Intake:
    more = settings.pop("more", None)
    if told is not _nothing or more is not None:
        settings |= {"complete": _filling(told, more), "assumed": _telling(told, of)}
    return plain_intake(of, rules, **settings)


_PAYING = ("fee.paid", dues.SETTLED)
_TICKED = (
    "实缴",
    "实缴会费",
    "已缴",
    "已缴会费",
    "会费",
    "缴费情况",
    "缴纳情况",
    "是否缴费",
    "是否已缴",
    "缴费状态",
)

INTAKES: dict[str, Intake] = {
    "rights_cases": _intake(ledger.RIGHTS, Rules(
        (("rights_case.number",), ("complainant", "rights_case.day", "rights_case.content"),
         ("complainant", "rights_case.day", "rights_case.respondent")),
    )),
    "mediations": _intake(ledger.MEDIATIONS, Rules(
        (("mediation.number",), ("applicant", "mediation.respondent", "mediation.day")),
    )),
    "trainings": _intake(ledger.TRAININGS, Rules(
        (("training.name", "training.number", "training.start"), ("training.name", "training.number"))
    )),
    "trainees": _intake(ledger.TRAINEES, Rules(
        (("training.name", "trainee", "trainee.unit"), ("training.name", "trainee")), ("trainee",), ("trainee",),
    ), _class),
    "donations": _intake(ledger.DONATIONS, Rules(
        (("donation.voucher",),
         ("donor", "donation.day", "donation.recipient", "donation.cash", "donation.goods", "donation.goods_value")),
        ("donor",),
    ), more=gifts.complete_gift, ambiguous=dict.fromkeys(("金额", "捐赠金额", "总额"), ("donation.cash",))),
    "pairings": _intake(ledger.PAIRINGS, Rules(
        (("one", "other", "pairing.project", "pairing.kind"), ("one", "other", "pairing.start")),
        ("one", "other"), ("other",),
    )),
    "honours": _intake(ledger.HONOURS, Rules(
        (("holder", "honour.name", "honour.year", "honour.day", "honour.level"),), ("holder",), ("holder",),
    ), _honour),
    "named_lists": _intake(ledger.NAMED_LISTS, Rules((("named_list.name",),))),
    "list_entries": _intake(ledger.ENTRIES, Rules(
        (("named_list.name", "entry", "list_entry.batch", "list_entry.department"),
         ("named_list.name", "entry", "list_entry.batch")),
        ("entry",), ("entry",),
    ), _listed),
    "documents": _intake(ledger.DOCUMENTS, Rules((("document.number",), ("document.title", "document.day")))),
    "tasks": _intake(ledger.TASKS, Rules(
        (("task.list_name", "task.number"), ("task.list_name", "task.title"))
    ), _task_list),
    "publicity": _intake(ledger.PUBLICITY, Rules((("publicity.title", "publicity.medium"),))),
    "opinions": _intake(ledger.OPINIONS, Rules((("opinion.policy", "speaker", "opinion.content"),))),
    "chambers": _intake(ledger.CHAMBERS, Rules(
        (("organization.name",),), new_units={"organization.name": "商会"},
    ), _chamber_kind),
    "chamber_reviews": _intake(ledger.REVIEWS, Rules(
        (("organization.name", "chamber_review.kind", "chamber_review.level", "chamber_review.year"),)
    ), _review, yearly=Yearly("chamber_review.year", "评定级别")),
    "party_orgs": _intake(ledger.PARTY_ORGS, Rules((("party_org.name",),))),
    "party_counts": _intake(ledger.PARTY_COUNTS, Rules((("party_org.name", "party_count.day"),)), _count_day),
    "fee_standards": _intake(ledger.STANDARDS, Rules((("fee_standard.post", "fee_standard.start"),))),
    "fees": _intake(
        ledger.FEES, Rules((("fee.year", "payer"),), ("payer",)), _fee_year, more=_settled_fee,
        ambiguous=dict.fromkeys(_TICKED, _PAYING), telling={"fee.paid": are_amounts, dues.SETTLED: are_ticks},
        yearly=Yearly("fee.year", "会费", frozenset((*_PAYING, "fee.paid_on", "fee.method", "fee.receipt"))),
    ),
    "greetings": _intake(ledger.GREETINGS, Rules(
        (("greeted", "greeting.year", "greeting.day"),), ("greeted",), ("greeted",),
    ), more=_greeted),
    "recommendations": _intake(ledger.RECOMMENDATIONS, Rules(
        (("candidate", "recommendation.target", "recommendation.post", "recommendation.day"),), ("candidate",),
    )),
}  # fmt: skip
