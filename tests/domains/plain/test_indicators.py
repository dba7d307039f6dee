"""The table of every statistics section: what a line prints for the month, the year and last year."""

import pytest

from secretariat.base.document import Figure
from secretariat.domains.plain.indicators import Amount, Indicator, Period, Records, indicator_table


def line(one: Indicator) -> list[str]:
    (row,) = indicator_table("表", [one]).rows
    return [cell if isinstance(cell, str) else cell.text for cell in row]


def test_the_periods_of_a_month_and_of_a_leap_year() -> None:
    period = Period.of("2024-02")
    assert period.spans == (
        ("2024-02-01", "2024-02-29"),
        ("2024-01-01", "2024-02-29"),
        ("2023-01-01", "2023-02-28"),
    )


@pytest.mark.parametrize(
    ("unit", "cells", "printed"),
    [
        ("件", (1, 5, 4), ["1", "5", "4", "+1", "+25.0%"]),
        ("件", (0, 3, 4), ["0", "3", "4", "-1", "-25.0%"]),
        ("件", (0, 4, 4), ["0", "4", "4", "0", "持平"]),
        ("件", (2, 2, 0), ["2", "2", "0", "+2", "—"]),
        ("元", (150, 10_050, 50), ["1.5", "100.5", "0.5", "+100", "+20000.0%"]),
        ("万元", (1_000_000, 50_500_000, 0), ["1", "50.5", "0", "+50.5", "—"]),
        ("人", (5, None, 4), ["5", "—", "4", "+1", "+25.0%"]),
        ("%", (Figure("50.0"), Figure("66.7"), Figure("—")), ["50.0", "66.7", "—", "—", "—"]),
    ],
)
def test_what_a_line_prints(unit: str, cells: tuple[Amount, Amount, Amount], printed: list[str]) -> None:
    assert line(Indicator("指标", unit, *cells)) == ["指标", unit, *printed]


def test_a_cell_opens_its_records_and_a_sum_those_that_it_adds_up() -> None:
    records = Records("donations", (3, 4), "2026-10-31", 12_300)
    (row,) = indicator_table("表", [Indicator("　其中：捐款", "元", records, records, 0)]).rows
    month = row[2]
    assert isinstance(month, Figure) and month.counts is not None
    assert (month.text, month.number, month.counts.ids, month.counts.ledger) == (
        "123",
        123,
        (3, 4),
        "donations",
    )
    assert month.counts.caption == "捐款：本月"


def test_lines_of_zeros_are_left_out_but_the_first() -> None:
    lines = [Indicator(name, "件", 0, number, 0) for name, number in (("甲", 0), ("乙", 0), ("丙", 1))]
    assert [row[0] for row in indicator_table("表", lines).rows] == ["甲", "丙"]
    assert [row[0] for row in indicator_table("表", lines, whole=True).rows] == ["甲", "乙", "丙"]


def test_a_line_for_programs() -> None:
    told = Indicator("　其中：捐款", "万元", 505_000, 1_000_000, None).plain()
    assert told == {"label": "捐款", "unit": "万元", "month": 0.51, "year": 1, "last_year": None}
    assert Indicator("率", "%", Figure("50.0"), Figure("—"), Figure("—")).plain()["month"] == "50.0"
