"""Lists whose layout is the difficulty: heads in two rows, merged towns, group lines, several sheets, notes around."""

from __future__ import annotations

import datetime

from openpyxl.styles import Font
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
    csv,
    enterprise,
    merged,
    person,
    roster,
    xlsx,
)


@roster
def two_row_head() -> Roster:
    """两行表头：法人代表→姓名、性别、手机，联系人→姓名、手机，注册资金→认缴、实缴。"""
    grid: Grid = [
        ["会员企业一览表"],
        ["序号", "企业名称", "注册资金（万元）", None, "法人代表", None, None, "联系人", None, "备注"],
        [None, None, "认缴", "实缴", "姓名", "性别", "手机", "姓名", "手机", None],
        [1, ANDA, 500, 300, "张三", "男", PHONES[0], "李四", PHONES[1], None],
        [2, HONGDA, 800, 800, "王小明", "男", PHONES[2], "赵六", 13805740004, "老会员"],
    ]
    spans = ("A1:J1", "A2:A3", "B2:B3", "C2:D2", "E2:G2", "H2:I2", "J2:J3")
    truth = [
        enterprise(
            ANDA, 注册资本=500, 负责人="张三", 负责人性别="男", 负责人手机=PHONES[0], 联系人="李四",
                联系人手机=PHONES[1],
            **{"注册资金/实缴（万元）": "300"},
        ),
        enterprise(
            HONGDA, 注册资本=800, 负责人="王小明", 负责人性别="男", 负责人手机=PHONES[2], 联系人="赵六",
            联系人手机=PHONES[3], 备注="老会员", **{"注册资金/实缴（万元）": "800"},
        ),
    ]  # fmt: skip
    return Roster("一览表.xlsx", xlsx(grid, finish=merged(*spans)), truth, fields=["注册资金/实缴（万元）"])


@roster
def two_row_head_of_fees() -> Roster:
    """两行表头：会费→2025年、2026年。"""
    grid: Grid = [
        ["单位名称", "会费（元）", None, "联系电话"],
        [None, "2025年", "2026年", None],
        [ANDA, 2000, 3000, PHONES[0]],
    ]
    spans = ("A1:A2", "B1:C1", "D1:D2")
    fields = ["会费/2025年（元）", "会费/2026年（元）"]
    truth = [enterprise(ANDA, 单位电话=PHONES[0], **dict(zip(fields, ("2000", "3000"), strict=True)))]
    return Roster("会费.xlsx", xlsx(grid, finish=merged(*spans)), truth, fields=fields)


@roster
def head_in_row_six() -> Roster:
    """表头在第6行，前面是标题和说明，没有序号；后面有填表说明。"""
    grid: Grid = [
        ["附件2"], ["临川县会员企业基本情况表"], ["填报单位（盖章）：石门乡商会", None, "填报日期：2026年10月"], [],
        ["（金额单位：万元）"],
        ["企业名称", "法定代表人", "联系电话", "注册资金", "员工"],
        [ANDA, "张三", PHONES[0], 500, 20],
        [HONGDA, "李四", PHONES[1], 800, 30],
        [],
        ["填表说明：1.本表由各商会填写。"], ["2.注册资金以营业执照为准，请于月底前报县工商联办公室汇总。"],
        ["填表人：王小明", None, "审核人：赵六"],
    ]  # fmt: skip
    truth = [
        enterprise(
            unit, 负责人=name, 法定代表人=name, 负责人手机=phone, 法定代表人手机=phone, 注册资本=capital, 员工人数=staff
        )
        for unit, name, phone, capital, staff in (
            (ANDA, "张三", PHONES[0], 500, 20), (HONGDA, "李四", PHONES[1], 800, 30),
        )
    ]  # fmt: skip
    return Roster("附件2.xlsx", xlsx(grid), truth, skipped=[10, 11, 12])


@roster
def towns_merged() -> Roster:
    """第一列乡镇纵向合并，只在合并范围内向下填。"""
    grid: Grid = [
        ["乡镇", "企业名称", "负责人", "手机"],
        ["石门乡", ANDA, "张三", PHONES[0]],
        [None, HONGDA, "李四", PHONES[1]],
        ["大坪乡", KAIXUAN, "王小明", PHONES[2]],
        [None, TENGFEI, "赵六", PHONES[3]],
    ]
    truth = [
        enterprise(ANDA, 乡镇街道="石门乡", 负责人="张三", 负责人手机=PHONES[0]),
        enterprise(HONGDA, 乡镇街道="石门乡", 负责人="李四", 负责人手机=PHONES[1]),
        enterprise(KAIXUAN, 乡镇街道="大坪乡", 负责人="王小明", 负责人手机=PHONES[2]),
        enterprise(TENGFEI, 负责人="赵六", 负责人手机=PHONES[3]),
    ]
    return Roster("分乡镇.xlsx", xlsx(grid, finish=merged("A2:A3")), truth)


