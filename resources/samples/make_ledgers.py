"""Write 台账-示例.xlsx: a year of invented ledgers about the members of 会员名册-示例.xlsx, one sheet each.

Run by hand after make_sample.py (needs openpyxl): python resources/samples/make_ledgers.py
People and enterprises are those of the roll; what they did is made by chance.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).resolve().parent
CHANCE = random.Random(77)
LAST = date(2026, 11, 20)
OFFICE = "临川县工商联"
LEADERS = ("县委常委、统战部部长", "副县长", "县政协副主席", "县人大常委会副主任")
DEPARTMENTS = ("县人社局", "县工信局", "县自然资源局", "县金融办", "县住建局", "县市场监管局", "县税务局")
STAFF = ("陈主席", "周副主席", "何秘书长")
CATEGORIES = ("用工", "融资", "用地", "审批", "市场", "政策咨询", "环保")
Cells = Sequence[object]


class Member:
    """One line of the roll: the enterprise, its head and the head's phone."""

    def __init__(self, row: dict[str, object]) -> None:
        self.unit, self.head, self.phone = (str(row[name]) for name in ("会员名称", "负责人", "负责人手机"))
        self.post, self.politics = str(row["负责人职务"]), str(row["政治面貌"])
        self.birth, self.sex = str(row["负责人出生日期"]), str(row["负责人性别"])
        self.joined = str(row["入会日期"])


def members() -> list[Member]:
    """The enterprises on the roll whose head's name occurs once."""
    sheet = load_workbook(HERE / "会员名册-示例.xlsx").active
    assert sheet is not None
    lines = [list(line) for line in sheet.iter_rows(values_only=True)]
    at = next(place for place, line in enumerate(lines) if "会员名称" in line)
    heads = [str(cell).replace("（万元）", "") for cell in lines[at]]
    rows = [dict(zip(heads, line, strict=True)) for line in lines[at + 1 :] if line[1]]
    found = [
        Member(row) for row in rows if row.get("会员类别") == "企业会员" and row.get("会员状态") == "在册"
    ]
    names = [one.head for one in found]
    return [one for one in found if names.count(one.head) == 1]


ALL = members()
COUNCIL = [one for one in ALL if one.joined < "2021-12"][:60]
GROUPS = [COUNCIL[12 + place :: 8] for place in range(8)]
"""Eight groups of the council without its leaders."""


def some_day(first: date, last: date = LAST) -> str:
    """A day from one to the other."""
    return (first + timedelta(days=CHANCE.randrange((last - first).days + 1))).isoformat()


def council() -> Iterator[Cells]:
    """The council with its posts; some are deputies or CPPCC members."""
    yield "姓名", "性别", "出生年月", "政治面貌", "单位及职务", "工商联职务", "人大代表、政协委员", "手机"
    titles = ["主席", *["副主席"] * 5, *["副会长"] * 6, *["常委"] * 14]
    for place, one in enumerate(COUNCIL):
        title = titles[place] if place < len(titles) else "执委"
        other = {
            1: "县政协常委",
            4: "县人大代表",
            7: "市人大代表",
            9: "县政协委员",
            16: "县政协委员",
            22: "县人大代表",
        }.get(place, "")
        yield one.head, one.sex, one.birth[:7], one.politics, f"{one.unit}{one.post}", title, other, one.phone


def proposals() -> Iterator[Cells]:
    """What the CPPCC members of the council proposed this year."""
    yield (
        "编号", "案由", "提案人", "提案类别", "提交日期", "立案情况", "承办单位", "交办日期", "答复日期",
        "办理结果", "委员意见"
    )  # fmt: skip
    subjects = (
        "破解中小微企业融资难",
        "加强职业技能人才培养",
        "规范涉企收费",
        "优化工业园区用地审批",
        "扶持农村电商",
        "完善物流园区道路",
    )
    signers = [COUNCIL[place].head for place in (1, 9, 16)]
    for place, subject in enumerate(subjects, start=1):
        answered = place <= 4
        yield (
            f"{place:03d}", f"关于{subject}的建议", signers[place % 3], "个人提案", f"2026-01-{13 + place}", "立案",
            DEPARTMENTS[place], "2026-03-02", f"2026-0{3 + place}-20" if answered else None,
                "ABAC"[place - 1] if answered else None,
            "满意" if answered else None,
        )  # fmt: skip


