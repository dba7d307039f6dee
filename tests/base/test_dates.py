import pytest

from secretariat.base.dates import (
    add_months,
    age,
    first_day,
    is_date,
    last_day,
    month_bounds,
    same_month_last_year,
    show_date,
)


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2019-03-05", "2019年3月5日"), ("2019-12", "2019年12月"), ("2019", "2019年"), (None, "")],
)
def test_dates_are_printed_with_their_own_precision(iso: str | None, text: str) -> None:
    assert show_date(iso) == text


@pytest.mark.parametrize("iso", ["2019", "2019-03", "2019-03-05", "2020-02-29", "1800"])
def test_what_is_a_date(iso: str) -> None:
    assert is_date(iso)


@pytest.mark.parametrize(
    "iso", ["", "2019-13", "2019-02-29", "2019-00", "2019-3", "2019-03-05 ", "0019", "２０１９", None, 2019]
)
def test_what_is_no_date(iso: object) -> None:
    assert not is_date(iso)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
    ],
)
def test_the_days_that_a_partial_date_can_mean(iso: str, first: str, last: str) -> None:
    assert (first_day(iso), last_day(iso)) == (first, last)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ("1977-08-31", "2019-08-31", 42),
        ("1977-09-01", "2019-08-31", 41),
        ("1996-02-29", "2019-02-28", 22),
        ("1996-02-29", "2019-03-01", 23),
        ("1975-08", "2019-07-31", 43),
        ("1975-08", "2019-09-01", 44),
        ("1975-08", "2019-08-15", None),
        ("1975-08", "2019-08-31", 44),
        ("1975", "2019-08-31", None),
        ("1975", "2019-12-31", 44),
        ("2020-01-01", "2019-08-31", None),
    ],
)
def test_age_is_told_only_where_it_is_certain(birth: str, on: str, years: int | None) -> None:
    assert age(birth, on) == years


def test_month_bounds_know_leap_years() -> None:
    assert month_bounds("2024-02") == ("2024-02-01", "2024-02-29")
    with pytest.raises(ValueError, match="month"):
        month_bounds("2024")


@pytest.mark.parametrize(
    ("iso", "months", "result"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-10", 3, "2027-01"),
        ("2026-10-15", -10, "2025-12-15"),
        ("2026", 24, "2028"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_adding_months_keeps_precision_and_clamps(iso: str, months: int, result: str) -> None:
    assert add_months(iso, months) == result


def test_a_year_alone_cannot_move_by_a_month() -> None:
    with pytest.raises(ValueError, match="year"):
        add_months("2026", 1)


def test_same_month_last_year() -> None:
    assert same_month_last_year("2026-10") == "2025-10"
    assert same_month_last_year("2024-02-29") == "2023-02-28"