@roster
def sheets_by_town() -> Roster:
    """每个乡镇一张工作表，表头相同；另有一张无关的表。"""
    head = ["序号", "单位名称", "法人", "电话"]
    content = xlsx(
        ("石门乡", [["石门乡会员名单"], head, [1, ANDA, "张三", PHONES[0]]]),
        ("大坪乡商会", [["大坪乡会员名单"], head, [1, HONGDA, "李四", PHONES[1]]]),
        ("通知", [["请各乡镇于月底前上报。"]]),
    )
    truth = [
        enterprise(ANDA, 乡镇街道="石门乡", 负责人="张三", 法定代表人="张三", 负责人手机=PHONES[0],
            法定代表人手机=PHONES[0]),
        enterprise(
            HONGDA, 乡镇街道="大坪乡", 所属商会="大坪乡商会", 负责人="李四", 法定代表人="李四", 负责人手机=PHONES[1],
            法定代表人手机=PHONES[1],
        ),
    ]  # fmt: skip
    return Roster("分乡镇.xlsx", content, truth, notes=["工作表“通知”里没有找到名单"])


@roster
def bands_and_subtotals() -> Roster:
    """分组行“一、石门乡商会（2家）”和小计、合计行。"""
    grid: Grid = [
        ["序号", "企业名称", "注册资本(万元)", "入会时间"],
        ["一、石门乡商会（2家）"],
        [1, ANDA, 500, "2019.3"],
        [2, HONGDA, 800, "2018年"],
        ["小计", None, 1300],
        ["二、直属会员（1家）"],
        [1, KAIXUAN, 100, "2020/5/6"],
        [None, "合计", 1400],
    ]
    town = {"乡镇街道": "石门乡", "所属商会": "石门乡商会"}
    truth = [
        enterprise(ANDA, 注册资本=500, 入会日期="2019-03", **town),
        enterprise(HONGDA, 注册资本=800, 入会日期="2018", **town),
        enterprise(KAIXUAN, 注册资本=100, 入会日期="2020-05-06", 会员层级="直属会员"),
    ]
    return Roster("分组.xlsx", xlsx(grid), truth, skipped=[2, 5, 6, 8])


@roster
def bands_by_kind() -> Roster:
    """分组行是会员类别：企业会员、个人会员。"""
    grid: Grid = [
        ["序号", "会员名称", "联系电话", "地址"],
        ["企业会员"],
        [1, ANDA, "0794-8261402", "滨河路"],
        ["个人会员"],
        [1, "张三", PHONES[0], "人民路"],
    ]
    truth = [
        enterprise(ANDA, 单位电话="0794-8261402", 地址="滨河路"),
        person("张三", 负责人手机=PHONES[0], 负责人住址="人民路"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, skipped=[2, 4])


@roster
def two_side_by_side() -> Roster:
    """通讯录左右两栏。"""
    grid: Grid = [
        ["姓名", "电话", "工作单位", None, "姓名", "电话", "工作单位"],
        ["张三", PHONES[0], ANDA, None, "王小明", PHONES[2], KAIXUAN],
        ["李四", PHONES[1], HONGDA, None, None, None, None],
    ]
    truth = [
        person("张三", 负责人手机=PHONES[0], 工作单位=ANDA),
        person("李四", 负责人手机=PHONES[1], 工作单位=HONGDA),
        person("王小明", 负责人手机=PHONES[2], 工作单位=KAIXUAN),
    ]
    return Roster("通讯录.xlsx", xlsx(grid), truth)


@roster
def repeated_heads() -> Roster:
    """每页重复标题和表头，夹着只有序号的空行。"""
    head = ["序号", "企业名称", "负责人"]
    grid: Grid = [
        ["会员名册"], head, [1, ANDA, "张三"], [2, HONGDA, "李四"], ["会员名册"], head, [3, KAIXUAN,
            "王小明"], [4], [5],
    ]  # fmt: skip
    truth = [
        enterprise(ANDA, 负责人="张三"), enterprise(HONGDA, 负责人="李四"), enterprise(KAIXUAN, 负责人="王小明"),
    ]  # fmt: skip
    return Roster("名册.xlsx", xlsx(grid), truth, skipped=[5, 6, 8, 9])


def _hide_and_strike(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    for cell in sheet[4]:
        cell.font = Font(strike=True)


@roster
def hidden_and_struck() -> Roster:
    """隐藏的行照常导入，整行删除线要提醒。"""
    grid: Grid = [
        ["企业名称", "负责人", "手机"],
        [ANDA, "张三", PHONES[0]],
        [HONGDA, "李四", PHONES[1]],
        [KAIXUAN, "王小明", PHONES[2]],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0]),
        enterprise(HONGDA, 负责人="李四", 负责人手机=PHONES[1]),
        enterprise(KAIXUAN, 负责人="王小明", 负责人手机=PHONES[2]),
    ]
    return Roster("名单.xlsx", xlsx(grid, finish=_hide_and_strike), truth, problems=[(4, "")])


