"""Words that stand in the heads, margins and group lines of office tables, whatever the table lists.

All of them are folded (NFKC, lower case, no spaces), as `headings.normalise` leaves a heading.
"""

from __future__ import annotations

import re

PRINCIPAL, CONTACT, UNIT, SELF = "负责人", "联系人", "单位", "本人"

GROUP_WORDS = {
    **dict.fromkeys(
        (
            "负责人", "企业负责人", "单位负责人", "主要负责人", "公司负责人", "会员负责人", "法定代表人", "法人代表",
            "法人", "法定代表", "企业法人", "单位法人", "企业主",
            "业主", "企业家", "主要经营者", "企业代表人", "代表人",
            "企业主要负责人", "法定代表人信息", "负责人信息", "会员代表", "企业负责人(法定代表人)", "董事长",
        ),
        PRINCIPAL,
    ),
    **dict.fromkeys(
        (
            "联系人", "联络员", "联络人", "企业联系人",
            "单位联系人", "办公室联系人", "日常联系人", "工作联系人", "经办人",
            "对接人", "秘书", "信息员", "联系人信息", "企业联络员",
        ),
        CONTACT,
    ),
    **dict.fromkeys(
        (
            "单位", "企业", "公司", "企业情况", "单位情况",
            "企业基本情况", "单位基本情况", "企业信息", "单位信息", "会员单位",
        ),
        UNIT,
    ),
    **dict.fromkeys(("本人", "个人", "会员", "个人情况", "基本情况", "个人信息", "个人会员"), SELF),
}  # fmt: skip
"""Group heads of two-row heads and what they are about; the values are the groups a ledger column may name."""

PERSON_GROUPS = frozenset((PRINCIPAL, CONTACT, SELF))

SEQUENCE_WORDS = frozenset(("序号", "序", "no", "no.", "项次", "号", "行号", "顺序", "顺序号", "#"))
"""Headings of a running number that says nothing about the row."""
PERHAPS_SEQUENCE = frozenset(("编号", "号码"))
"""Headings that are a running number where they count 1, 2, 3, and otherwise a number of the record."""
POSITION, REASON, BAND_HEADING = "原表位置", "未导入原因", "分组标题"
"""Columns that the program adds to its file of rows not taken; they mean nothing of their own when it comes back."""
MEMBER_NUMBER_WORDS = ("会员编号", "会员号", "会员证号")

ORGANIZATION_AND_POST = frozenset(
    (
        "单位及职务", "工作单位及职务", "所在单位及职务",
        "企业及职务", "工作单位和职务", "任职单位及职务",
        "单位及职务全称", "单位、职务",
        "单位和职务", "工作单位、职务", "企业名称及职务", "单位名称及职务",
        "工作单位与职务", "单位与职务", "企业职务及单位", "公司及职务", "企业和职务",
    )
)  # fmt: skip
"""Headings of columns that hold 浙江某某有限公司董事长: an organization and a post in one cell."""

PERHAPS_BOTH = frozenset(
    (
        "职务", "企业职务", "单位职务", "工作单位职务", "现任职务", "担任职务", "任职", "任职情况",
        "工作单位", "所在单位", "任职单位", "单位",
        "职务及单位", "单位名称", "企业名称", "公司名称",
    )
)  # fmt: skip
"""Headings of columns that hold both where most of their cells do."""
SELF_NAMES = frozenset(
    (
        "姓名", "会员姓名", "名字", "本人姓名", "人员姓名", "委员姓名", "代表姓名", "执委姓名", "常委姓名", "理事姓名",
        "学员姓名", "参会人员", "个人会员", "企业家姓名",
    )
)  # fmt: skip
"""Headings of the names in a list of persons; 负责人 and 联系人 are persons of a unit."""

MODIFIERS = re.compile(
    r"(?:企业|单位|公司|会员|本人|现任|现|主要|所在|目前|当前|登记|具体|详细|常用|有效|最新|本企业|本单位|第一|日常|(?:19|20)\d\d年?度?|上年度?|去年|本年度?|年度)+"
)
"""What may stand before a known heading without changing what it means: 会员手机号码, 单位详细地址."""
TAILS = re.compile(r"(?:情况|信息|全称|一栏|内容|登记|明细|如实填写|必填|选填)+$")
"""What may stand behind a known heading without changing what it means."""

