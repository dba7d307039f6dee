"""Organizations: enterprises, chambers, associations and whatever else members belong to."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import (
    choice,
    count,
    credit_code,
    day,
    email,
    flag,
    landline,
    money,
    note,
    organization_name,
    tags,
    telephone,
    text,
)
from secretariat.domains.members.vocabulary import (
    GROUP_KINDS,
    INDUSTRIES,
    ORGANIZATION_KINDS,
    REGISTRATION_TYPES,
    SCALE_SYNONYMS,
    SCALES,
)


@entity("organization", label="单位")
@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization, with the fields of a municipal federation's member base (domain.md B1)."""

    id: int = 0
    name: str = organization_name("单位名称", required=True, roster=True)
    former_name: str | None = text("曾用名称", aliases=("原名称", "原单位名称"))
    short_name: str | None = text("简称", aliases=("单位简称", "企业简称"))
    english_name: str | None = text("英文名称")
    kind: str | None = choice(
        "单位类别", dictionary="organization_kind", entries=ORGANIZATION_KINDS, open=True
    )
    credit_code: str | None = credit_code("统一社会信用代码", roster=True)
    other_code: str | None = text("其他代码", aliases=("营业执照注册号", "税务登记证号", "工商注册号"))
    registration_type: str | None = choice(
        "登记注册类型", dictionary="registration_type", entries=REGISTRATION_TYPES, open=True,
        aliases=("工商登记注册类型", "注册类型", "经济类型", "企业类型"),
    )  # fmt: skip
    town: str | None = choice("乡镇街道", dictionary="town", open=True, roster=True)
    industry: str | None = choice("行业", dictionary="industry", entries=INDUSTRIES, open=True, roster=True)
    scale: str | None = choice(
        "企业规模", dictionary="scale", entries=SCALES, synonyms=SCALE_SYNONYMS, open=True, aliases=("规模",)
    )
    business: str | None = note("经营范围")
    address: str | None = text("地址", roster=True)
    postcode: str | None = text("邮编", aliases=("邮政编码",))
    region: str | None = text("国家或地区", aliases=("国别", "国家/地区"))
    capital: int | None = money("注册资本", unit="万元")
    assets: int | None = money("总资产", unit="万元", aliases=("资产总额", "当前总资产"))
    revenue: int | None = money("营业收入", unit="万元")
    profit: int | None = money("利润", unit="万元", aliases=("利润总额", "净利润"))
    tax: int | None = money("纳税额", unit="万元")
    staff: int | None = count("员工人数", unit="人")
    founded: str | None = day("成立日期")
    phone: str | None = telephone("单位电话")
    fax: str | None = landline("传真", aliases=("传真号码", "传真电话"))
    email: str | None = email("单位邮箱", aliases=("企业邮箱", "公司邮箱"))
    website: str | None = text("网站", aliases=("网址", "官网"))
    high_tech: int | None = flag("高新技术企业", aliases=("是否高新技术企业", "高企"))
    credit_rating: str | None = text("纳税信用级别", aliases=("信用级别", "信用等级", "纳税信用等级"))
    innovation: str | None = note("企业创新技术", aliases=("专利情况", "创新技术"))
    contract_rate: str | None = text("劳动合同签订率", aliases=("劳动合同率",))
    insurance: str | None = text("社会保险情况", aliases=("参加社会保险情况", "参保情况"))
    organs: str | None = tags(
        "企业组织", aliases=("党工团妇组织", "党组织情况"), help="党组织、工会、团组织、妇联"
    )
    subsidiaries: str | None = note("主要下属企业")
    charity: str | None = note("社会公益情况", aliases=("参与社会公益情况", "公益情况"))
    profile: str | None = note("单位简介", aliases=("企业简介", "公司简介", "简介"))
    group_kind: str | None = choice("团体会员分类", dictionary="group_kind", entries=GROUP_KINDS, open=True)
    registrar: str | None = text("批准登记机关", aliases=("登记机关", "登记管理机关"))
    supervisor: str | None = text("业务主管单位", aliases=("主管单位",))
    enterprise_members: int | None = count("下属企业会员数", unit="家", aliases=("下属企业会员数量",))
    individual_members: int | None = count("下属个人会员数", unit="人", aliases=("下属个人会员数量",))
    group_members: int | None = count("下属团体会员数", unit="家", aliases=("下属团体会员数量",))
    remark: str | None = note("单位备注", level=INTERNAL)
