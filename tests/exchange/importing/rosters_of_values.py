"""Lists whose cells are the difficulty: dates, money, codes, ditto marks, what cannot be known."""

from __future__ import annotations

import datetime

from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.importing.rosters import (
    ANDA,
    CODES,
    HONGDA,
    KAIXUAN,
    PHONES,
    TENGFEI,
    Grid,
    Roster,
    enterprise,
    merged,
    roster,
    xlsx,
)

_NAMES = tuple(f"临川县第{one}建材有限公司" for one in "一二三四五六七八九")


@roster
def dates_as_written() -> Roster:
    """日期的各种写法，年月不补日。"""
    written = (
        ("1975.08", "1975-08"), ("1975/8/15", "1975-08-15"), ("75年8月", "1975-08"), ("197508", "1975-08"),
        ("19750815", "1975-08-15"), ("1975、8", "1975-08"), ("１９７５年８月", "1975-08"), ("一九七五年八月",
        "1975-08"),
        ("1975.8.", "1975-08"),
    )  # fmt: skip
    rows = [[name, "张三", text] for name, (text, _) in zip(_NAMES, written, strict=True)]
    grid: Grid = [["企业名称", "负责人", "出生年月"], *rows]
    truth = [
        enterprise(name, 负责人="张三", 负责人出生日期=value)
        for name, (_, value) in zip(_NAMES, written, strict=True)
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def impossible_dates() -> Roster:
    """不可能的和说不清的日期留空并列出，其余照常。"""
    grid: Grid = [
        ["企业名称", "成立时间", "入会时间", "地址"],
        [_NAMES[0], "1975.13", "2019年", "甲路"],
        [_NAMES[1], "2月30日", "2018.5", "乙路"],
        [_NAMES[2], "2001年2月30日", "2018.10", "丙路"],
        [_NAMES[3], 2019.1, "2018.12", "丁路"],
    ]
    truth = [
        enterprise(_NAMES[0], 入会日期="2019", 地址="甲路"),
        enterprise(_NAMES[1], 入会日期="2018-05", 地址="乙路"),
        enterprise(_NAMES[2], 入会日期="2018-10", 地址="丙路"),
        enterprise(_NAMES[3], 入会日期="2018-12", 地址="丁路"),
    ]
    problems = [(row, "成立时间") for row in (2, 3, 4, 5)]
    return Roster("名单.xlsx", xlsx(grid), truth, problems=problems)


def _epoch(sheet: Worksheet) -> None:
    sheet.parent.epoch = CALENDAR_MAC_1904
    sheet["B2"] = datetime.date(2014, 11, 1)
    sheet["C2"] = datetime.date(2019, 4, 1)
    sheet["C2"].number_format = 'yyyy"年"m"月"'


@roster
def mac_dates() -> Roster:
    """1904 日期系统，和只显示年月的日期格式。"""
    grid: Grid = [["企业名称", "成立日期", "入会年月"], [ANDA, None, None]]
    truth = [enterprise(ANDA, 成立日期="2014-11-01", 入会日期="2019-04")]
    return Roster("名单.xlsx", xlsx(grid, finish=_epoch), truth)


@roster
def money() -> Roster:
    """金额的各种单位：万、元、亿、逗号、区间、外币。"""
    grid: Grid = [
        ["企业名称", "注册资本（万元）", "营业收入（元）", "纳税额"],
        [_NAMES[0], "500", "12,000,000", "35.6万元"],
        [_NAMES[1], "500万元", 5000000, "1,200.5"],
        [_NAMES[2], "1.2亿", "300万", 0],
        [_NAMES[3], "1000-2000", None, "50"],
        [_NAMES[4], "500万美元", None, "60"],
        [_NAMES[5], "5000000元", "", "七十万元"],
    ]
    truth = [
        enterprise(_NAMES[0], 注册资本=500, 营业收入=1200, 纳税额=35.6),
        enterprise(_NAMES[1], 注册资本=500, 营业收入=500, 纳税额=1200.5),
        enterprise(_NAMES[2], 注册资本=12000, 营业收入=300, 纳税额=0),
        enterprise(_NAMES[3], 纳税额=50),
        enterprise(_NAMES[4], 纳税额=60),
        enterprise(_NAMES[5], 注册资本=500, 纳税额=70),
    ]
    problems = [(5, "注册资本（万元）"), (6, "注册资本（万元）")]
    return Roster("名单.xlsx", xlsx(grid), truth, problems=problems)


@roster
def codes() -> Roster:
    """信用代码：小写、字母O、旧注册号、被截断的、丢了精度的。"""
    grid: Grid = [
        ["企业名称", "统一社会信用代码", "地址"],
        [_NAMES[0], CODES[0].lower(), "甲路"],
        [_NAMES[1], CODES[2].replace("0", "O"), "乙路"],
        [_NAMES[2], "361002210012345", "丙路"],
        [_NAMES[3], CODES[3][:16], "丁路"],
        [_NAMES[4], 913610021234567000, "戊路"],
        [_NAMES[5], "无", "己路"],
        [_NAMES[6], f" {CODES[1][:8]} {CODES[1][8:]} ", "庚路"],
    ]
    truth = [
        enterprise(_NAMES[0], 统一社会信用代码=CODES[0], 地址="甲路"),
        enterprise(_NAMES[1], 统一社会信用代码=CODES[2], 地址="乙路"),
        enterprise(_NAMES[2], 统一社会信用代码="361002210012345", 地址="丙路"),
        enterprise(_NAMES[3], 地址="丁路"),
        enterprise(_NAMES[4], 地址="戊路"),
        enterprise(_NAMES[5], 地址="己路"),
        enterprise(_NAMES[6], 统一社会信用代码=CODES[1], 地址="庚路"),
    ]
    problems = [(5, "统一社会信用代码"), (6, "统一社会信用代码")]
    notes = ["读作数字0、1后校验码相符", "旧的注册号"]
    return Roster("名单.xlsx", xlsx(grid), truth, problems=problems, notes=notes)


@roster
def ditto() -> Roster:
    """同上、〃 取上一行的内容并说明。"""
    grid: Grid = [
        ["企业名称", "所属行业", "地址", "联系人", "联系电话"],
        [ANDA, "制造业", "石门乡工业园区8号", "李四", PHONES[1]],
        [HONGDA, "〃", "同上", "王小明", PHONES[2]],
        [KAIXUAN, "批发和零售业", "滨河路", "同上", "同上"],
    ]
    truth = [
        enterprise(ANDA, 行业="制造业", 地址="石门乡工业园区8号", 联系人="李四", 联系人手机=PHONES[1]),
        enterprise(HONGDA, 行业="制造业", 地址="石门乡工业园区8号", 联系人="王小明", 联系人手机=PHONES[2]),
        enterprise(KAIXUAN, 行业="批发和零售业", 地址="滨河路", 联系人="王小明", 联系人手机=PHONES[2]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, notes=["读作上一行的「石门乡工业园区8号」"])


def _percent(sheet: Worksheet) -> None:
    sheet["C2"].number_format = "0.0%"
    sheet["D2"].number_format = "0%"


@roster
def percents_and_numbers() -> Roster:
    """百分比、文本格式的数字、带逗号的人数。"""
    grid: Grid = [
        ["企业名称", "员工人数", "劳动合同签订率", "参保率", "股东数"],
        [ANDA, "1,200", 0.985, 1, 3.0],
        [HONGDA, "80余人", "95%", "100%", "2人"],
    ]
    truth = [
        enterprise(ANDA, 员工人数=1200, 劳动合同签订率="98.5%", 参保率="100%", 股东数="3"),
        enterprise(
            HONGDA, 员工人数=80, 劳动合同签订率="95%", 参保率="100%", 股东数="2人", 备注="员工人数：80余人"
        ),
    ]
    return Roster("名单.xlsx", xlsx(grid, finish=_percent), truth, fields=["参保率", "股东数"])


@roster
def one_bad_cell() -> Roster:
    """一格写错不影响别的格和别的行。"""
    grid: Grid = [
        ["企业名称", "负责人", "性别", "手机", "会员类别", "员工人数"],
        [ANDA, "张三", "男性", "1380574001", "企业", "很多"],
        [HONGDA, "李四、王五", "女", PHONES[1], "企业会员", 30],
        [KAIXUAN, "王小明", "不男", "没有", "贵宾", -5],
        [TENGFEI, "赵六", "女", PHONES[3], "企业会员", 12],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人性别="男"),
        enterprise(HONGDA, 员工人数=30),
        enterprise(KAIXUAN, 负责人="王小明"),
        enterprise(TENGFEI, 负责人="赵六", 负责人性别="女", 负责人手机=PHONES[3], 员工人数=12),
    ]
    problems = [
        (2, "手机"), (2, "员工人数"), (3, "负责人"), (3, "性别"), (3, "手机"),
        (4, "性别"), (4, "会员类别"), (4, "员工人数"),
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth, problems=problems)


@roster
def remarks_that_tell() -> Roster:
    """备注里写着退会：照常导入，提醒核对。"""
    grid: Grid = [
        ["企业名称", "负责人", "备注"],
        [ANDA, "张三（女）", "2021年退会"],
        [HONGDA, "李四（党外）", "每年捐资助学"],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人性别="女", 备注="2021年退会"),
        enterprise(HONGDA, 负责人="李四", 备注="每年捐资助学；负责人：党外"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, problems=[(2, "备注")])


@roster
def landlines() -> Roster:
    """座机：丢了0的区号、分机、400电话，写在手机列里。"""
    grid: Grid = [
        ["企业名称", "负责人", "手机", "固定电话"],
        [ANDA, "张三", PHONES[0], 7948261402],
        [HONGDA, "李四", "0794-8261402转801", "400-800-1234"],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0], 单位电话="0794-8261402"),
        enterprise(HONGDA, 负责人="李四", 负责人座机="0794-8261402转801", 单位电话="400-800-1234"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def schooling_and_party() -> Roster:
    """学历、政治面貌、民族的各种写法。"""
    grid: Grid = [
        ["企业名称", "负责人", "民族", "学历", "政治面貌", "入党时间"],
        [_NAMES[0], "张三", "汉", "本科", "党员", "1999.7"],
        [_NAMES[1], "李四", "畲族", "大学专科", "民建", None],
        [_NAMES[2], "王小明", "回", "MBA", "群众", None],
        [_NAMES[3], "赵六", "汉族", "初中", "无", None],
    ]
    truth = [
        enterprise(
            _NAMES[0], 负责人="张三", 民族="汉族", 学历="大学", 政治面貌="中共党员", 加入党派时间="1999-07"
        ),
        enterprise(_NAMES[1], 负责人="李四", 民族="畲族", 学历="大专", 政治面貌="民建会员"),
        enterprise(
            _NAMES[2], 负责人="王小明", 民族="回族", 学历="硕士研究生", 政治面貌="群众", 备注="学历：MBA"
        ),
        enterprise(_NAMES[3], 负责人="赵六", 民族="汉族", 学历="初中"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def subtotal_off() -> Roster:
    """合计与各行不符：提示。"""
    grid: Grid = [
        ["临川县会员企业用工情况"],
        ["单位名称", "用工", "产值（万元）"],
        [ANDA, 20, 300],
        [HONGDA, 30, 500],
        ["合计", 60, 800],
    ]
    truth = [enterprise(ANDA, 员工人数=20, 营业收入=300), enterprise(HONGDA, 员工人数=30, 营业收入=500)]
    notes = ["写的是60，各行相加是50"]
    return Roster("用工.xlsx", xlsx(grid, finish=merged("A1:C1")), truth, skipped=[5], notes=notes)
