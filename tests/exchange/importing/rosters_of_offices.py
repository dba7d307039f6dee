"""Lists that offices keep in their own ways: second contacts, names with phones, chambers with members."""

from __future__ import annotations

from tests.exchange.importing.rosters import (
    ANDA,
    HONGDA,
    KAIXUAN,
    PHONES,
    Grid,
    Roster,
    enterprise,
    merged,
    person,
    roster,
    xlsx,
)


@roster
def a_stranger() -> Roster:
    """第二个姓名不知是谁：连同其职务、电话另存，不算到第一个人头上。"""
    grid: Grid = [
        ["企业名称", "姓名", "职务", "电话", "姓名", "职务", "电话"],
        [ANDA, "张三", "董事长", PHONES[0], "李四", "办公室主任", PHONES[1]],
    ]
    fields = ["姓名（2）", "职务（2）", "电话（2）"]
    truth = [
        enterprise(
            ANDA, 负责人="张三", 负责人职务="董事长", 负责人手机=PHONES[0],
            **dict(zip(fields, ("李四", "办公室主任", PHONES[1]), strict=True)),
        )
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth, fields=fields)


@roster
def name_and_phone() -> Roster:
    """一格里有姓名和电话。"""
    grid: Grid = [
        ["单位", "负责人\n及电话", "联系人及联系电话"],
        [ANDA, "张三\n13805740001", "李四0794-8261402"],
        [HONGDA, "王小明 13805740003", "赵六13805740004"],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0], 联系人="李四", 联系人座机="0794-8261402"),
        enterprise(HONGDA, 负责人="王小明", 负责人手机=PHONES[2], 联系人="赵六", 联系人手机=PHONES[3]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def chambers_with_members() -> Roster:
    """商会名称和会员企业两列：商会是所属商会。"""
    grid: Grid = [
        ["商会名称", "会员企业", "法人代表", "法人手机"],
        ["石门乡商会", ANDA, "张三", PHONES[0]],
        ["大坪乡商会", HONGDA, "李四", PHONES[1]],
    ]
    truth = [
        enterprise(
            unit, 所属商会=chamber, 会员层级="所属商会会员", 负责人=name, 法定代表人=name, 负责人手机=phone,
            法定代表人手机=phone,
        )
        for unit, chamber, name, phone in (
            (ANDA, "石门乡商会", "张三", PHONES[0]), (HONGDA, "大坪乡商会", "李四", PHONES[1]),
        )
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def phone_of_the_unit() -> Roster:
    """负责人、联系人都有手机，单位名称后面的电话就是单位的。"""
    grid: Grid = [
        ["企业名称", "电话", "法人", "手机", "联系人", "手机"],
        [ANDA, "0794-8261402", "张三", PHONES[0], "李四", PHONES[1]],
    ]
    truth = [
        enterprise(
            ANDA, 单位电话="0794-8261402", 负责人="张三", 法定代表人="张三", 负责人手机=PHONES[0],
            法定代表人手机=PHONES[0], 联系人="李四", 联系人手机=PHONES[1],
        )
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def of_the_head_after_all() -> Roster:
    """只有负责人的姓名，却写法人手机：是同一个人的。"""
    grid: Grid = [["企业名称", "负责人", "法人手机"], [ANDA, "张三", PHONES[0]]]
    return Roster("名单.xlsx", xlsx(grid), [enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0])])


@roster
def legal_and_head() -> Roster:
    """法定代表人和负责人是两个人，上级表头分得清。"""
    grid: Grid = [
        ["企业名称", "法定代表人", None, "负责人", None],
        [None, "姓名", "手机", "姓名", "手机"],
        [ANDA, "张三", PHONES[0], "李四", PHONES[1]],
    ]
    truth = [
        enterprise(ANDA, 法定代表人="张三", 法定代表人手机=PHONES[0], 负责人="李四", 负责人手机=PHONES[1])
    ]
    return Roster("名单.xlsx", xlsx(grid, finish=merged("A1:A2", "B1:C1", "D1:E1")), truth)


@roster
def towns_between() -> Roster:
    """没有序号，乡镇独占一行隔开。"""
    grid: Grid = [
        ["企业名称", "经营者姓名", "经营者电话"],
        ["石门乡"],
        [ANDA, "张三", PHONES[0]],
        ["大坪镇"],
        [HONGDA, "李四", PHONES[1]],
    ]
    truth = [
        enterprise(ANDA, 乡镇街道="石门乡", 负责人="张三", 负责人手机=PHONES[0]),
        enterprise(HONGDA, 乡镇街道="大坪镇", 负责人="李四", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, skipped=[2, 4])


@roster
def in_english() -> Roster:
    """英文表头。"""
    grid: Grid = [
        ["No", "Company", "Contact", "Tel", "Address"],
        [1, ANDA, "李四", PHONES[1], "滨河路"],
        [2, HONGDA, None, None, None],
    ]
    truth = [
        enterprise(ANDA, 联系人="李四", 联系人手机=PHONES[1], 地址="滨河路"),
        enterprise(HONGDA),
    ]
    return Roster("list.xlsx", xlsx(grid), truth)


@roster
def place_and_post_apart() -> Roster:
    """所在单位、单位职务、商会职务三列，人是会员。"""
    grid: Grid = [
        ["姓名", "所在单位", "单位职务", "商会职务", "手机/电话", "政治面貌/党派"],
        ["张三", ANDA, "总经理", "常务副会长", PHONES[0], "中共党员"],
        ["李四", HONGDA, "董事长", "理事", PHONES[1], "群众"],
    ]
    truth = [
        person("张三", 工作单位=ANDA, 负责人职务="总经理", 工商联职务="常务副会长", 负责人手机=PHONES[0],
            政治面貌="中共党员"),
        person("李四", 工作单位=HONGDA, 负责人职务="董事长", 工商联职务="理事", 负责人手机=PHONES[1], 政治面貌="群众"),
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def contact_only() -> Roster:
    """只有联系人：性别、民族、微信、QQ 都是联系人的。"""
    grid: Grid = [
        ["企业名称", "联系人", "性别", "民族", "地址", "手机", "微信号", "QQ"],
        [KAIXUAN, "李四", "女", "汉", "滨河路", PHONES[1], "lisi", 12345678],
    ]
    truth = [
        enterprise(
            KAIXUAN, 联系人="李四", 联系人性别="女", 联系人民族="汉族", 地址="滨河路", 联系人手机=PHONES[1],
            联系人微信="lisi", 联系人QQ="12345678",
        )
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def kinds_of_companies() -> Roster:
    """类型一列是公司的类型，不是会员类别；会员级别是会里的职务。"""
    grid: Grid = [
        ["企业名称", "类型", "会员级别", "企业规模"],
        [ANDA, "有限责任公司", "理事单位", "中型企业"],
        [HONGDA, "股份有限公司", "会员", "小"],
    ]
    truth = [
        enterprise(ANDA, 登记注册类型="有限责任公司", 工商联职务="理事单位", 企业规模="中型"),
        enterprise(HONGDA, 登记注册类型="股份有限公司", 工商联职务="会员", 企业规模="小型"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def wechat() -> Roster:
    """微信同号、两个手机、虚拟网短号。"""
    grid: Grid = [
        ["企业名称", "负责人", "电话（微信同号）", "微信"],
        [ANDA, "张三", "13805740001、13805740002", "zhangsan"],
        [HONGDA, "李四", "13805740003(666123)", None],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机="13805740001、13805740002", 微信="zhangsan"),
        enterprise(HONGDA, 负责人="李四", 负责人手机="13805740003、666123"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)