COMMON_HEADINGS = frozenset(
    (
        "姓名", "性别", "民族", "出生年月", "出生日期", "年龄",
        "籍贯", "身份证号", "身份证号码", "政治面貌", "学历", "职务",
        "职称", "手机", "手机号码", "联系电话", "电话", "座机",
        "邮箱", "微信", "地址", "邮编", "单位", "单位名称", "企业名称",
        "会员名称", "名称", "行业", "所属行业", "经营范围",
        "注册资本", "注册资金", "成立时间", "员工人数", "营业收入", "纳税",
        "乡镇", "所属商会", "会员类型", "会员类别", "入会时间",
        "会费", "应缴会费", "已缴会费", "备注", "统一社会信用代码",
        "工商联职务", "社会职务", "人大代表", "政协委员", "联系方式",
        "联系人", "负责人", "法定代表人", "传真", "网址", "状态",
        "qq", "手机号", "移动电话", "办公电话", "家庭住址", "通讯地址",
        "简历", "照片", "签名", "日期", "时间", "地点", "金额",
    )
)  # fmt: skip
"""Headings that are heads in any office table, also where the ledger has no such column."""

SUBTOTAL = re.compile(
    r".{0,12}?(?:小计|合计|总计|共计|累计|合共|总数|总合计)[::]?\(?(?:共?\d+(?:家|人|户|名|个|条|位)?)?\)?"
    r"|(?:以上|全县|全区|全市|本页|本表)?共\d+(?:家|人|户|名|个|位)(?:会员|企业|单位)?"
)
FOOTER = re.compile(
    r"(?:应到|实到|请假|缺席|未到|列席)(?:人数)?[::]?\d+[人名位]?(?:[、，,;； ]?(?:应到|实到|请假|缺席|未到|列席).*)?|"
    r"(?:制表|审核|复核|填表|填报|统计|经办|核对|录入|打印|报送)(?:人|者|单位|日期|时间|说明)?(?:\(?签[字名章]\)?)?[::].*"
    r"|(?:联系电话|联系人|单位负责人|负责人|分管领导|分管负责人|主管领导|签字|盖章|\(盖章\))(?:\(?签[字名章]\)?)?[::].*"
    r"|(?:填表|填报|有关)?说明(?:[::].*)?|注(?:[::\d].*)?|备注[::].*|.*(?:盖章|签章|签字)\)?[::]?.*"
)
UNIT_LINE = re.compile(
    r"(?:填报|报送|制表|编制)(?:单位|时间|日期|部门)[::].*|(?:金额)?单位[::].*|截[至止].{0,20}(?:日|月|年).*"
)
ENUMERATED = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.．,:]\(?.+")
BAND_NUMBER = re.compile(
    r"^[(]?[一二三四五六七八九十]{1,3}[)、.．:,]|^[(]?\d{1,2}[)、.．:](?=\D)|^第[一二三四五六七八九十]+(?=[\u4e00-\u9fff]{2})"
)
BAND_COUNT = re.compile(r"[(:：\s]?共?(\d+)(?:家|人|户|名|个|位)(?:会员|企业|单位)?\)?$")
BAND_ENDING = re.compile(
    r".{1,20}(?:街道|乡|镇|片区|社区|村|园区|开发区|商会|协会|联谊会|界别|界|小组|组|类|会员|委员|常委|执委|单位|企业)"
)
BAND_TOWN = re.compile(r".{1,10}(?:街道|街道办事处|乡|镇|片区|社区|村|园区|开发区)")
"""Names of places, which are never members themselves."""
BODY_ENDINGS = ("商会", "协会", "联谊会", "联合会", "促进会", "学会")
TABLE_UNIT = re.compile(r"(?<!填报)(?<!报送)(?<!制表)(?<!编制)单位[::].*?(百万元|千万元|万元|亿元|千元|元)")
UNITS = (
    "百万元",
    "千万元",
    "万元",
    "亿元",
    "千元",
    "元",
    "人",
    "家",
    "个",
    "名",
    "岁",
    "亩",
    "平方米",
    "㎡",
    "%",
    "年",
)
"""Units that stand in brackets in headings, the longer ones first."""
