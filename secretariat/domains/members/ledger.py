"""The member list and the list of people, as a clerk knows them from Excel."""

from __future__ import annotations

from typing import Any

from secretariat.base.dates import age
from secretariat.base.entity import entity_of
from secretariat.base.kinds import Choice, Count
from secretariat.base.ledger import Column, Ledger, Period, Source, column, ledger_of
from secretariat.domains.members.membership import Membership
from secretariat.domains.members.organization import Organization
from secretariat.domains.members.person import Employment, Person
from secretariat.domains.members.vocabulary import (
    CONTACT,
    DIRECT,
    END_REASONS,
    LEFT,
    LEGAL,
    MEMBER_OF_STAFF,
    NOT_YET,
    ON_ROLL,
    PRINCIPAL,
    STAGES,
    STATUS_SYNONYMS,
    THROUGH_CHAMBER,
)
from secretariat.domains.plain.ledger import numbered

UNIT, HEAD, CONTACT_GROUP, ROLL = "单位", "负责人", "联系人", "会籍"

_MEMBERSHIP, _ORGANIZATION = entity_of(Membership), entity_of(Organization)
_PERSON, _EMPLOYMENT = entity_of(Person), entity_of(Employment)


def _job(alias: str, role: str, back: tuple[str, str] = ("organization", "organization")) -> Source:
    return Source(alias, "employment", back=back, where=(("role", role),), dated=True)


SOURCES = (
    Source("membership", "membership"),
    Source("organization", "organization", via=(("membership", "organization"),)),
    Source("chamber", "organization", via=(("membership", "chamber"),)),
    _job("principal_job", PRINCIPAL),
    Source("principal", "person", via=(("membership", "person"), ("principal_job", "person"))),
    _job("contact_job", CONTACT),
    Source("contact", "person", via=(("contact_job", "person"),)),
    _job("legal_job", LEGAL),
    Source("legal", "person", via=(("legal_job", "person"),)),
    Source("own", "person", via=(("membership", "person"),)),
    _job("own_job", MEMBER_OF_STAFF, back=("person", "own")),
    _job("lead_job", PRINCIPAL, back=("person", "own")),
    Source("company", "organization", via=(("own_job", "organization"), ("lead_job", "organization"))),
)


def _status(values: tuple[Any, ...], day: str) -> str:
    """What the roll says of a membership on a day: its stage, or why it ended."""
    stage, end, reason = values
    ended = (end is not None and end <= day) or (end is None and reason is not None)
    return (reason or LEFT) if ended else (stage or ON_ROLL)


def _level(values: tuple[Any, ...], day: str) -> str:
    return THROUGH_CHAMBER if values[0] else DIRECT


def _age(values: tuple[Any, ...], day: str) -> int | None:
    return age(values[0], day) if values[0] else None


STATUS_KIND = Choice(entries=STAGES + END_REASONS, synonyms=STATUS_SYNONYMS, open=False)


def _of(
    alias: str, name: str, group: str, label: str = "", aliases: tuple[str, ...] = (), **more: Any
) -> Column:
    entity = {"membership": _MEMBERSHIP, "organization": _ORGANIZATION, "chamber": _ORGANIZATION}.get(alias)
    if entity is None:
        entity = _EMPLOYMENT if alias.endswith("_job") else _ORGANIZATION if alias == "company" else _PERSON
    field = entity.field(name)
    changes = {"label": label or field.label, "aliases": aliases or field.aliases, "group": group, **more}
    if alias not in ("membership", "organization"):
        changes.setdefault("roster", False)
        changes.setdefault("required", False)
    return column(alias, field, **changes)


