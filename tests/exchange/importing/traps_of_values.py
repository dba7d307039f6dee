"""Traps 52 to 78: dates, choices, amounts, marks and what else stands in cells."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import openpyxl

from secretariat.base.intake import State
from secretariat.exchange.importing import write_rejects
from tests.exchange.importing.desk import NAME, Desk, Understood, headings, labelled, said, sheet
from tests.exchange.importing.traps import trap

ANDA = "青石县安达有限公司"
HEAD = [NAME, "负责人", "出生年月"]


def _birth(desk: Desk, raw: object, number_format: str = "") -> Understood:
    formats = {(1, 2): number_format} if number_format else {}
    return said(desk.preview(sheet([HEAD, [ANDA, "张三", raw]], formats=formats)))


def _born(desk: Desk, raw: object, number_format: str = "") -> object:
    return _birth(desk, raw, number_format).values.get("负责人出生日期")


def _person(desk: Desk, heading: str, raw: object) -> Understood:
    return said(desk.preview([[NAME, "负责人", heading], [ANDA, "张三", raw]]))


@trap(52, "真正的日期单元格照读")
def real_dates(desk: Desk) -> None:
    assert _born(desk, datetime.date(1975, 8, 15)) == "1975-08-15"


@trap(53, "日期栏里 1 万到 6 万的整数按 Excel 日期序号读")
def serials(desk: Desk) -> None:
    assert desk.cell("入会时间", 43556).values["入会日期"] == "2019-04-01"


@trap(54, "文本形式的日期序号同样读出")
def serials_as_text(desk: Desk) -> None:
    assert desk.cell("入会时间", "43556").values["入会日期"] == "2019-04-01"


@trap(55, "数字 1975.1 可能是 1 月或 10 月：存疑留空；显示两位小数的是 10 月；2019.3 是 3 月")
def decimal_dates(desk: Desk) -> None:
    understood = _birth(desk, 1975.1)
    assert understood.doubts and "负责人出生日期" not in understood.values
    assert _born(desk, 1975.1, "0.00") == "1975-10"
    assert desk.cell("入会时间", 2019.3).values["入会日期"] == "2019-03"


@trap(56, "年月日的各种写法都认得；只有年龄不推算出生日期")
def written_dates(desk: Desk) -> None:
    for raw in (
        "1975.08",
        "1975.8",
        "1975-08",
        "1975年8月",
        "75年8月",
        "197508",
        "1975、8",
        "１９７５．０８",
        "一九七五年八月",
        "1975.8.",
        "1975.08(48岁)",
    ):
        assert _born(desk, raw) == "1975-08", raw
    for raw in ("1975/8/15", "19750815", "1975.08.15"):
        assert _born(desk, raw) == "1975-08-15", raw
    assert _birth(desk, "48岁").problem and _born(desk, "48岁") is None


@trap(57, "只有年月就只记年月，不补日")
def precision(desk: Desk) -> None:
    assert _born(desk, "1975年8月") == "1975-08" and _born(desk, 1975) == "1975"


@trap(58, "不存在的日期列为问题，不挪到别的日子")
def impossible_dates(desk: Desk) -> None:
    for raw in ("1975.13", "1975年2月30日"):
        assert _birth(desk, raw).problem and _born(desk, raw) is None


@trap(59, "“2019.3换届”取年月并保留文字，“第六届”不当日期")
def dates_with_words(desk: Desk) -> None:
    assert desk.cell("入会时间", "2019.3换届").values["入会日期"] == "2019-03"
    assert desk.cell("入会时间", "2018年起").values["入会日期"] == "2018"
    understood = desk.cell("入会时间", "第六届")
    assert understood.problem and "入会日期" not in understood.values


@trap(60, "身份证号里的出生日期、性别与栏目不一致时提示，以栏目为准")
def id_against_birth(desk: Desk) -> None:
    rows = [
        [NAME, "负责人", "性别", "出生年月", "身份证号"],
        [ANDA, "张三", "女", "1921.05", "53010219200508011X"],
    ]
    understood = said(desk.preview(rows))
    assert len([note for note in understood.notes if "身份证号里是" in note]) == 2
    assert understood.values["负责人出生日期"] == "1921-05" and understood.values["负责人性别"] == "女"


@trap(61, "农历日期存疑，不当公历")
def lunar_dates(desk: Desk) -> None:
    assert _birth(desk, "农历八月十五").problem and _born(desk, "1975年腊月") is None


@trap(62, "“单位及职务”一栏拆成单位名称和职务")
def organization_and_post(desk: Desk) -> None:
    preview = desk.preview(
        [["姓名", "单位及职务", "手机"], ["张三", "浙江东海有限公司董事长、总经理", "13805740001"]]
    )
    values = said(preview).values
    assert values["工作单位"] == "浙江东海有限公司" and values["负责人职务"] == "董事长、总经理"
    assert headings(preview)["单位及职务"] == ("工作单位", "负责人职务")


@trap(63, "一格几个单位和职务不乱拆，全部保留并提示")
def several_posts(desk: Desk) -> None:
    raw = "浙江东海有限公司董事长、临川县茶业商会会长"
    understood = said(desk.preview([["姓名", "单位及职务", "手机"], ["张三", raw, "13805740001"]]))
    assert understood.values["负责人职务"] == raw and understood.notes


@trap(64, "带级别和届次的职务原文保留")
def posts_with_level(desk: Desk) -> None:
    assert _person(desk, "政协委员", "区政协委员(八届常委)").values["政协职务"] == "区政协委员(八届常委)"
    assert _person(desk, "人大代表", "市、区人大代表").values["人大职务"] == "市、区人大代表"


@trap(65, "性别写成男女、M/F、1/2 都认得")
def sexes(desk: Desk) -> None:
    for raw, sex in (("男", "男"), ("女", "女"), ("M", "男"), ("F", "女"), (1, "男"), (2, "女")):
        assert _person(desk, "性别", raw).values["负责人性别"] == sex
    assert "负责人性别" not in _person(desk, "性别", " ").values


@trap(66, "“汉”就是“汉族”")
def ethnicities(desk: Desk) -> None:
    assert {_person(desk, "民族", raw).values["民族"] for raw in ("汉", "汉族")} == {"汉族"}


@trap(67, "学历的各种写法归到统一的层次，看不出层次的说法保留原文")
def educations(desk: Desk) -> None:
    for raw, level in (
        ("本科", "大学"),
        ("大学本科", "大学"),
        ("专科", "大专"),
        ("大专", "大专"),
        ("高中", "高中"),
    ):
        assert _person(desk, "学历", raw).values["学历"] == level
    understood = _person(desk, "学历", "EMBA")
    assert "EMBA" in str(understood.values)


@trap(68, "政治面貌的简称归到全称；“无党派”含义不清，存疑")
def politics(desk: Desk) -> None:
    for raw in ("党员", "中共党员", "中共"):
        assert _person(desk, "政治面貌", raw).values["政治面貌"] == "中共党员"
    assert _person(desk, "政治面貌", "民建").values["政治面貌"] == "民建会员"
    assert _person(desk, "政治面貌", "无党派").doubts
    assert "政治面貌" not in _person(desk, "政治面貌", "无").values


@trap(69, "金额的各种写法都换算成万元；外币、区间不猜")
def money(desk: Desk) -> None:
    for raw, amount in (("500万", 500), ("500万元", 500), ("1,200.5", 1200.5), ("1亿", 10000), (500, 500)):
        assert desk.cell("注册资本(万元)", raw).values["注册资本"] == amount
    assert desk.cell("注册资本(元)", "5000000").values["注册资本"] == 500
    for raw in ("500万美元", "1000-2000"):
        understood = desk.cell("注册资本", raw)
        assert understood.problem and "注册资本" not in understood.values


@trap(70, "“约50”“50余人”取 50 并提示是约数")
def about(desk: Desk) -> None:
    for raw in ("约50", "50余人"):
        understood = desk.cell("员工人数", raw)
        assert understood.values["员工人数"] == 50 and understood.notes
    assert desk.cell("员工人数", "50人").values["员工人数"] == 50


@trap(71, "√、是、Y、★ 等打勾的写法都算“是”")
def flags(desk: Desk) -> None:
    for raw in ("√", "是", "Y", 1, "★", "●"):
        assert desk.cell("是否高新技术企业", raw).values["高新技术企业"] == 1


@trap(72, "“同上”“〃”取上一行的内容，第一行没有上一行就存疑")
def ditto(desk: Desk) -> None:
    rows = [
        [NAME, "地址"],
        [ANDA, "石门乡滨河路1号"],
        ["临川县宏达有限公司", "同上"],
        ["云溪县瑞丰有限公司", "〃"],
    ]
    preview = desk.preview(rows)
    assert {labelled(preview, row)["地址"] for row in preview.rows} == {"石门乡滨河路1号"}
    assert desk.cell("地址", "同上").doubts


@trap(73, "备注里的“退会”“已故”等不自动改会籍，列为存疑；备注原文保留")
def remarks(desk: Desk) -> None:
    for raw in ("2021年退会", "已故", "与第12号同一人"):
        understood = desk.cell("备注", raw)
        assert understood.doubts and understood.values["备注"] == raw


@trap(74, "百分数栏按原样作文字保存，不换算")
def percents(desk: Desk) -> None:
    preview = desk.preview([[NAME, "参保比例"], [ANDA, 0.248], ["临川县宏达有限公司", 24.8]])
    assert preview.understood[0].extras["参保比例"] == {0: "0.248", 1: "24.8"}


@trap(75, "合计与各行相加不符时提示")
def wrong_totals(desk: Desk) -> None:
    preview = desk.preview([[NAME, "职工人数"], [ANDA, 10], ["临川县宏达有限公司", "20人"], ["合计", 31]])
    (note,) = [one for one in preview.remarks if "相加" in one.message]
    assert (note.row, note.column) == (4, "职工人数")
    good = desk.preview([[NAME, "职工人数"], [ANDA, 10], ["临川县宏达有限公司", "20人"], ["合计", 30]])
    assert not good.remarks


@trap(76, "制表符、控制字符、_x000D_ 去掉")
def control_characters(desk: Desk) -> None:
    assert desk.cell("地址", "石门乡\t滨河路1号_x000D_\n\x07").values["地址"] == "石门乡 滨河路1号"


@trap(77, "生僻字和造字区字符原样保留")
def rare_characters(desk: Desk) -> None:
    for name in ("王䶮", "陈𬭎", "李堃喆"):
        assert desk.cell("负责人", name).values["负责人"] == name
    assert desk.cell("地址", "滨河路\ue8b8号").values["地址"] == "滨河路\ue8b8号"


@trap(78, "以 = + - @ 开头的单元格按文字读，写出时仍是文字，不成公式")
def formulas(desk: Desk) -> None:
    assert desk.cell("地址", "=1+1").values["地址"] == "=1+1"
    preview = desk.preview([[NAME, "入会时间", "地址"], [ANDA, "第六届", "=HYPERLINK(1)"]])
    assert preview.rows[0].state is State.NEW
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "未导入.xlsx"
        assert write_rejects(preview, target) == 1
        cells = [cell for row in openpyxl.load_workbook(target).active.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)
