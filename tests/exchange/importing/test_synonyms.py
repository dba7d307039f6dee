"""Every heading of the table of synonyms finds its column: in lists of units, and in lists of persons."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.exchange.importing import How
from tests.exchange.importing.desk import Desk
from tests.exchange.importing.rosters import ANDA, CODES, PHONES, ZHANG_ID
from tests.exchange.importing.synonyms import SYNONYMS

# group of synonyms → (a cell that stands there, the column it means in a list of units, in a list of persons)
MEANING: dict[str, tuple[Any, str, str]] = {
    "member_name": (ANDA, "organization.name", "organization.name"),
    "person_name": ("张三", "principal.name", "principal.name"),
    "legal_rep": ("张三", "principal.name", "legal.name"),
    "contact": ("李四", "contact.name", "contact.name"),
    "mobile": (PHONES[0], "principal.mobile", "principal.mobile"),
    "landline": ("0574-86251234", "organization.phone", "organization.phone"),
    "sex": ("男", "principal.sex", "principal.sex"),
    "ethnicity": ("汉族", "principal.ethnicity", "principal.ethnicity"),
    "birth": ("1975-08", "principal.birth", "principal.birth"),
    "native_place": ("江西临川", "principal.native_place", "principal.native_place"),
    "id_no": (ZHANG_ID, "principal.id_number", "principal.id_number"),
    "politics": ("中共党员", "principal.politics", "principal.politics"),
    "party_join": ("1999-07", "principal.party_joined", "principal.party_joined"),
    "education": ("大专", "principal.education", "principal.education"),
    "company_post": ("总经理", "principal_job.post", "principal_job.post"),
    "fed_post": ("常务理事", "membership.federation_post", "membership.federation_post"),
    "npc": ("县人大代表", "principal.npc", "principal.npc"),
    "cppcc": ("县政协委员", "principal.cppcc", "principal.cppcc"),
    "social_post": ("县慈善会理事", "principal.social", "principal.social"),
    "uscc": (CODES[0], "organization.credit_code", "organization.credit_code"),
    "industry": ("制造业", "organization.industry", "organization.industry"),
    "business": ("五金零售", "organization.business", "organization.business"),
    "capital": (500, "organization.capital", "organization.capital"),
    "founded": ("2001-02", "organization.founded", "organization.founded"),
    "staff": (50, "organization.staff", "organization.staff"),
    "revenue": (5, "organization.revenue", "organization.revenue"),
    "tax": (3, "organization.tax", "organization.tax"),
    "town": ("石门乡", "organization.town", "organization.town"),
    "chamber": ("石门乡商会", "chamber.name", "chamber.name"),
    "address": ("滨河路12号", "organization.address", "organization.address"),
    "member_type": ("企业会员", "membership.kind", "membership.kind"),
    "member_no": ("A-012", "membership.number", "membership.number"),
    "join_date": ("2001-03", "membership.start", "membership.start"),
    "status": ("在册", "status", "status"),
    "wechat": ("zhangsan", "principal.wechat", "principal.wechat"),
    "email": ("zs@example.com", "principal.email", "principal.email"),
    "remark": ("老会员", "membership.remark", "membership.remark"),
}
ELSEWHERE = {
    "所在单位": ("organization.name", "company.name"),  # beside 姓名 it is where that person works
    "单位": ("organization.name", "company.name"),
    "联系人姓名": ("contact.name", "contact.name"),
    "联系人手机": ("contact.mobile", "contact.mobile"),
    "传真电话": ("organization.fax", "organization.fax"),
    "宅电": ("principal.landline", "principal.landline"),
    "出生地": ("principal.birthplace", "principal.birthplace"),
    "家庭住址": ("principal.home", "principal.home"),
    "登记时间": ("organization.founded", "organization.founded"),
    "备注(退会)": ("membership.remark", "membership.remark"),
    "20XX年会费": ("", ""),
    "年龄(兼)": ("", ""),
}
"""Words that stand in two groups of the table, or mean something finer; "" for none of our columns."""
_OF_PERSONS = frozenset(
    ("person_name", "legal_rep", "contact", "member_name", "post_org", "age", "fee", "seq", "id_no", "sex")
)


def _meaning(desk: Desk, titles: list[str], cells: list[Any], place: int) -> tuple[tuple[str, ...], How]:
    preview = desk.preview([titles, cells])
    assert not preview.questions, titles
    found = preview.tables[0].mappings[place]
    return found.keys, found.how


CASES = [(group, word) for group in MEANING for word in SYNONYMS[group]]


@pytest.mark.parametrize(("group", "word"), CASES)
def test_in_a_list_of_units(desk: Desk, group: str, word: str) -> None:
    cell, key, _ = MEANING[group]
    wanted = ELSEWHERE.get(word, (key,))[0]
    if group == "member_name":
        titles, cells, place = [word, "负责人", "地址"], [cell, "张三", "滨河路"], 0
    elif group in ("person_name", "legal_rep", "contact"):
        titles, cells, place = ["企业名称", word, "电话"], [ANDA, cell, PHONES[0]], 1
    else:
        titles, cells, place = ["企业名称", "负责人", word], [ANDA, "张三", cell], 2
    if word == "联系人手机":
        titles[1] = "联系人"
    keys, _ = _meaning(desk, titles, cells, place)
    assert (wanted in keys) if wanted else not keys


@pytest.mark.parametrize(("group", "word"), CASES)
def test_far_from_the_person(desk: Desk, group: str, word: str) -> None:
    """With one person in the table it does not matter where the column stands."""
    if group in ("member_name", "person_name", "legal_rep", "contact") or word == "联系人手机":
        return
    cell, key, _ = MEANING[group]
    wanted = ELSEWHERE.get(word, (key,))[0]
    keys, _ = _meaning(desk, [word, "企业名称", "入网编号", "负责人"], [cell, ANDA, "7", "张三"], 0)
    assert (wanted in keys) if wanted else not keys


@pytest.mark.parametrize(("group", "word"), CASES)
def test_in_a_list_of_persons(desk: Desk, group: str, word: str) -> None:
    cell, _, key = MEANING[group]
    wanted = ELSEWHERE.get(word, (key, key))[1]
    if group == "person_name" and word != "联系人姓名":
        titles, cells, place = [word, "民族", "籍贯"], [cell, "汉族", "江西"], 0
    elif group == "legal_rep" and word not in _LEGAL:
        return  # 负责人 beside 姓名 is the same person once more
    else:
        titles, cells, place = ["姓名", "QQ", word], ["张三", "12345", cell], 2
    if word == "联系人手机":
        titles[1:2], cells[1:2] = ["联系人"], ["李四"]
    keys, _ = _meaning(desk, titles, cells, place)
    assert (wanted in keys) if wanted else not keys


_LEGAL = frozenset(word for word in SYNONYMS["legal_rep"] if word.startswith(("法", "企业法", "单位法")))


@pytest.mark.parametrize("word", SYNONYMS["post_org"])
def test_unit_and_post_in_one_cell(desk: Desk, word: str) -> None:
    keys, how = _meaning(desk, ["姓名", word, "手机"], ["张三", f"{ANDA}董事长", PHONES[0]], 1)
    assert (keys, how) == (("company.name", "principal_job.post"), How.SPLIT)


@pytest.mark.parametrize("word", SYNONYMS["mobile"])
def test_phones_of_nobody_are_the_units(desk: Desk, word: str) -> None:
    if "联系人" in word or "负责人" in word or "法人" in word:
        return
    keys, _ = _meaning(desk, ["企业名称", word], [ANDA, PHONES[0]], 1)
    assert keys == ("organization.phone",)


@pytest.mark.parametrize("word", (*SYNONYMS["fee"], *SYNONYMS["age"]))
def test_what_the_ledger_does_not_keep_becomes_a_field(desk: Desk, word: str) -> None:
    preview = desk.preview([["企业名称", "负责人", word], [ANDA, "张三", "48"]])
    assert preview.new_fields == (word,) and not preview.questions


@pytest.mark.parametrize("word", SYNONYMS["seq"])
def test_running_numbers_are_no_values(desk: Desk, word: str) -> None:
    preview = desk.preview([[word, "企业名称"], [1, ANDA], [2, "临川县宏达有限公司"]])
    assert preview.tables[0].mappings[0].how is How.SEQUENCE and not preview.new_fields