_NAME_WORDS = (
    "企业名称", "单位名称", "公司名称", "会员单位", "会员单位名称", "会员企业", "企业(单位)名称", "单位全称",
    "企业全称", "公司全称", "商号", "字号名称", "工商登记名称", "企业工商登记名称", "机构名称", "组织名称",
    "商会名称", "团体名称", "中文名称", "会员企业名称", "企业全名",
    "单位", "企业", "公司", "名称", "Company", "Company Name",
)  # fmt: skip
_CODE_WORDS = (
    "社会信用代码", "信用代码", "统一代码", "组织机构代码", "营业执照号", "税号", "纳税人识别号", "机构代码",
    "执照编号", "代码证号", "统一信用代码", "营业执照注册号", "注册号", "工商注册号", "营业执照号码",
    "统一社会信用代码证号", "统一社会信用代码/注册号", "社会统一信用代码",
)  # fmt: skip
_HEAD_WORDS = (
    "企业负责人", "主要负责人", "单位负责人", "负责人姓名",
    "姓名", "会员姓名", "名字", "本人姓名", "人员姓名", "企业家姓名", "业主", "经营者", "投资人", "出资人", "董事长",
    "总经理", "当家人", "代表人", "企业代表人", "个人会员", "委员姓名", "代表姓名", "执委姓名", "常委姓名",
    "理事姓名", "参会人员", "提案人", "学员姓名", "会员代表", "会员代表姓名", "会长", "理事长", "Name",
)  # fmt: skip
_PHONE_WORDS = (
    "手机", "手机号", "手机号码", "移动电话", "联系手机", "电话(手机)", "手机电话", "本人手机", "联系方式", "联系电话",
    "电话", "电话号码", "Tel", "Phone", "Mobile", "Telephone", "手机联系方式", "联系电话(手机)", "本人电话",
    "负责人电话", "负责人联系电话", "负责人手机号", "负责人手机号码", "负责人联系方式", "联系号码",
    "通讯方式", "微信手机同号",
)  # fmt: skip
_CONTACT_WORDS = (
    "联络人", "联络员", "企业联系人", "经办人", "对接人", "办公室联系人", "日常联系人", "秘书", "信息员", "填报人",
    "联系人姓名", "Contact", "Contact Person", "工作联系人", "会务联系人", "内勤",
)  # fmt: skip
_CONTACT_PHONES = (
    "联系人电话",
    "联系人联系电话",
    "联系人手机号",
    "联系人手机号码",
    "联系人联系方式",
    "联络员电话",
    "联络人手机",
)

