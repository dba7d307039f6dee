"""Deadlines by the office's own rules: months are clamped, working days are China's."""

from __future__ import annotations

import pytest

from secretariat.domains.proposals.clocks import (
    DEFAULT_RULES,
    ClockRules,
    feedback_due,
    longest_due,
    opinion_due,
    read_rules,
    reply_due,
    return_due,
    workdays_later,
)
from secretariat.store.store import Store


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ("2026-03-05", "2026-06-05"),
        ("2025-11-30", "2026-02-28"),
        ("2023-11-30", "2024-02-29"),
        ("2026-08-31", "2026-11-30"),
        ("2026-03", "2026-06"),
        ("2026", None),
        (None, None),
    ],
)
def test_three_months_end_no_later_than_the_month(given: str | None, due: str | None) -> None:
    assert reply_due(given, DEFAULT_RULES) == due


def test_the_other_periods() -> None:
    assert longest_due("2026-03-05", DEFAULT_RULES) == "2026-09-05"
    assert opinion_due("2026-01-31", DEFAULT_RULES) == "2026-02-28"
    assert reply_due("2026-07-10", DEFAULT_RULES, again=True) == "2026-08-10"


def test_working_days_leave_out_holidays_and_count_make_up_days() -> None:
    # 2025: 1 to 8 October are holidays; Sunday 28 September and Saturday 11 October are working days.
    assert return_due("2025-09-26", DEFAULT_RULES).day == "2025-10-10"
    assert workdays_later("2025-10-10", 1).day == "2025-10-11"
    assert workdays_later("2025-10-11", 1).day == "2025-10-13"
    assert feedback_due("2025-03-03", DEFAULT_RULES).day == "2025-03-24"
    assert not return_due("2025-09-26", DEFAULT_RULES).note


def test_a_year_that_is_not_announced_counts_weekdays_and_says_so() -> None:
    found = workdays_later("2099-12-25", 5)  # a Friday
    assert found.day == "2100-01-01"
    assert "2099年、2100年" in found.note and "周一至周五" in found.note


def test_the_office_sets_its_own_rules(store: Store) -> None:
    with store.transact("设置") as tx:
        tx.add("setting", {"name": "reply_months", "content": "2"})
        tx.add("setting", {"name": "again_months", "content": "很快"})
    assert read_rules(store.rows) == ClockRules(reply_months=2)
