"""覆盖面: what a clerk asks, sees and opens."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.domains.overview.coverage import Scope
from secretariat.domains.overview.coverage.figures import LOW, NEVER
from secretariat.gui.performance.coverage_part import CoveragePart
from secretariat.gui.session import Session
from tests.gui.performance.members import YEAR, Members
from tests.gui.working import settle, write


def opened(qtbot: QtBot, session: Session) -> CoveragePart:
    part = CoveragePart(session)
    qtbot.addWidget(part)
    part.resize(1130, 700)
    part.show()
    settle(qtbot, lambda: part.busy)
    return part


def names(part: CoveragePart) -> set[str]:
    return {line[0] for line in part.table.lines.lines}


def cell(part: CoveragePart, name: str, label: str) -> Any:
    at = part.table.lines.labels.index(label)
    row = next(place for place, line in enumerate(part.table.lines.lines) if line[0] == name)
    return part.table.model().index(row, at)


def test_the_only_body_is_counted_for_this_year_at_once(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    assert names(part) == {"王伟", "李丽", "张敏"}
    assert cell(part, "李丽", "出席率").data() == "33.3%"
    assert part.chips.buttons["从未参加"].text() == "从未参加 1"
    assert "覆盖率 66.7%" in part.totals.text()


def test_a_chip_narrows_the_list_and_pressing_it_again_shows_everybody(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    part.chips.buttons["从未参加"].click()
    assert names(part) == {"张敏"}
    part.chips.buttons["从未参加"].click()
    assert len(names(part)) == 3


def test_another_limit_counts_without_reading_and_keeps_the_chosen_check(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    part.choose(LOW)
    assert names(part) == {"李丽", "张敏"}
    part.question.rate.setFocus()
    part.question.rate.put(30)
    assert not part.busy
    assert names(part) == {"张敏"}
    qtbot.keyClick(part.question.rate, Qt.Key.Key_Up)
    assert part.question.limits.rate == 31


def test_enter_on_a_number_opens_its_records_and_on_a_name_the_person(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    lists: list[tuple[str, Any]] = []
    records: list[tuple[str, int]] = []
    session.open_list.connect(lambda ledger, query: lists.append((ledger, query)))
    session.open_record.connect(lambda entity, record: records.append((entity, record)))
    part.table.setFocus()
    part.table.setCurrentIndex(cell(part, "张敏", "缺席"))
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert [(ledger, set(query.ids)) for ledger, query in lists] == [("attendance", set(members.absences))]
    part.table.setCurrentIndex(cell(part, "张敏", "姓名"))
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    part.table.setCurrentIndex(cell(part, "张敏", "出席"))  # 0: nothing to list, so the person
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert records == [("person", members.people["张敏"])] * 2


def test_another_period_is_counted_when_the_field_is_left(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    part.question.first.put_text(f"{YEAR}-01-03")
    part.question.first.settled.emit()
    settle(qtbot, lambda: part.busy)
    assert part.question.usual.currentText() == "自定义"
    assert cell(part, "李丽", "应到").data() == "1"


def test_a_day_that_is_none_is_told_beside_the_question(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    part.question.first.put_text("2026-13-40")
    part.refresh()
    assert "完整的开始和截止日期" in part.notice.text


def test_a_group_is_offered_as_soon_as_it_is_there(qtbot: QtBot, session: Session, members: Members) -> None:
    part = opened(qtbot, session)

    def verb(tx: Any) -> None:
        group = tx.add("duty_group", {"name": "第一组"})
        tx.add("duty_member", {"duty_group": group, "person": members.people["李丽"]})

    write(qtbot, session, "分组", verb)
    settle(qtbot, lambda: part.busy)
    part.question.choose(Scope("group", 1))
    settle(qtbot, lambda: part.busy)
    assert names(part) == {"李丽"}


def test_the_list_to_call_holds_those_of_the_chosen_check(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    part.choose(NEVER)
    printed = part._calls(session.rows)
    assert [line[0] for line in printed.rows] == ["张敏"]
    assert printed.rows[0][2] == "13800000002"


def test_an_empty_office_is_told_what_to_do_first(qtbot: QtBot, session: Session) -> None:
    part = opened(qtbot, session)
    assert part.stack.currentWidget() is part.nobody
    assert not part.calls.isEnabled()


def test_a_body_without_events_is_told_where_to_enter_them(qtbot: QtBot, session: Session) -> None:
    def verb(tx: Any) -> None:
        body = tx.add("body", {"name": "执委会"})
        person = tx.add("person", {"name": "王伟"})
        tx.add("post", {"person": person, "body": body, "title": "执委", "start": "2020-01-01"})

    write(qtbot, session, "录入", verb)
    part = opened(qtbot, session)
    assert "请先在“活动”里登记" in part.notice.text
