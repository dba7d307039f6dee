"""Printed figures; the ids name the rows of the acceptance table (five published articles and real bulletins)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.figures import (
    ROUNDING_NOTE,
    amount,
    approximate,
    change,
    decimal,
    growth,
    in_unit,
    percent,
    rate,
    rounding_note,
)


@pytest.mark.parametrize(
    ("part", "whole", "digits", "printed"),
    [
        pytest.param(97, 136, 1, "71.3%", id="A-01"),
        pytest.param(36, 136, 1, "26.5%", id="A-02"),
        pytest.param(96, 136, 1, "70.6%", id="A-03"),
        pytest.param(17, 20, 1, "85.0%", id="A-14"),
        pytest.param(3, 22, 1, "13.6%", id="A-21"),
        pytest.param(72, 73, 1, "98.6%", id="A-22"),
        pytest.param(25, 40, 1, "62.5%", id="A-23"),
        pytest.param(919, 1697, 1, "54.2%", id="A-27-individual"),
        pytest.param(729, 1697, 1, "43.0%", id="A-27-enterprise"),
        pytest.param(49, 1697, 1, "2.9%", id="A-27-group"),
        pytest.param(61, 118, 0, "52%", id="A-29"),
        pytest.param(64, 118, 0, "54%", id="A-29-filed"),
        pytest.param(132, 162, 1, "81.5%", id="A-30"),
        pytest.param(7, 132, 1, "5.3%", id="A-30-kind"),
        pytest.param(22, 92, 2, "23.91%", id="A-31"),
        pytest.param(2, 92, 2, "2.17%", id="A-31-C"),
        pytest.param(54, 93, 2, "58.06%", id="A-32"),
        pytest.param(4, 93, 2, "4.30%", id="A-32-D"),
        pytest.param(100, 171, 2, "58.48%", id="A-33"),
        pytest.param(3, 171, 2, "1.75%", id="A-33-C"),
        pytest.param(816, 817, 2, "99.88%", id="A-34"),
        pytest.param(814, 817, 2, "99.63%", id="A-34-satisfied"),
        pytest.param(339, 487, 1, "69.6%", id="A-35"),
        pytest.param(21, 31, 0, "68%", id="A-36"),
        pytest.param(5, 31, 0, "16%", id="A-36-women"),
        pytest.param(134, 391, 1, "34.3%", id="not-truncated"),
        pytest.param(6, 162, 2, "3.70%", id="not-a-fraction"),
        pytest.param(1, 8, 2, "12.50%", id="exact"),
        pytest.param(1, 16, 1, "6.3%", id="half-up-where-banker-gives-6.2"),
        pytest.param(0, 0, 1, "—", id="empty-denominator"),
        pytest.param(0, 5, 1, "0.0%", id="zero"),
    ],
)
def test_shares_are_exact_and_rounded_half_up(part: int, whole: int, digits: int, printed: str) -> None:
    assert percent(part, whole, digits) == printed


@pytest.mark.parametrize(
    ("now", "base", "grown", "changed"),
    [
        pytest.param(136, 109, "+24.8%", "增加27", id="A-06"),
        pytest.param(109, 136, "-19.9%", "减少27", id="shrunk"),
        pytest.param(5, 5, "持平", "持平", id="equal"),
        pytest.param(5, 0, "—", "增加5", id="from-nothing"),
        pytest.param(0, 0, "—", "持平", id="nothing"),
    ],
)
def test_growth_and_change(now: int, base: int, grown: str, changed: str) -> None:
    assert growth(now, base) == grown
    assert change(now, base) == changed


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4016, "4000余"),
        (48, "近50"),
        (7, "7"),
        (50, "50"),
        (23, "20余"),
        (999, "近1000"),
        (20345, "2万余"),
        (174000, "17万余"),
        (10000, "1万"),
    ],
)
def test_round_words(number: int, text: str) -> None:
    assert approximate(number) == text


@pytest.mark.parametrize(
    ("fen", "unit", "text"),
    [
        pytest.param(30_000_000, "万元", "30万元", id="A-09"),
        pytest.param(5_435_000_000, "万元", "5435万元", id="A-19"),
        pytest.param(2_367_930_000, "万元", "2367.93万元", id="B6"),
        pytest.param(12_345, "元", "123.45元", id="yuan"),
        pytest.param(0, "万元", "0万元", id="zero"),
        pytest.param(-1_500_000, "万元", "-1.5万元", id="loss"),
    ],
)
def test_money_without_idle_zeros(fen: int, unit: str, text: str) -> None:
    assert amount(fen, unit) == text


def test_mean_group_size_of_a_rotation() -> None:
    assert decimal(Fraction(129, 12), 1) == "10.8"
    assert decimal(Fraction(132, 12), 1) == "11.0"
    assert decimal(Fraction(519, 17), 1) == "30.5"


def test_parts_that_do_not_add_up_get_a_note() -> None:
    assert rounding_note([919, 729, 49]) == ROUNDING_NOTE  # 54.2 + 43.0 + 2.9 = 100.1
    assert rounding_note([30, 20, 50]) is None
    assert rounding_note([]) is None
    assert rounding_note([0, 0]) is None


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 3))
def test_no_share_is_further_off_than_half_a_digit(part: int, whole: int, digits: int) -> None:
    printed = Fraction(percent(part, whole, digits).removesuffix("%"))
    assert abs(printed - Fraction(100 * part, whole)) <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(73, 73, "100%"), (72, 73, "98.6%"), (0, 5, "0.0%"), (0, 0, "—"), (1999, 2000, "100.0%")],
)
def test_what_is_all_done_is_100_percent_and_nothing_else_is(part: int, whole: int, printed: str) -> None:
    assert rate(part, whole) == printed


@pytest.mark.parametrize(
    ("number", "unit", "printed"),
    [(7, "件", "7"), (1_050, "元", "10.5"), (54_350_000_00, "万元", "5435"), (-5, "人", "-5")],
)
def test_a_number_beside_its_unit(number: int, unit: str, printed: str) -> None:
    assert in_unit(number, unit) == printed
