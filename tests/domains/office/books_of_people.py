"""Lists of classes and those who took part, honours, named lists, greetings, recommendations and points."""

from __future__ import annotations

from tests.domains.office.books import (
    BACKWARDS,
    CHEN,
    CHEN_PHONE,
    CHOOSE,
    FARM,
    FIRM,
    MATCHING,
    SCHEME,
    SEVERAL,
    TALK,
    TWIN,
    UNTOLD,
    WANG,
    WANG_PHONE,
    Book,
)

TRAININGS = Book(
    "trainings",
    (
        ("2025年企业家培训情况汇总表",),
        ("序号", "培训班名称", "期次", "培训时间", None, "地点", "学时", "培训人数", "对应活动"),
        (None, None, None, "开始日期", "结业日期", None, None, None, None),
        (1, "民营企业家研修班", "第三期", "2025.3.5", "2025.3.9", "县委党校", "40学时", "56人", MATCHING),
        (2, "同上", "第四期", "2025.9.5", "2025.8.9", "〃", 40, "约60人", TALK),
        ("小计", None, None, None, None, None, 80, None, None),
        (3, "税务讲座", None, "2025年11月", None, "工商联会议室", "半天", "30、20", "第9次"),
    ),
    ("training.name", "training.number", "training.start", "training.end", "training.place", "training.hours",
     "training.headcount", "event.title"),
    (
        ("民营企业家研修班", 3, "2025-03-05", "2025-03-09", "县委党校", 40, 56, MATCHING),
        ("民营企业家研修班", 4, "2025-09-05", None, "县委党校", 40, 60, None),
        ("税务讲座", None, "2025-11", None, "工商联会议室", None, None, MATCHING),
    ),
    ((5, "结业日期", BACKWARDS), (5, "对应活动", "不能确定是哪一条"), (7, "学时", "不是数字"), (7, "培训人数",
     SEVERAL)),
    ((0, 0, 0, 8), (1, 1, 3, 4)),
)  # fmt: skip
TRAINEES = Book(
    "trainees",
    (
        ("第三期民营企业家研修班学员名册", None, None, None, None, None),
        ("序号", "姓名", "联系方式", None, "是否结业", "备注"),
        (None, None, "工作单位", "手机", None, None),
        (1, "陈　芳", FIRM, CHEN_PHONE, "结业", None),
        (2, WANG, None, "138-0000-0022", "〃", "班长"),
        (3, "赵敏", "某某小店", 13800000077, "未结业", None),
        (4, "王伟", "某某小店", None, "在读", None),
        (5, "赵敏", "临川县第一中学", None, None, None),
        (6, "钱东、孙南", None, None, "结业", None),
        ("合计", "7人", None, None, None, None),
    ),
    ("training.name", "trainee", "trainee.unit", "trainee.result", "trainee.remark"),
    (
        ("民营企业家研修班", CHEN, FIRM, "结业", None),
        ("民营企业家研修班", WANG, None, "结业", "班长"),
        ("民营企业家研修班", "赵敏", "某某小店", "未结业", "手机：13800000077"),
        ("民营企业家研修班", "赵敏", "临川县第一中学", None, None),
        ("民营企业家研修班", "钱东", None, "结业", None),
        ("民营企业家研修班", "孙南", None, "结业", None),
    ),
    (
        (6, "姓名", UNTOLD), (7, "姓名", CHOOSE), (7, "是否结业", "可选"), (8, "姓名", UNTOLD), (9, "姓名", "钱东"),
        (9, "姓名", "孙南"),
    ),
    ((0, 0, 0, 5), (1, 1, 2, 3)),
    waiting=1,
)  # fmt: skip
HONOURS = Book(
    "honours",
    (
        ("县级以上荣誉汇总表", None, None, None, None, None, None),
        ("获奖个人/单位", "工作单位", "荣誉", None, "级别", "年度", "授予时间"),
        (None, None, "荣誉称号", "等次", None, None, None),
        (FIRM, None, "纳税大户", "一等奖", "县级", "2025年度", "2026.3"),
        (CHEN, FIRM, "优秀企业家", None, "市级", "〃", "2026.13"),
        (WANG, None, "光彩之星", None, "省级", 2024, "2025.1.5"),
        (TWIN, None, "文明单位", None, "国家级", "2024年", None),
        ("陈大明（大明农场）", None, "劳动模范", None, "行业级", 2025, "2025年5月1日"),
        ("合计", "5项", None, None, None, None, None),
    ),
    ("holder", "honour.name", "honour.grade", "honour.level", "honour.year", "honour.day"),
    (
        (FIRM, "纳税大户", "一等奖", "县", 2025, "2026-03"),
        (CHEN, "优秀企业家", None, "市", 2025, None),
        ("陈大明（大明农场）", "劳动模范", None, "行业级", 2025, "2025-05-01"),
    ),
    (
        (5, "授予时间", "月份"), (6, "获奖个人/单位", CHOOSE), (7, "获奖个人/单位", CHOOSE),
        (8, "获奖个人/单位", UNTOLD),
    ),
    ((0, 0, 0, 6), (1, 1, 2, 3)),
    waiting=2,
    words={"honour_level": "行业级"},
)  # fmt: skip
LISTS = Book(
    "named_lists",
    (
        ("各类名单汇总", None, None, None, None),
        ("序号", "名单名称", "类型", "发文日期", "目标数"),
        (1, "先行温商培育对象名单", "培育对象", "2025.3", "100名"),
        (2, "法律服务团名单", "法律顾问", "2025.2.30", "20-30"),
        ("小计", "2份", None, None, None),
    ),
    ("named_list.name", "named_list.kind", "named_list.start", "named_list.planned"),
    (("先行温商培育对象名单", "培育对象", "2025-03", 100), ("法律服务团名单", "法律顾问", None, None)),
    ((4, "发文日期", "没有这一天"), (4, "目标数", "范围")),
    ((0, 0, 0, 4),),
    words={"list_kind": "法律顾问"},
)
ENTRIES = Book(
    "list_entries",
    (
        ("第二批先行温商培育对象名单", None, None, None, None, None),
        ("序号", "姓名", "所在部门", "职务", "列入日期", "退出日期"),
        ("一、杰出（2名）", None, None, None, None, None),
        (1, CHEN, FIRM, "董事长", "2025.3", None),
        (2, WANG, None, "总经理", "〃", None),
        ("二、优秀（1名）", None, None, None, None, None),
        (1, "吴丽", "县税务局", "科长", "2025.3.1", "2024.3.1"),
        ("合计", "3人", None, None, None, None),
    ),
    ("named_list.name", "list_entry.batch", "entry", "list_entry.department", "list_entry.grade", "list_entry.start",
     "list_entry.end"),
    (
        ("先行温商培育对象名单", 2, CHEN, FIRM, "杰出", "2025-03", None),
        ("先行温商培育对象名单", 2, "吴丽", "县税务局", "优秀", "2025-03-01", None),
    ),
    ((5, "姓名", CHOOSE), (7, "姓名", UNTOLD), (7, "退出日期", BACKWARDS)),
    ((0, 0, 0, 5), (2, 2, 0, 5), (5, 5, 0, 5)),
    waiting=1,
)  # fmt: skip
GREETINGS = Book(
    "greetings",
    (
        ("企业家生日慰问登记", None, None, None, None),
        ("姓名", "手机", "慰问", None, "经办人"),
        (None, None, "日期", "方式", None),
        (CHEN, CHEN_PHONE, "2026.3.5", "短信", "小李"),
        (WANG, WANG_PHONE, "2026年4月", "视频", "〃"),
        (WANG, None, "2026.5.32", "电话", "小李"),
        ("合计", None, None, None, None),
    ),
    ("greeted", "greeting.year", "greeting.day", "greeting.form", "greeting.by"),
    ((CHEN, 2026, "2026-03-05", "短信", "小李"), (WANG, 2026, "2026-04", "视频", "小李")),
    ((6, "姓名", CHOOSE), (6, "日期", "没有这一天")),
    ((0, 0, 0, 4), (1, 1, 2, 3)),
    waiting=1,
    words={"greeting_form": "视频"},
)
RECOMMENDATIONS = Book(
    "recommendations",
    (
        ("推荐人选情况表", None, None, None, None, None),
        ("序号", "姓名", "工作单位", "推荐到", "拟任职务", "推荐时间"),
        (1, CHEN, FIRM, "县青联", "常委", "2026.3"),
        (2, WANG, FARM, "同上", "委员", "2026年3月2日"),
        (3, "郑新", "某某小店", "县知联会", None, "去年"),
        (4, WANG, None, "县知联会", None, None),
        ("合计", "4人", None, None, None, None),
    ),
    (
        "candidate",
        "recommendation.target",
        "recommendation.post",
        "recommendation.day",
        "recommendation.remark",
    ),
    (
        (CHEN, "县青联", "常委", "2026-03", None),
        (WANG, "县青联", "委员", "2026-03-02", None),
        ("郑新", "县知联会", None, None, "所在单位：某某小店"),
    ),
    ((5, "姓名", UNTOLD), (5, "推荐时间", "不是日期"), (6, "姓名", CHOOSE)),
    ((0, 0, 0, 5),),
    waiting=1,
    words={"recommendation_target": "县知联会"},
)
SCHEMES = Book(
    "score_schemes",
    (
        ("积分方案", None, None, None),
        ("方案名称", "开始日期", "截止日期", "基础分"),
        ("2026年委员履职积分", "2026.1.1", "2026年12月31日", "70分"),
        ("倒着的方案", "2026.12.31", "2026.1.1", 60),
        ("没有日期的方案", None, None, "一百"),
    ),
    ("score_scheme.name", "score_scheme.start", "score_scheme.end", "score_scheme.base"),
    ((SCHEME, "2025-01-01", "2025-12-31", None), ("2026年委员履职积分", "2026-01-01", "2026-12-31", 7000)),
    ((4, "截止日期", BACKWARDS), (4, "", "「截止日期」"), (5, "", "「开始日期」"), (5, "基础分", "不是分数")),
    waiting=2,
)
RULES = Book(
    "score_rules",
    (
        ("履职积分规则", None, None, None, None, None, None),
        ("积分方案", "类别", "项目", "计分来源", "分值", "本项上限", "类别上限"),
        (SCHEME, "会议", "全会", "出席", "5分", None, 50),
        ("〃", "〃", "请假", "请假", "-1", None, "〃"),
        (SCHEME, "提案", "重点提案", "重点提案", "0.5", "两分", None),
        ("没有的方案", "提案", "其他", "提交提案", 2, None, None),
        (SCHEME, "提案", "无来源", "看着办", 2, None, None),
    ),
    ("scheme.name", "score_rule.category", "score_rule.item", "score_rule.source", "score_rule.points",
     "score_rule.item_cap", "score_rule.cap"),
    (
        (SCHEME, "会议", "全会", "出席", 500, None, 5000),
        (SCHEME, "会议", "请假", "请假", -100, None, 5000),
        (SCHEME, "提案", "重点提案", "重点提案", 50, None, None),
    ),
    (
        (5, "本项上限", "不是分数"), (6, "积分方案", "请先登记"), (7, "计分来源", "可选"), (7, "", "「计分来源」"),
    ),
    ((0, 0, 0, 6),),
    waiting=2,
)  # fmt: skip
POINTS = Book(
    "score_entries",
    (
        ("手工加减分登记表", None, None, None, None, None),
        ("积分方案", "委员姓名", "工作单位", "加减分", "日期", "事由"),
        (SCHEME, CHEN, FIRM, "+5", "2025.6", "参加抢险"),
        ("同上", WANG, FARM, "-2分", "2025.6.5", "会议早退"),
        (SCHEME, WANG, None, 3, None, "接待来访"),
        (SCHEME, "路人甲", None, 3, None, "接待来访"),
        (SCHEME, CHEN, FIRM, "三分", "2025.7", None),
    ),
    ("scheme.name", "person.name", "score_entry.points", "score_entry.day", "score_entry.reason"),
    ((SCHEME, CHEN, 500, "2025-06", "参加抢险"), (SCHEME, WANG, -200, "2025-06-05", "会议早退")),
    (
        (5, "委员姓名", CHOOSE), (6, "委员姓名", "请先登记"), (7, "加减分", "不是分数"), (7, "", "「理由」"),
    ),
    ((0, 0, 0, 5),),
    waiting=3,
)  # fmt: skip

BOOKS = (
    TRAININGS, TRAINEES, HONOURS, LISTS, ENTRIES, GREETINGS, RECOMMENDATIONS, SCHEMES, RULES, POINTS,
)  # fmt: skip
