"""Words that every list of people uses, with their other spellings: defaults of editable dictionaries."""

from __future__ import annotations

from secretariat.base.kinds.choice import Near, Synonym, Unclear

SEX = ("男", "女")
_MALE = ("男性", "男士", "男同志", "先生", "m", "male", "1", "♂")
_FEMALE = ("女性", "女士", "女同志", "小姐", "f", "female", "2", "♀")
SEX_SYNONYMS: dict[str, Synonym] = {**dict.fromkeys(_MALE, "男"), **dict.fromkeys(_FEMALE, "女")}
"""1 and 2 are the codes of GB/T 2261.1."""

_ETHNICITIES = (
    "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 "
    "哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 "
    "达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 "
    "俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 "
    "基诺族 其他"
)
ETHNICITY = tuple(_ETHNICITIES.split())
"""The 56 of GB/T 3304 in its order, and 其他."""

ETHNICITY_SYNONYMS: dict[str, Synonym] = {
    name.removesuffix("族"): name for name in ETHNICITY if name != "其他"
}
ETHNICITY_SYNONYMS |= {
    "维族": "维吾尔族",
    "蒙族": "蒙古族",
    "蒙": "蒙古族",
    "鲜族": "朝鲜族",
    "哈族": "哈萨克族",
    "其它": "其他",
    "布衣族": "布依族",
    "畬族": "畲族",
    "少数民族": Unclear("没有说明是哪个民族，请写明"),
}

EDUCATION = ("博士研究生", "硕士研究生", "研究生", "大学", "大专", "中专", "高中", "初中", "小学")
EDUCATION_SYNONYMS: dict[str, Synonym] = {
    **dict.fromkeys(("博士", "博士生", "博士研究生毕业"), "博士研究生"),
    **dict.fromkeys(("硕士", "硕士生", "硕士研究生毕业"), "硕士研究生"),
    **dict.fromkeys(("研究生毕业", "研究生学历", "研究生班"), "研究生"),
    **dict.fromkeys(
        ("本科", "大学本科", "本科生", "大本", "大学毕业", "本科毕业", "大学学历", "本科学历"), "大学"
    ),
    **dict.fromkeys(
        ("专科", "大学专科", "大专生", "大专毕业", "大学专科毕业", "专科毕业", "大专学历", "专科学历"), "大专"
    ),
    **dict.fromkeys(("中等专科", "中等专业", "中专生", "中专毕业", "中专学历"), "中专"),
    **dict.fromkeys(("高中毕业", "普通高中", "高级中学", "高中学历"), "高中"),
    **dict.fromkeys(("初中毕业", "初级中学", "初中学历"), "初中"),
    **dict.fromkeys(("小学毕业", "小学学历"), "小学"),
    **dict.fromkeys(
        ("博士在读", "博士研究生在读", "博士后", "在职博士", "工学博士", "管理学博士"), Near("博士研究生")
    ),
    **dict.fromkeys(("mba", "emba", "硕士在读", "硕士研究生在读", "在职硕士"), Near("硕士研究生")),
    **dict.fromkeys(
        ("工商管理硕士", "高级工商管理硕士", "mba在读", "emba在读", "mpa", "硕士学位"), Near("硕士研究生")
    ),
    **dict.fromkeys(
        ("党校研究生", "在职研究生", "研究生在读", "在读研究生", "省委党校研究生"), Near("研究生")
    ),
    **dict.fromkeys(("中央党校研究生", "研究生肄业"), Near("研究生")),
    **dict.fromkeys(
        ("学士", "学士学位", "双学士", "在职本科", "在职大学", "本科在读", "大学在读", "党校本科"),
        Near("大学"),
    ),
    **dict.fromkeys(
        ("自考本科", "函授本科", "成人本科", "全日制本科", "党校大学", "电大本科", "大学肄业"), Near("大学")
    ),
    **dict.fromkeys(
        ("在职大专", "大专在读", "党校大专", "自考大专", "函授大专", "高职", "电大", "高职高专"), Near("大专")
    ),
    **dict.fromkeys(("中技", "技校", "中师", "职业中专"), Near("中专")),
    **dict.fromkeys(("职高", "职业高中", "高中肄业"), Near("高中")),
    **dict.fromkeys(("在读", "肄业"), Unclear("没有说明是哪一级学历，请写明")),
    **dict.fromkeys(
        ("中专及以下", "大专及以下", "高中及以下", "中专以下", "高中以下"),
        Unclear("没有说明是哪一级学历，请写明"),
    ),
    "研究生以上": Unclear("没有说明是研究生还是博士，请写明"),
    **dict.fromkeys(("高中/中专", "中专/高中", "高中(中专)"), Unclear("可能是高中，也可能是中专，请写明")),
}

POLITICS = (
    "中共党员",
    "中共预备党员",
    "共青团员",
    "民革党员",
    "民盟盟员",
    "民建会员",
    "民进会员",
    "农工党党员",
    "致公党党员",
    "九三学社社员",
    "台盟盟员",
    "无党派人士",
    "群众",
)
"""The 13 of GB/T 4762-1984 in the order of their codes."""

_CODES: dict[str, Synonym] = {f"{code:02d}": name for code, name in enumerate(POLITICS, 1)}
_ASK_PARTY = "没有说明是哪个党派，请写明"
POLITICS_SYNONYMS: dict[str, Synonym] = {
    **_CODES,
    **dict.fromkeys(
        ("党员", "中共", "共产党员", "共产党", "中国共产党", "中国共产党党员", "中国共产党员"), "中共党员"
    ),
    **dict.fromkeys(("正式党员", "中共正式党员"), "中共党员"),
    **dict.fromkeys(("预备党员", "中国共产党预备党员", "中共党员(预备)"), "中共预备党员"),
    **dict.fromkeys(("团员", "共青团", "中国共产主义青年团团员"), "共青团员"),
    **dict.fromkeys(("民革", "民革会员", "中国国民党革命委员会", "中国国民党革命委员会党员"), "民革党员"),
    **dict.fromkeys(("民盟", "民盟会员", "中国民主同盟", "中国民主同盟盟员"), "民盟盟员"),
    **dict.fromkeys(("民建", "民建党员", "民主建国会", "中国民主建国会", "中国民主建国会会员"), "民建会员"),
    **dict.fromkeys(("民进", "民进党员", "中国民主促进会", "中国民主促进会会员"), "民进会员"),
    **dict.fromkeys(
        ("农工党", "农工", "农工民主党", "农工民主党党员", "农工党员", "中国农工民主党党员"), "农工党党员"
    ),
    **dict.fromkeys(("致公党", "致公", "中国致公党", "致公党员", "中国致公党党员"), "致公党党员"),
    **dict.fromkeys(("九三学社", "九三", "九三社员", "九三学社成员"), "九三学社社员"),
    **dict.fromkeys(("台盟", "台湾民主自治同盟", "台湾民主自治同盟盟员"), "台盟盟员"),
    **dict.fromkeys(("普通群众", "普通公民", "一般群众"), "群众"),
    **dict.fromkeys(("民主党派", "民主党派成员", "民主党派人士"), Unclear(_ASK_PARTY)),
    "无党派": Unclear("可能是「无党派人士」（经认定的身份），也可能是「群众」，请写明"),
    **dict.fromkeys(
        ("党外", "党外人士", "非党", "非党员", "非中共党员"), Unclear(_ASK_PARTY + "；没有党派的填「群众」")
    ),
}
"""无党派人士 is a status conferred on notable persons, not "no party": a bare 无党派 is asked."""
