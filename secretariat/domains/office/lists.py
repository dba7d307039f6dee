"""Honours, and named lists of people and enterprises: 培育对象, 试点, 智库, 指导员, 挂职, 联络员."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, link, note, text
from secretariat.base.fields import day as dated

LEVELS = ("全国", "省部", "市", "县", "乡镇街道")
LEVEL_SYNONYMS = {
    "国家": "全国", "国家级": "全国", "全国级": "全国", "省": "省部", "省级": "省部", "省部级": "省部",
    "部级": "省部", "自治区": "省部",
    "市级": "市", "县级": "县", "区": "县", "区级": "县", "街道": "乡镇街道", "乡镇": "乡镇街道",
    "镇": "乡镇街道", "街道级": "乡镇街道",
}  # fmt: skip
LIST_KINDS = (
    "培育对象",
    "试点单位",
    "智库顾问",
    "工作指导员",
    "挂职干部",
    "统战联络员",
    "信息员",
    "志愿者",
    "师资",
    "其他",
)
GRADES = ("杰出", "优秀", "新锐")

DICTIONARIES = (
    Dictionary("honour_level", "荣誉级别", LEVELS),
    Dictionary("list_kind", "名单类型", LIST_KINDS),
    Dictionary("list_grade", "名单档次", GRADES),
)


@entity("honour", label="荣誉", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """An honour of a unit or a person; its year is that for which, its day that on which it was given."""

    id: int = 0
    organization: int | None = link("organization", "获奖单位")
    person: int | None = link("person", "获奖个人")
    holder_name: str | None = text("未核实获奖者")
    name: str = text(
        "荣誉名称",
        width=30,
        required=True,
        roster=True,
        aliases=("荣誉", "奖项", "奖项名称", "荣誉称号", "称号", "获奖名称"),
    )
    grade: str | None = text("等次", roster=True, aliases=("等级", "奖项等级"))
    level: str | None = choice(
        "荣誉级别", dictionary="honour_level", entries=LEVELS, synonyms=LEVEL_SYNONYMS, open=True, roster=True,
        aliases=("级别", "层级"),
    )  # fmt: skip
    issuer: str | None = text(
        "授予单位",
        width=24,
        roster=True,
        aliases=("颁奖单位", "表彰单位", "授奖单位", "发证机关", "授予机关"),
    )
    document: str | None = text("文号", aliases=("表彰文号", "文件号"))
    year: int | None = count("荣誉年度", unit="年度", roster=True, aliases=("年度", "获奖年度", "表彰年度"))
    day: str | None = dated(
        "授予日期", roster=True, aliases=("获奖时间", "授予时间", "表彰时间", "获奖日期", "日期")
    )
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("named_list", label="名单", order="start desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class NamedList:
    """A list that the office keeps under a name, with how many it is meant to have."""

    id: int = 0
    name: str = text("名单名称", width=30, required=True, roster=True, aliases=("名单", "名录", "项目名称"))
    kind: str | None = choice(
        "名单类型", dictionary="list_kind", entries=LIST_KINDS, open=True, roster=True, aliases=("类型",)
    )
    issuer: str | None = text("发文单位", aliases=("认定单位",))
    document: str | None = text("文号")
    start: str | None = dated("公布日期", roster=True, aliases=("发文日期",))
    planned: int | None = count("计划数", unit="名", roster=True, aliases=("培育目标", "目标数", "计划人数"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("list_entry", label="名单成员", title="person", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A person or an enterprise on a named list, in a grade and a batch, from one day to another."""

    id: int = 0
    named_list: int = link("named_list", "名单名称", required=True, roster=True, aliases=("名单", "名录"))
    organization: int | None = link("organization", "单位")
    person: int | None = link("person", "人员")
    name: str | None = text("未核实名称")
    department: str | None = text(
        "部门", width=26, roster=True, aliases=("派出部门", "所在部门", "单位及职务", "工作单位")
    )
    post: str | None = text("职务", aliases=("挂职职务", "岗位"))
    grade: str | None = choice(
        "档次", dictionary="list_grade", entries=GRADES, open=True, roster=True, aliases=("等级", "级别")
    )
    batch: int | None = count("批次", unit="批", roster=True, aliases=("第几批", "期次"))
    start: str | None = dated(
        "列入日期", roster=True, aliases=("开始日期", "聘任日期", "入选日期", "入选时间", "任职时间")
    )
    end: str | None = dated("退出日期", past=False, aliases=("结束日期", "到期日期", "截止日期"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (Honour, NamedList, ListEntry)
