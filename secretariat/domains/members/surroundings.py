"""What the surroundings of a row say: title lines, sheet, group line, and which columns its table has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secretariat.base.characters import fold
from secretariat.base.intake import Setting
from secretariat.base.kinds import Choice, CreditCode
from secretariat.base.kinds.kind import Kind
from secretariat.domains.members.vocabulary import (
    END_REASONS,
    ENTERPRISE,
    GROUP,
    INDIVIDUAL,
    MEMBER_KIND_SYNONYMS,
    MEMBER_KINDS,
    STAGES,
    STATUS_SYNONYMS,
)

NAME, KIND, HEAD, COMPANY = "organization.name", "membership.kind", "principal.name", "company.name"
_KIND_WORDS = {
    "企业会员": ENTERPRISE, "会员企业": ENTERPRISE, "单位会员": ENTERPRISE, "会员单位": ENTERPRISE,
    "理事单位": ENTERPRISE, "团体会员": GROUP, "个人会员": INDIVIDUAL,
}  # fmt: skip
_OF_ENTERPRISES = frozenset(
    f"organization.{name}" for name in ("credit_code", "capital", "staff", "founded", "scale", "registration_type")
) | {"legal.name"}  # fmt: skip
"""Columns that only a list of enterprises has."""
_DIRECT = re.compile(
    r"(?:区|县|市|州|盟|旗|省)?直属?(?:会员|企业|单位)?|(?:本|区|县|市)?(?:商)?会(?:机关|本级)?|"
    r"(?:本|区|县|市)(?:总商会|级|本级|联)|机关|总会|总商会|.{0,10}(?:工商联|工商业联合会)(?:机关|直属(?:会员|企业)?|本级)?(?:\(总商会\))?"
)
"""What a 所属商会 column holds for members without an affiliated chamber: 直属, or the federation's own name."""
_POST_WORDS = re.compile(
    r"(?:名誉|荣誉|常务|执行|驻会|专职|兼职|第一)?(?:副)?(?:主席|会长|理事长)|(?:副)?秘书长|(?:常务)?理事(?:单位)?|执行?委员?|"
    r"常务?委员?|执常委|(?:个人|企业|普通|团体)?会员|会员单位|(?:常务)?(?:副)?会长单位|会员代表|.{0,8}(?:执委|常委|理事)"
)
_HEADS = re.compile(r"会长|主席|理事长")
_KINDS = Choice(entries=MEMBER_KINDS, synonyms=MEMBER_KIND_SYNONYMS)
_CODES = CreditCode()
_STATES = Choice(entries=STAGES + END_REASONS, synonyms=STATUS_SYNONYMS)


def stated_kind(setting: Setting) -> str | None:
    """The kind of member that the title lines (or the sheet's name) speak of, if it is just one."""
    for text in ("".join(setting.titles), setting.sheet):
        kinds = {kind for word, kind in _KIND_WORDS.items() if word in fold(text)}
        if kinds:
            return kinds.pop() if len(kinds) == 1 else None
    return None


def lists_persons(setting: Setting) -> bool:
    """Whether a table without a column for the kind of member lists persons with their place of work."""
    told = stated_kind(setting)
    if KIND in setting.headings or NAME in setting.headings or HEAD not in setting.headings:
        return False
    return told in (None, INDIVIDUAL) and not setting.headings & _OF_ENTERPRISES


def assumed(setting: Setting) -> tuple[str, ...]:
    """What is taken for granted about a table, in words for the clerk."""
    if lists_persons(setting) and stated_kind(setting) is None:
        return ("名单没有会员类别，按个人会员导入；如果是企业会员，请把单位一列的表头改为“企业名称”。",)
    return ()


def is_direct(chamber: str) -> bool:
    """Whether what stands for the affiliated chamber says that there is none: 直属, 县工商联, the office's own name."""
    return _DIRECT.fullmatch(fold(chamber)) is not None


def are_federation_posts(texts: Sequence[str]) -> bool:
    """Whether the cells of a 职务 column are posts in the federation (副会长, 理事, 执委), not in the company.

    A federation has one head: a list of chambers in which each has its own 会长 speaks of their posts.
    """
    posts = sum(1 for text in texts if _POST_WORDS.fullmatch(fold(text)))
    heads = sum(1 for text in texts if _HEADS.fullmatch(fold(text)))
    return bool(texts) and posts >= 0.8 * len(texts) and heads <= 1


def are_member_kinds(texts: Sequence[str]) -> bool:
    """Whether the cells of a column such as 类型 are kinds of members, not legal forms of companies."""
    return _mostly_read(_KINDS, texts)


def are_states(texts: Sequence[str]) -> bool:
    """Whether the cells of a column such as 变动情况 are states of membership, not stories."""
    return _mostly_read(_STATES, texts)


def are_credit_codes(texts: Sequence[str]) -> bool:
    """Whether the cells of a column such as 注册号 are credit codes, not numbers of the time before 2015."""
    return _mostly_read(_CODES, texts)


def _mostly_read(kind: Kind, texts: Sequence[str]) -> bool:
    return 2 * sum(1 for text in texts if kind.read(text).value is not None) > len(texts)
