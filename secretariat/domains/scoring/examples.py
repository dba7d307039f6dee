"""Schemes of real places, to begin with: what their rules cannot say stands in the remark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secretariat.domains.scoring.records import (
    ABSENT,
    BY_HAND,
    COMPULSORY,
    DONATED,
    EXCELLENT,
    EXCELLENT_FIRST,
    EXCELLENT_JOINT,
    EXCUSED,
    FILED,
    FILED_FIRST,
    FILED_JOINT,
    GIVEN,
    HALF_REST,
    KEY,
    KEY_FIRST,
    KEY_JOINT,
    LATE,
    LEFT_EARLY,
    OPINION,
    OPINION_USED,
    PRESENT,
    SPOKE,
    SUBMITTED,
    VOLUNTARY,
)

_PLENARY = "全会、全体会议"
_STANDING = "常委会"
_MEETING, _TRAINING = "会议", "培训"
_ACTIVITIES = (
    "培训、座谈讲座、参观考察、参观学习、调研、走访慰问、公益、对接、"
    "服务交流、联谊、党建、宣讲、维权接待、签约捐赠、其他"
)
_CHARITY = "公益、走访慰问、签约捐赠"
_KINDS_NOTE = (
    "“全会”“常委会”“外出”等按活动主题或标签里的字认，请在登记活动时写上；"
    "活动类别不同的，请改规则里的“限于活动类别”。"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A scheme as a place published it; points in hundredths, rules in their order."""

    name: str
    title: str
    basis: str
    rules: tuple[dict[str, Any], ...]
    base: int | None = None
    bonus_cap: int | None = None
    grades: str = ""
    remark: str = ""


def _rule(category: str, item: str, source: str, points: float, **more: Any) -> dict[str, Any]:
    """A rule row; points and caps are given in points."""
    caps: dict[str, Any] = {name: round(more.pop(name) * 100) for name in ("cap", "item_cap") if name in more}
    return {
        "category": category,
        "item": item,
        "source": source,
        "points": round(points * 100),
        **caps,
        **more,
    }


