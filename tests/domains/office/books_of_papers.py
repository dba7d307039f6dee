"""Lists of documents, tasks, publicity and opinions."""

from __future__ import annotations

from tests.domains.office.books import CHEN, CHOOSE, FARM, FIRM, MATCHING, NOBODY, SEVERAL, TWIN, UNTOLD, Book

DOCUMENTS = Book(
    "documents",
    (
        ("2025年制度文件目录", None, None, None, None, None),
        ("序号", "文件", None, "类型", "发文时间", "层级"),
        (None, "文件名称", "文号", None, None, None),
        (1, "轮值活动制度", "临工商〔2025〕3号", "制度", "2025.3", "本单位"),
        (2, "会费管理办法", "临工商〔2025〕4号", "办法", "2025年4月5日", "〃"),
        (3, "联系商会方案", None, "方案", "2025.4.31", "乡级"),
        ("合计", "3件", None, None, None, None),
    ),
    ("document.title", "document.number", "document.kind", "document.day", "document.level"),
    (
        ("轮值活动制度", "临工商〔2025〕3号", "制度", "2025-03", "本单位"),
        ("会费管理办法", "临工商〔2025〕4号", "办法", "2025-04-05", "本单位"),
        ("联系商会方案", None, "方案", None, None),
    ),
    ((6, "发文时间", "没有这一天"), (6, "层级", "可选")),
    ((0, 0, 0, 5), (1, 1, 1, 2)),
    words={"document_kind": "办法"},
)
TASKS = Book(
    "tasks",
    (
        ("优化营商环境重点任务清单", None, None, None, None, None, None),
        ("编号", "任务内容", "责任单位", "时限", "完成情况", None, "出台文件"),
        (None, None, None, None, "进展", "出台日期", None),
        ("01", "出台惠企政策", "县发改局", "2026.6", "已印发", "2026.5.8", "惠企若干措施"),
        ("02", "清理拖欠账款", "〃", "2026年底", "正在推进", None, None),
        ("03", "设立服务站", "县人社局、县工商联", "长期", "进行中", "5月", None),
        ("合计", None, None, None, None, None, None),
    ),
    ("task.list_name", "task.number", "task.title", "task.department", "task.due", "task.progress", "task.done",
     "task.remark"),
    (
        ("优化营商环境重点任务清单", "01", "出台惠企政策", "县发改局", "2026-06", "已出台", "2026-05-08",
         "出台文件：惠企若干措施"),
        ("优化营商环境重点任务清单", "02", "清理拖欠账款", "县发改局", "2026", "推进中", None, "时限：年底"),
        ("优化营商环境重点任务清单", "03", "设立服务站", "县人社局、县工商联", None, "推进中", None, None),
    ),
    ((4, "出台文件", "请先登记"), (6, "时限", "不是日期"), (6, "出台日期", "没有年份")),
    ((0, 0, 0, 6), (1, 1, 4, 5)),
    words={"department": "县发改局"},
)  # fmt: skip
PUBLICITY = Book(
    "publicity",
    (
        ("宣传报道统计表", None, None, None, None, None, None),
        ("序号", "稿件标题", "刊发情况", None, None, "宣传企业", "对应活动"),
        (None, None, "媒体", "级别", "时间", None, None),
        (1, "银企对接见实效", "某日报", "市", "2025.3.6", FIRM, MATCHING),
        (2, "田间的工厂", "〃", "省", "2025年3月", FARM, "没有的活动"),
        (3, "同名之争", "某网", "国家级", "2025.2.30", TWIN, None),
        (4, "小店的故事", "公众号", "〃", None, "某某小店", None),
        ("合计", "4篇", None, None, None, None, None),
    ),
    ("publicity.title", "publicity.medium", "publicity.level", "publicity.day", "organization.name", "event.title",
     "publicity.remark"),
    (
        ("银企对接见实效", "某日报", "市级", "2025-03-06", FIRM, MATCHING, None),
        ("田间的工厂", "某日报", "省级", "2025-03", FARM, None, "对应活动：没有的活动"),
        ("小店的故事", "公众号", "中央", None, None, None, "报道对象单位：某某小店"),
    ),
    (
        (5, "对应活动", "请先登记"), (6, "时间", "没有这一天"), (6, "宣传企业", CHOOSE), (7, "宣传企业", NOBODY),
    ),
    ((0, 0, 0, 6), (1, 1, 2, 4)),
    waiting=1,
)  # fmt: skip
OPINIONS = Book(
    "opinions",
    (
        ("惠企政策征求意见汇总", None, None, None, None, None),
        ("政策名称", "提出者", "意见建议", "提出日期", "采纳", None),
        (None, None, None, None, "是否采纳", "条数"),
        ("稳岗补贴办法", FIRM, "放宽条件", "2025.3", "已采纳", "2条"),
        ("〃", CHEN, "简化手续", "2025.3", "部分采纳", 1),
        ("稳岗补贴办法", TWIN, "提高标准", "2025年", "待答复", None),
        ("稳岗补贴办法", "某某小店", "延长期限", "3.5", "看情况", "1条、2条"),
        ("合计", None, None, None, None, 3),
    ),
    ("opinion.policy", "speaker", "opinion.content", "opinion.day", "opinion.adopted", "opinion.count"),
    (
        ("稳岗补贴办法", FIRM, "放宽条件", "2025-03", "已采纳", 2),
        ("稳岗补贴办法", "某某小店", "延长期限", None, None, None),
    ),
    (
        (5, "提出者", CHOOSE), (6, "提出者", CHOOSE), (7, "提出者", UNTOLD), (7, "提出日期", "没有年份"),
        (7, "是否采纳", "可选"), (7, "条数", SEVERAL),
    ),
    ((0, 0, 0, 5), (1, 1, 4, 5)),
    waiting=2,
)  # fmt: skip

BOOKS = (DOCUMENTS, TASKS, PUBLICITY, OPINIONS)
