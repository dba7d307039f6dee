"""The words that the office uses for proposals; the open lists are editable dictionaries (domain.md B4)."""

from __future__ import annotations

from secretariat.base.catalog import Dictionary
from secretariat.base.kinds.choice import Synonym, Unclear

FORMS = ("提案", "议案", "建议", "社情民意")
PROPOSAL, MOTION, SUGGESTION, OPINION = FORMS
FORM_SYNONYMS = {
    "政协提案": PROPOSAL, "委员提案": PROPOSAL, "团体提案": PROPOSAL, "人大议案": MOTION, "代表议案": MOTION,
    "人大建议": SUGGESTION, "代表建议": SUGGESTION, "意见建议": SUGGESTION, "建议意见": SUGGESTION,
    "建议、批评和意见": SUGGESTION, "社情民意信息": OPINION,
}  # fmt: skip

KINDS = ("个人", "联名", "集体")
SINGLE, JOINT, COLLECTIVE = KINDS
KIND_SYNONYMS = {
    "个人提案": SINGLE, "委员个人提案": SINGLE, "个人名义": SINGLE, "联名提案": JOINT, "委员联名提案": JOINT,
    "联合提案": JOINT, "集体提案": COLLECTIVE, "团体提案": COLLECTIVE, "团体": COLLECTIVE, "单位提案": COLLECTIVE,
}  # fmt: skip

PARTY, GROUP, COMMITTEE, SECTOR, TEAM = "党派", "人民团体", "专门委员会", "界别", "小组"
COLLECTIVE_KINDS = (PARTY, GROUP, COMMITTEE, SECTOR, TEAM)
COLLECTIVE_KIND_SYNONYMS = {
    "党派提案": PARTY, "人民团体提案": GROUP, "专委会": COMMITTEE, "专委会提案": COMMITTEE,
    "专门委员会提案": COMMITTEE, "界别提案": SECTOR, "小组提案": TEAM, "联组": TEAM, "联组提案": TEAM,
}  # fmt: skip

CATEGORIES = ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")

ROLES = ("主办", "会办", "分办", "协办")
HOST, JOINER, SPLITTER, ASSISTANT = ROLES
ANSWERING = (HOST, SPLITTER)
"""Units that answer the signers themselves; the others give their opinion to the 主办 unit."""
ROLE_SYNONYMS = {
    "牵头": HOST, "独办": HOST, "主办单位": HOST, "会办单位": JOINER, "分办单位": SPLITTER, "协办单位": ASSISTANT,
}  # fmt: skip

SCREENED, FILED, NOT_FILED, MERGED = "预审", "立案", "不予立案", "并案"
TO_OPINION, TO_SUGGESTION, WITHDRAWN = "转社情民意", "转意见建议", "撤案"
ASSIGNED, RETURNED, EXTENDED, TALKED, REPLIED = "交办", "退回", "延期", "面商", "答复"
FEEDBACK, AGAIN, CLOSED = "反馈", "再办理", "办结"
KEY, EXCELLENT, INSTRUCTED, TRACKED = "重点", "优秀", "批示", "跟踪"
STEPS = (
    SCREENED, FILED, NOT_FILED, MERGED, TO_OPINION, TO_SUGGESTION, WITHDRAWN, ASSIGNED, RETURNED, EXTENDED, TALKED,
    REPLIED, FEEDBACK, AGAIN, CLOSED, KEY, EXCELLENT, INSTRUCTED, TRACKED,
)  # fmt: skip
DECISIONS = (FILED, NOT_FILED, MERGED, TO_OPINION, TO_SUGGESTION, WITHDRAWN)
"""What may become of a proposal that came in; the latest counts."""
DECISION_SYNONYMS = {
    "已立案": FILED, "予以立案": FILED, "同意立案": FILED, "是": FILED, "未立案": NOT_FILED, "不立案": NOT_FILED,
    "否": NOT_FILED, "合并": MERGED, "并案处理": MERGED, "归并": MERGED, "合并办理": MERGED, "并案办理": MERGED,
    "转社情民意信息": TO_OPINION, "作社情民意": TO_OPINION, "社情民意": TO_OPINION, "转为社情民意": TO_OPINION,
    "转意见": TO_SUGGESTION, "意见建议": TO_SUGGESTION, "转来信": TO_SUGGESTION, "作意见建议": TO_SUGGESTION,
    "转为意见建议": TO_SUGGESTION, "撤回": WITHDRAWN, "撤销": WITHDRAWN, "撤销立案": WITHDRAWN,
}  # fmt: skip

