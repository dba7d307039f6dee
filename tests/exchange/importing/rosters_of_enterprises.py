"""Lists of enterprises: one line a unit, with its head and its contact."""

from __future__ import annotations

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
    page,
    roster,
    xlsx,
)


@roster
def plain() -> Roster:
    """会员花名册：一个负责人，电话在地址之后。"""
    grid: Grid = [
        ["县工商联会员花名册"],
        ["序号", "单位名称", "负责人", "性别", "地址", "联系电话", "备注"],
        [1, ANDA, "张三", "男", "滨河路12号", 13805740001, "新入会"],
        [2, HONGDA, "李 四", "女", "石门乡工业园区", "0794-8261402", None],
        [3, KAIXUAN, "王小明", None, None, "13805740003/0794-8261403", "/"],
    ]
    truth = [
        enterprise(
            ANDA, 负责人="张三", 负责人性别="男", 地址="滨河路12号", 负责人手机=PHONES[0], 备注="新入会"
        ),
        enterprise(HONGDA, 负责人="李四", 负责人性别="女", 地址="石门乡工业园区", 负责人座机="0794-8261402"),
        enterprise(KAIXUAN, 负责人="王小明", 负责人手机=PHONES[2], 负责人座机="0794-8261403"),
    ]
    return Roster("花名册.xlsx", xlsx(grid, finish=merged("A1:G1")), truth)


@roster
def phone_before_id() -> Roster:
    """负责人的电话隔着几列，在身份证号之前。"""
    grid: Grid = [
        ["企业名称", "法人代表", "民族", "企业地址", "电话", "身份证号码", "文化程度"],
        [ANDA, "张三", "汉", "滨河路12号", "138 0574 0001", "361002198107089677", "本科"],
    ]
    truth = [
        enterprise(
            ANDA, 负责人="张三", 法定代表人="张三", 民族="汉族", 地址="滨河路12号", 负责人手机=PHONES[0],
            法定代表人手机=PHONES[0], 身份证号="361002198107089677", 学历="大学",
        )
    ]  # fmt: skip
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def no_persons() -> Roster:
    """只有单位没有人名：电话是单位的，手机也留下。"""
    grid: Grid = [
        ["会员单位", "所属行业", "联系电话", "手机"],
        [ANDA, "制造业", "0794-8261402", "13805740001"],
        [HONGDA, "建筑业", "13805740002", None],
    ]
    truth = [
        enterprise(ANDA, 行业="制造业", 单位电话="0794-8261402、13805740001"),
        enterprise(HONGDA, 行业="建筑业", 单位电话=PHONES[1]),
    ]
    return Roster("单位.xlsx", xlsx(grid), truth)


@roster
def two_persons_apart() -> Roster:
    """负责人和联系人都有，电话不挨着谁：问，不猜。"""
    grid: Grid = [
        ["单位名称", "负责人", "联系人", "地址", "联系电话"],
        [ANDA, "张三", "李四", "滨河路", PHONES[0]],
    ]
    truth = [enterprise(ANDA, 负责人="张三", 联系人="李四", 地址="滨河路")]
    return Roster("名单.xlsx", xlsx(grid), truth, problems=[(1, "联系电话")])


