"""Bodies in which people hold posts, their terms, and how many seats a term has."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, day, link, note, text
from secretariat.domains.posts.vocabulary import (
    BODY_KINDS,
    BODY_SYNONYMS,
    LEVEL_SYNONYMS,
    LEVELS,
    POST_TITLES,
    TITLE_SYNONYMS,
)


@entity("body", label="组织")
@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body with posts: the federation's own organs, 政协 and 人大 of a level, chambers, associations."""

    id: int = 0
    name: str = text(
        "组织", required=True, roster=True, aliases=("组织名称", "机构", "任职组织", "所在组织", "任职机构")
    )
    kind: str | None = choice(
        "组织类别", dictionary="body_kind", entries=BODY_KINDS, synonyms=BODY_SYNONYMS, open=True, roster=True
    )
    level: str | None = choice(
        "级别", dictionary="body_level", entries=LEVELS, synonyms=LEVEL_SYNONYMS, roster=True,
        aliases=("层级", "代表层级", "委员层级", "组织级别"),
    )  # fmt: skip
    place: str | None = text("地区", aliases=("所在地区", "所属地区"))
    organization: int | None = link("organization", "对应单位", help="所属商会等在单位名录里的记录")
    parent: int | None = link("body", "上级组织")
    rank: int | None = count("组织顺序")
    remark: str | None = note("组织备注", level=INTERNAL)


@entity("term", label="届次", title="number")
@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term (届) of a body. From `planned_end` until a successor takes over its posts are 届满留任."""

    id: int = 0
    body: int = link("body", "组织", required=True)
    number: int = count(
        "届次",
        unit="届",
        required=True,
        roster=True,
        aliases=("届", "届别", "当选届次", "代表届次", "委员届次"),
    )
    start: str | None = day("届始日期", roster=True, aliases=("本届开始", "换届日期"))
    planned_end: str | None = day("应届满日期", past=False, roster=True, aliases=("届满日期", "到期日"))
    end: str | None = day("实际届满日期", roster=True)
    basis: str | None = text("产生会议", width=24, aliases=("选举会议",))
    seats: int | None = count("名额", unit="名")
    remark: str | None = note("届次备注", level=INTERNAL)


@entity("quota", label="职数", title="title")
@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many seats of one title a term has."""

    id: int = 0
    term: int = link("term", "届次", required=True)
    title: str = choice(
        "职务", dictionary="post_title", entries=POST_TITLES, synonyms=TITLE_SYNONYMS, open=True,
        required=True, roster=True,
    )  # fmt: skip
    seats: int = count("职数", unit="名", required=True, roster=True)
