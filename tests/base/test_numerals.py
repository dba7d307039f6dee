import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.numerals import chinese_number, read_chinese_number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (10010, "一万零一十"),
        (200000, "二十万"),
        (10500000, "一千零五十万"),
    ],
)
def test_numerals_as_written_in_chinese(number: int, text: str) -> None:
    assert chinese_number(number) == text
    assert read_chinese_number(text) == number


@given(st.integers(0, 99_999_999))
def test_every_numeral_reads_back(number: int) -> None:
    assert read_chinese_number(chinese_number(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇一九", 2019),
        ("二○一九", 2019),
        ("一九七五", 1975),
        ("伍佰万", 5_000_000),
        ("两百零三", 203),
        ("三千万", 30_000_000),
    ],
)
def test_other_ways_of_writing(text: str, number: int) -> None:
    assert read_chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "abc", "十一届", "一百二", "两万五", "万", "12"])
def test_what_is_no_certain_numeral(text: str) -> None:
    assert read_chinese_number(text) is None
