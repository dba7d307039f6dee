"""The lists of posts, of bodies and of terms, as a clerk knows them from Excel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secretariat.base.dates import age
from secretariat.base.entity import INTERNAL, PUBLIC, SENSITIVE, entity_of
from secretariat.base.kinds import (
    Choice,
    Count,
    IdNumber,
    OrganizationName,
    PartialDate,
    PersonName,
    Phone,
    Text,
)
from secretariat.base.kinds.kind import Kind
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
from secretariat.base.ledger import Column, Gather, Ledger, Period, Source, column
from secretariat.base.text import chinese_number
from secretariat.domains.plain.ledger import numbered
from secretariat.domains.posts.body import Body, Term
from secretariat.domains.posts.post import Post
from secretariat.domains.posts.vocabulary import (
    COUNTY,
    CPPCC,
    ENDED,
    NOT_YET,
    NPC,
    POST_STATES,
    SERVING,
    STAYING,
)
from secretariat.store.strokes import StrokeOrder, stroke_order

PERSON, UNIT, SEAT, TERM = "本人", "单位", "职务", "届次"
PRINCIPAL, STAFF = "负责人", "任职"
"""Roles of an employment, as the members domain calls them."""

_BODY, _TERM, _POST = entity_of(Body), entity_of(Term), entity_of(Post)


def _status(values: tuple[Any, ...], day: str) -> str:
    """Whether the holder serves on a day, stays on behind the end of the term, has left, or is yet to come."""
    start, end, reason, planned, over = values
    if (end is not None and end <= day) or (end is None and reason is not None):
        return ENDED
    if start is not None and start > day:
        return NOT_YET
    return STAYING if any(limit is not None and limit <= day for limit in (planned, over)) else SERVING


def _age(values: tuple[Any, ...], day: str) -> int | None:
    return age(values[0], day) if values[0] else None


def _term_name(values: tuple[Any, ...], day: str) -> str | None:
    return f"第{chinese_number(values[0])}届" if values[0] is not None else None


def delegate_words(kind: str | None, level: str | None, title: str) -> str | None:
    """What a seat in 人大 or 政协 is called: 县人大代表, 市政协常委; None for posts in other bodies."""
    if kind == NPC:
        return f"{level or ''}人大{'常委' if title == '常委会委员' else title}"
    return f"{level or ''}政协{title}" if kind == CPPCC else None


def _delegate(values: tuple[Any, ...], day: str) -> str | None:
    return delegate_words(*values)


def _only(kind: str) -> Any:
    return lambda values, day: delegate_words(*values) if values[0] == kind else None


def _running(values: tuple[Any, ...], day: str) -> int | None:
    """How many terms running the holder has been in the body of this post; None for a post without a term."""
    served, body, number = values
    if number is None or served is None:
        return None
    known = set()
    for one in str(served).split(_BETWEEN):
        place, term, start = one.split(_WITHIN)
        if place == str(body) and term and start <= day:
            known.add(int(term))
    terms = 1
    while number - terms in known:
        terms += 1
    return terms


def _strokes(values: tuple[Any, ...], day: str) -> str | None:
    return stroke_order(values[0])


def _of(alias: str, name: str, group: str, **changes: Any) -> Column:
    entity = {"body": _BODY, "term": _TERM, "post": _POST}[alias]
    if alias != "post":
        changes = {"roster": False, "required": False, **changes}
    return column(alias, entity.field(name), group=group, **changes)


def _fact(name: str, label: str, kind: Kind, aliases: tuple[str, ...] = (), **more: Any) -> Column:
    """A column for a fact of the person: another domain's record, linked by its name alone."""
    return Column(f"person.{name}", label, kind, (("person", name),), aliases, PERSON, **more)


def _choice(
    dictionary: str, entries: tuple[str, ...], synonyms: Mapping[str, Any], open: bool = False
) -> dict[str, Any]:
    return {"kind": Choice(entries, synonyms, open), "dictionary": dictionary}