EVENTS = [
    ("座谈讲座", "惠企政策宣讲会", "县工商联会议室"), ("调研", "走进制造业企业调研", "工业园区"), ("参观学习",
    "赴邻县考察智能制造", "邻县开发区"),
    ("热心公益", "光彩助学捐赠活动", "石门乡中心小学"), ("服务交流", "银企对接会", "县工商联会议室"),
    ("座谈讲座", "税务法律沙龙", "县工商联会议室"),
    ("热心公益", "敬老月走访敬老院", "白塔镇敬老院"), ("调研", "茶产业链调研", "大坪乡"), ("党建",
    "商会主题党日", "红色教育基地"),
    ("服务交流", "产销对接会", "临江镇"), ("座谈讲座", "新生代企业家沙龙", "县工商联会议室"),
]  # fmt: skip


def event_days() -> list[str]:
    """One event a month, from January on; August is left out."""
    return [
        f"2026-{month:02d}-{CHANCE.randrange(8, 20):02d}" for month in range(1, 13) if month not in (8, 12)
    ]


DAYS = event_days()


def events() -> Iterator[Cells]:
    """The year's events, held by the groups in turn."""
    yield "期次", "活动日期", "活动主题", "活动类别", "地点", "承办轮值组", "参加领导"
    for place, (day, (kind, title, where)) in enumerate(zip(DAYS, EVENTS, strict=False), start=1):
        yield (
            f"第{place}期", day, title, kind, where, f"第{(place - 1) % 8 + 1}组",
                LEADERS[place % 4] if place % 3 == 0 else None
        )  # fmt: skip


def attendances() -> Iterator[Cells]:
    """Who came to what; the last event is not entered yet."""
    yield "期次", "姓名", "单位", "签到情况"
    for place in range(1, len(DAYS)):
        for one in CHANCE.sample(COUNCIL[3:], 32):
            yield f"第{place}期", one.head, one.unit, CHANCE.choice(("出席",) * 9 + ("请假", "缺席", "迟到"))


def groups() -> Iterator[Cells]:
    """The groups with their leaders, those of one trade together as far as the roll allows."""
    yield "轮值计划", "轮值组", "姓名", "单位", "组长"
    for number, group in enumerate(GROUPS, start=1):
        leader = COUNCIL[number]
        for one in (leader, *group):
            yield "2026年度轮值", f"第{number}组", one.head, one.unit, "是" if one is leader else "否"


