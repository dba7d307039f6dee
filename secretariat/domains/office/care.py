"""What the office does for people: birthday greetings, and recommendations to bodies and meetings."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, link, note, text
from secretariat.base.fields import day as dated

GREETINGS = ("短信", "电话", "贺卡", "微信", "上门", "鲜花蛋糕", "其他")
TARGET_KINDS = ("组织", "会议", "职务", "荣誉", "其他")
OUTCOMES = ("已采纳", "未采纳", "待定")

DICTIONARIES = (
    Dictionary("greeting_form", "问候方式", GREETINGS),
    Dictionary("recommendation_target", "推荐去向"),
)


@entity("greeting", label="生日问候", title="person", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """That somebody was greeted on their birthday of a year."""

    id: int = 0
    person: int | None = link("person", "姓名", roster=True, aliases=("人员", "对象", "会员姓名", "问候对象"))
    name: str | None = text("未核实姓名")
    year: int | None = count("年度", unit="年度", roster=True)
    day: str | None = dated("问候日期", roster=True, aliases=("日期", "时间", "慰问日期"))
    form: str | None = choice(
        "问候方式",
        dictionary="greeting_form",
        entries=GREETINGS,
        open=True,
        roster=True,
        aliases=("方式", "形式", "慰问方式"),
    )
    by: str | None = text("经办人", roster=True, aliases=("问候人",))
    content: str | None = note("内容", aliases=("问候内容", "礼品"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("recommendation", label="推荐", title="person", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """That the office recommended somebody to a body, a meeting or a post."""

    id: int = 0
    person: int | None = link("person", "姓名", roster=True, aliases=("推荐人选", "被推荐人", "人选", "人员"))
    name: str | None = text("未核实姓名")
    kind: str | None = choice("推荐类型", entries=TARGET_KINDS, roster=True, aliases=("类型",))
    target: str | None = choice(
        "推荐去向", dictionary="recommendation_target", open=True, roster=True,
        aliases=("推荐到", "推荐单位", "去向", "推荐组织", "会议名称"), help="如 青联、知联会、列席市委全会",
    )  # fmt: skip
    post: str | None = text("拟任职务", roster=True, aliases=("职务",))
    day: str | None = dated("推荐日期", roster=True, aliases=("日期", "推荐时间"))
    outcome: str | None = choice("推荐结果", entries=OUTCOMES, roster=True, aliases=("结果", "是否采纳"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (Greeting, Recommendation)
