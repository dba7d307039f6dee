"""Write 会员名册-示例.xlsx: the invented members that 试用示例数据 and `demo` start from.

Run by hand (needs openpyxl): python resources/samples/make_sample.py
Every name, number and code is made by chance; the area code 369901 belongs to no county.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from secretariat.base.kinds import credit_check_digit, id_check_digit  # noqa: E402

CHANCE = random.Random(2026)
TOWNS = ("城关街道", "东河街道", "临江镇", "青石镇", "白塔镇", "云溪镇", "大坪乡", "石门乡")
TRADES = {
    "制造业": ("机械", "电子", "包装", "五金", "家具"),
    "建筑业": ("建设", "装饰", "市政工程"),
    "批发和零售业": ("商贸", "百货", "建材"),
    "住宿和餐饮业": ("餐饮", "酒店管理"),
    "农、林、牧、渔业": ("茶业", "生态农业", "水产养殖"),
    "交通运输、仓储和邮政业": ("运输", "物流"),
    "信息传输、软件和信息技术服务业": ("网络科技", "信息技术"),
    "卫生和社会工作": ("大药房", "养老服务"),
}
BRANDS = (
    "宏远",
    "金穗",
    "瑞丰",
    "恒泰",
    "安达",
    "嘉禾",
    "力行",
    "同创",
    "万顺",
    "华清",
    "永盛",
    "康宁",
    "星海",
    "正和",
)
CHAMBERS = (
    "建材行业商会",
    "茶业协会",
    "餐饮行业协会",
    "青年企业家商会",
    "石门乡商会",
    "青石镇商会",
    "云溪镇商会",
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIVEN = "明华建国志强文海丽娜秀英春兰雪梅家豪子涵思远佳怡俊杰雨桐晓峰国栋美玲振宇若曦喆堃犇"
POSTS = ("董事长", "总经理", "执行董事", "厂长")
POLITICS = ("中共党员", "群众", "群众", "民建会员", "民盟盟员", "无党派人士")
EDUCATION = ("大学", "大专", "高中", "研究生", "中专")
HEADINGS = (
    *(
        "序号",
        "会员名称",
        "会员类别",
        "统一社会信用代码",
        "所属商会",
        "乡镇街道",
        "行业",
        "地址",
        "注册资本（万元）",
    ),
    *(
        "员工人数",
        "成立日期",
        "入会日期",
        "负责人",
        "负责人性别",
        "负责人出生日期",
        "负责人手机",
        "负责人职务",
    ),
    *("政治面貌", "学历", "身份证号", "联系人", "联系人手机", "会员状态", "退会日期", "备注"),
)


def day_between(first: date, last: date) -> date:
    """Some day from `first` to `last`."""
    return first + timedelta(days=CHANCE.randrange((last - first).days + 1))


def person() -> str:
    """A name of two or three characters."""
    return CHANCE.choice(SURNAMES) + "".join(CHANCE.sample(GIVEN, CHANCE.choice((1, 2, 2))))


def mobile() -> str:
    """A mobile number of eleven digits."""
    return CHANCE.choice(("138", "139", "150", "158", "177", "186", "199")) + f"{CHANCE.randrange(10**8):08d}"


def credit_code() -> str:
    """A code with its check character."""
    body = "91369901" + "".join(CHANCE.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return f"{body}{credit_check_digit(body)}"


def id_number(birth: date, sex: str) -> str:
    """A number with its check digit in an area that does not exist."""
    body = (
        f"369901{birth:%Y%m%d}{CHANCE.randrange(10, 99)}{CHANCE.choice('13579' if sex == '男' else '02468')}"
    )
    return body + id_check_digit(body)


def head() -> tuple[str, ...]:
    """The facts of one principal, from the name to the ID number, the post in the middle."""
    sex, birth = CHANCE.choice("男男女"), day_between(date(1955, 1, 1), date(1996, 12, 31))
    facts = (person(), sex, birth.isoformat(), mobile(), CHANCE.choice(POSTS))
    return (*facts, CHANCE.choice(POLITICS), CHANCE.choice(EDUCATION), id_number(birth, sex))


def joined(founded: date) -> date:
    """A day of joining after the founding, a few of them in the last months."""
    recent = CHANCE.random() < 0.06
    return day_between(max(founded, date(2026, 9, 1)) if recent else founded, date(2026, 11, 15))


def ended(start: date) -> tuple[str, str]:
    """会员状态 and 退会日期; nearly all are on the roll."""
    if CHANCE.random() > 0.04:
        return "在册", ""
    return CHANCE.choice(("自愿退会", "注销", "转出")), day_between(
        max(start, date(2025, 1, 1)), date(2026, 11, 15)
    ).isoformat()


def enterprise(number: int) -> tuple[object, ...]:
    """One enterprise member."""
    industry = CHANCE.choice(tuple(TRADES))
    town = CHANCE.choice(TOWNS)
    brand = "".join(CHANCE.sample(BRANDS, CHANCE.choice((1, 2))))
    form = CHANCE.choice(("有限公司", "有限公司", "有限责任公司", "股份有限公司"))
    name = f"临川县{brand}{CHANCE.choice(TRADES[industry])}{form}"
    founded = day_between(date(1993, 1, 1), date(2024, 6, 30))
    start = joined(founded)
    chamber = f"临川县{CHANCE.choice(CHAMBERS)}" if CHANCE.random() < 0.45 else ""
    size = (CHANCE.choice((50, 100, 200, 500, 1000, 5000)), CHANCE.randrange(3, 600))
    contact = (person(), mobile())
    place = (
        town,
        industry,
        f"{town}{CHANCE.choice(('人民路', '滨河路', '建设大道'))}{CHANCE.randrange(1, 400)}号",
    )
    dates = (founded.isoformat(), start.isoformat())
    return (
        number,
        name,
        "企业会员",
        credit_code(),
        chamber,
        *place,
        *size,
        *dates,
        *head(),
        *contact,
        *ended(start),
        "",
    )


def group(number: int, name: str) -> tuple[object, ...]:
    """One chamber or association as a group member."""
    founded = day_between(date(2003, 1, 1), date(2018, 12, 31))
    facts, town = head(), CHANCE.choice(TOWNS)
    facts = (*facts[:4], "会长", *facts[5:])
    blank = ("", "", founded.isoformat(), founded.isoformat())
    return (
        number,
        f"临川县{name}",
        "团体会员",
        "",
        "",
        town,
        "",
        "",
        *blank,
        *facts,
        person(),
        mobile(),
        "在册",
        "",
        "",
    )


def individual(number: int) -> tuple[object, ...]:
    """One individual member."""
    facts, town = head(), CHANCE.choice(TOWNS)
    start = joined(date(2008, 1, 1))
    blank = ("", "", "", "", "", start.isoformat())
    return (
        number,
        facts[0],
        "个人会员",
        "",
        *("",),
        town,
        *blank[:5],
        blank[5],
        *facts,
        "",
        "",
        *ended(start),
        "",
    )


def main() -> None:
    """Write the workbook."""
    rows = [enterprise(number) for number in range(1, 221)]
    seen: set[object] = set()
    rows = [row for row in rows if not (row[1] in seen or seen.add(row[1]))]
    rows += [group(len(rows) + place, name) for place, name in enumerate(CHAMBERS, 1)]
    rows += [individual(len(rows) + place) for place in range(1, 25)]
    book = Workbook()
    sheet = book.active
    sheet.title = "会员名册"
    sheet.append(["临川县工商业联合会会员名册（示例，全部为虚构）"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    sheet.append(HEADINGS)
    for place, row in enumerate(rows, 1):
        assert len(row) == len(HEADINGS), (len(row), row)
        sheet.append([place, *(value if value != "" else None for value in row[1:])])
    sheet.freeze_panes = "C3"
    book.save(HERE / "会员名册-示例.xlsx")


if __name__ == "__main__":
    main()
