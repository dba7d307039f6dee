"""Documents, task lists, publicity, and opinions on policies."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, flag, link, note, text
from secretariat.base.fields import day as dated

DOCUMENT_KINDS = ("制度", "方案", "通知", "报告", "会议纪要", "调研报告", "政策文件", "协议", "其他")
DOCUMENT_LEVELS = ("上级", "县委县政府", "本单位", "所属商会")
PROGRESS = NOT_BEGUN, RUNNING, ISSUED, DONE = ("未开始", "推进中", "已出台", "已完成")
PROGRESS_SYNONYMS = {"出台": ISSUED, "已印发": ISSUED, "完成": DONE, "已落实": DONE, "进行中": RUNNING,
    "正在推进": RUNNING,
                     "未启动": NOT_BEGUN}  # fmt: skip
FULFILLED = (ISSUED, DONE)
PUBLICITY_KINDS = ("新闻报道", "信息简报", "公众号", "短视频", "经验材料", "其他")
MEDIUM_LEVELS = ("中央", "省级", "市级", "县级", "本单位")
OPINION_FORMS = ("征询会", "书面", "问卷", "评议", "座谈会", "其他")
ADOPTED = ("已采纳", "部分采纳", "未采纳", "待答复")
ADOPTED_SYNONYMS = {"采纳": "已采纳", "是": "已采纳", "不采纳": "未采纳", "否": "未采纳", "部分": "部分采纳"}

DICTIONARIES = (
    Dictionary("document_kind", "文件类型", DOCUMENT_KINDS),
    Dictionary("publicity_kind", "宣传类型", PUBLICITY_KINDS),
    Dictionary("opinion_form", "意见征询形式", OPINION_FORMS),
)


@entity("document", label="文件", title="title", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A system, plan, notice, report or other paper, by title and number."""

    id: int = 0
    title: str = text(
        "文件名称",
        width=40,
        required=True,
        roster=True,
        aliases=("标题", "题名", "制度名称", "文件标题", "名称"),
    )
    number: str | None = text("文号", width=18, roster=True, aliases=("发文字号", "文件号", "编号"))
    kind: str | None = choice(
        "文件类型",
        dictionary="document_kind",
        entries=DOCUMENT_KINDS,
        open=True,
        roster=True,
        aliases=("类型", "文种", "类别"),
    )
    level: str | None = choice("发文层级", entries=DOCUMENT_LEVELS, roster=True, aliases=("层级", "级别"))
    day: str | None = dated("印发日期", roster=True, aliases=("发文日期", "成文日期", "日期", "印发时间"))
    issuer: str | None = text("发文单位", width=20, roster=True, aliases=("制发单位", "作者"))
    adopted_by: str | None = text(
        "审议通过", width=20, aliases=("审议会议", "通过会议"), help="提交哪次会议审议通过"
    )
    ended: str | None = dated("废止日期")
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("task", label="任务", title="title", order="due", spans=())
@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of a task list (任务清单), its unit, and the document that fulfilled it."""

    id: int = 0
    list_name: str | None = text("任务清单", width=28, roster=True, aliases=("清单", "清单名称", "所属清单"))
    number: str | None = text("任务序号", width=8, roster=True, aliases=("编号", "任务编号"))
    title: str = text(
        "任务内容",
        width=40,
        required=True,
        roster=True,
        aliases=("任务", "工作任务", "重点任务", "具体任务", "二级任务", "任务名称", "事项", "工作内容"),
    )
    department: str | None = choice(
        "责任单位",
        dictionary="department",
        open=True,
        roster=True,
        aliases=("牵头单位", "责任部门", "承办单位"),
    )
    own: int | None = flag("本单位任务", roster=True, aliases=("是否本单位", "本单位"))
    leader: str | None = text("责任领导", aliases=("责任人",))
    due: str | None = dated(
        "完成时限", past=False, roster=True, aliases=("时限", "截止日期", "完成时间", "期限")
    )
    progress: str | None = choice(
        "进展",
        entries=PROGRESS,
        synonyms=PROGRESS_SYNONYMS,
        roster=True,
        aliases=("进展情况", "完成情况", "状态"),
    )
    done: str | None = dated("完成日期", roster=True, aliases=("出台日期", "实际完成时间"))
    document: int | None = link("document", "出台文件", aliases=("政策文本", "文件"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("publicity", label="宣传报道", title="title", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Publicity:
    """A report, bulletin or video, where and when it came out."""

    id: int = 0
    title: str = text(
        "标题",
        width=40,
        required=True,
        roster=True,
        aliases=("稿件标题", "题目", "报道标题", "信息标题", "名称"),
    )
    kind: str | None = choice(
        "宣传类型",
        dictionary="publicity_kind",
        entries=PUBLICITY_KINDS,
        open=True,
        roster=True,
        aliases=("类型", "类别"),
    )
    medium: str | None = text(
        "媒体", width=20, roster=True, aliases=("刊发媒体", "发表媒体", "刊物", "平台", "媒体名称")
    )
    level: str | None = choice(
        "媒体级别", entries=MEDIUM_LEVELS, roster=True, aliases=("级别",),
        synonyms={"国家级": "中央", "中央级": "中央", "省": "省级", "市": "市级", "县": "县级", "区级": "县级"},
    )  # fmt: skip
    day: str | None = dated(
        "刊发日期", roster=True, aliases=("发表日期", "刊发时间", "发布日期", "日期", "时间")
    )
    author: str | None = text("作者", roster=True, aliases=("撰稿人", "供稿人"))
    organization: int | None = link("organization", "报道对象单位", aliases=("宣传企业", "涉及企业"))
    event: int | None = link("event", "对应活动")
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("opinion", label="政策意见", title="policy", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What an enterprise or a person said on a policy, and whether it was adopted."""

    id: int = 0
    policy: str = text(
        "政策名称", width=36, required=True, roster=True, aliases=("政策", "征求意见稿", "文件名称", "议题")
    )
    asked_by: str | None = text("征询部门", width=18, roster=True, aliases=("征求单位", "来文单位", "部门"))
    form: str | None = choice(
        "征询形式",
        dictionary="opinion_form",
        entries=OPINION_FORMS,
        open=True,
        roster=True,
        aliases=("形式",),
    )
    day: str | None = dated("提出日期", roster=True, aliases=("征询日期", "反馈日期", "日期", "时间"))
    organization: int | None = link("organization", "提出单位")
    person: int | None = link("person", "提出人")
    name: str | None = text("未核实提出者")
    content: str | None = note("意见内容", roster=True, aliases=("意见", "建议", "意见建议", "内容"))
    adopted: str | None = choice(
        "采纳情况", entries=ADOPTED, synonyms=ADOPTED_SYNONYMS, roster=True, aliases=("是否采纳", "结果")
    )
    event: int | None = link("event", "对应活动")
    count: int | None = count("意见条数", unit="条", aliases=("条数",))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (Document, Task, Publicity, Opinion)
