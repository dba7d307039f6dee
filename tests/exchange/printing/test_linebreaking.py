"""Lines break where Chinese typesetting lets them, and nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.exchange.printing.linebreaking import balance_lines, break_lines, clusters


def measure(text: str) -> float:
    """One for a Han character or mark, half for a half-width one."""
    return sum(0.5 if ord(character) < 0x2000 else 1.0 for character in text)


def lines(text: str, width: float) -> list[str]:
    return break_lines(text, measure, width, width)


def test_plain_text_fills_the_line() -> None:
    assert lines("会" * 10, 4) == ["会会会会", "会会会会", "会会"]


def test_the_first_line_may_be_shorter() -> None:
    assert break_lines("会" * 7, measure, 2, 4) == ["会会", "会会会会", "会"]


@pytest.mark.parametrize("mark", "，。、；：？！”’）〕】》〉」』％")
def test_a_closing_mark_never_starts_a_line(mark: str) -> None:
    assert lines(f"甲乙丙丁{mark}戊己", 4) == ["甲乙丙", f"丁{mark}戊己"]


@pytest.mark.parametrize("mark", "“‘（〔【《〈「『￥")
def test_an_opening_mark_never_ends_a_line(mark: str) -> None:
    assert lines(f"甲乙丙{mark}丁戊", 4) == ["甲乙丙", f"{mark}丁戊"]


@pytest.mark.parametrize(
    "token",
    [
        "136家",
        "24.8%",
        "1,200.5万元",
        "第12届",
        "2026年",
        "3.5个百分点",
        "〔2025〕3号",
        "ABC-12",
        "138****0001",
        "GB/T",
        "二〇二六年",
        "１２家",
    ],
)
def test_numbers_stay_with_their_unit_and_words_whole(token: str) -> None:
    text = f"共有{token}多"
    assert any(token in piece for piece in clusters(text))
    assert "".join(clusters(text)) == text


def test_a_date_may_break_after_the_year() -> None:
    assert lines("到2026年10月31日", 4) == ["到2026年", "10月31日"]


def test_dashes_and_dots_stay_together() -> None:
    assert lines("甲乙丙——丁", 4) == ["甲乙丙", "——丁"]
    assert lines("甲乙丙……丁", 4) == ["甲乙", "丙……丁"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("A" * 10, 2) == ["AAAA", "AAAA", "AA"]


def test_line_feeds_are_kept_and_spaces_at_the_end_dropped() -> None:
    assert lines("张三\n\n李四", 4) == ["张三", "", "李四"]
    assert lines("one two", 2) == ["one", "two"]
    assert lines("", 4) == [""]


def test_a_title_has_lines_of_about_the_same_length() -> None:
    assert balance_lines("会" * 22, measure, 20) == ["会" * 11, "会" * 11]
    assert balance_lines("会" * 20, measure, 20) == ["会" * 20]


@given(st.text(alphabet="甲乙，。“”（）12.%家A ￥—…", max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)
    assert all(measure(line) <= width for line in found)
