"""The state of a proposal follows from its steps, on every path that it can take."""

from __future__ import annotations

import pytest

from secretariat.domains.proposals.course import Step, Unit, course_of, in_order, state_of
from secretariat.domains.proposals.vocabulary import STATES

TODAY = "2026-11-22"


def steps(*words: str) -> list[Step]:
    """Steps on following days: 立案, 交办, 反馈=不满意."""
    made = []
    for place, word in enumerate(words, start=1):
        kind, _, satisfaction = word.partition("=")
        made.append(Step(kind, f"2026-03-{place:02d}", satisfaction=satisfaction or None))
    return made


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("", "待立案"),
        ("预审", "待立案"),
        ("立案", "待交办"),
        ("不予立案", "不予立案"),
        ("并案", "已并案"),
        ("立案 并案", "已并案"),
        ("转社情民意", "转社情民意"),
        ("转意见建议", "转意见建议"),
        ("立案 撤案", "已撤案"),
        ("不予立案 立案", "待交办"),
        ("立案 交办", "办理中"),
        ("立案 交办 退回", "退回待交办"),
        ("立案 交办 退回 交办", "办理中"),
        ("立案 交办 面商 延期 跟踪 批示 重点", "办理中"),
        ("立案 交办 面商 答复", "已答复"),
        ("立案 交办 答复 反馈=满意", "已办结"),
        ("立案 交办 答复 反馈=基本满意", "已办结"),
        ("立案 交办 答复 反馈", "已答复"),
        ("立案 交办 答复 反馈=不满意", "待再办理"),
        ("立案 交办 答复 反馈=不满意 再办理", "再办理中"),
        ("立案 交办 答复 反馈=不满意 再办理 答复", "已答复"),
        ("立案 交办 答复 反馈=不满意 再办理 答复 反馈=满意", "已办结"),
        ("立案 交办 答复 办结 优秀", "已办结"),
        ("交办 立案", "办理中"),
    ],
)
def test_each_path_has_its_state(path: str, state: str) -> None:
    assert state in STATES
    assert state_of(steps(*path.split()), TODAY) == state


def test_a_past_day_knows_nothing_of_later_steps() -> None:
    path = steps("立案", "交办", "答复")
    assert [state_of(path, f"2026-03-0{day}") for day in (1, 2, 3)] == ["待交办", "办理中", "已答复"]


def test_steps_without_a_day_stand_where_their_stage_is() -> None:
    listed = [Step("立案"), Step("答复", "2026-03-28"), Step("反馈", satisfaction="满意")]
    assert [step.kind for step in in_order(listed, TODAY)] == ["立案", "答复", "反馈"]
    assert state_of(listed, TODAY) == "已办结"
    late_note = [Step("答复", "2026-03-28"), Step("交办", "2026-02-01"), Step("立案")]
    assert [step.kind for step in in_order(late_note, TODAY)] == ["立案", "交办", "答复"]


def test_the_opinion_of_a_joining_unit_is_no_answer() -> None:
    units = [Unit("主办", "县人社局"), Unit("会办", "县商务局")]
    path = [*steps("立案", "交办"), Step("答复", "2026-04-01", unit="县商务局", role="会办")]
    assert state_of(path, TODAY, units) == "办理中"
    assert (
        state_of([*path, Step("答复", "2026-04-02", unit="县人社局", role="主办")], TODAY, units) == "已答复"
    )


def test_units_with_parts_of_their_own_must_all_answer() -> None:
    units = [Unit("主办", "甲局"), Unit("分办", "乙局")]
    first = [*steps("立案", "交办"), Step("答复", "2026-04-01", unit="甲局", role="主办")]
    assert state_of(first, TODAY, units) == "办理中"
    assert state_of([*first, Step("答复", "2026-04-02", unit="乙局", role="分办")], TODAY, units) == "已答复"
    assert state_of([*first, Step("答复", "2026-04-02")], TODAY, units) == "已答复"  # one answer for all


def test_a_joining_unit_that_sends_back_does_not_stop_the_others() -> None:
    path = [*steps("立案", "交办"), Step("退回", "2026-03-05", unit="县商务局", role="会办")]
    assert state_of(path, TODAY) == "办理中"


def test_days_left_and_punctuality() -> None:
    given = [Step("立案"), Step("交办", "2026-03-01", due="2026-06-01")]
    running = course_of(given, TODAY)
    assert (
        running.days_left("2026-05-31"),
        running.days_left("2026-06-01"),
        running.days_left("2026-06-04"),
    ) == (1, 0, -3)
    assert [running.punctuality(day) for day in ("2026-06-01", "2026-06-02")] == ["未到期", "逾期"]
    for replied, word in (
        ("2026-06-01", "按期答复"),
        ("2026-06-02", "逾期答复"),
        ("2026-06", None),
        ("2026-07", "逾期答复"),
    ):
        answered = course_of([*given, Step("答复", replied)], TODAY)
        assert (answered.punctuality(TODAY), answered.days_left(TODAY)) == (word, None)


def test_deadlines_are_as_set_then_else_by_the_usual_rules() -> None:
    assert course_of([Step("交办", "2026-03-01", due="2026-05-01")], TODAY).due == "2026-05-01"
    assert course_of([Step("交办", "2026-03-01")], TODAY).due == "2026-06-01"
    assert (
        course_of([Step("交办", "2026-03-01"), Step("延期", "2026-05-20", due="2026-09-01")], TODAY).due
        == "2026-09-01"
    )
    again = [Step("交办", "2026-03-01"), Step("答复", "2026-05-01"), Step("再办理", "2026-05-31")]
    assert course_of(again, TODAY).due == "2026-06-30"
    assert course_of([Step("交办")], TODAY).due is None


def test_what_was_handled_was_filed() -> None:
    assert course_of([Step("答复", "2026-05-01")], TODAY).filing == "立案"
    assert course_of([], TODAY).filing is None
