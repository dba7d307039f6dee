"""The choices a new office starts with; each is an editable dictionary."""

from __future__ import annotations

from secretariat.base.catalog import Dictionary
from secretariat.base.kinds.vocabulary import EDUCATION, ETHNICITY, POLITICS

MEMBER_KINDS = ("企业会员", "团体会员", "个人会员")
"""The three kinds of member that federations code (domain.md B1)."""
ENTERPRISE, GROUP, INDIVIDUAL = MEMBER_KINDS
MEMBER_KIND_SYNONYMS = {
    "企业": ENTERPRISE, "单位": ENTERPRISE, "单位会员": ENTERPRISE, "公司": ENTERPRISE, "法人会员": ENTERPRISE,
    "团体": GROUP, "商会会员": GROUP, "组织会员": GROUP, "社团": GROUP,
    "个人": INDIVIDUAL, "个体": INDIVIDUAL, "自然人": INDIVIDUAL,
}  # fmt: skip

ORGANIZATION_KINDS = (
    "企业", "个体工商户", "商会", "行业协会", "联谊会", "政府部门", "事业单位", "学校", "村（社区）", "其他",
)  # fmt: skip
CHAMBER = "商会"

REGISTRATION_TYPES = (
    "私营独资企业", "私营合伙企业", "私营有限责任公司", "私营股份有限公司", "港澳台合资企业", "港澳台合作企业",
    "港澳台独资企业", "港澳台股份有限公司", "中外合资企业", "中外合作企业", "外资企业", "外商股份有限公司",
    "国有企业", "集体企业", "股份合作企业", "联营企业", "其他有限责任公司", "其他股份有限公司", "其他企业",
)  # fmt: skip

INDUSTRIES = (
    "农、林、牧、渔业", "采矿业", "制造业", "电力、热力、燃气及水生产和供应业", "建筑业", "批发和零售业",
    "交通运输、仓储和邮政业", "住宿和餐饮业", "信息传输、软件和信息技术服务业", "金融业", "房地产业",
    "租赁和商务服务业", "科学研究和技术服务业", "水利、环境和公共设施管理业", "居民服务、修理和其他服务业",
    "教育", "卫生和社会工作", "文化、体育和娱乐业", "公共管理、社会保障和社会组织", "国际组织",
)  # fmt: skip
"""The sections of GB/T 4754-2017."""

SCALES = ("大型", "中型", "小型", "微型")
SCALE_SYNONYMS = {
    **{f"{one}{tail}": one for one in SCALES for tail in ("企业", "规模")},
    "大": "大型",
    "中": "中型",
    "小": "小型",
    "微": "微型",
}

GROUP_KINDS = (
    "私营企业协会", "个体劳动者协会", "乡镇企业协会", "行业商（协）会", "乡镇商会", "街道商会", "村商会",
    "异地商会", "市场商会", "园区商会", "楼宇商会", "外企协会", "其他",
)  # fmt: skip

ID_KINDS = ("居民身份证", "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人居留证", "其他")

PRINCIPAL, LEGAL, CONTACT, MEMBER_OF_STAFF = "负责人", "法定代表人", "联系人", "任职"
ROLES = (PRINCIPAL, LEGAL, CONTACT, MEMBER_OF_STAFF)
"""What a person is to an organization; the first three are seats that one person at a time holds."""
SEATS = {"principal": PRINCIPAL, "contact": CONTACT, "legal": LEGAL}
"""Column aliases of the seats of an organization, with their role."""

ON_ROLL = "在册"
STAGES = ("申请中", "待审批", ON_ROLL, "暂停")
NOT_YET = ("申请中", "待审批")
LEFT = "已退会"
"""The reason where a list says no more than that."""
END_REASONS = ("自愿退会", "自动退会", "除名", "注销", "转出", "去世", LEFT)
STATUS_SYNONYMS = {
    "在会": ON_ROLL, "正常": ON_ROLL, "是": ON_ROLL, "会员": ON_ROLL, "有效": ON_ROLL, "存续": ON_ROLL,
    "退会": LEFT, "退出": LEFT, "否": LEFT, "不在册": LEFT, "自愿退出": "自愿退会",
    "取消资格": "除名", "取消会员资格": "除名", "吊销": "注销", "已注销": "注销", "企业注销": "注销",
    "迁出": "转出", "已故": "去世", "逝世": "去世", "病故": "去世", "申请": "申请中", "待批": "待审批",
}  # fmt: skip

DIRECT, THROUGH_CHAMBER = "直属会员", "所属商会会员"

DICTIONARIES = (
    Dictionary("member_kind", "会员类别", MEMBER_KINDS),
    Dictionary("town", "乡镇街道"),
    Dictionary("industry", "行业", INDUSTRIES),
    Dictionary("registration_type", "登记注册类型", REGISTRATION_TYPES),
    Dictionary("scale", "企业规模", SCALES),
    Dictionary("group_kind", "团体会员分类", GROUP_KINDS),
    Dictionary("organization_kind", "单位类别", ORGANIZATION_KINDS),
    Dictionary("end_reason", "退会原因", END_REASONS),
    Dictionary("stage", "会籍状态", STAGES),
    Dictionary("politics", "政治面貌", POLITICS),
    Dictionary("education", "学历", EDUCATION),
    Dictionary("ethnicity", "民族", ETHNICITY),
    Dictionary("id_kind", "证件类型", ID_KINDS),
)
