"""The words of visits and demands; each list is an editable dictionary."""

from __future__ import annotations

from secretariat.base.catalog import Dictionary

SEASONS = ("春节慰问", "送清凉", "送温暖", "送健康", "大走访", "领导联企", "日常走访", "其他")
FOUND_ON_VISIT = "走访"
SOURCES = (FOUND_ON_VISIT, "座谈会", "热线", "来信", "微信群", "网络平台", "来访", "其他")
SOURCE_SYNONYMS = {
    "12345": "热线", "热线12345": "热线", "12345热线": "热线", "电话": "热线", "信函": "来信", "信件": "来信",
    "群": "微信群", "企业微信群": "微信群", "座谈": "座谈会", "平台": "网络平台", "上门走访": FOUND_ON_VISIT,
    "走访企业": FOUND_ON_VISIT, "上门": "来访",
}  # fmt: skip
CATEGORIES = (
    "用工", "用地", "用能", "融资", "资金", "技术", "市场", "审批", "执法", "税收", "社保", "环保", "物流",
    "政策咨询", "其他",
)  # fmt: skip
"""诉求类别 (domain.md B6)."""
KINDS = ("投诉维权", "协调帮助", "情况反映", "个案咨询")

JUDGED, ASSIGNED, HANDLED, REPLIED, FED_BACK, CLOSED = "研判", "交办", "办理", "答复", "反馈", "销号"
POSTPONED, EXPLAINED, REFUSED, RETURNED, EXTENDED, AGAIN = (
    "暂缓",
    "解释说明",
    "不受理",
    "退回",
    "延期",
    "重新办理",
)
STEPS = (
    JUDGED, ASSIGNED, HANDLED, REPLIED, FED_BACK, CLOSED, POSTPONED, EXPLAINED, REFUSED, RETURNED, EXTENDED, AGAIN,
)  # fmt: skip
REGISTERED, IS_JUDGED, GIVEN_OUT, OPEN, ANSWERED, JUDGED_BY_FIRM, SOLVED = (
    "已登记", "已研判", "已交办", "办理中", "已答复", "已反馈", "已销号",
)  # fmt: skip
ENDED = (SOLVED, EXPLAINED, REFUSED)
"""States after which nobody works on a demand any more; only 已销号 counts as solved."""
STATES = (
    REGISTERED, IS_JUDGED, GIVEN_OUT, OPEN, ANSWERED, JUDGED_BY_FIRM, SOLVED, POSTPONED, EXPLAINED, REFUSED,
)  # fmt: skip
"""What a demand is called by its last telling step; nothing of it is kept."""
STEP_OF_STATE = {
    IS_JUDGED: JUDGED, GIVEN_OUT: ASSIGNED, OPEN: HANDLED, ANSWERED: REPLIED, JUDGED_BY_FIRM: FED_BACK, SOLVED: CLOSED,
    POSTPONED: POSTPONED, EXPLAINED: EXPLAINED, REFUSED: REFUSED,
}  # fmt: skip
STATE_SYNONYMS = {
    **dict.fromkeys(("已解决", "解决", "已办结", "办结", "完成", "已完成", "销号", "是", "√", "已落实", "落实",
                     "已处理", "已整改", "完成整改", "已解决销号"), SOLVED),
    **dict.fromkeys(("正在办理", "在办", "未解决", "未办结", "否", "×", "推进中", "正在推进", "正在解决", "跟进中",
                     "未完成", "持续推进", "办理", "未销号", "处理中", "正在协调", "协调中", "部分解决"), OPEN),
    **dict.fromkeys(("登记", "待交办", "未交办", "新登记", "待办理", "未办理"), REGISTERED),
    **dict.fromkeys(("交办", "已转办", "转办"), GIVEN_OUT), "研判": IS_JUDGED,
    **dict.fromkeys(("答复", "已回复", "回复"), ANSWERED), **dict.fromkeys(("反馈", "已评价"), JUDGED_BY_FIRM),
    **dict.fromkeys(("暂缓办理", "列入计划", "暂缓(列入计划)", "待条件成熟", "长期"), POSTPONED),
    **dict.fromkeys(("已解释", "已说明", "解释", "已解释说明", "说明"), EXPLAINED),
    **dict.fromkeys(("不予受理", "未受理", "拒绝受理"), REFUSED),
}  # fmt: skip
"""What lists write under 是否解决, 办理状态, 完成情况."""
LATE, ANSWERED_LATE, IN_TIME, NOT_DUE = "逾期", "逾期答复", "按期答复", "未到期"
PUNCTUALITY = (LATE, NOT_DUE, ANSWERED_LATE, IN_TIME)

SATISFIED, ROUGHLY, DISSATISFIED = SATISFACTION = ("满意", "基本满意", "不满意")
SATISFACTION_SYNONYMS = {"较满意": ROUGHLY, "比较满意": ROUGHLY, "非常满意": SATISFIED, "不满": DISSATISFIED}

DAYS_SETTING = "demand_days"
DAYS = 30
"""So many days after 交办 a demand is due unless the office or the step says otherwise (setting `demand_days`)."""
RESPONSE_NOTE = (
    "常用口径：咨询即时办结，紧急的2小时内响应，需要调查的2天内答复。要求更快的，请直接填写办理期限。"
)
"""The response classes of domain.md B6, said beside the deadline; an hour is finer than the days that are kept."""

DICTIONARIES = (
    Dictionary("season", "走访方案类别", SEASONS),
    Dictionary("demand_source", "诉求来源", SOURCES),
    Dictionary("demand_category", "诉求类别", CATEGORIES),
    Dictionary("demand_kind", "诉求性质", KINDS),
    Dictionary("department", "部门"),
)