@roster
def registration_form() -> Roster:
    """一页一户的登记表，横着写标签和内容。"""
    grid: Grid = [
        ["商会会员登记表"],
        ["企业名称", ANDA, None, "统一社会信用代码", CODES[0]],
        ["企业地址", "滨河路12号", None, "注册资本（万元）", 500],
        ["法定代表人", "张三", None, "手机", PHONES[0]],
        ["联系人", "李四", None, "联系人电话", PHONES[1]],
        ["入会时间", "2026年10月", None, "备注", "新入会"],
    ]
    truth = [
        enterprise(
            ANDA, 统一社会信用代码=CODES[0], 地址="滨河路12号", 注册资本=500, 负责人="张三", 法定代表人="张三",
            负责人手机=PHONES[0], 法定代表人手机=PHONES[0], 联系人="李四", 联系人手机=PHONES[1], 入会日期="2026-10",
            备注="新入会",
        )
    ]  # fmt: skip
    return Roster("登记表.xlsx", xlsx(grid, finish=merged("A1:E1")), truth)


@roster
def spacers_and_ghosts() -> Roster:
    """空列空行作间隔，没有表头的一列，后面一千行只有格式。"""
    grid: Grid = [
        [None, "企业名称", None, "负责人", None, "手机", None],
        [],
        [None, ANDA, None, "张三", None, PHONES[0], "老会员"],
        [],
        [None, HONGDA, None, "李四", None, PHONES[1], None],
        [None, "  ", None, None, None, None, None],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0], 第7列="老会员"),
        enterprise(HONGDA, 负责人="李四", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, fields=["第7列"])


@roster
def two_row_head_in_csv() -> Roster:
    """逗号文件里的两行表头，没有合并单元格。"""
    grid: Grid = [
        ["企业名称", "负责人", "", "联系人", "", "入会日期"],
        ["", "姓名", "电话", "姓名", "电话", ""],
        [ANDA, "张三", PHONES[0], "李四", PHONES[1], "2019-3-5"],
    ]
    truth = [
        enterprise(
            ANDA,
            负责人="张三",
            负责人手机=PHONES[0],
            联系人="李四",
            联系人手机=PHONES[1],
            入会日期="2019-03-05",
        )
    ]
    return Roster("名单.csv", csv(grid, "utf-8-sig"), truth)


@roster
def number_column() -> Roster:
    """编号是会员编号，不是序号；另有真正的序号。"""
    grid: Grid = [
        ["序号", "编号", "企业名称", "成立时间"],
        [1, "LC-0012", ANDA, datetime.date(2001, 3, 5)],
        [2, "LC-0107", HONGDA, datetime.datetime(2014, 11, 1)],
    ]
    truth = [
        enterprise(ANDA, 会员编号="LC-0012", 成立日期="2001-03-05"),
        enterprise(HONGDA, 会员编号="LC-0107", 成立日期="2014-11-01"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def hidden_sheet() -> Roster:
    """隐藏的旧名单不导入并说明。"""
    head = ["企业名称", "负责人", "手机"]
    content = xlsx(
        ("2026", [head, [ANDA, "张三", PHONES[0]]]),
        ("2020旧", [head, [HONGDA, "李四", PHONES[1]]]),
        finish=lambda sheet: setattr(sheet.parent["2020旧"], "sheet_state", "hidden"),
    )
    truth = [enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0])]
    return Roster("名单.xlsx", content, truth, notes=["隐藏的工作表“2020旧”没有导入"])
