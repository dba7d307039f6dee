"""Names of people and of organizations: made comparable, told apart, split from what stands beside."""

from __future__ import annotations

import re
from functools import lru_cache

from secretariat.base.characters import HANZI, clean, clean_lines, fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COMPOUND_SURNAMES = frozenset(
    _words(
        "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
        "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
        "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
        "微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 "
        "南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 吴铭 纳兰 归海 欧侯 完颜 爱新 富察 那拉 叶赫"
    )
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻"
    "莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋"
    "沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代闫涂展佟仝苟覃揭岳帅缑亢况郈有琴归海晋楚闾法汝"
    "鄢钦商牟佘佴伯赏墨哈谯笪年爱阳言福邸淦亓仉督原兰冼冮区郇麦植初战辜库揣由粟占邝丘庹禤迟隋鹿卿矫凃"
    "阿买吐热玉帕迪努刀木扎格次仁洛旦才多央拉尼布其甫母提依凯"
)
"""Surnames in use; a name that starts otherwise is not taken for a person."""

_STRONG = _words(
    "有限责任公司 有限公司 股份公司 分公司 子公司 总公司 公司 集团 商会 协会 联合会 联谊会 促进会 "
    "研究会 学会 基金会 委员会 管委会 居委会 村委会 工商联 总会 分会 合作社 联合社 联合体 联社 工会 "
    "妇联 侨联 台联 青联 科协 残联 文联 事务所 研究所 研究院 设计院 卫生院 交易所 派出所 律师所 诊所 "
    "会所 医院 法院 检察院 学院 大学 中学 小学 学校 幼儿园 职校 技校 银行 信用社 支行 分行 商行 车行 "
    "中心 合伙企业 个体工商户 企业 工厂 农场 林场 牧场 渔场 市场 商场 超市 商城 商店 门店 饭店 酒店 "
    "宾馆 旅馆 餐馆 茶馆 会馆 图书馆 博物馆 工作室 经营部 门市部 批发部 销售部 服务部 办事处 工作站 "
    "服务站 加油站 俱乐部 百货 药房 大药房 药店 书店 酒楼 酒家 山庄 庄园 工业园 产业园 园区 开发区 "
    "度假村 养殖场 种植园 加工厂 矿业 街道办 党支部 党委 支部 人大 政协 政府 统战部 宣传部 组织部"
)
_WEAK = "厂店局部院馆行社所站场校队园庄坊铺吧城楼轩"
_STRONG_END = re.compile("(?:" + "|".join(sorted(_STRONG, key=len, reverse=True)) + ")$")
_LAST_SUFFIX = re.compile(
    "(?:"
    + "|".join(sorted(_STRONG, key=len, reverse=True))
    + f"|[{_WEAK[:12]}])"
    + r"(?:[(（][^()（）]*[)）])?(?![长员士务])"
)
_POST_START = re.compile(
    r"(?:名誉|常务|执行|副|总|董事|监事|理事|主席|会长|书记|经理|厂长|店长|主任|部长|院长|校长|局长|所长|站长|行长|社长|秘书|法人|法定|"
    r"负责|股东|合伙|投资|创始|工程|会计|财务|办公|党|执委|常委|委员|代表|员工|职工|顾问|合作|业主|经营|联系|助理|兼|CEO|总裁|老板|"
    r"高级|首席|销售|技术|行政|人事|生产|驻|第|原|荣誉|组长|队长|校|教授|教师|医师|律师|掌门|站)"
)
_PERSON_GAPS = re.compile(rf"(?<=[{HANZI}])\s+(?=[{HANZI}])")
_NAME_DOTS = re.compile(rf"(?<=[{HANZI}])\s*[·•‧.・･．∙⋅˙●]\s*(?=[{HANZI}])")
_DOTTED_NAME = re.compile(rf"[{HANZI}]+(?:·[{HANZI}]+)+")
_PERSON = re.compile(rf"[{HANZI}]{{2,4}}")
_POST_SEPARATOR = re.compile(r"[、,，;；/／|\n]+")
_ENDS = " 、,，;；。.:："


@lru_cache(maxsize=65536)
def person_name(text: str) -> str:
    """The name as it is kept: 张　三 is 张三, the dots of minority names are ·; other spaces stay single."""
    name = _NAME_DOTS.sub("·", clean(text)).strip(_ENDS)
    pieces = _PERSON_GAPS.split(name)
    if len(pieces) == 1:
        return name
    joined = "".join(pieces)
    lone = all(len(piece) == 1 for piece in pieces)
    compound = len(pieces) == 2 and pieces[0] in COMPOUND_SURNAMES and len(joined) <= 4
    return joined if len(joined) <= 3 or (lone and len(joined) <= 4) or compound else " ".join(pieces)


def organization_key(text: str) -> str:
    """The exact key of an organization's name: brackets, spaces and letter case do not count."""
    return fold(text).strip("、,;。.:")


_PROVINCES = _words(
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 "
    "云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆"
)
_PROVINCE = re.compile(
    f"^({'|'.join(_PROVINCES)})(?:省|维吾尔自治区|回族自治区|壮族自治区|自治区)?(?=.{{2}})"
)
_CITY_NEXT = re.compile(r"^[\u4e00-\u9fff]{2,4}?[市县区州](?!场)")
_AREA_WORD = re.compile(r"^([\u4e00-\u9fff]{2,4}?)(?:市|县|区|州)(?!场|政|委|域|块)(?=.{2})")
_LEGAL_FORM = re.compile(r"\((?:普通合伙|有限合伙|特殊普通合伙|个体工商户|个人独资|集团)\)")
_LEGAL_END = re.compile(r"(?:\(?集团\)?)?(?:股份)?(?:有限)?(?:责任)?(?<!分)(?<!子)公司$|集团$")


