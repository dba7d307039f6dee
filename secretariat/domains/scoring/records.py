"""The records: schemes, their rules as rows, and what the office adds or takes away by hand."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, flag, link, note, text
from secretariat.base.fields import day as dated
from secretariat.base.fields import points as scored

PER_YEAR, PER_TERM = PERIODS = ("年度", "届")

PRESENT, LATE, LEFT_EARLY, EXCUSED, ABSENT, SPOKE = ATTENDING = (
    "出席", "迟到", "早退", "请假", "缺席", "发言",
)  # fmt: skip
SUBMITTED, FILED, FILED_FIRST, FILED_JOINT, KEY, KEY_FIRST, KEY_JOINT, EXCELLENT, EXCELLENT_FIRST, EXCELLENT_JOINT = (
    "提交提案", "提案立案", "提案立案（第一提案人）", "提案立案（联名）", "重点提案", "重点提案（第一提案人）",
    "重点提案（联名）", "优秀提案", "优秀提案（第一提案人）", "优秀提案（联名）",
)  # fmt: skip
PROPOSING = (
    SUBMITTED, FILED, FILED_FIRST, FILED_JOINT, KEY, KEY_FIRST, KEY_JOINT, EXCELLENT, EXCELLENT_FIRST,
    EXCELLENT_JOINT,
)  # fmt: skip
OPINION, OPINION_USED, TRAINED, DONATED, GIVEN, BY_HAND = (
    "社情民意", "社情民意采用", "参加培训班", "捐赠", "基本分", "手工",
)  # fmt: skip
SOURCES = (*ATTENDING, *PROPOSING, OPINION, OPINION_USED, TRAINED, DONATED, GIVEN, BY_HAND)
"""What a rule counts: records of attendance, proposals, training, donations; or what the office enters.

Who led a visit is kept by name only, and nobody is told by name alone: visits count as events with attendance.
"""
COMPULSORY, VOLUNTARY = MEETING_FORMS = ("必须参加", "报名参加")
EACH, HALF_REST, EQUAL = SHARINGS = ("各计全分", "第一人一半其余均分", "平均分")
"""How a joint proposal's points are shared among those who signed it."""
DICTIONARIES: tuple[Dictionary, ...] = ()


@entity("score_scheme", label="积分方案", order="start desc", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreScheme:
    """A scheme for the members of a body and a period; points are counted anew whenever they are looked at."""

    id: int = 0
    name: str = text("积分方案", width=28, required=True, roster=True, aliases=("方案名称",))
    body: int | None = link("body", "适用组织", roster=True, help="给哪个组织的成员计分；不填为全部人员")
    start: str = dated("开始日期", past=False, required=True, roster=True)
    end: str = dated("截止日期", past=False, required=True, roster=True, help="最后一天")
    base: int | None = scored("基础分", roster=True)
    bonus_cap: int | None = scored("加分上限", roster=True, help="各项加分合计最多算多少；不填不限")
    minimum: int | None = scored("最低分", help="总分低于它时按它计；不填不限")
    grades: str | None = note(
        "等次", help="每行一个：优秀 90、良好 80、称职 60、不称职 0；分数是该等次的最低分"
    )
    basis: str | None = text("依据", width=28, help="哪个文件或哪地的办法")
    remark: str | None = note("备注", level=INTERNAL)


@entity("score_rule", label="积分规则", title="item", order="position")
@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRule:
    """One rule: what it counts, how many points each is worth, and at most how many of the category count."""

    id: int = 0
    scheme: int = link("score_scheme", "积分方案", required=True, roster=True)
    category: str = text("类别", required=True, roster=True, aliases=("大类",))
    item: str = text("项目", width=28, required=True, roster=True, aliases=("计分项目", "内容"))
    source: str = choice(
        "计分来源", entries=SOURCES, required=True, roster=True,
        help="出席也包括迟到、早退，除非另有这两种规则；一条记录只按次序在前的一条规则计；"
        "社情民意采用指已立案（编发）、有领导批示或答复为A类",
    )  # fmt: skip
    kinds: str | None = text("限于活动类别", width=20, roster=True, help="用顿号分开；不填为全部")
    words: str | None = text("主题含有", width=16, help="活动主题或标签里含有其中一个词，用顿号分开")
    form: str | None = choice("限于参加方式", entries=MEETING_FORMS)
    unit: str | None = text(
        "计数单位", width=6, roster=True, aliases=("单位",), help="次、件；填“半天”的按活动的半天数计"
    )
    points: int = scored("分值", required=True, roster=True, aliases=("分数", "得分"))
    item_cap: int | None = scored("本项上限", roster=True, aliases=("上限", "最高分", "限分"))
    cap: int | None = scored("类别上限", roster=True, help="同一类别各项合计最多算多少")
    skipped: int | None = count("前几次不计", unit="次", help="如应提1件、超出的才加分，填1")
    minimum: int | None = count("最少次数", unit="次", help="不足此数时在名单里提示；只提示不计分的，分值填0")
    sharing: str | None = choice("联名计分", entries=SHARINGS, help="不填为各计全分")
    most_signers: int | None = count(
        "集体提案计几人", unit="人", help="集体提案最多给前几名提案人计分；不填为全部"
    )
    role_factors: str | None = text("身份系数", width=20, help="如 常委 1.2、委员 1；不填都是1")
    position: int | None = count("次序")


@entity("score_entry", label="手工计分", title="reason", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreEntry:
    """Points that the office gives or takes by hand, or that somebody is not scored at all (不记分)."""

    id: int = 0
    scheme: int = link("score_scheme", "积分方案", required=True, roster=True)
    person: int | None = link(
        "person", "姓名", required=True, roster=True, aliases=("人员", "委员", "委员姓名")
    )
    rule: int | None = link("score_rule", "对应规则")
    category: str | None = text("类别", roster=True)
    day: str | None = dated("日期", roster=True)
    points: int | None = scored("加减分", roster=True, aliases=("分值", "得分", "分数"))
    exempt: int | None = flag("不记分", roster=True, help="本方案不给这个人计分、排名")
    reason: str = text("理由", width=32, required=True, roster=True, aliases=("原因", "说明", "事由"))


RECORDS = (ScoreScheme, ScoreRule, ScoreEntry)
