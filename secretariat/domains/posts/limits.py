"""The office's own limits for warnings about posts; national guidance is not public, so all of them are settings."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.domains.posts.vocabulary import CHAIR, MEETING_OF_LEADERS, PRESIDENT
from secretariat.store.rows import Rows

SINGLE, AGE_LIMIT, TERM_LIMIT, LIMITED, LEADING, YEARS = (
    "posts_single_titles", "posts_age_limit", "posts_term_limit", "posts_term_limit_titles", "posts_leading_titles",
    "posts_term_years",
)  # fmt: skip
SETTINGS: tuple[tuple[str, str, str], ...] = (
    (SINGLE, "同一组织只能有一人的职务", "、".join((CHAIR, PRESIDENT, "主任", "党组书记"))),
    (AGE_LIMIT, "任职年龄上限（周岁，0为不检查）", "65"),
    (TERM_LIMIT, "同一组织连任届数上限（0为不检查）", "2"),
    (LIMITED, "检查连任届数的职务", "、".join(MEETING_OF_LEADERS)),
    (LEADING, "主席班子的职务", "、".join(MEETING_OF_LEADERS)),
    (YEARS, "每届年数", "5"),
)
"""(name of the setting, its Chinese label, its default)."""
_DEFAULTS = {name: default for name, _, default in SETTINGS}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force; 0 switches a check off. `years` is the length of a term."""

    single: tuple[str, ...]
    age: int
    terms: int
    limited: tuple[str, ...]
    leading: tuple[str, ...]
    years: int

    @classmethod
    def read(cls, rows: Rows) -> Limits:
        """The office's settings; a number that is none counts as its default."""
        return cls(
            _words(rows, SINGLE), _number(rows, AGE_LIMIT), _number(rows, TERM_LIMIT), _words(rows, LIMITED),
            _words(rows, LEADING), _number(rows, YEARS) or int(_DEFAULTS[YEARS]),
        )  # fmt: skip


def _words(rows: Rows, name: str) -> tuple[str, ...]:
    text = rows.setting(name, _DEFAULTS[name]).replace("，", "、").replace(",", "、")
    return tuple(word.strip() for word in text.split("、") if word.strip())


def _number(rows: Rows, name: str) -> int:
    text = rows.setting(name, _DEFAULTS[name]).strip()
    return int(text) if text.isdecimal() else int(_DEFAULTS[name])