WAITING, TO_ASSIGN, RUNNING, SENT_BACK = "待立案", "待交办", "办理中", "退回待交办"
ANSWERED, DISSATISFIED, RUNNING_AGAIN, DONE = "已答复", "待再办理", "再办理中", "已办结"
GONE = {
    NOT_FILED: "不予立案", MERGED: "已并案", TO_OPINION: "转社情民意", TO_SUGGESTION: "转意见建议", WITHDRAWN: "已撤案",
}  # fmt: skip
STATES = (
    WAITING, TO_ASSIGN, SENT_BACK, RUNNING, DISSATISFIED, RUNNING_AGAIN, ANSWERED, DONE, *GONE.values(),
)  # fmt: skip
"""In the order in which an office works through them."""

LATE, ANSWERED_LATE, IN_TIME, NOT_DUE = "逾期", "逾期答复", "按期答复", "未到期"
PUNCTUALITY = (LATE, NOT_DUE, ANSWERED_LATE, IN_TIME)

RESULTS = ("A", "B", "C", "D")
RESULT_SYNONYMS: dict[str, Synonym] = {
    **{f"{letter}类": letter for letter in RESULTS},
    "已解决": "A", "基本解决": "A", "已解决或基本解决": "A", "解决或采纳": "A", "已采纳": "A", "采纳": "A",
    "正在解决": "B", "列入计划": "B", "列入计划逐步解决": "B", "列入计划拟解决": "B",
    "正在解决或列入计划逐步解决": "B", "正在解决或列入计划": "B", "因条件限制待以后解决": "C", "待以后解决": "C",
    "留作参考": Unclear("有的地方是C、有的地方是D，请改填字母"),
}  # fmt: skip
RESULT_LEGEND = (
    "A类为已解决或基本解决，B类为正在解决或列入计划逐步解决，C类为因条件限制待以后解决，D类为留作参考"
)
"""Printed under tables by result class; an office whose classes mean something else changes the setting."""
RESULT_LEGEND_SETTING = "result_legend"

SATISFIED, ROUGHLY, UNSATISFIED = "满意", "基本满意", "不满意"
SATISFACTION = (SATISFIED, ROUGHLY, UNSATISFIED)
_OTHER_SCALE = Unclear("不在“满意、基本满意、不满意”之中，请改填其中之一，或在选项里增加这个词")
SATISFACTION_SYNONYMS: dict[str, Synonym] = {
    "很满意": SATISFIED, "非常满意": SATISFIED, "较满意": ROUGHLY, "比较满意": ROUGHLY, "同意": SATISFIED,
    "不同意": UNSATISFIED, "理解": _OTHER_SCALE, "保留": _OTHER_SCALE,
}  # fmt: skip

REJECTIONS = (
    "涉及党和国家秘密", "国家明令禁止", "中共党员对党内组织人事有意见", "民主党派成员反映本组织内部问题",
    "进入民事、刑事、行政诉讼及仲裁程序", "属于学术研讨", "为本人或亲属解决个人问题", "宣传、推介具体作品、产品",
    "指名举报", "内容空泛、没有具体建议",
)  # fmt: skip
"""Why a proposal is not filed, after the ten reasons that the national CPPCC publishes."""

DICTIONARIES = (
    Dictionary("proposal_category", "提案分类", CATEGORIES),
    Dictionary("collective_kind", "集体提案类别", COLLECTIVE_KINDS),
    Dictionary("handling_unit", "承办单位"),
    Dictionary("result_class", "办理结果", RESULTS),
    Dictionary("satisfaction", "满意度", SATISFACTION),
    Dictionary("rejection_reason", "不予立案原因", REJECTIONS),
)
