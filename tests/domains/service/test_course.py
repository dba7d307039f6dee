"""What the steps of a demand come to on a day."""

import pytest

from secretariat.domains.service.course import PART, RECORD, Step, course_of, days_later, read_steps
from secretariat.domains.service.vocabulary import STATES

DAY = "2026-11-22"
GIVEN = Step("交办", "2026-03-02", "县工信局", due="2026-03-20")


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), "已登记"),
        ((Step("研判", "2026-03-01"),), "已研判"),
        ((GIVEN,), "已交办"),
        ((GIVEN, Step("办理", "2026-03-05")), "办理中"),
        ((GIVEN, Step("答复", "2026-03-10")), "已答复"),
        ((GIVEN, Step("答复", "2026-03-10"), Step("反馈", "2026-03-11", satisfaction="满意")), "已反馈"),
        ((GIVEN, Step("答复", "2026-03-10"), Step("销号", "2026-03-12")), "已销号"),
        ((GIVEN, Step("暂缓", "2026-03-10")), "暂缓"),
        ((GIVEN, Step("暂缓", "2026-03-10"), Step("办理", "2026-05-10")), "办理中"),
        ((Step("解释说明", "2026-03-10"),), "解释说明"),
        ((Step("不受理", "2026-03-10"),), "不受理"),
        ((GIVEN, Step("退回", "2026-03-04")), "已研判"),
        ((GIVEN, Step("退回", "2026-03-04"), Step("交办", "2026-03-04", "县发改局")), "已交办"),
        (
            (GIVEN, Step("答复", "2026-03-10"), Step("销号", "2026-03-12"), Step("重新办理", "2026-03-12")),
            "办理中",
        ),
        ((GIVEN, Step("销号", "2026-03-12"), Step("反馈", "2026-04-12", satisfaction="满意")), "已销号"),
        ((Step("研判"), GIVEN, Step("退回", "2026-03-04"), Step("交办", "2026-03-04", "县发改局")), "已交办"),
        ((Step("研判"), GIVEN, Step("暂缓", "2026-03-04"), Step("办理", "2026-03-04")), "办理中"),
        ((GIVEN, Step("答复")), "已答复"),
        ((Step("销号"), GIVEN), "已销号"),
    ],
)
def test_the_last_telling_step_says_the_state(steps: tuple[Step, ...], state: str) -> None:
    assert course_of(steps, DAY).state == state
    assert state in STATES


def test_what_happens_after_the_day_has_not_happened_yet() -> None:
    steps = (GIVEN, Step("答复", "2026-03-10"), Step("销号", "2026-03-12"))
    told = [course_of(steps, day).state for day in ("2026-03-01", "2026-03-02", "2026-03-10", "2026-03-12")]
    assert told == ["已登记", "已交办", "已答复", "已销号"]


def test_steps_of_one_day_follow_their_usual_order_however_they_were_entered() -> None:
    steps = (Step("销号", "2026-03-02"), Step("答复", "2026-03-02"), Step("交办", "2026-03-02", "县工信局"))
    course = course_of(steps, DAY)
    assert (course.state, course.department, course.replied_on) == ("已销号", "县工信局", "2026-03-02")


def test_the_deadline_is_thirty_days_unless_the_step_says_otherwise_and_is_moved_by_延期() -> None:
    assert course_of([Step("交办", "2026-03-02")], DAY).due == "2026-04-01"
    assert course_of([GIVEN], DAY).due == "2026-03-20"
    assert course_of([GIVEN, Step("延期", "2026-03-18", due="2026-05-01")], DAY).due == "2026-05-01"
    assert course_of([Step("交办", "2026-03")], DAY).due is None
    assert days_later("2026-02-27", 2) == "2026-03-01" and days_later("2026", 2) is None


def test_days_left_and_lateness() -> None:
    given = course_of([GIVEN], "2026-03-19")
    assert given.days_left("2026-03-19") == 1 and given.punctuality("2026-03-20") == "未到期"
    assert given.days_left("2026-03-25") == -5 and given.punctuality("2026-03-21") == "逾期"
    answered = course_of([GIVEN, Step("答复", "2026-03-20")], DAY)
    assert answered.days_left(DAY) is None and answered.punctuality(DAY) == "按期答复"
    assert course_of([GIVEN, Step("答复", "2026-03-21")], DAY).punctuality(DAY) == "逾期答复"
    assert course_of([GIVEN, Step("答复", "2026-03")], DAY).punctuality(DAY) is None
    assert course_of([GIVEN, Step("销号", "2026-03-18")], DAY).punctuality(DAY) == "按期答复"
    assert course_of([GIVEN, Step("暂缓", "2026-03-18")], DAY).punctuality(DAY) is None


def test_taken_up_again_the_earlier_answer_counts_no_more() -> None:
    steps = (GIVEN, Step("答复", "2026-03-10"), Step("反馈", "2026-03-11", satisfaction="不满意"),
             Step("重新办理", "2026-03-12", due="2026-03-30"))  # fmt: skip
    course = course_of(steps, DAY)
    assert (course.replied, course.replied_on, course.satisfaction, course.due) == (
        False,
        None,
        None,
        "2026-03-30",
    )
    assert course.department == "县工信局" and course.handed and not course.answered


def test_a_demand_that_came_back_has_no_department_and_no_deadline() -> None:
    course = course_of([GIVEN, Step("退回", "2026-03-04", content="不属职责范围")], DAY)
    assert (course.department, course.due, course.handed, course.progress) == (
        None,
        None,
        True,
        "不属职责范围",
    )


def test_what_counts_as_an_answer() -> None:
    told = {
        kind: course_of([GIVEN, Step(kind, "2026-03-10")], DAY).answered
        for kind in ("答复", "销号", "解释说明")
    }
    assert all(told.values())
    assert not course_of([GIVEN, Step("不受理", "2026-03-10")], DAY).answered


def test_gathered_steps_are_read_back() -> None:
    text = RECORD.join(
        (PART.join(("交办", "2026-03-02", "县工信局", "", "2026-03-20", "", "", "")),
         PART.join(("销号", "", "", "", "", "已对接", "满意", "建立台账")))
    )  # fmt: skip
    steps = read_steps(text)
    assert steps == (GIVEN, Step("销号", content="已对接", satisfaction="满意", lesson="建立台账"))
    assert read_steps(None) == ()
