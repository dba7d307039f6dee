"""The words of events; each list is an editable dictionary."""

from __future__ import annotations

from secretariat.base.catalog import Dictionary

MEETING, TRAINING, STUDY_TOUR, SURVEY, CARE, CHARITY, MATCHING, FELLOWSHIP, PARTY_WORK, LECTURE = (
    "会议", "培训", "参观考察", "调研", "走访慰问", "公益", "对接", "联谊", "党建", "宣讲",
)  # fmt: skip
TALK, VISITING, SERVICE = "座谈讲座", "参观学习", "服务交流"
EVENT_KINDS = (
    MEETING, TRAINING, TALK, STUDY_TOUR, VISITING, SURVEY, CARE, CHARITY, MATCHING, SERVICE, FELLOWSHIP, PARTY_WORK,
    LECTURE, "维权接待", "签约捐赠", "其他",
)  # fmt: skip
"""Kinds of events (domain.md B5)."""

REPORT_CATEGORIES = (TALK, VISITING, SERVICE, SURVEY, "热心公益", MEETING, "党建活动", "联谊活动", "其他")
"""What reports print; FA prints five of these (domain.md A3)."""
CATEGORY_OF = {
    MEETING: MEETING, TRAINING: TALK, TALK: TALK, LECTURE: TALK, STUDY_TOUR: VISITING, VISITING: VISITING,
    SURVEY: SURVEY, CARE: "热心公益", CHARITY: "热心公益", "热心公益": "热心公益", "签约捐赠": "热心公益",
    MATCHING: SERVICE, SERVICE: SERVICE, "维权接待": SERVICE, FELLOWSHIP: "联谊活动", PARTY_WORK: "党建活动",
}  # fmt: skip
"""Kind → category where the office did not say otherwise; a kind that is not named is its own category."""

EXPECTED, OBSERVER, GUEST, STAFF, COMPANION = ATTENDANCE_ROLES = ("应到", "列席", "特邀", "工作人员", "随员")
ROLE_SYNONYMS = {
    "正式": EXPECTED,
    "参会": EXPECTED,
    "参加": EXPECTED,
    "嘉宾": GUEST,
    "特邀嘉宾": GUEST,
    "家属": COMPANION,
}

PRESENT, LATE, LEFT_EARLY, EXCUSED, ABSENT, SUBSTITUTE = ATTENDANCE_STATES = (
    "出席", "迟到", "早退", "请假", "缺席", "替会",
)  # fmt: skip
UNRECORDED = "未登记"
"""What is shown where nothing was entered: the field is empty then."""
CAME = (PRESENT, LATE, LEFT_EARLY, SUBSTITUTE)
"""Those who count as 人次; a substitute fills the seat, but the person did not come."""
CAME_IN_PERSON = (PRESENT, LATE, LEFT_EARLY)
STATE_SYNONYMS = {
    "到": PRESENT, "已到": PRESENT, "参加": PRESENT, "签到": PRESENT, "已签到": PRESENT, "已出席": PRESENT,
    "√": PRESENT,
    "✓": PRESENT, "是": PRESENT, "已签到(未报名)": PRESENT, "实到": PRESENT, "假": EXCUSED, "同意请假": EXCUSED,
    "事假": EXCUSED, "病假": EXCUSED, "公假": EXCUSED, "未到": ABSENT, "缺": ABSENT, "旷会": ABSENT, "×": ABSENT,
    "无故缺席": ABSENT, "不参加": ABSENT, "否": ABSENT, "委托": SUBSTITUTE, "代会": SUBSTITUTE, "代": SUBSTITUTE,
    "代参加": SUBSTITUTE, "替": SUBSTITUTE,
}  # fmt: skip

RANKS = ("省部级", "厅局级", "处级", "科级", "其他")
RANK_SYNONYMS = {"县处级": "处级", "正处级": "处级", "副处级": "处级", "正处": "处级", "副处": "处级", "正科级": "科级",
                 "副科级": "科级", "乡科级": "科级", "市厅级": "厅局级", "副厅级": "厅局级",
                 "正厅级": "厅局级"}  # fmt: skip
ORGANS = ("党委", "人大", "政府", "政协", "部门", "其他")
"""四套班子 and others from which leaders come."""

FORMS = ("必须参加", "报名参加")

DICTIONARIES = (
    Dictionary("event_kind", "活动类别", EVENT_KINDS),
    Dictionary("report_category", "活动统计口径", REPORT_CATEGORIES),
    Dictionary("attendance_state", "出席情况", ATTENDANCE_STATES),
    Dictionary("leader_rank", "领导级别", RANKS),
)
