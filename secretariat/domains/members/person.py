"""Persons, and what they are to organizations."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import (
    choice,
    day,
    email,
    flag,
    id_number,
    landline,
    link,
    mobile,
    note,
    person_name,
    text,
)
from secretariat.base.kinds.vocabulary import (
    EDUCATION,
    EDUCATION_SYNONYMS,
    ETHNICITY,
    ETHNICITY_SYNONYMS,
    POLITICS,
    POLITICS_SYNONYMS,
    SEX,
    SEX_SYNONYMS,
)
from secretariat.domains.members.vocabulary import ID_KINDS, INDUSTRIES, ROLES


@entity("person", label="人员")
@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, with the fields of a municipal federation's member base (domain.md B1).

    Never identified by name alone: the key is the ID number, else mobile, else name and organization.
    """

    id: int = 0
    name: str = person_name("姓名", required=True, roster=True)
    former_name: str | None = text("曾用名", aliases=("别名",))
    sex: str | None = choice(
        "性别", dictionary="sex", entries=SEX, synonyms=SEX_SYNONYMS, roster=True,
        aliases=("男/女", "男女"),
    )  # fmt: skip
    ethnicity: str | None = choice(
        "民族", dictionary="ethnicity", entries=ETHNICITY, synonyms=ETHNICITY_SYNONYMS,
        aliases=("族别", "名族", "少数民族"),
    )  # fmt: skip
    birth: str | None = day(
        "出生日期", level=INTERNAL,
        aliases=("出生年月", "出生年月日", "生日", "出生时间", "出生", "出生年份", "年月", "生辰", "出生年/月"),
    )  # fmt: skip
    birthplace: str | None = text("出生地")
    native_place: str | None = text(
        "籍贯", aliases=("祖籍", "原籍", "户籍", "户籍所在地", "户口所在地", "家乡")
    )
    education: str | None = choice(
        "学历", dictionary="education", entries=EDUCATION, synonyms=EDUCATION_SYNONYMS, open=True,
        aliases=("文化程度", "最高学历", "学历学位", "学历/学位", "教育程度", "学历层次", "全日制学历", "在职学历"),
    )  # fmt: skip
    degree: str | None = text("学位")
    school: str | None = text("毕业院校", aliases=("毕业学校", "院校及专业", "毕业院校及专业"))
    politics: str | None = choice(
        "政治面貌", dictionary="politics", entries=POLITICS, synonyms=POLITICS_SYNONYMS, roster=True,
        aliases=("政治面目", "是否党员", "中共党员", "党派", "政治身份", "所属党派", "党派团体", "党员", "民主党派"),
    )  # fmt: skip
    party_joined: str | None = day(
        "加入党派时间", aliases=("入党时间", "入党年月", "党派加入时间", "入党日期")
    )
    id_kind: str | None = choice("证件类型", dictionary="id_kind", entries=ID_KINDS, open=True)
    id_number: str | None = id_number(
        "身份证号",
        aliases=(
            "身份证号码", "身份证", "公民身份号码", "证件号码", "证件号", "居民身份证号", "居民身份证号码",
            "身份证(18位)", "身份证件号码", "有效证件号", "ID", "ID号", "身份证件号", "有效证件号码",
        ),
    )  # fmt: skip
    mobile: str | None = mobile("手机", level=INTERNAL, roster=True)
    landline: str | None = landline("座机", level=INTERNAL, aliases=("固定电话", "宅电", "办公电话", "固话"))
    email: str | None = email(
        "邮箱", level=INTERNAL, aliases=("电子邮箱", "电子邮件", "邮件", "Email", "E-mail")
    )
    qq: str | None = text("QQ", level=INTERNAL, aliases=("QQ号",))
    wechat: str | None = text("微信", level=INTERNAL, aliases=("微信号", "微信名", "微信号码", "微信昵称"))
    home: str | None = text("通讯住址", level=INTERNAL, aliases=("家庭住址", "住址", "家庭地址"))
    town: str | None = choice("所在乡镇街道", dictionary="town", open=True)
    industry: str | None = choice("从事行业", dictionary="industry", entries=INDUSTRIES, open=True)
    title: str | None = text("职称", aliases=("技术职称", "专业技术职务"))
    overseas: int | None = flag("海外留学经历", aliases=("是否留学", "留学经历"))
    npc: str | None = text(
        "人大职务",
        aliases=(
            "人大代表",
            "人大代表届次",
            "人大",
            "代表层级",
            "各级人大代表",
            "是否人大代表",
            "代表情况",
            "当选代表",
        ),
    )
    cppcc: str | None = text(
        "政协职务",
        aliases=(
            "政协委员",
            "委员届次",
            "政协",
            "政协职能",
            "各级政协委员",
            "是否政协委员",
            "委员层级",
            "政协界别",
        ),
    )
    government: str | None = text("政府职务")
    social: str | None = text(
        "社会职务",
        aliases=(
            "社会兼职", "主要社会职务", "其他职务", "社会任职", "兼任职务", "社会荣誉职务", "其他社会职务",
            "政治安排", "社会身份",
        ),
    )  # fmt: skip
    honours: str | None = note("个人荣誉", aliases=("荣誉", "获奖情况", "主要荣誉"))
    remark: str | None = note("人员备注", level=INTERNAL)


@entity("employment", label="任职", title="person")
@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """What a person is to an organization, and since when: principal, legal representative, contact, staff."""

    id: int = 0
    person: int = link("person", "人员", required=True)
    organization: int = link("organization", "单位", required=True)
    role: str = choice("身份", dictionary="role", entries=ROLES, required=True)
    post: str | None = text("职务")
    start: str | None = day("开始日期")
    end: str | None = day("结束日期")
