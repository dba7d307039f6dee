"""Points of a score are exact, and may be taken away."""

import pytest

from secretariat.base.kinds import Points


@pytest.mark.parametrize(
    ("typed", "kept"), [("5", 500), ("0.5", 50), ("-2分", -200), (2.25, 225), ("１０", 1000)]
)
def test_points_are_kept_as_hundredths(typed: object, kept: int) -> None:
    reading = Points().read(typed)
    assert (reading.value, reading.problem) == (kept, None)
    assert Points().read(Points().edit(kept)).value == kept


@pytest.mark.parametrize("typed", ["五分", "1.005", "nan", "5-10"])
def test_what_is_no_number_is_a_problem(typed: str) -> None:
    reading = Points().read(typed)
    assert reading.value is None
    assert reading.problem


def test_points_for_each_time_are_the_points() -> None:
    assert [Points().read(text).value for text in ("5分/次", "每次3分", "+2", "每件0.5分")] == [
        500,
        300,
        200,
        50,
    ]
    assert Points().read("不超过15分").problem
