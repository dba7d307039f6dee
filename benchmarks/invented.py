"""Invented enterprises and people in any number, the same for the same seed: nobody here exists."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTY = "临川县"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡单仇解查区盖任华"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文海龙春梅红云飞鹏辉宏斌晨宇浩然子涵雨轩欣怡"
    "䶮堃喆犇㛃𬭎俊凯博睿思远佳琪婷雪晓东新民德胜长生金荣福贵永康泽"
)
_BRANDS = (
    "金盛宏达鑫源恒泰瑞丰华美锦绣天和永兴隆昌广德信诚正大新科创联众合力东方南北远大中兴建业长青百川海纳重石明珠"
    "万家乐福安康祥云龙凤凰星光耀辉腾飞跃进启航博雅卓越润泽嘉禾绿野春晖秋实银杏梧桐"
)
_TRADES = (
    *(
        "建材",
        "商贸",
        "科技",
        "农业发展",
        "食品",
        "机械制造",
        "电子",
        "物流",
        "服饰",
        "家具",
        "医药",
        "房地产开发",
    ),
    *(
        "建筑工程",
        "餐饮管理",
        "文化传媒",
        "纺织",
        "化工",
        "汽车销售",
        "塑料制品",
        "旅游开发",
        "种植专业",
        "养殖",
    ),
)
_FORMS = (
    "有限公司",
    "有限公司",
    "有限公司",
    "有限责任公司",
    "股份有限公司",
    "厂",
    "合作社",
    "经营部",
    "集团有限公司",
)
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_MOBILE_STARTS = ("138", "139", "136", "150", "158", "177", "186", "188", "199")


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented enterprise with the people who speak for it."""

    name: str
    code: str
    head: str
    contact: str
    phone: str


def credit_code(chance: random.Random) -> str:
    """A well-formed 统一社会信用代码 with its check character (GB 32100-2015)."""
    body = "91360000" + "".join(chance.choices(_CODE_SIGNS, k=9))
    total = sum(_CODE_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + _CODE_SIGNS[-total % 31]


def person_name(chance: random.Random) -> str:
    """A name of two or three characters, rare ones among them."""
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2))))


def phone(chance: random.Random) -> str:
    """A mobile number of eleven digits."""
    return chance.choice(_MOBILE_STARTS) + f"{chance.randrange(10**8):08d}"


def company_name(chance: random.Random) -> str:
    """A name as most in a county are: place, brand, trade, legal form; some 14 characters."""
    brand = "".join(chance.choices(_BRANDS, k=chance.choice((2, 2, 3, 4))))
    place = chance.choice((_COUNTY, _COUNTY, "临川", "重庆", "江西", ""))
    return f"{place}{brand}{chance.choice(_TRADES)}{chance.choice(_FORMS)}"


def enterprises(count: int, seed: int = 1) -> Iterator[Invented]:
    """So many invented enterprises; the head is often the contact too."""
    chance = random.Random(seed)
    for _ in range(count):
        head = person_name(chance)
        contact = head if chance.random() < 0.3 else person_name(chance)
        yield Invented(company_name(chance), credit_code(chance), head, contact, phone(chance))
