"""The choices a new office starts with; each is an editable dictionary, and the order of the titles is their rank."""

from __future__ import annotations

from secretariat.base.catalog import Dictionary

EXECUTIVE, STANDING, LEADERS, CONGRESS, SUPERVISORS = (
    "执行委员会", "常务委员会", "主席会议", "会员代表大会", "监事会",
)  # fmt: skip
CHAMBER, FELLOWSHIP, CPPCC, NPC, PARTY, OTHER = "商会", "联谊会", "政协", "人大", "党代会", "其他"
BODY_KINDS = (
    EXECUTIVE, STANDING, LEADERS, CONGRESS, SUPERVISORS, CHAMBER, FELLOWSHIP, CPPCC, NPC, PARTY, OTHER,
)  # fmt: skip
BODY_SYNONYMS = {
    "执委会": EXECUTIVE, "执委": EXECUTIVE, "常委会": STANDING, "主席班子": LEADERS, "代表大会": CONGRESS,
    "会员大会": CONGRESS, "商协会": CHAMBER, "协会": CHAMBER, "政治协商会议": CPPCC, "人民代表大会": NPC,
    "人代会": NPC, "党代表大会": PARTY,
}  # fmt: skip
OWN_KINDS = (EXECUTIVE, STANDING, LEADERS, CONGRESS, SUPERVISORS)
"""The organs of the federation itself."""
DELEGATE_KINDS = (NPC, CPPCC)
"""Bodies whose seats make somebody 人大代表 or 政协委员."""

NATION, PROVINCE, CITY, COUNTY, TOWN = LEVELS = ("全国", "省", "市", "县", "乡")
LEVEL_SYNONYMS = {
    "国家": NATION, "国家级": NATION, "全国级": NATION, "省级": PROVINCE, "自治区": PROVINCE, "直辖市": PROVINCE,
    "市级": CITY, "地级市": CITY, "州": CITY, "盟": CITY, "县级": COUNTY, "区": COUNTY, "区级": COUNTY,
    "旗": COUNTY, "县级市": COUNTY, "镇": TOWN, "街道": TOWN, "乡镇": TOWN, "乡级": TOWN, "镇级": TOWN,
}  # fmt: skip

CHAIR, PRESIDENT = "主席", "会长"
POST_TITLES = (
    "党组书记", CHAIR, PRESIDENT, "主任", "理事长", "常务副主席", "专职副主席", "兼职副主席", "副主席",
    "常务副会长", "副会长", "副主任", "副理事长", "秘书长", "副秘书长", "常委", "常委会委员", "执委",
    "会员代表", "名誉主席", "名誉会长", "顾问", "监事长", "监事", "常务理事", "理事", "委员", "代表",
)  # fmt: skip
TITLE_SYNONYMS = {
    "常务委员": "常委", "执行委员": "执委", "主席（会长）": CHAIR, "主席、会长": CHAIR, "主席(会长)": CHAIR,
    "副主席（副会长）": "副主席", "总商会会长": PRESIDENT, "总商会副会长": "副会长", "商会副会长": "副会长",
    "商会会长": PRESIDENT, "工商联主席": CHAIR, "工商联副主席": "副主席", "驻会副主席": "专职副主席",
    "专职副主席（副会长）": "专职副主席", "兼职副主席（副会长）": "兼职副主席", "人大常委": "常委会委员",
    "人大常委会委员": "常委会委员", "荣誉会长": "名誉会长", "监事会主席": "监事长",
}  # fmt: skip
MEETING_OF_LEADERS = (
    CHAIR, PRESIDENT, "常务副主席", "专职副主席", "兼职副主席", "副主席", "常务副会长", "副会长",
)  # fmt: skip
"""主席班子: 主席会议 is the chair and the vice chairs (domain.md B2)."""
STANDING_TITLES = (*MEETING_OF_LEADERS, "秘书长", "常委")
"""常委会组成人员; the 常务委员 alone are those whose title is 常委 (domain.md B3)."""
USUAL_TITLE = {
    EXECUTIVE: "执委", STANDING: "常委", CONGRESS: "会员代表", SUPERVISORS: "监事", CPPCC: "委员", NPC: "代表",
    PARTY: "代表",
}  # fmt: skip
"""What somebody is in a body whose list says no more."""

NATURES = ("专职", "兼职", "驻会")

SECTORS = (
    "中共", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟", "无党派人士", "共青团", "工会",
    "妇联", "工商联", "科协", "台联", "侨联", "文艺界", "科技界", "社科界", "经济界", "农业界", "教育界", "体育界",
    "医卫界", "少数民族界", "宗教界", "环境资源界", "特别邀请人士",
)  # fmt: skip
"""界别 of a county's 政协 with the small parties that some counties have (domain.md B3)."""
SECTOR_SYNONYMS = {
    "工商联界": "工商联", "工商界": "工商联", "中共界": "中共", "无党派": "无党派人士", "特邀": "特别邀请人士",
    "特邀人士": "特别邀请人士", "经济": "经济界", "农业": "农业界", "教育": "教育界", "医药卫生界": "医卫界",
}  # fmt: skip

TERM_OVER, REMOVED, RESIGNED, MOVED, DIED, ANOTHER = "届满", "免去", "辞去", "转任", "去世", "其他"
POST_END_REASONS = (TERM_OVER, REMOVED, RESIGNED, MOVED, DIED, ANOTHER)
POST_END_SYNONYMS = {
    "辞职": RESIGNED,
    "免职": REMOVED,
    "任期届满": TERM_OVER,
    "换届": TERM_OVER,
    "病故": DIED,
}

SERVING, STAYING, ENDED, NOT_YET = "在任", "届满留任", "已免", "未到任"
POST_STATES = (SERVING, STAYING, ENDED, NOT_YET)

DICTIONARIES = (
    Dictionary("body_kind", "组织类别", BODY_KINDS),
    Dictionary("body_level", "级别", LEVELS),
    Dictionary("post_title", "职务（按级别排序）", POST_TITLES),
    Dictionary("sector", "界别", SECTORS),
    Dictionary("post_end_reason", "免职原因", POST_END_REASONS),
)

PRIVATE_KINDS = ("企业", "个体工商户")
PUBLIC_REGISTRATIONS = ("国有企业", "集体企业")
"""非公有制经济人士 are those whose unit is of the first kinds and not registered as one of the second."""
COMMUNISTS = ("中共党员", "中共预备党员")