def shifts() -> Iterator[Cells]:
    """A shift a month."""
    yield "轮值计划", "开始日期", "结束日期", "轮值组", "轮值主题", "完成的活动", "交接日期"
    held = {day[:7]: (title, day) for day, (_, title, _) in zip(DAYS, EVENTS, strict=False)}
    themes = (
        "政策宣讲",
        "企业调研",
        "参观学习",
        "公益助学",
        "银企对接",
        "法律服务",
        "敬老助残",
        "产业链调研",
        "主题党日",
        "产销对接",
        "新生代培养",
        "年度总结",
    )
    for month, theme in enumerate(themes, start=1):
        last = (date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
        title, day = held.get(f"2026-{month:02d}", (None, None)) if month < 11 else (None, None)
        yield (
            "2026年度轮值", f"2026-{month:02d}-01", last, f"第{(month - 1) % 8 + 1}组", theme, title,
            last if day else None
        )  # fmt: skip


def visits() -> Iterator[Cells]:
    """Visits in the campaigns of the year."""
    yield "走访方案", "走访日期", "走访单位", "走访领导", "走访情况", "慰问品"
    for one in CHANCE.sample(ALL, 36):
        day = some_day(date(2026, 1, 5))
        season = (
            "送清凉" if "2026-06" <= day < "2026-09" else "春节慰问" if day < "2026-02-15" else "领导联企"
        )
        gift = "慰问品一批" if season != "领导联企" else None
        yield (
            f"2026年{season}", day, one.unit, CHANCE.choice(STAFF), CHANCE.choice(("生产经营正常",
                "订单饱满，用工紧张", "正在技改扩建")), gift
        )  # fmt: skip


def demands() -> Iterator[Cells]:
    """What enterprises asked for, and how far it is."""
    yield (
        "诉求编号", "登记日期", "诉求企业", "诉求事项", "诉求类别", "诉求来源", "主办部门", "交办日期",
        "办理期限", "答复日期", "满意度", "销号日期"
    )  # fmt: skip
    texts = (
        "招工难，希望组织专场招聘",
        "续贷手续繁琐",
        "扩建用地指标不足",
        "环评审批进度慢",
        "开拓县外市场",
        "申报专精特新政策咨询",
        "雨季厂区道路积水",
    )
    for place, one in enumerate(CHANCE.sample(ALL, 30), start=1):
        came = date(2026, 1, 10) + timedelta(days=place * 10)
        which = place % 7
        given, due = came + timedelta(days=3), came + timedelta(days=33)
        done = place <= 22
        closed = (came + timedelta(days=CHANCE.randrange(12, 40))).isoformat() if done else None
        yield (
            f"2026-{place:03d}", came.isoformat(), one.unit, texts[which], CATEGORIES[which],
                CHANCE.choice(("走访", "座谈会", "热线", "微信群")),
            DEPARTMENTS[which] if place < 29 else None, given.isoformat() if place < 29 else None,
            due.isoformat() if place < 29 else None, closed, CHANCE.choice(("满意", "满意",
                "基本满意")) if done else None, closed,
        )  # fmt: skip


def rights() -> Iterator[Cells]:
    """Complaints that the office took up."""
    yield (
        "案件编号", "受理日期", "投诉企业", "被投诉单位", "维权类别", "维权诉求", "涉及金额（万元）",
        "办理方式", "办理部门", "办理期限", "办结日期", "办理结果", "挽回损失（万元）"
    )  # fmt: skip
    for place, one in enumerate(CHANCE.sample(ALL, 9), start=1):
        came = date(2026, 1, 20) + timedelta(days=place * 32)
        closed = place < 8
        yield (
            f"维{place:03d}", came.isoformat(), one.unit, "某建设单位", CHANCE.choice(("债务纠纷", "合同纠纷",
                "涉企收费")), "拖欠货款",
            CHANCE.choice((12, 35.5, 80)), "交办", CHANCE.choice(DEPARTMENTS),
                (came + timedelta(days=60)).isoformat(),
            (came + timedelta(days=40)).isoformat() if closed else None, "办结" if closed else "正在处理",
            CHANCE.choice((8, 20)) if closed else None,
        )  # fmt: skip


def mediations() -> Iterator[Cells]:
    """Disputes that were mediated."""
    yield (
        "卷宗号", "受理日期", "申请企业", "纠纷类型", "案件来源", "调解阶段", "标的额（万元）", "调解员",
        "结案日期", "调解结果"
    )  # fmt: skip
    for place, one in enumerate(CHANCE.sample(ALL, 5), start=1):
        came = date(2026, 2, 10) + timedelta(days=place * 45)
        yield (
            f"〔2026〕人调字第{place}号", came.isoformat(), one.unit, "合同纠纷", "当事人申请",
                CHANCE.choice(("诉前", "诉中")), 18,
            "何秘书长", (came + timedelta(days=20)).isoformat(), CHANCE.choice(("达成协议", "达成协议", "未达成")),
        )  # fmt: skip


CLASSES = (
    ("青蓝接力研修班", 1, "2026-04-10"),
    ("青蓝接力研修班", 2, "2026-09-16"),
    ("民营经济政策培训班", 1, "2026-06-25"),
)


def trainings() -> Iterator[Cells]:
    """The classes."""
    yield "培训班", "期次", "主办单位", "培训地点", "开班日期", "结束日期", "学时", "计划人数"
    for name, number, start in CLASSES:
        yield (
            f"{name}第{number}期", number, OFFICE, "县委党校", start,
                (date.fromisoformat(start) + timedelta(days=2)).isoformat(), 16, 25
        )  # fmt: skip


def trainees() -> Iterator[Cells]:
    """Who took part."""
    yield "培训班", "姓名", "单位", "结业情况"
    for name, number, _ in CLASSES:
        for one in CHANCE.sample(COUNCIL, 20):
            yield f"{name}第{number}期", one.head, one.unit, "结业"


def donations() -> Iterator[Cells]:
    """Gifts in cash and goods."""
    yield "捐赠日期", "捐赠方", "捐款（元）", "物资", "物资折价（元）", "受赠方", "捐赠用途"
    for place, one in enumerate(CHANCE.sample(ALL, 14)):
        goods = place % 4 == 0
        yield (
            some_day(date(2026, 1, 5)), one.unit, None if goods else CHANCE.choice((5000, 10000, 30000, 50000)),
            "学习用品一批" if goods else None, CHANCE.choice((3000, 8000)) if goods else None, "石门乡中心小学",
            CHANCE.choice(("教育助学", "乡村振兴", "敬老")),
        )  # fmt: skip


def pairings() -> Iterator[Cells]:
    """Enterprises paired with each other."""
    yield "结对类型", "甲方", "乙方", "项目或内容", "开始日期", "进展"
    firms = CHANCE.sample(ALL, 12)
    for one, other in zip(firms[:6], firms[6:], strict=True):
        yield (
            "龙头带动", one.unit, other.unit, "配套供货", some_day(date(2026, 2, 1)), CHANCE.choice(("已签约",
            "履行中"))
        )  # fmt: skip


def honours() -> Iterator[Cells]:
    """Honours of units."""
    yield "获奖者", "荣誉名称", "荣誉级别", "授予单位", "荣誉年度", "授予日期"
    names = (
        ("慈善先进单位", "市", "市慈善总会"),
        ("专精特新企业", "省部", "省工信厅"),
        ("纳税大户", "县", "县人民政府"),
        ("和谐劳动关系企业", "市", "市人社局"),
    )
    for place, one in enumerate(CHANCE.sample(ALL, 8)):
        name, level, issuer = names[place % 4]
        yield one.unit, name, level, issuer, 2025, some_day(date(2026, 1, 10))


def entries() -> Iterator[Cells]:
    """People on a list."""
    yield "名单名称", "姓名", "单位", "档次", "批次", "列入日期"
    for place, one in enumerate(CHANCE.sample(COUNCIL, 12)):
        yield "新生代企业家培育对象", one.head, one.unit, ("杰出", "优秀", "新锐")[place % 3], 1, "2026-03-20"


def documents() -> Iterator[Cells]:
    """Papers of the office."""
    yield "文件名称", "文号", "文件类型", "印发日期", "发文单位"
    yield "兼职副主席（副会长）轮值活动工作制度", "临联〔2026〕1号", "制度", "2026-01-08", OFFICE
    yield "领导干部联系企业方案", "临联〔2026〕4号", "方案", "2026-02-20", OFFICE
    yield "“四好”商会建设实施办法", "临联〔2026〕9号", "制度", "2026-05-12", OFFICE


def tasks() -> Iterator[Cells]:
    """A list of tasks."""
    yield "任务清单", "任务序号", "任务内容", "责任单位", "本单位任务", "完成时限", "进展", "完成日期"
    texts = (
        "出台轮值活动制度",
        "完成执委会届中增补",
        "新建两家乡镇商会",
        "召开银企对接会",
        "完成会员信息核对",
        "编印年度工作报告",
    )
    for place, text in enumerate(texts, start=1):
        done = place <= 3
        yield (
            "2026年重点任务", place, text, OFFICE, "是", f"2026-{place * 2:02d}-28",
            "已完成" if done else "推进中", f"2026-{place * 2:02d}-20" if done else None
        )  # fmt: skip


def publicity() -> Iterator[Cells]:
    """What was published."""
    yield "标题", "宣传类型", "媒体", "媒体级别", "刊发日期", "作者"
    for day, (_, title, _) in zip(DAYS[:7], EVENTS, strict=False):
        yield (
            f"临川县工商联举办{title}", CHANCE.choice(("新闻报道", "公众号")), CHANCE.choice(("县融媒体中心",
                "市日报")), CHANCE.choice(("县级", "市级")), day, "办公室"
        )  # fmt: skip


def chambers() -> Iterator[Cells]:
    """The affiliated chambers of the roll."""
    yield "商会名称", "商会类型", "现任届次", "换届到期日", "会长", "秘书长", "企业会员数", "联系领导"
    kinds = (
        ("建材行业商会", "行业商会"), ("茶业协会", "行业商会"), ("餐饮行业协会", "行业商会"), ("青年企业家商会",
        "青年商会"), ("石门乡商会", "乡镇商会"),
        ("青石镇商会", "乡镇商会"), ("云溪镇商会", "乡镇商会"),
    )  # fmt: skip
    for place, (name, kind) in enumerate(kinds):
        one = ALL[100 + place]
        yield (
            f"临川县{name}", kind, 3, f"{2026 + place % 3}-12-{15 + place}", one.head, ALL[120 + place].head,
                20 + place, STAFF[place % 3]
        )  # fmt: skip


def reviews() -> Iterator[Cells]:
    """四好商会."""
    yield "商会名称", "评定类型", "评定级别", "评定年度", "评定结果", "认定日期"
    yield "临川县建材行业商会", "四好商会", "省部", 2025, "认定", "2025-12-10"
    yield "临川县茶业协会", "四好商会", "市", 2025, "认定", "2025-12-20"


def party_orgs() -> Iterator[Cells]:
    """Party organizations in chambers and enterprises."""
    yield "党组织名称", "党组织类型", "所在单位", "书记", "成立日期"
    yield "建材行业商会党支部", "党支部", "临川县建材行业商会", ALL[100].head, "2019-06-01"
    yield "茶业协会功能性党支部", "功能性党支部", "临川县茶业协会", ALL[101].head, "2021-07-01"


def party_counts() -> Iterator[Cells]:
    """How many members they have."""
    yield "党组织名称", "统计日期", "党员数"
    yield "建材行业商会党支部", "2026-06-30", 14
    yield "茶业协会功能性党支部", "2026-06-30", 9


def standards() -> Iterator[Cells]:
    """What each post pays."""
    yield "职务或类别", "会费标准（元）", "缴费周期", "执行日期"
    for post, amount in (("副会长", 10000), ("常委", 5000), ("执委", 3000), ("会员", 1000)):
        yield post, amount, "年", "2024-01-01"


def fees() -> Iterator[Cells]:
    """Dues of the year; a few owe something."""
    yield "会费年度", "会员", "职务或类别", "应缴（元）", "实缴（元）", "缴费日期", "缴费期限"
    for place, one in enumerate(COUNCIL[6:36]):
        paid = place % 6 != 0
        post, amount = ("常委", 5000) if place < 14 else ("执委", 3000)
        yield (
            2026, one.unit, post, amount, amount if paid else None, some_day(date(2026, 3, 1), date(2026, 6,
                20)) if paid else None, "2026-06-30"
        )  # fmt: skip


def recommendations() -> Iterator[Cells]:
    """Who was recommended to where."""
    yield "姓名", "单位", "推荐类型", "推荐去向", "推荐日期", "推荐结果"
    for place, one in enumerate(COUNCIL[30:34]):
        yield (
            one.head, one.unit, "组织", ("县青联", "县知联会")[place % 2], "2026-07-15", ("已采纳", "待定")[place % 2]
        )  # fmt: skip


def opinions() -> Iterator[Cells]:
    """What enterprises said on a policy."""
    yield "政策名称", "征询部门", "征询形式", "提出日期", "提出者", "意见内容", "采纳情况"
    for one in CHANCE.sample(ALL, 4):
        yield (
            "关于促进民营经济发展的若干措施（征求意见稿）", "县发改委", "征询会", "2026-08-12", one.unit,
            "建议明确兑现时限", CHANCE.choice(("已采纳", "部分采纳"))
        )  # fmt: skip


SHEETS = {
    "执委会": (f"{OFFICE}（总商会）第十一届执行委员会组成人员名单",
    "（2021年12月18日第十一次会员代表大会选举产生）", council),
    "提案": ("政协临川县第十届委员会第五次会议提案办理情况", "", proposals), "轮值组": ("2026年度轮值分组", "",
    groups), "活动": ("", "", events),
    "签到": ("", "", attendances), "轮值安排": ("2026年度轮值安排", "", shifts), "走访": ("2026年走访台账", "",
    visits),
    "诉求": ("2026年企业诉求清单", "", demands), "维权": ("2026年维权台账", "单位：万元", rights),
    "调解": ("2026年调解台账", "", mediations),
    "培训班": ("", "", trainings), "学员": ("", "", trainees), "捐赠": ("2026年公益捐赠台账", "", donations),
    "结对": ("", "", pairings),
    "荣誉": ("", "", honours), "名单": ("", "", entries), "文件": ("", "", documents), "任务": ("", "", tasks),
    "宣传": ("", "", publicity),
    "所属商会": ("所属商会一览表", "", chambers), "评定": ("", "", reviews), "党组织": ("", "", party_orgs),
    "党员数": ("", "", party_counts),
    "会费标准": ("", "", standards), "会费": ("2026年会费收缴表", "", fees), "推荐": ("", "", recommendations),
    "意见": ("", "", opinions),
}  # fmt: skip


def main() -> None:
    """Write the workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, (title, below, lines) in SHEETS.items():
        sheet = book.create_sheet(name)
        for text in (title, below):
            if text:
                sheet.append([text])
                sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=14)
                sheet.cell(sheet.max_row, 1).alignment = Alignment(horizontal="left")
        for line in lines():
            sheet.append(list(line))
    book.save(HERE / "台账-示例.xlsx")


if __name__ == "__main__":
    main()
