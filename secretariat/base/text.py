"""Rules about text in one place: cleaning, folding, names, numerals, blank and ditto marks."""

from __future__ import annotations

from secretariat.base.characters import HANZI, clean, clean_lines, ditto, fold, is_blank_mark, shortened
from secretariat.base.names import (
    is_organization,
    is_person,
    organization_key,
    organization_stem,
    person_name,
    split_organization_and_post,
    split_people,
    split_posts,
)
from secretariat.base.numerals import chinese_number, read_chinese_number

__all__ = [
    "HANZI",
    "chinese_number",
    "clean",
    "clean_lines",
    "ditto",
    "fold",
    "is_blank_mark",
    "is_organization",
    "is_person",
    "organization_key",
    "organization_stem",
    "person_name",
    "read_chinese_number",
    "shortened",
    "split_organization_and_post",
    "split_people",
    "split_posts",
]
