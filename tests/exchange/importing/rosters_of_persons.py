"""Lists of persons: individual members with their place of work, and lists that mix both."""

from __future__ import annotations

from tests.exchange.importing.rosters import (
    ANDA,
    CODES,
    HONGDA,
    KAIXUAN,
    LI_ID,
    PHONES,
    WANG_ID,
    ZHANG_ID,
    Grid,
    Roster,
    enterprise,
    person,
    roster,
    xlsx,
)


@roster
def individuals() -> Roster:
    """个人会员名册：工作单位是任职单位，不是企业会员。"""
    grid: Grid = [
        ["临川县工商联个人会员名册"],
        ["序号", "姓名", "性别", "出生年月", "工作单位", "职务", "手机", "身份证号"],
        [1, "张　三", "男", "1981.07", ANDA, "董事长", PHONES[0], ZHANG_ID],
        [2, "李四", "女", "1987年3月", HONGDA, "会计", 13805740002, LI_ID],
        [3, "买买提•吐尔逊", "男", None, None, None, PHONES[2], None],
    ]
    truth = [
        person("张三", 负责人性别="男", 负责人出生日期="1981-07", 工作单位=ANDA, 负责人职务="董事长",
            负责人手机=PHONES[0], 身份证号=ZHANG_ID),
        person("李四", 负责人性别="女", 负责人出生日期="1987-03", 工作单位=HONGDA, 负责人职务="会计",
            负责人手机=PHONES[1], 身份证号=LI_ID),
        person("买买提·吐尔逊", 负责人性别="男", 负责人手机=PHONES[2]),
    ]  # fmt: skip
    return Roster("个人会员.xlsx", xlsx(grid), truth)


