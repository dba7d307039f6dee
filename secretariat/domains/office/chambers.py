"""Affiliated chambers with their assessments, party organizations and how many members they have."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, flag, link, note, points, telephone, text
from secretariat.base.fields import day as dated
from secretariat.domains.office.lists import LEVEL_SYNONYMS, LEVELS

CHAMBER_KINDS = (
    "行业商会", "乡镇商会", "街道商会", "异地商会", "特色商会", "园区商会", "楼宇商会", "市场商会", "村商会",
    "青年商会", "其他",
)  # fmt: skip
CHAMBER_SYNONYMS = {
    "乡镇街道商会": "乡镇商会",
    "行业协会": "行业商会",
    "行业商（协）会": "行业商会",
    "异地": "异地商会",
}
INSPECTIONS = ("合格", "基本合格", "不合格", "未参检")
FOUR_GOOD = "四好商会"
REVIEW_KINDS = (FOUR_GOOD, "五好县级工商联", "规范化商会", "示范点", "改革试点", "其他")
REVIEW_SYNONYMS = {"四好": FOUR_GOOD, "“四好”商会": FOUR_GOOD, "示范商会": "示范点"}
REVIEW_RESULTS = APPROVED, APPLIED, REJECTED, REVOKED = ("认定", "申报", "未通过", "取消")
PARTY_KINDS = ("党委", "党总支", "党支部", "联合党支部", "功能性党支部", "党小组")
PARTY_SYNONYMS = {
    "总支": "党总支",
    "支部": "党支部",
    "联合支部": "联合党支部",
    "功能性支部": "功能性党支部",
    "功能型党支部": "功能性党支部",
}

DICTIONARIES = (
    Dictionary("chamber_kind", "商会类型", CHAMBER_KINDS),
    Dictionary("review_kind", "商会评定类型", REVIEW_KINDS),
    Dictionary("party_kind", "党组织类型", PARTY_KINDS),
)


@entity(
    "chamber", label="所属商会", title="organization", spans=(("start", "end"), ("term_start", "term_end"))
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Chamber:
    """An affiliated chamber: a unit of the file with its term, people, size and liaison (domain.md B2)."""

    id: int = 0
    organization: int = link(
        "organization",
        "商会名称",
        required=True,
        roster=True,
        aliases=("商会", "所属商会", "商（协）会名称", "协会名称", "名称"),
    )
    kind: str | None = choice(
        "商会类型", dictionary="chamber_kind", entries=CHAMBER_KINDS, synonyms=CHAMBER_SYNONYMS, open=True, roster=True,
        aliases=("类型", "商会类别", "类别", "性质"),
    )  # fmt: skip
    start: str | None = dated("纳入日期", aliases=("成立时间", "成立日期", "接纳日期"))
    end: str | None = dated("退出日期", aliases=("注销日期",))
    registration: str | None = text("登记证号", width=18, aliases=("民政登记号", "社团登记号"))
    supervisor: str | None = text("业务主管单位", width=20, aliases=("主管单位",))
    term: int | None = count("现任届次", unit="届", roster=True, aliases=("届次", "届"))
    term_start: str | None = dated("本届开始", aliases=("换届时间", "本届换届日期"))
    term_end: str | None = dated(
        "换届到期日", past=False, roster=True, aliases=("届满日期", "应换届日期", "到期日", "下次换届时间")
    )
    president: str | None = text("会长", roster=True, aliases=("会长姓名", "理事长"))
    president_phone: str | None = telephone("会长电话", level=INTERNAL, aliases=("会长手机",))
    secretary: str | None = text("秘书长", roster=True, aliases=("秘书长姓名",))
    secretary_phone: str | None = telephone("秘书长电话", level=INTERNAL, aliases=("秘书长手机", "联系电话"))
    enterprise_members: int | None = count(
        "企业会员数", unit="家", roster=True, aliases=("会员企业数", "企业数", "会员数", "会员数量")
    )
    individual_members: int | None = count("个人会员数", unit="人", aliases=("个人数",))
    staff: int | None = count("专职工作人员", unit="人", aliases=("专职人员数", "工作人员数"))
    office: str | None = text("办公场所", width=24, aliases=("办公地址", "地址"))
    inspection: str | None = choice("年检结论", entries=INSPECTIONS, aliases=("年检", "上年度年检结论"))
    liaison: str | None = text("联系领导", roster=True, aliases=("挂钩领导", "联系人领导", "领导联系"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("chamber_review", label="商会评定", title="organization", order="year desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChamberReview:
    """That a chamber was assessed: 四好 every two years, by criteria that change (`edition`)."""

    id: int = 0
    organization: int = link(
        "organization", "商会名称", required=True, roster=True, aliases=("商会", "名称", "单位")
    )
    kind: str | None = choice(
        "评定类型", dictionary="review_kind", entries=REVIEW_KINDS, synonyms=REVIEW_SYNONYMS, open=True, roster=True,
        aliases=("类型", "评定项目", "称号"),
    )  # fmt: skip
    level: str | None = choice(
        "评定级别", dictionary="honour_level", entries=LEVELS, synonyms=LEVEL_SYNONYMS, open=True, roster=True,
        aliases=("级别", "层级"),
    )  # fmt: skip
    year: int | None = count("评定年度", unit="年度", roster=True, aliases=("年度",))
    edition: str | None = text("标准版本", help="如 2023年试行办法")
    own_score: int | None = points("自评分", aliases=("自评得分",))
    score: int | None = points("考评分", aliases=("得分", "评审得分"))
    result: str | None = choice("评定结果", entries=REVIEW_RESULTS, roster=True, aliases=("结果",))
    day: str | None = dated("认定日期", roster=True, aliases=("日期", "认定时间"))
    document: str | None = text("文号", aliases=("认定文号",))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("party_org", label="党组织", order="founded", spans=(("founded", "dissolved"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class PartyOrg:
    """A party organization in a chamber or an enterprise."""

    id: int = 0
    name: str = text(
        "党组织名称", width=32, required=True, roster=True, aliases=("党组织", "支部名称", "党支部", "名称")
    )
    kind: str | None = choice(
        "党组织类型", dictionary="party_kind", entries=PARTY_KINDS, synonyms=PARTY_SYNONYMS, open=True, roster=True,
        aliases=("类型", "组织类别"),
    )  # fmt: skip
    organization: int | None = link(
        "organization", "所在单位", roster=True, aliases=("单位", "所属单位", "企业名称", "商会")
    )
    parent: int | None = link("party_org", "上级党组织", aliases=("上级组织",))
    secretary: str | None = text("书记", roster=True, aliases=("党组织书记", "支部书记", "书记姓名"))
    guide: str | None = text("党建指导员", aliases=("指导员",))
    founded: str | None = dated("成立日期", roster=True, aliases=("成立时间",))
    dissolved: str | None = dated("撤销日期", aliases=("撤销时间",))
    model: int | None = flag("示范党组织", aliases=("示范支部", "是否示范"))
    area: str | None = text("党建片组", aliases=("片组",))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("party_count", label="党员数", title="party_org", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCount:
    """How many members a party organization had on a day."""

    id: int = 0
    party_org: int = link(
        "party_org", "党组织名称", required=True, roster=True, aliases=("党组织", "支部名称", "名称")
    )
    day: str = dated("统计日期", required=True, roster=True, aliases=("日期", "截至日期", "时间"))
    members: int = count(
        "党员数", unit="人", required=True, roster=True, aliases=("党员人数", "党员", "人数")
    )
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (Chamber, ChamberReview, PartyOrg, PartyCount)