@roster
def the_one_without_phone() -> Roster:
    """负责人已有手机，另一个电话只能是联系人的。"""
    grid: Grid = [
        ["单位名称", "负责人", "负责人手机", "联系人", "地址", "联系电话"],
        [ANDA, "张三", PHONES[0], "李四", "滨河路", PHONES[1]],
    ]
    truth = [
        enterprise(
            ANDA, 负责人="张三", 负责人手机=PHONES[0], 联系人="李四", 联系人手机=PHONES[1], 地址="滨河路"
        )
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def collected_form() -> Roster:
    """会员企业信息采集表：经营范围很长，是否规上，高企，专利。"""
    business = "一般项目：紧固件制造；五金产品零售；机械零件加工；货物进出口（依法须经批准的项目除外）" * 4
    grid: Grid = [
        ["临川县会员企业信息采集表"],
        ["填报单位：县工商联", None, None, "单位：万元"],
        [
            "企业名称",
            "统一社会信用代码",
            "注册资本",
            "成立日期",
            "经营范围",
            "员工人数",
            "是否规上",
            "是否高新技术企业",
            "法人",
            "法人电话",
        ],
        [
            HONGDA,
            CODES[1].lower(),
            "5000",
            "2014年11月1日",
            business,
            "约120人",
            "是",
            "√",
            "许强",
            "159-5685-6101",
        ],
        [ANDA, CODES[0], "1亿元", "2001.3.5", "餐饮服务", 12, "否", "×", "张三", PHONES[0]],
    ]
    truth = [
        enterprise(
            HONGDA, 统一社会信用代码=CODES[1], 注册资本=5000, 成立日期="2014-11-01", 经营范围=business, 员工人数=120,
            是否规上="是", 高新技术企业=True, 负责人="许强", 法定代表人="许强", 负责人手机="15956856101",
            法定代表人手机="15956856101", 备注="员工人数：约120人",
        ),
        enterprise(
            ANDA, 统一社会信用代码=CODES[0], 注册资本=10000, 成立日期="2001-03-05", 经营范围="餐饮服务", 员工人数=12,
            是否规上="否", 高新技术企业=False, 负责人="张三", 法定代表人="张三", 负责人手机=PHONES[0],
            法定代表人手机=PHONES[0],
        ),
    ]  # fmt: skip
    return Roster("采集表.xlsx", xlsx(grid), truth, fields=["是否规上"])


@roster
def fees() -> Roster:
    """缴费表：每年一列的会费各自留下，合计行不算会员。"""
    grid: Grid = [
        ["临川县总商会会费缴纳情况表（单位：元）"],
        ["序号", "会员单位", "联系人", "联系电话", "2025年会费", "2026年会费", "是否缴清"],
        [1, ANDA, "张三", PHONES[0], 2000, 2000, "是"],
        [2, HONGDA, "李四", PHONES[1], 5000, None, "否"],
        ["合计", None, None, None, 7000, 2000, None],
    ]
    years = {"2025年会费": "2000", "2026年会费": "2000", "是否缴清": "是"}
    truth = [
        enterprise(ANDA, 联系人="张三", 联系人手机=PHONES[0], **years),
        enterprise(HONGDA, 联系人="李四", 联系人手机=PHONES[1], **{"2025年会费": "5000", "是否缴清": "否"}),
    ]
    fields = ["2025年会费", "2026年会费", "是否缴清"]
    return Roster("会费.xlsx", xlsx(grid), truth, skipped=[5], fields=fields)


@roster
def councillors() -> Roster:
    """理事单位名单：职务一列是商会里的职务，不是公司里的。"""
    grid: Grid = [
        ["临川县总商会理事单位名单"],
        ["单位名称", "姓名", "职务", "电话"],
        [ANDA, "张三", "会长", PHONES[0]],
        [HONGDA, "李四", "副会长", PHONES[1]],
        [KAIXUAN, "王小明", "常务理事", PHONES[2]],
        [TENGFEI, "赵六", "理事", PHONES[3]],
    ]
    names = (("张三", "会长"), ("李四", "副会长"), ("王小明", "常务理事"), ("赵六", "理事"))
    truth = [
        enterprise(unit, 负责人=name, 工商联职务=post, 负责人手机=phone)
        for unit, (name, post), phone in zip((ANDA, HONGDA, KAIXUAN, TENGFEI), names, PHONES, strict=True)
    ]
    return Roster("理事单位.xlsx", xlsx(grid), truth)


@roster
def posts_of_both() -> Roster:
    """职务和工商联职务两列：一个是公司的，一个是会里的。"""
    grid: Grid = [
        ["企业名称", "职务", "负责人", "工商联职务", "手机号"],
        [ANDA, "董事长、总经理", "张三", "副主席", PHONES[0]],
        [HONGDA, "总经理", "李四", "执委", PHONES[1]],
    ]
    truth = [
        enterprise(
            ANDA, 负责人="张三", 负责人职务="董事长、总经理", 工商联职务="副主席", 负责人手机=PHONES[0]
        ),
        enterprise(HONGDA, 负责人="李四", 负责人职务="总经理", 工商联职务="执委", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def chambers() -> Roster:
    """团体会员：每个商会各有会长，职务是他们自己的。"""
    grid: Grid = [
        ["团体会员名册"],
        ["商会名称", "负责人姓名", "职务", "联系方式", "会员数"],
        ["石门乡商会", "张三", "会长", PHONES[0], 35],
        ["餐饮行业协会", "李四", "会长", PHONES[1], 60],
        ["安徽商会", "王小明", "秘书长", PHONES[2], 22],
    ]
    truth = [
        {
            "会员名称": "石门乡商会",
            "会员类别": "团体会员",
            "负责人": "张三",
            "负责人职务": "会长",
            "负责人手机": PHONES[0],
            "会员数": "35",
        },
        {
            "会员名称": "餐饮行业协会",
            "会员类别": "团体会员",
            "负责人": "李四",
            "负责人职务": "会长",
            "负责人手机": PHONES[1],
            "会员数": "60",
        },
        {
            "会员名称": "安徽商会",
            "会员类别": "团体会员",
            "负责人": "王小明",
            "负责人职务": "秘书长",
            "负责人手机": PHONES[2],
            "会员数": "22",
        },
    ]
    return Roster("团体会员.xlsx", xlsx(grid), truth, fields=["会员数"])


@roster
def direct_members() -> Roster:
    """所属商会写着直属、无、县工商联或本会名称：就是直属，没有商会。"""
    words = ("直属", "县工商联", "临川县工商业联合会（总商会）", "无", "直属会员")
    names = (ANDA, HONGDA, KAIXUAN, TENGFEI, "临川县广厦包装股份有限公司", "青石县康宁餐饮有限责任公司")
    chambers_ = (*words, "石门乡商会")
    grid: Grid = [
        ["企业名称", "所属商会"],
        *([name, word] for name, word in zip(names, chambers_, strict=True)),
    ]
    truth = [enterprise(name, 会员层级="直属会员") for name in names[:5]]
    truth.append(enterprise(names[5], 所属商会="石门乡商会", 会员层级="所属商会会员"))
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def contacts_beside() -> Roster:
    """通讯录：负责人和联系人各有电话，紧跟在姓名后面。"""
    grid: Grid = [
        ["单位全称", "单位地址", "主要负责人", "电话", "联络员", "电话", "E-mail", "邮编"],
        [ANDA, "滨河路", "张三", PHONES[0], "李四", "13805740002；8261402", "Li@example.com", "344000"],
    ]
    truth = [
        enterprise(
            ANDA, 地址="滨河路", 负责人="张三", 负责人手机=PHONES[0], 联系人="李四", 联系人手机=PHONES[1],
            联系人座机="8261402", 联系人邮箱="Li@example.com", 邮编="344000",
        )
    ]  # fmt: skip
    return Roster("通讯录.xlsx", xlsx(grid), truth)


@roster
def in_csv() -> Roster:
    """办公系统导出的 GB18030 逗号文件，有生僻字。"""
    grid: Grid = [
        ["单位名称", "负责人", "手机号码", "入会时间"],
        ["临川县喆犇农业专业合作社", "㛃䶮", PHONES[0], "2019.03"],
        [HONGDA, "李四", PHONES[1], "2020年5月"],
    ]
    truth = [
        enterprise("临川县喆犇农业专业合作社", 负责人="㛃䶮", 负责人手机=PHONES[0], 入会日期="2019-03"),
        enterprise(HONGDA, 负责人="李四", 负责人手机=PHONES[1], 入会日期="2020-05"),
    ]
    return Roster("导出.csv", csv(grid), truth)


@roster
def in_html() -> Roster:
    """网页另存的 .xls。"""
    grid: Grid = [
        ["会员名称", "信用代码", "注册资金（万元）", "经办人", "经办人电话"],
        [ANDA, CODES[0], "1,200.5", "李四", PHONES[1]],
    ]
    truth = [
        enterprise(ANDA, 统一社会信用代码=CODES[0], 注册资本=1200.5, 联系人="李四", 联系人手机=PHONES[1])
    ]
    return Roster("会员.xls", page(grid), truth)


@roster
def wide_letters() -> Roster:
    """全角和英文表头：ＮＯ．、Ｅ－ｍａｉｌ、ＱＱ，表头里有星号和空格。"""
    grid: Grid = [
        ["ＮＯ．", "＊单 位 名 称", "*负责人（必填）", "手 机", "Ｅ－ｍａｉｌ", "ＱＱ号", "职　务"],
        [1, ANDA, "张三", "１３８０５７４０００１", "zs@example.com", 12345678, "厂长"],
        [2, HONGDA, "李四", PHONES[1], None, None, "经理"],
    ]
    truth = [
        enterprise(
            ANDA,
            负责人="张三",
            负责人手机=PHONES[0],
            负责人邮箱="zs@example.com",
            QQ="12345678",
            负责人职务="厂长",
        ),
        enterprise(HONGDA, 负责人="李四", 负责人手机=PHONES[1], 负责人职务="经理"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def yearly_figures() -> Roster:
    """单独一年的营业收入就是营业收入；几年并列则各自留下。"""
    grid: Grid = [
        ["企业名称", "2025年营业收入（万元）", "2024年纳税", "2025年纳税", "从业人员数"],
        [ANDA, 1200, 30, 35, 60],
    ]
    truth = [enterprise(ANDA, 营业收入=1200, 员工人数=60, **{"2024年纳税": "30", "2025年纳税": "35"})]
    return Roster("指标.xlsx", xlsx(grid), truth, fields=["2024年纳税", "2025年纳税"])


@roster
def same_head() -> Roster:
    """同一人负责两家企业，另有同名不同人。"""
    grid: Grid = [
        ["单位名称", "负责人", "手机"],
        [ANDA, "张三", PHONES[0]],
        [HONGDA, "张三", PHONES[0]],
        [KAIXUAN, "张三", PHONES[2]],
    ]
    truth = [
        enterprise(unit, 负责人="张三", 负责人手机=phone)
        for unit, phone in ((ANDA, PHONES[0]), (HONGDA, PHONES[0]), (KAIXUAN, PHONES[2]))
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def twice_in_the_list() -> Roster:
    """同一家写了两行：一样的只算一次，不一样的等人确认。"""
    grid: Grid = [
        ["单位名称", "统一社会信用代码", "地址"],
        [ANDA, CODES[0], "滨河路12号"],
        [ANDA, CODES[0], "滨河路12号"],
        [HONGDA, CODES[1], "石门乡"],
        [HONGDA, CODES[1], "大坪乡"],
    ]
    truth = [
        enterprise(ANDA, 统一社会信用代码=CODES[0], 地址="滨河路12号"),
        enterprise(HONGDA, 统一社会信用代码=CODES[1], 地址="石门乡"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, problems=[(5, "")])


@roster
def said_twice() -> Roster:
    """两列意思相同：第二列另存，一个字也不丢。"""
    grid: Grid = [
        ["企业名称", "注册资本", "实缴资本", "经营地址", "注册地址"],
        [ANDA, 500, 300, "滨河路", "人民路"],
    ]
    truth = [enterprise(ANDA, 注册资本=500, 地址="滨河路", 实缴资本="300", 注册地址="人民路")]
    notes = ["「实缴资本」列与前面的列意思相同", "「注册地址」列与前面的列意思相同"]
    return Roster("名单.xlsx", xlsx(grid), truth, fields=["实缴资本", "注册地址"], notes=notes)


@roster
def status_and_end() -> Roster:
    """会员状态与退会情况。"""
    grid: Grid = [
        ["企业名称", "入会时间", "状态", "退会时间"],
        [ANDA, "2010-01-05", "在册", None],
        [HONGDA, "2011年", "退会", "2021.6"],
        [KAIXUAN, "2012-05", "注销", "2020-03-01"],
    ]
    truth = [
        enterprise(ANDA, 入会日期="2010-01-05", 会员状态="在册", 办理状态="在册"),
        enterprise(HONGDA, 入会日期="2011", 退会日期="2021-06", 退会原因="已退会", 会员状态="已退会"),
        enterprise(KAIXUAN, 入会日期="2012-05", 退会日期="2020-03-01", 退会原因="注销", 会员状态="注销"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)
