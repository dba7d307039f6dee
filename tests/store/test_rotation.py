"""Backups go by count and running number, whatever the clock says."""

from __future__ import annotations

from datetime import date, timedelta

from secretariat.store.rotation import Copy, superfluous

START = date(2026, 1, 1)


def _after_days(number: int, a_day: int = 1) -> list[Copy]:
    """The copies that are left after so many days of work with the rotation run after each backup."""
    return _run(
        [Copy(0, (START + timedelta(days=day)).isoformat()) for day in range(number) for _ in range(a_day)]
    )


def _run(made: list[Copy]) -> list[Copy]:
    kept: list[Copy] = []
    for sequence, copy in enumerate(made, 1):
        kept.append(Copy(sequence, copy.day, copy.shrunk))
        gone = superfluous(kept)
        kept = [item for item in kept if item.sequence not in gone]
    return kept


def test_a_year_of_daily_work_leaves_days_weeks_and_months() -> None:
    days = [item.day for item in _after_days(365)]
    last = START + timedelta(days=364)
    assert [day for day in days if day >= (last - timedelta(days=6)).isoformat()] == [
        (last - timedelta(days=back)).isoformat() for back in range(6, -1, -1)
    ]
    assert {day[:7] for day in days} == {f"2026-{month:02}" for month in range(1, 13)}
    assert len(days) <= 10 + 7 + 4 + 12


def test_years_of_work_keep_twelve_months_and_no_more() -> None:
    kept = _after_days(3 * 365)
    assert len({item.day[:7] for item in kept}) == 12
    assert len(kept) <= 33


def test_a_busy_day_pushes_no_earlier_day_out() -> None:
    quiet = {item.day for item in _after_days(30)}
    made = [Copy(0, (START + timedelta(days=day)).isoformat()) for day in range(30)]
    busy = _run([*made, *[Copy(0, "2026-01-30")] * 50])
    assert {item.day for item in busy} >= quiet - {day for day in quiet if day < "2026-01-24"}


def test_a_clock_set_ten_years_back_or_ahead_deletes_nothing_that_counts() -> None:
    before = _after_days(40)
    for wrong in ("2016-11-22", "2036-11-22", "1980-01-01"):
        made = [*before, *[Copy(0, wrong)] * 3]
        left = _run([Copy(0, item.day, item.shrunk) for item in made])
        assert {item.day for item in before[-7:]} <= {item.day for item in left}
        assert left[-1].day == wrong


def test_few_backups_are_all_kept_however_old() -> None:
    copies = [Copy(number, day) for number, day in enumerate(("1999-01-01", "2010-05-05", "2026-11-22"), 1)]
    assert superfluous(copies) == set()


def test_what_was_there_before_a_sudden_loss_stays() -> None:
    before = _after_days(60)
    made = [Copy(0, item.day) for item in before]
    lost = [Copy(0, "2026-03-02", shrunk=True)]
    after = [Copy(0, (date(2026, 3, 3) + timedelta(days=day)).isoformat()) for day in range(100)]
    kept = _run([*made, *lost, *after])
    assert {item.day for item in before} <= {item.day for item in kept}


def test_a_loss_that_stood_for_a_year_is_taken_as_meant() -> None:
    made = [Copy(0, f"2024-01-{day:02}") for day in range(1, 11)]
    lost = [Copy(0, "2024-01-20", shrunk=True)]
    after = [Copy(0, (date(2024, 1, 21) + timedelta(days=day)).isoformat()) for day in range(500)]
    assert min(item.day for item in _run([*made, *lost, *after])) > "2024-01-20"