MEMBER_COLUMNS: tuple[Column, ...] = (
    Column("organization.name", "会员名称", _ORGANIZATION.field("name").kind,
           (("organization", "name"), ("principal", "name")), _NAME_WORDS, UNIT, roster=True, required=True),
    _of("organization", "credit_code", UNIT, aliases=_CODE_WORDS),
    _of("membership", "kind", ROLL),
    _of("organization", "town", UNIT, paths=(("organization", "town"), ("own", "town")), aliases=(
        "乡镇", "镇街", "乡镇(街道)", "街道", "所在乡镇", "所属乡镇", "所属街道", "属地", "区域", "所在地", "片区",
        "辖区", "村(社区)", "所属片区", "所在行政区域", "镇(街道)", "乡（镇、街道）")),
    _of("organization", "industry", UNIT, paths=(("organization", "industry"), ("own", "industry")), aliases=(
        "所属行业", "行业分类", "所属行业类别", "行业类型", "产业", "从事行业", "行业类别", "主营行业",
        "产业类别", "所属产业", "行业门类", "企业类型(行业)",
        "经营行业")),
    _of("organization", "address", UNIT, aliases=(
        "单位地址", "企业地址", "企业住所", "单位住址", "会员地址", "生产经营地址", "企业详细地址",
        "联系住址", "通讯地址", "通信地址", "联系地址", "办公地址", "经营地址", "注册地址", "住所", "厂址",
        "公司地址", "详细地址", "住址", "Address")),
    _of("organization", "capital", UNIT, aliases=(
        "注册资金", "资本金", "实缴资本", "注册资本金", "注册额", "认缴资本", "认缴", "注册资本/认缴", "注册资金/认缴",
        "认缴注册资本", "认缴注册资金", "认缴金额", "认缴出资额"), roster=True),
    _of("organization", "staff", UNIT, aliases=(
        "员工", "职工", "用工", "从业人员数", "从业人员人数", "员工总数", "用工数", "用工总数", "企业员工数",
        "企业职工数",
        "员工数量", "职工人数", "从业人数", "人数", "员工数", "企业人数", "用工人数", "职工数", "从业人员", "在职人数",
        "职工总数")),
    _of("organization", "founded", UNIT, aliases=(
        "成立年月", "创立时间", "创建时间", "建厂时间", "登记日期", "开办时间", "成立时间", "注册时间",
        "创办时间", "开业时间", "企业成立时间", "注册日期", "登记时间")),
    _of("membership", "start", ROLL),
    _of("principal", "name", HEAD, "负责人", _HEAD_WORDS, roster=True),
    _of("principal", "sex", HEAD, "负责人性别", ("性别", "男/女", "男女", "Sex", "Gender")),
    _of("principal", "birth", HEAD, "负责人出生日期", (
        "出生日期", "出生年月", "出生年月日", "生日", "出生时间", "出生", "出生年份", "年月", "生辰", "出生年/月",
        "负责人出生年月", "身份证出生日期", "出生年月日期")),
    _of("principal", "mobile", HEAD, "负责人手机", _PHONE_WORDS, roster=True),
    Column("principal_job.post", "负责人职务", _EMPLOYMENT.field("post").kind,
           (("principal_job", "post"), ("own_job", "post"), ("lead_job", "post")),
           ("职务", "Title", "Position", "企业任职", "本单位职务", "所任职务", "企业职务", "任职",
           "现任职务", "担任职务", "岗位", "职位", "本企业职务", "公司职务",
            "单位职务", "现任职"),
           HEAD, roster=True),
    _of("principal", "politics", HEAD),
    _of("principal", "education", HEAD),
    _of("principal", "id_number", HEAD),
    _of("contact", "name", CONTACT_GROUP, "联系人", _CONTACT_WORDS, roster=True),
    _of("contact", "mobile", CONTACT_GROUP, "联系人手机", _CONTACT_PHONES, roster=True),
    _of("membership", "number", ROLL),
    Column("chamber.name", "所属商会", _ORGANIZATION.field("name").kind, (("chamber", "name"),), (
        "所在商会", "商会", "所属商(协)会", "所属商协会", "所属基层商会", "所属乡镇商会", "隶属商会",
        "挂靠商会", "基层商会", "行业商会", "所属组织", "归属商会", "推荐商会", "组别"), ROLL),
    Column("level", "会员层级", Choice(entries=(DIRECT, THROUGH_CHAMBER)), inputs=("chamber.name",),
           derive=_level, group=ROLL),
    Column("status", "会员状态", STATUS_KIND, inputs=("membership.stage", "membership.end", "membership.end_reason"),
           derive=_status, accepts=True, group=ROLL,
           aliases=("状态", "在册情况", "会籍状态", "是否在会", "是否在册", "变动情况")),
    _of("membership", "end", ROLL),
    _of("membership", "end_reason", ROLL),
    _of("membership", "stage", ROLL, "办理状态", ("办理情况",)),
    _of("membership", "federation_post", ROLL),
    _of("membership", "basis", ROLL),
    _of("organization", "business", UNIT, aliases=(
        "主要业务", "主营", "主业", "业务", "主要经营范围", "经营业务", "主营业务", "主营产品", "主要产品",
        "经营项目", "主要经营", "产品", "主导产品", "业务范围")),
    _of("organization", "phone", UNIT, aliases=(
        "座机", "固定电话", "单位座机", "企业座机", "办公室座机", "公司座机", "座机号码", "电话/传真",
        "传真/电话", "办公电话", "单位固话", "电话(座机)", "固话", "公司电话", "办公室电话", "企业电话",
        "总机",
        "值班电话", "区号电话")),
    *(_of("organization", name, UNIT) for name in (
        "kind", "former_name", "short_name", "english_name", "other_code", "registration_type", "scale", "assets")),
    _of("organization", "revenue", UNIT, aliases=(
        "销售收入", "年营业额", "年销售额", "产值", "年产值", "销售额", "营收", "上年营业收入", "主营业务收入",
        "年收入")),
    _of("organization", "profit", UNIT),
    _of("organization", "tax", UNIT, aliases=(
        "纳税", "年纳税额", "税收", "上缴税金", "缴税额", "实缴税金", "年纳税", "利税")),
    *(_of("organization", name, UNIT) for name in (
        "fax", "email", "website", "postcode", "region", "high_tech", "credit_rating", "innovation", "contract_rate",
        "insurance", "organs", "subsidiaries", "charity", "profile", "group_kind", "registrar", "supervisor",
        "enterprise_members", "individual_members", "group_members")),
    Column("age", "负责人年龄", Count(unit="岁"), aliases=("年龄", "岁数", "周岁", "年纪"), inputs=("principal.birth",),
           derive=_age, group=HEAD),
    *(_of("principal", name, HEAD, label) for name, label in (
        ("ethnicity", "民族"), ("native_place", "籍贯"), ("party_joined", "加入党派时间"), ("degree", "学位"),
        ("school", "毕业院校"), ("title", "职称"), ("landline", "负责人座机"), ("wechat", "微信"), ("qq",
        "QQ"), ("npc", "人大职务"), ("cppcc", "政协职务"),
        ("government", "政府职务"), ("social", "社会职务"), ("honours", "个人荣誉"), ("overseas", "海外留学经历"),
        ("id_kind", "证件类型"), ("former_name", "曾用名"), ("birthplace", "出生地"), ("home", "负责人住址"))),
    _of("principal", "email", HEAD, "负责人邮箱", (
        "邮箱", "电子邮箱", "电子邮件", "邮件", "Email", "E-mail", "邮箱地址", "电子信箱")),
    _of("company", "name", HEAD, "工作单位", ("所在单位", "任职单位", "企业名称(个人会员)")),
    _of("legal", "name", HEAD, "法定代表人", (
        "法定代表人姓名", "法人", "法人代表", "法人姓名", "企业法人", "单位法人", "法定代表", "法人代表姓名",
        "企业法定代表人",
        "企业法人代表", "法人代表人")),
    _of("legal", "mobile", HEAD, "法定代表人手机", (
        "法定代表人电话", "法定代表人联系电话", "法定代表人手机号码", "法人手机", "法人电话", "法人联系电话",
        "法人手机号码",
        "法人代表电话", "法人代表手机")),
    *(_of("contact", name, CONTACT_GROUP, label, (label,)) for name, label in (
        ("sex", "联系人性别"), ("landline", "联系人座机"), ("wechat", "联系人微信"), ("email", "联系人邮箱"),
        ("birth", "联系人出生日期"), ("politics", "联系人政治面貌"), ("education", "联系人学历"),
        ("id_number", "联系人身份证号"), ("ethnicity", "联系人民族"), ("qq", "联系人QQ"))),
    _of("contact_job", "post", CONTACT_GROUP, "联系人职务", ("联系人职务",)),
    _of("membership", "remark", ROLL),
    _of("organization", "remark", UNIT),
    Column("membership.id", "记录号", Count(), (("membership", "id"),), (), "",
           help="程序给每个会员的编号；导出后在Excel里改好再导入，靠它找回同一个会员"),
)  # fmt: skip