_BETWEEN, _WITHIN = "\x1e", "\x1f"
_BEHIND = (
    Column("served", "", Text(), gather=Gather(
        "post", ("person", "person"), ((("", "body"),), (("term", "number"),), (("", "start"),)),
        between=_BETWEEN, within=_WITHIN)),
    Column("post.body", "", Count(), (("post", "body"),)),
)  # fmt: skip
_DELEGATE_INPUTS = ("body.kind", "body.level", "post.title")
DELEGATE, DELEGATE_NPC, DELEGATE_CPPCC = "delegate", "delegate_npc", "delegate_cppcc"

POST_COLUMNS: tuple[Column, ...] = (
    _of("body", "name", SEAT, roster=True),
    Column("term.number", "届次", _TERM.field("number").kind, (("term", "number"),), _TERM.field("number").aliases,
           TERM, roster=True),
    _of("post", "title", SEAT),
    _fact("name", "姓名", PersonName(), (
        "名字", "本人姓名", "人员姓名", "委员姓名", "代表姓名", "执委姓名", "企业家姓名", "会员姓名"),
        roster=True, required=True),
    _fact("sex", "性别", **_choice("sex", SEX, SEX_SYNONYMS), roster=True, aliases=("男/女", "男女")),
    _fact("birth", "出生日期", PartialDate(), (
        "出生年月", "出生年月日", "生日", "出生时间", "出生", "出生年份", "年月", "出生年/月"),
        level=INTERNAL, roster=True),
    _fact("politics", "政治面貌", **_choice("politics", POLITICS, POLITICS_SYNONYMS), roster=True, aliases=(
        "政治面目", "党派", "政治身份", "所属党派", "党派团体", "民主党派")),
    _fact("education", "学历", **_choice("education", EDUCATION, EDUCATION_SYNONYMS, open=True), aliases=(
        "文化程度", "最高学历", "学历学位", "学历/学位", "教育程度", "学历层次")),
    Column("unit.name", "工作单位", OrganizationName(), (("unit", "name"),), (
        "单位", "单位名称", "企业名称", "所在单位", "任职单位", "公司名称", "企业"), PERSON, roster=True),
    Column("job.post", "单位职务", Text(), (("principal_job", "post"), ("own_job", "post")), (
        "职务", "企业职务", "现任职务", "本企业职务", "公司职务", "行政职务"), PERSON, roster=True),
    _fact("mobile", "手机", Phone(mobile=True), (
        "手机号", "手机号码", "移动电话", "联系手机", "联系电话", "联系方式", "电话", "电话号码", "本人手机"),
        level=INTERNAL),
    _of("post", "start", SEAT),
    _of("post", "given_by", SEAT),
    Column("status", "任职状态", Choice(entries=POST_STATES), group=SEAT, inputs=(
        "post.start", "post.end", "post.end_reason", "term.planned_end", "term.end"), derive=_status),
    *(_of("post", name, SEAT) for name in (
        "nature", "sector", "constituency", "committee", "certificate", "end", "end_reason", "ended_by")),
    Column(DELEGATE, "代表委员", Text(20), inputs=_DELEGATE_INPUTS, derive=_delegate, accepts=True, group=SEAT,
           aliases=("人大代表、政协委员", "人大代表政协委员", "人大代表/政协委员", "代表、委员", "代表委员情况",
                    "政治安排", "人大政协职务", "两代表一委员", "社会政治职务", "人大代表或政协委员", "代表、委员情况"),
           help="导入时可写“市、区人大代表”“县政协常委”，每个身份成为一条职务"),
    Column(DELEGATE_NPC, "人大代表", Text(16), inputs=_DELEGATE_INPUTS, derive=_only(NPC), accepts=True, group=SEAT,
           aliases=("人大职务", "各级人大代表", "是否人大代表", "代表情况", "当选代表", "人大")),
    Column(DELEGATE_CPPCC, "政协委员", Text(16), inputs=_DELEGATE_INPUTS, derive=_only(CPPCC), accepts=True, group=SEAT,
           aliases=("政协职务", "各级政协委员", "是否政协委员", "委员情况", "政协")),
    _of("body", "kind", SEAT),
    _of("body", "level", SEAT),
    _of("body", "place", SEAT),
    Column("terms", "连任届数", Count(unit="届"), inputs=("served", "post.body", "term.number"), derive=_running,
           group=TERM),
    *(_of("term", name, TERM) for name in ("start", "planned_end", "end", "basis")),
    Column("age", "年龄", Count(unit="岁"), inputs=("person.birth",), derive=_age, group=PERSON),
    _fact("ethnicity", "民族", **_choice("ethnicity", ETHNICITY, ETHNICITY_SYNONYMS), aliases=("族别",)),
    _fact("native_place", "籍贯", Text(), ("祖籍", "原籍")),
    _fact("title", "职称", Text(), ("技术职称", "专业技术职务")),
    _fact("id_number", "身份证号", IdNumber(), (
        "身份证号码", "身份证", "公民身份号码", "证件号码", "居民身份证号"), level=SENSITIVE),
    _fact("social", "社会职务", Text(), ("社会兼职", "主要社会职务", "其他职务", "其他社会职务", "社会任职")),
    _of("post", "position", SEAT),
    Column("strokes", "姓氏笔画", StrokeOrder(), inputs=("person.name",), derive=_strokes, group=PERSON),
    _of("post", "remark", SEAT),
    Column("post.id", "记录号", Count(), (("post", "id"),), (), "", level=PUBLIC,
           help="程序给每条职务的编号；导出后在Excel里改好再导入，靠它找回同一条职务"),
)  # fmt: skip