@lru_cache(maxsize=65536)
def organization_stem(text: str) -> str:
    """What is left of a name without 省 and 县 wording, brackets and legal form; similar names share it.

    Only for asking whether two records are the same organization, never for merging.
    """
    key = organization_key(text)
    stem = _LEGAL_FORM.sub("", key)
    province = _PROVINCE.match(stem)
    if province:
        rest = stem[province.end() :]
        stem = rest if _CITY_NEXT.match(rest) else province[1] + rest
    for _ in range(2):
        stem = _AREA_WORD.sub(r"\1", stem)
    stem = _LEGAL_END.sub("", stem).replace("(", "").replace(")", "")
    return stem if len(stem) >= 2 else key


@lru_cache(maxsize=65536)
def is_organization(text: str) -> bool:
    """Whether the text looks like an organization's name, by its ending (公司, 厂, 商会, 合作社 …)."""
    name = re.sub(r"[(（][^()（）]*[)）]$", "", clean(text).strip(_ENDS))
    if len(name) < 3 or not re.search(f"[{HANZI}]", name):
        return False
    if _STRONG_END.search(name):
        return True
    long_enough = 3 if name[-1] in "厂店局" else 5 if name[:1] in SURNAMES else 4
    return name[-1] in _WEAK and len(name) >= long_enough


@lru_cache(maxsize=65536)
def is_person(text: str) -> bool:
    """Whether this looks like one person's name: a known surname and 2 to 4 characters, or parts with ·."""
    name = person_name(text)
    if _DOTTED_NAME.fullmatch(name):
        return True
    if not _PERSON.fullmatch(name) or is_organization(name):
        return False
    if name[:2] in COMPOUND_SURNAMES and len(name) >= 3:
        return True
    return name[0] in SURNAMES and (len(name) <= 3 or name[1] in SURNAMES)


def split_people(text: str) -> tuple[str, ...]:
    """The names in a cell that may hold several: 张三、李四/王五. Brackets stay with their name."""
    tidy = clean_lines(text)
    whole = person_name(tidy)
    if " " not in whole and not _POST_SEPARATOR.search(tidy):
        return (whole,) if whole else ()
    names: list[str] = []
    for piece in _POST_SEPARATOR.split(tidy):
        name = person_name(piece)
        several = [part for part in name.split(" ") if part]
        # 张三 李四 are two people, 王 小明 is one; Latin names keep their spaces.
        names.extend(several if len(several) > 1 and all(is_person(part) for part in several) else [name])
    return tuple(name for name in names if name)


@lru_cache(maxsize=65536)
def split_organization_and_post(text: str) -> tuple[str, str]:
    """Organization and posts of a cell 单位及职务, split behind the last organization's ending.

    Either part is empty where there is none; several organizations give ("", text): see `split_posts`.
    """
    pairs = split_posts(text)
    organizations = {organization for organization, _ in pairs if organization}
    if len(organizations) > 1:
        return "", clean(text)
    posts = "、".join(post for _, post in pairs if post)
    return (organizations.pop() if organizations else ""), posts


@lru_cache(maxsize=65536)
def split_posts(text: str) -> tuple[tuple[str, str], ...]:
    """Every (organization, post) of a cell; a post without an organization follows the one before."""
    pairs: list[tuple[str, str]] = []
    waiting, current = "", ""
    for piece in _pieces(text):
        organization, post = _split_piece(waiting + piece)
        if organization:
            current, waiting = organization, ""
            pairs.append((organization, post))
        elif current or _is_post(piece):
            pairs.append((current, waiting + piece))
            waiting = ""
        else:
            waiting += piece + "、"
    if waiting:
        pairs.append((current, waiting.strip("、")))
    return tuple(pairs)


def _pieces(text: str) -> list[str]:
    pieces = (_PERSON_GAPS.sub("", piece.strip(_ENDS)) for piece in _POST_SEPARATOR.split(clean_lines(text)))
    return [piece for piece in pieces if piece]


def _is_post(piece: str) -> bool:
    return bool(_POST_START.match(piece))


def _split_piece(piece: str) -> tuple[str, str]:
    cut = 0
    for match in _LAST_SUFFIX.finditer(piece):
        weak = match[0][0] in _WEAK and not _STRONG_END.match(match[0])
        if match.start() >= 1 and not (weak and _within_post(piece, match, cut)):
            cut = match.end()
    if cut == 0 or (cut < 3 and cut < len(piece) and not _POST_START.match(piece[cut:])):
        return "", piece
    return piece[:cut], piece[cut:].strip(_ENDS)


def _within_post(piece: str, match: re.Match[str], cut: int) -> bool:
    """Whether a one-character ending belongs to a post (执行董事) rather than to an organization (机械厂)."""
    if match.start() < 2 or (cut and _POST_START.match(piece[cut:])):
        return True
    rest = piece[match.end() :]
    return piece[match.start() - 1 : match.end()] == "执行" or bool(rest and not _POST_START.match(rest))
