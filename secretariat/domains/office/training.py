"""Training classes and who took part in them."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, day, link, note, text

RESULTS = ("结业", "未结业")


@entity("training", label="培训班", order="start desc", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One class (期) of a course; `headcount` is used where nobody's name was kept."""

    id: int = 0
    name: str = text(
        "培训班",
        width=32,
        required=True,
        roster=True,
        aliases=("班名", "培训名称", "班级名称", "培训班名称", "培训主题", "课程"),
    )
    number: int | None = count("期次", unit="期", roster=True, aliases=("期数", "第几期"))
    organizer: str | None = text("主办单位", width=20, roster=True, aliases=("组织单位", "承办单位", "主办"))
    place: str | None = text("培训地点", width=20, roster=True, aliases=("地点",))
    start: str | None = day(
        "开班日期", roster=True, aliases=("开始日期", "培训时间", "培训日期", "日期", "时间", "开班时间")
    )
    end: str | None = day("结束日期", roster=True, aliases=("结业日期",))
    hours: int | None = count("学时", unit="学时", aliases=("课时",))
    planned: int | None = count("计划人数", unit="人")
    headcount: int | None = count(
        "登记人次",
        unit="人次",
        aliases=("培训人数", "参训人数", "学员人数", "参训人次", "培训人次", "人数", "人次"),
    )
    event: int | None = link("event", "对应活动")
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("trainee", label="学员", title="person")
@dataclass(frozen=True, slots=True, kw_only=True)
class Trainee:
    """One person in one class; `organization` is the enterprise that sent them."""

    id: int = 0
    training: int = link(
        "training", "培训班", required=True, roster=True, aliases=("班名", "培训班名称", "培训名称", "班级")
    )
    person: int | None = link("person", "姓名", roster=True, aliases=("学员姓名", "学员", "参训人员", "人员"))
    name: str | None = text("未核实姓名")
    unit: str | None = text(
        "单位及职务", width=28, roster=True, aliases=("单位", "工作单位", "所在单位", "企业名称")
    )
    result: str | None = choice("结业情况", entries=RESULTS, roster=True, aliases=("是否结业", "结果"))
    certificate: str | None = text("证书号", aliases=("证书编号", "结业证号"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (Training, Trainee)