def _job(alias: str, role: str) -> Source:
    return Source(alias, "employment", back=("person", "person"), where=(("role", role),), dated=True)


POSTS = Ledger(
    name="posts",
    label="职务",
    root="post",
    sources=(
        Source("post", "post"),
        Source("person", "person", via=(("post", "person"),)),
        Source("body", "body", via=(("post", "body"),)),
        Source("term", "term", via=(("post", "term"),)),
        _job("principal_job", PRINCIPAL),
        _job("own_job", STAFF),
        Source("unit", "organization", via=(("principal_job", "organization"), ("own_job", "organization"))),
    ),
    columns=POST_COLUMNS,
    title="person.name",
    searched=("person.name", "person.mobile", "unit.name", "body.name", "post.title", "post.certificate"),
    order=("post.title", "post.position", "strokes"),
    period=Period("start", "end", reason="end_reason"),
    unit="条",
    behind=_BEHIND,
)  # fmt: skip

BODIES = numbered(Ledger(
    name="bodies",
    label="组织",
    root="body",
    sources=(
        Source("body", "body"),
        Source("organization", "organization", via=(("body", "organization"),)),
        Source("parent", "body", via=(("body", "parent"),)),
        Source("term", "term", back=("body", "body"), dated=True),
    ),
    columns=(
        *(_of("body", name, "组织", roster=name != "place") for name in ("name", "kind", "level", "place")),
        Column("term.number", "现届次", Count(unit="届"), (("term", "number"),), group=TERM, roster=True),
        *(_of("term", name, TERM, roster=True) for name in ("start", "planned_end", "basis")),
        _of("term", "seats", TERM),
        Column(
            "organization.name", "对应单位", OrganizationName(), (("organization", "name"),), group="组织"
        ),
        Column("parent.name", "上级组织", Text(), (("parent", "name"),), group="组织"),
        _of("body", "rank", "组织"),
        _of("body", "remark", "组织"),
    ),
    title="body.name",
    searched=("body.name", "organization.name"),
    order=("body.rank", "body.kind", "body.name"),
    unit="个",
))  # fmt: skip

TERMS = numbered(Ledger(
    name="terms",
    label="届次",
    root="term",
    sources=(Source("term", "term"), Source("body", "body", via=(("term", "body"),))),
    columns=(
        Column("body.name", "组织", Text(), (("body", "name"),), ("组织名称", "机构"), "组织", True, required=True),
        _of("term", "number", TERM, roster=True, required=True),
        Column("term.name", "第几届", Text(), inputs=("term.number",), derive=_term_name, group=TERM),
        *(_of("term", name, TERM, roster=True) for name in ("start", "planned_end", "end", "basis", "seats")),
        _of("term", "remark", TERM),
    ),
    title="body.name",
    searched=("body.name", "term.basis"),
    order=("body.name", "-term.number"),
    period=Period("start", "end"),
    unit="届",
))  # fmt: skip

USUAL_LEVEL = COUNTY
"""The level of the office's own bodies where its name does not tell."""