@roster
def unit_and_post() -> Roster:
    """姓名、单位及职务、电话：没有会员类别，按个人会员导入并说明。"""
    grid: Grid = [
        ["姓名", "单位及职务", "电话"],
        ["张三", f"{ANDA}董事长、总经理", PHONES[0]],
        ["李四", f"{HONGDA}副总经理", PHONES[1]],
    ]
    truth = [
        person("张三", 工作单位=ANDA, 负责人职务="董事长、总经理", 负责人手机=PHONES[0]),
        person("李四", 工作单位=HONGDA, 负责人职务="副总经理", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, notes=["名单没有会员类别，按个人会员导入"])


@roster
def unit_and_post_of_enterprises() -> Roster:
    """同样三列，标题说是会员企业：单位就是会员。"""
    grid: Grid = [
        ["会员企业通讯录"],
        ["姓名", "单位及职务", "电话"],
        ["张三", f"{ANDA}董事长", PHONES[0]],
        ["李四", f"{HONGDA}总经理", PHONES[1]],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人职务="董事长", 负责人手机=PHONES[0]),
        enterprise(HONGDA, 负责人="李四", 负责人职务="总经理", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def place_of_work_of_heads() -> Roster:
    """所在单位旁边是负责人而不是姓名：单位是会员。"""
    grid: Grid = [["所在单位", "负责人", "手机"], [ANDA, "张三", PHONES[0]], [HONGDA, "李四", PHONES[1]]]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0]),
        enterprise(HONGDA, 负责人="李四", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def unit_behind_name() -> Roster:
    """姓名在前、单位在后：人是会员；职务里写着全称也拆得开。"""
    grid: Grid = [
        ["姓名", "性别", "单位", "现任职务", "联系方式"],
        ["张三", "男", ANDA, "董事长", PHONES[0]],
        ["李四", "女", HONGDA, "总经理", PHONES[1]],
    ]
    truth = [
        person("张三", 负责人性别="男", 工作单位=ANDA, 负责人职务="董事长", 负责人手机=PHONES[0]),
        person("李四", 负责人性别="女", 工作单位=HONGDA, 负责人职务="总经理", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def unit_before_name() -> Roster:
    """单位在前、姓名在后：单位是会员。"""
    grid: Grid = [
        ["单位", "姓名", "职务", "电话"],
        [ANDA, "张三", "董事长", PHONES[0]],
        [HONGDA, "李四", "厂长", PHONES[1]],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人职务="董事长", 负责人手机=PHONES[0]),
        enterprise(HONGDA, 负责人="李四", 负责人职务="厂长", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def post_holds_the_unit() -> Roster:
    """职务一格里连单位带职务，没有单位列。"""
    grid: Grid = [
        ["姓名", "现任职务", "手机号码"],
        ["张三", f"{ANDA}董事长", PHONES[0]],
        ["李四", f"{HONGDA}法定代表人", PHONES[1]],
        ["王小明", "退休", PHONES[2]],
    ]
    truth = [
        person("张三", 工作单位=ANDA, 负责人职务="董事长", 负责人手机=PHONES[0]),
        person("李四", 工作单位=HONGDA, 负责人职务="法定代表人", 负责人手机=PHONES[1]),
        person("王小明", 负责人手机=PHONES[2], 备注="职务：退休"),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def mixed_by_kind() -> Roster:
    """企业、团体、个人混排，按会员类别逐行认定。"""
    grid: Grid = [
        ["会员名称", "会员类别", "负责人", "联系电话", "地址"],
        [ANDA, "企业", "张三", PHONES[0], "滨河路"],
        ["石门乡商会", "团体会员", "李四", PHONES[1], "石门乡"],
        ["王小明", "个人", "王小明", PHONES[2], "城关街道"],
        ["赵六", "个人会员", None, PHONES[3], None],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 负责人手机=PHONES[0], 地址="滨河路"),
        {
            "会员名称": "石门乡商会",
            "会员类别": "团体会员",
            "负责人": "李四",
            "负责人手机": PHONES[1],
            "地址": "石门乡",
        },
        person("王小明", 负责人手机=PHONES[2], 负责人住址="城关街道"),
        person("赵六", 负责人手机=PHONES[3]),
    ]
    return Roster("会员.xlsx", xlsx(grid), truth)


@roster
def names_of_members_only() -> Roster:
    """会员名称一列全是人名：电话是本人的。"""
    grid: Grid = [
        ["个人会员名单"],
        ["会员名称", "性别", "联系电话", "家庭住址"],
        ["张三", "男", PHONES[0], "滨河路3号"],
        ["李四", "女", PHONES[1], None],
    ]
    truth = [
        person("张三", 负责人性别="男", 负责人手机=PHONES[0], 负责人住址="滨河路3号"),
        person("李四", 负责人性别="女", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def party_by_tick() -> Roster:
    """党员、人大代表、政协委员打勾；年龄不算成出生日期。"""
    grid: Grid = [
        ["个人会员花名册"],
        ["姓名", "年龄", "党员(是/否)", "人大代表", "政协委员", "籍贯", "会龄"],
        ["张三", 48, "是", "√", None, "江西临川", 12],
        ["李四", "52岁", "否", None, "县政协常委", "浙江宁波", 3],
    ]
    truth = [
        person("张三", 年龄="48", 政治面貌="中共党员", 人大职务="人大代表", 籍贯="江西临川", 会龄="12"),
        person("李四", 年龄="52岁", 政协职务="县政协常委", 籍贯="浙江宁波", 会龄="3"),
    ]
    notes = ["只说明不是中共党员"]
    return Roster("名单.xlsx", xlsx(grid), truth, fields=["年龄", "会龄"], notes=notes)


@roster
def age_beside_birth() -> Roster:
    """有出生年月时年龄不另存。"""
    grid: Grid = [
        ["个人会员花名册"],
        ["姓名", "出生年月", "年龄", "手机"],
        ["张三", "1981.07", 45, PHONES[0]],
        ["李四", "1987.12", 38, PHONES[1]],
    ]
    truth = [
        person("张三", 负责人出生日期="1981-07", 负责人手机=PHONES[0]),
        person("李四", 负责人出生日期="1987-12", 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth, notes=["「年龄」列由其他列算出"])


@roster
def id_against_birth() -> Roster:
    """身份证号与出生年月、性别不符：照原样导入并提示。"""
    grid: Grid = [
        ["姓名", "性别", "出生日期", "身份证号", "工作单位"],
        ["张三", "男", "1981-07-08", ZHANG_ID, ANDA],
        ["李四", "男", "1986-03-31", LI_ID, HONGDA],
        ["王小明", "男", "1976.7", WANG_ID.lower(), KAIXUAN],
        ["赵六", "女", "1990-01-01", "3302********1234", None],
    ]
    truth = [
        person("张三", 负责人性别="男", 负责人出生日期="1981-07-08", 身份证号=ZHANG_ID, 工作单位=ANDA),
        person("李四", 负责人性别="男", 负责人出生日期="1986-03-31", 身份证号=LI_ID, 工作单位=HONGDA),
        person("王小明", 负责人性别="男", 负责人出生日期="1976-07", 身份证号=WANG_ID, 工作单位=KAIXUAN),
        person("赵六", 负责人性别="女", 负责人出生日期="1990-01-01"),
    ]
    notes = ["身份证号里是1987-03-31", "身份证号里是女", "已遮盖"]
    return Roster("名单.xlsx", xlsx(grid), truth, notes=notes)


@roster
def homonyms() -> Roster:
    """同名的人：身份证号或手机不同就是两个人。"""
    grid: Grid = [
        ["个人会员名单"],
        ["姓名", "手机", "身份证号"],
        ["张三", PHONES[0], ZHANG_ID],
        ["张三", PHONES[1], WANG_ID],
        ["李四", PHONES[2], None],
        ["李四", PHONES[3], None],
    ]
    truth = [
        person("张三", 负责人手机=PHONES[0], 身份证号=ZHANG_ID),
        person("张三", 负责人手机=PHONES[1], 身份证号=WANG_ID),
        person("李四", 负责人手机=PHONES[2]),
        person("李四", 负责人手机=PHONES[3]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)


@roster
def enterprises_by_their_columns() -> Roster:
    """姓名和工作单位之外还有信用代码、注册资本：是企业名单。"""
    grid: Grid = [
        ["姓名", "工作单位", "统一社会信用代码", "注册资本", "手机"],
        ["张三", ANDA, CODES[0], 500, PHONES[0]],
        ["李四", HONGDA, CODES[1], 800, PHONES[1]],
    ]
    truth = [
        enterprise(ANDA, 负责人="张三", 统一社会信用代码=CODES[0], 注册资本=500, 负责人手机=PHONES[0]),
        enterprise(HONGDA, 负责人="李四", 统一社会信用代码=CODES[1], 注册资本=800, 负责人手机=PHONES[1]),
    ]
    return Roster("名单.xlsx", xlsx(grid), truth)
