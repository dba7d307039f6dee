"""Dates that leave something out: the year that stands above them, the month of the last day."""

import pytest

from secretariat.base.kinds.date_gaps import read_span, with_year


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("3月12日", "2026年3月12日"),
        ("3 月 12 日", "2026年3月12日"),
        ("元月8日", "2026年1月8日"),
        ("十二月三日", "2026年12月3日"),
        ("2月", "2026年2月"),
        ("4.15上午9:00", "2026年4月15日上午9:00"),
        ("3/5", "2026年3月5日"),
    ],
)
def test_a_date_without_its_year_takes_the_one_given(text: str, whole: str) -> None:
    assert with_year(text, 2026) == whole


@pytest.mark.parametrize(
    "text", ["13月2日", "25.3", "2025.3.1", "3-4", "98年3月", "春节前", "1.5.6", "", "12"]
)
def test_what_has_a_year_or_is_no_date_is_left_alone(text: str) -> None:
    assert with_year(text, 2026) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2026年4月8日-10日", ("2026-04-08", "2026-04-10")),
        ("2026.5.11-5.15", ("2026-05-11", "2026-05-15")),
        ("2025.12.30至2026.1.2", ("2025-12-30", "2026-01-02")),
        ("2026-06-01至2026-06-03", ("2026-06-01", "2026-06-03")),
        ("2025年9月-2026年6月", ("2025-09", "2026-06")),
        ("4月8日—10日", ("2026-04-08", "2026-04-10")),
    ],
)
def test_two_days_in_one_cell_are_a_span(text: str, span: tuple[str, str]) -> None:
    assert read_span(text, 2026) == span


@pytest.mark.parametrize("text", ["2026-4-8", "12-4-8", "2026.2.30-3.2", "2026", "3-4", "20-30"])
def test_a_single_date_and_plain_numbers_are_no_span(text: str) -> None:
    assert read_span(text, 2026) is None


def test_without_a_year_nothing_is_made_up() -> None:
    assert read_span("4月8日-10日") is None


def test_a_span_that_ends_before_it_begins_says_so() -> None:
    span = read_span("2026-06-01至2026-05-30")
    assert span is not None and span.backwards
