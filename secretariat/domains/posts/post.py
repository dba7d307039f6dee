"""A post: any seat or title of a person in a body, 政协委员 and 人大代表 included."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, day, link, note, text
from secretariat.domains.posts.vocabulary import (
    NATURES,
    POST_END_REASONS,
    POST_END_SYNONYMS,
    POST_TITLES,
    SECTOR_SYNONYMS,
    SECTORS,
    TITLE_SYNONYMS,
)


@entity("post", label="职务", title="title")
@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One period of one person in one post: in force from `start` until the day before `end`.

    Dates are the person's own, not the term's: people come and go within a term (domain.md B3).
    """

    id: int = 0
    person: int = link("person", "人员", required=True)
    body: int = link("body", "组织", required=True)
    term: int | None = link("term", "届次")
    title: str = choice(
        "职务", dictionary="post_title", entries=POST_TITLES, synonyms=TITLE_SYNONYMS, open=True,
        required=True, roster=True,
        aliases=(
            "工商联职务", "商会职务", "会内职务", "在会职务", "总商会职务", "本会职务", "担任本会职务",
            "职务(工商联)", "换届职务", "执委/常委", "届内职务", "任职职务", "担任职务", "委员职务", "代表职务",
        ),
    )  # fmt: skip
    nature: str | None = choice(
        "任职性质", dictionary="post_nature", entries=NATURES, aliases=("专兼职", "专职/兼职")
    )
    sector: str | None = choice(
        "界别", dictionary="sector", entries=SECTORS, synonyms=SECTOR_SYNONYMS, open=True,
        aliases=("政协界别", "所属界别", "委员界别"),
    )  # fmt: skip
    constituency: str | None = text(
        "选区或代表团", aliases=("选区", "代表团", "选举单位", "代表小组", "活动组")
    )
    committee: str | None = text("专委会", aliases=("专门委员会", "所属专委会", "所在专委会"))
    certificate: str | None = text("证号", aliases=("委员证号", "代表证号", "委员编号", "代表编号"))
    position: int | None = count("排序", aliases=("名次", "排名"))
    start: str | None = day(
        "任职日期",
        roster=True,
        aliases=("任职时间", "任职年月", "当选日期", "当选时间", "委员任职日期", "任现职时间"),
    )
    end: str | None = day("免职日期", aliases=("免职时间", "离任日期", "卸任时间", "卸任日期"))
    given_by: str | None = text("任职依据", width=24, aliases=("任职文号", "当选会议", "任职文件"))
    ended_by: str | None = text("免职依据", width=24, aliases=("免职文号", "免职文件"))
    end_reason: str | None = choice(
        "免职原因", dictionary="post_end_reason", entries=POST_END_REASONS, synonyms=POST_END_SYNONYMS,
        open=True, aliases=("离任原因",),
    )  # fmt: skip
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注", "注", "情况说明", "备注说明"))
