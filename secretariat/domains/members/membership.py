"""Membership in the federation, directly or through an affiliated chamber."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, day, link, note, text
from secretariat.domains.members.vocabulary import (
    END_REASONS,
    MEMBER_KIND_SYNONYMS,
    MEMBER_KINDS,
    ON_ROLL,
    STAGES,
)


@entity("membership", label="会员", title="organization")
@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One period of membership of an organization (enterprise, group) or of a person (individual).

    In force from `start` until the day before `end`; whoever left and came back has two. `chamber` is the
    affiliated chamber through which a member belongs; empty means 直属.
    """

    id: int = 0
    organization: int | None = link("organization", "会员单位")
    person: int | None = link("person", "会员本人")
    kind: str = choice(
        "会员类别", dictionary="member_kind", entries=MEMBER_KINDS, synonyms=MEMBER_KIND_SYNONYMS,
        required=True, roster=True, aliases=("会员类型", "会员种类", "会员分类", "会员性质", "类型"),
    )  # fmt: skip
    number: str | None = text(
        "会员编号",
        aliases=(
            "登记号",
            "会员证编号",
            "会员代码",
            "会员证号",
            "会员号",
            "证书编号",
            "牌号",
            "档案号",
            "会籍号",
        ),
    )
    chamber: int | None = link("organization", "所属商会")
    start: str | None = day(
        "入会日期", roster=True,
        aliases=("入会时间", "入会年月", "加入时间", "入会年份", "加入日期", "加入商会时间",
            "加入工商联时间", "参加时间", "吸收时间", "会龄起始"),
    )  # fmt: skip
    end: str | None = day("退会日期", aliases=("退会时间", "退会年月", "离会时间"))
    end_reason: str | None = choice("退会原因", dictionary="end_reason", entries=END_REASONS, open=True)
    stage: str | None = choice("会籍状态", dictionary="stage", entries=STAGES, help=f"不填即{ON_ROLL}")
    federation_post: str | None = text(
        "工商联职务",
        aliases=(
            "商会职务", "会内职务", "在会职务", "总商会职务", "本会职务", "担任本会职务", "职务(工商联)",
            "换届职务", "拟任职务", "拟安排职务", "工商联(商会)职务", "工商联(总商会)职务", "县工商联职务",
            "担任工商联职务",
            "在工商联职务", "工商联任职", "商会任职", "执委/常委", "会员职务", "届内职务",
        ),
    )  # fmt: skip
    basis: str | None = text("入会依据", aliases=("批准文号", "审批依据"), help="批准入会的会议或文号")
    remark: str | None = note(
        "备注",
        level=INTERNAL,
        aliases=("说明", "Remark", "Remarks", "Notes", "其他", "其它", "附注", "注", "情况说明", "备注说明"),
    )