MEMBERS = Ledger(
    name="members",
    label="会员",
    root="membership",
    sources=SOURCES,
    columns=MEMBER_COLUMNS,
    title="organization.name",
    searched=(
        "organization.name", "principal.name", "principal.mobile", "organization.credit_code", "contact.name",
        "contact.mobile", "organization.short_name", "organization.former_name", "membership.number",
    ),
    order=("chamber.name", "organization.name"),
    period=Period("start", "end", reason="end_reason", stage="stage", outside=NOT_YET),
    unit="家",
)  # fmt: skip

PEOPLE = numbered(Ledger(
    name="people",
    label="人员",
    root="person",
    sources=(
        Source("person", "person"),
        _job("job", PRINCIPAL, back=("person", "person")),
        _job("own_job", MEMBER_OF_STAFF, back=("person", "person")),
        _job("contact_job", CONTACT, back=("person", "person")),
        _job("legal_job", LEGAL, back=("person", "person")),
        Source("unit", "organization", via=(
            ("job", "organization"), ("own_job", "organization"), ("legal_job", "organization"),
            ("contact_job", "organization"))),
    ),
    columns=(
        column("person", _PERSON.field("name"), group="人员"),
        Column("unit.name", "工作单位", _ORGANIZATION.field("name").kind, (("unit", "name"),),
               group="任职", roster=True),
        Column("job.post", "职务", _EMPLOYMENT.field("post").kind,
               (("job", "post"), ("own_job", "post"), ("legal_job", "post"), ("contact_job", "post")),
               group="任职", roster=True),
        *(column("person", item, group="人员") for item in _PERSON.fields if item.name != "name"),
        Column("age", "年龄", Count(unit="岁"), inputs=("person.birth",), derive=_age, group="人员"),
    ),
    title="person.name",
    searched=("person.name", "person.mobile", "unit.name", "person.id_number", "person.former_name"),
    order=("person.name",),
    unit="人",
))  # fmt: skip

ORGANIZATIONS = numbered(ledger_of(
    _ORGANIZATION, unit="家", searched=("name", "short_name", "former_name", "credit_code")
))  # fmt: skip