_MINHANG = Example(
    "闵行", "上海闵行委员履职积分", "参照上海市闵行区政协的做法",
    (
        _rule("会议", "出席全会", PRESENT, 5, words=_PLENARY, unit="半天"),
        _rule("会议", "出席其他会议", PRESENT, 5, kinds=_MEETING, unit="次"),
        _rule("培训", "外出培训（部分参加）", LATE, 5, kinds=_TRAINING, words="外出", unit="次"),
        _rule("培训", "外出培训（部分参加）", LEFT_EARLY, 5, kinds=_TRAINING, words="外出", unit="次"),
        _rule("培训", "外出培训（全程）", PRESENT, 10, kinds=_TRAINING, words="外出", unit="次"),
        _rule("提案", "提案立案（主笔或独立提出）", FILED_FIRST, 15, unit="件"),
        _rule("提案", "提案立案（联名，只计一次）", FILED_JOINT, 3, unit="件", item_cap=3),
        _rule("提案", "重点提案（主笔）", KEY_FIRST, 15, unit="件"),
        _rule("提案", "重点提案（联名）", KEY_JOINT, 3, unit="件"),
        _rule("提案", "优秀提案（主笔）", EXCELLENT_FIRST, 10, unit="件"),
        _rule("提案", "优秀提案（联名）", EXCELLENT_JOINT, 2, unit="件"),
        _rule("履职底线", "参加活动", PRESENT, 0, unit="次", minimum=3),
        _rule("履职底线", "提交提案", SUBMITTED, 0, unit="件", minimum=1),
        _rule("履职底线", "反映社情民意", OPINION, 0, unit="条", minimum=1),
    ),
    remark="联名提案“只计一次”按一年只计一件的分处理。履职底线为每年活动不少于3次、提案不少于1件、社情民意不少于1条，"
    f"只提示，不计分。外出培训迟到或早退的按部分参加计。{_KINDS_NOTE}",
)  # fmt: skip
_ANQING = Example(
    "安庆", "安庆委员履职考核（百分制）", "参照安庆市政协的做法",
    (
        _rule("会议", "会议活动基本分", GIVEN, 50, cap=50),
        _rule("会议", "无故缺席全会", ABSENT, -10, words=_PLENARY, unit="次"),
        _rule("会议", "无故缺席会议、活动", ABSENT, -5, unit="次"),
        _rule("提案", "提案（按当地分值手工登记）", BY_HAND, 0, cap=30, unit="件"),
        _rule("其他", "其他履职（按当地分值手工登记）", BY_HAND, 0, cap=20, unit="次"),
    ),
    grades="优秀 90、良好 80、称职 60、不称职 0",
    remark="总分100分：会议50分，缺席扣分；提案30分；其余20分的项目和提案每件的分值，公开的材料没有写明，这里留作手工登记，"
    f"请按当地办法改成具体规则。80—89为良好，60—79为称职，60分以下为不称职。{_KINDS_NOTE}",
)  # fmt: skip
_TONGCHENG = Example(
    "桐城", "桐城委员履职量化考核", "参照桐城市政协的做法",
    (
        _rule("全会", "出席全会", PRESENT, 50, words=_PLENARY, unit="次", cap=50),
        _rule("全会", "全会经批准请假", EXCUSED, 30, words=_PLENARY, unit="次"),
        _rule("全会", "缺席全会", ABSENT, 0, words=_PLENARY, unit="次"),
        _rule("常委会", "常委会请假", EXCUSED, -2, words=_STANDING, unit="次"),
        _rule("常委会", "缺席常委会", ABSENT, -5, words=_STANDING, unit="次"),
        _rule("提案", "提交提案", SUBMITTED, 10, unit="件", sharing=HALF_REST, most_signers=3, cap=25),
        _rule("提案", "提案立案", FILED, 15, unit="件", sharing=HALF_REST, most_signers=3),
        _rule("活动", "参加活动", PRESENT, 2, kinds=_ACTIVITIES, unit="次", cap=10),
        _rule("社情民意", "提交社情民意", OPINION, 10, unit="条", cap=15),
        _rule("社情民意", "社情民意被采用", OPINION_USED, 5, unit="条"),
    ),
    remark="联名提案：第一提案人计一半，其余的人均分另一半；集体提案的主要成员最多计3人。立案的15分在提交的10分之外另加，"
    f"合计不超过25分。社情民意被采用，按已立案（编发）、有领导批示或答复为A类认。{_KINDS_NOTE}",
)  # fmt: skip
_JINAN = Example(
    "济南", "济南委员履职考核", "参照济南市政协的做法",
    (
        _rule("会议", "无故缺席全会", ABSENT, -30, words=_PLENARY, unit="次"),
        _rule("会议", "全会请假", EXCUSED, -10, words=_PLENARY, unit="次"),
        _rule("提案", "多提交并立案的提案", FILED, 5, unit="件", skipped=1),
        _rule("提案", "重点提案", KEY, 5, unit="件"),
        _rule("提案", "优秀提案", EXCELLENT, 10, unit="件"),
        _rule("公益", "参加公益活动", PRESENT, 2, kinds=_CHARITY, unit="次", cap=10),
        _rule("公益", "捐赠", DONATED, 2, unit="次"),
    ),
    base=7000, bonus_cap=5000, grades="优秀 85、称职 60、约谈 0",
    remark="基础分70分，加分合计不超过50分。“多提交”的提案，这里按应提1件、从第二件立案起加分处理；应提件数不同的，"
    f"请改规则里的“前几次不计”。60分以下约谈。{_KINDS_NOTE}",
)  # fmt: skip
_XUANWEI = Example(
    "宣威", "宣威委员履职积分", "参照宣威市政协的做法",
    (
        _rule("会议", "出席全会", PRESENT, 2, words=_PLENARY, unit="次"),
        _rule("调研视察", "参加视察", PRESENT, 2, words="视察", unit="次"),
        _rule("调研视察", "参加调研", PRESENT, 2, kinds="调研", unit="次"),
        _rule("培训", "参加培训", PRESENT, 1, kinds=_TRAINING, unit="次"),
        _rule("会议", "出席其他会议", PRESENT, 1, kinds=_MEETING, unit="次"),
        _rule("会议", "会议发言", SPOKE, 2, unit="次"),
        _rule("履职底线", "提交提案", SUBMITTED, 0, unit="件", minimum=3),
    ),
    remark="一届内提案不足3件，或者连续两年没有提案的，不得连任：不足3件的会提示（方案的起止日期请填一届的起止）；"
    f"“连续两年没有”不能自动判断，请在“覆盖面”里选两年的期间看“未提案”。其余项目公开的材料没有写全，请按当地办法补充。{_KINDS_NOTE}",
)  # fmt: skip
_HONGKOU = Example(
    "虹口", "虹口会议考勤扣分", "参照上海市虹口区政协的做法",
    (
        _rule("考勤", "缺席必须参加的会议", ABSENT, -2, form=COMPULSORY, unit="次"),
        _rule("考勤", "请假未出席必须参加的会议", EXCUSED, -1, form=COMPULSORY, unit="次"),
        _rule("考勤", "没有报名参加", EXCUSED, 0, form=VOLUNTARY, unit="次"),
        _rule("考勤", "报名后缺席及其他缺席", ABSENT, -1, unit="次"),
    ),
    remark="“必须参加”还是“报名参加”，按活动的“参加方式”认，没有填写的缺席按其他缺席计。请假没有获准的，请把出席情况登记为“缺席”；"
    "报名参加的活动，不参加的不要登记为缺席。",
)  # fmt: skip
EXAMPLES = (_MINHANG, _ANQING, _TONGCHENG, _JINAN, _XUANWEI, _HONGKOU)
