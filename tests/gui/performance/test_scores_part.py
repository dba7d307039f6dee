"""积分: taking an example, the ranking, its sources, points by hand."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.domains.scoring.examples import EXAMPLES
from secretariat.domains.scoring.verbs import exempt, take_example
from secretariat.gui.lists.page import ListPage
from secretariat.gui.performance.page import PARTS, RULES, SCHEMES, SCORES, PerformancePage
from secretariat.gui.performance.scores_part import ScoresPart
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from tests.gui.performance.members import YEAR, Members
from tests.gui.working import settle, write


def opened(qtbot: QtBot, session: Session) -> ScoresPart:
    part = ScoresPart(session)
    qtbot.addWidget(part)
    part.resize(1130, 700)
    part.show()
    settle(qtbot, lambda: part.busy)
    return part


def with_scheme(qtbot: QtBot, session: Session, members: Members, name: str = "济南") -> int:
    made: list[int] = []
    period = (f"{YEAR}-01-01", f"{YEAR}-12-31")
    write(qtbot, session, "采用", lambda tx: made.append(take_example(tx, name, members.body, *period)))
    return made[0]


def column(part: ScoresPart, label: str) -> list[str]:
    at = part.table.lines.labels.index(label)
    return [line[at] for line in part.table.lines.lines]


def test_an_office_without_schemes_takes_an_example_by_keys(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    part = opened(qtbot, session)
    assert part.stack.currentWidget() is part.first
    dialog = part.ask_example()
    dialog.choose("闵行")
    assert len(dialog.rules.lines.lines) == len(EXAMPLES[0].rules)
    dialog.accept()
    qtbot.waitUntil(lambda: part.told is not None and not part.busy, timeout=5000)
    # Three meetings at 5, one, none.
    assert (column(part, "姓名"), column(part, "总分")) == (["王伟", "李丽", "张敏"], ["15", "5", "0"])
    assert column(part, "名次") == ["1", "2", "3"]


def test_the_example_dialog_says_what_is_missing(qtbot: QtBot, session: Session, members: Members) -> None:
    part = opened(qtbot, session)
    dialog = part.ask_example()
    dialog.start.put_text("")
    dialog.accept()
    assert "请填写" in dialog.trouble.text()
    dialog.start.put_text(f"{YEAR + 1}-01-01")
    dialog.end.put_text(f"{YEAR}-01-01")
    dialog.accept()
    qtbot.waitUntil(lambda: "早于" in dialog.trouble.text(), timeout=5000)
    dialog.close()


def test_the_chosen_persons_sources_open_their_records(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    with_scheme(qtbot, session, members, "闵行")
    part = opened(qtbot, session)
    assert [one.text for one in part.sheet.entries] == ["第1次会议", "第2次会议", "第3次会议"]
    records: list[tuple[str, int]] = []
    session.open_record.connect(lambda entity, record: records.append((entity, record)))
    part.sheet.table.setFocus()
    part.sheet.table.selectRow(1)
    qtbot.keyClick(part.sheet.table, Qt.Key.Key_Return)
    assert records == [("event", members.events[1])]
    part.table.selectRow(1)
    assert part.sheet.title.text().startswith("李丽")


def test_the_ranking_follows_what_is_written_elsewhere(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    scheme = with_scheme(qtbot, session, members)
    part = opened(qtbot, session)
    assert column(part, "总分") == ["70", "70", "70"]
    values = {"scheme": scheme, "person": members.people["张敏"], "points": 500, "reason": "承办现场会"}
    write(qtbot, session, "加分", lambda tx: tx.add("score_entry", values))
    settle(qtbot, lambda: part.busy)
    assert (column(part, "姓名")[0], column(part, "总分")[0]) == ("张敏", "75")


def test_the_form_for_points_by_hand_knows_scheme_and_person(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    scheme = with_scheme(qtbot, session, members)
    part = opened(qtbot, session)
    dialog = part.give()
    assert dialog is not None and part.line is not None
    assert (dialog.field_value("scheme"), dialog.field_value("person")) == (scheme, part.line.person)
    dialog._closing = True
    dialog.close()


def test_who_is_not_scored_is_shown_so_and_scored_again_by_the_same_button(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    scheme = with_scheme(qtbot, session, members)
    write(qtbot, session, "不记分", lambda tx: exempt(tx, scheme, members.people["王伟"], "挂职"))
    part = opened(qtbot, session)
    assert (column(part, "姓名")[-1], column(part, "提示")[-1]) == ("王伟", "不记分：挂职")
    part.table.selectRow(2)
    assert part.exempt() is None
    qtbot.waitUntil(lambda: "—" not in column(part, "名次"), timeout=5000)


def test_the_printed_papers_are_those_of_the_screen(qtbot: QtBot, session: Session, members: Members) -> None:
    with_scheme(qtbot, session, members, "闵行")
    part = opened(qtbot, session)
    assert [line[1] for line in part._ranking(session.rows).rows] == column(part, "姓名")
    assert part._sheet_maker()(session.rows).title == "王伟履职积分明细"


def test_the_page_has_its_parts_under_tabs_and_shows_the_lists_asked_for(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    with_scheme(qtbot, session, members)
    other = with_scheme(qtbot, session, members, "闵行")
    page = PerformancePage(session)
    qtbot.addWidget(page)
    page.show()
    for name in PARTS:
        page.tabs.buttons[name].click()
        assert page.part == name
    page.show_list("score_schemes", ListQuery(ids=(other,)))
    assert (page.part, page.list_name) == (SCHEMES, "score_schemes")
    page.show_part(SCORES)
    settle(qtbot, lambda: page.scores.busy)
    page.scores.choose(other)
    settle(qtbot, lambda: page.scores.busy)
    page.scores._show_rules()
    rules: Any = page.widget(RULES)
    assert page.part == RULES and isinstance(rules, ListPage)
    assert len(rules.model.ids) == len(EXAMPLES[0].rules)
    settle(qtbot, lambda: page.coverage.busy)


def test_a_scheme_is_continued_for_the_next_year_and_shown(
    qtbot: QtBot, session: Session, members: Members
) -> None:
    scheme = with_scheme(qtbot, session, members)
    part = opened(qtbot, session)
    part.continue_scheme()
    qtbot.waitUntil(lambda: part.scheme not in (scheme, None) and not part.busy, timeout=5000)
    assert str(int(YEAR) + 1) in part.schemes.currentText()
    rules = [len(session.rows.find("score_rule", scheme=one)) for one in (scheme, part.scheme)]
    assert rules[0] == rules[1] > 0
