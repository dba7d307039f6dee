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
REGISTERED, OPEN = "已登记", "办理中"
STATES = (REGISTERED, "已研判", "已交办", OPEN, "已答复", "已反馈", "已销号", "暂缓", "解释说明", "不受理")
"""What a demand is called by its last telling step; nothing of it is kept."""

SATISFIED, ROUGHLY, DISSATISFIED = SATISFACTION = ("满意", "基本满意", "不满意")
SATISFACTION_SYNONYMS = {"较满意": ROUGHLY, "比较满意": ROUGHLY, "非常满意": SATISFIED, "不满": DISSATISFIED}

DAYS_SETTING = "demand_days"
DAYS = 30
"""So many days after 交办 a demand is due unless the office or the step says otherwise (setting `demand_days`)."""

DICTIONARIES = (
    Dictionary("season", "走访方案类别", SEASONS),
    Dictionary("demand_source", "诉求来源", SOURCES),
    Dictionary("demand_category", "诉求类别", CATEGORIES),
    Dictionary("demand_kind", "诉求性质", KINDS),
    Dictionary("department", "部门"),
)
