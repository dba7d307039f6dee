"""The page of ledgers: choosing one, its figures, what an empty one says, and dues."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from secretariat.gui.ledgers.groups import NAMES
from secretariat.gui.ledgers.page import LedgersPage, counts_of
from secretariat.gui.lists.first_words import FIRST
from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.transaction import Transaction
from tests.gui.roll_office import BANK, BUILDER, CAFE, OWNER
from tests.gui.working import write


def opened(qtbot: QtBot, session: Session) -> LedgersPage:
    page = LedgersPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def unit(session: Session, name: str) -> int:
    return int(session.rows.find("organization", name=name)[0]["id"])


def person(session: Session, name: str) -> int:
    return int(session.rows.find("person", name=name)[0]["id"])


def give(qtbot: QtBot, session: Session) -> None:
    """Four donations: two of one unit, one of a person, one of a name that nobody told yet."""

    builder, owner = unit(session, BUILDER), person(session, OWNER)

    def verb(tx: Transaction) -> None:
        tx.add("donation", {"day": "2026-02-01", "organization": builder, "cash": 1_234_500})
        tx.add("donation", {"day": "2026-03-01", "organization": builder, "goods_value": 50_000})
        tx.add("donation", {"day": "2026-04-01", "person": owner, "cash": 100_000_050})
        tx.add("donation", {"day": "2026-05-01", "name": "热心人", "cash": 0})

    write(qtbot, session, "捐赠", verb)


def test_every_other_ledger_of_the_office_stands_in_a_group(session: Session) -> None:
    from secretariat.domains.office.ledger import LEDGERS

    assert sorted(NAMES) == sorted(ledger.name for ledger in LEDGERS)


def test_a_ledger_is_found_by_pinyin_and_opened_by_enter(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.find_ledger()
    qtbot.keyClicks(page.chooser.finder, "jz")
    assert page.chooser.shown() == ["donations"]
    qtbot.keyClick(page.chooser.finder, Qt.Key.Key_Return)
    assert page.list_name == "donations"
    page.chooser.finder.setText("党建")
    assert page.chooser.shown() == ["chambers", "chamber_reviews", "party_orgs", "party_counts"]


def test_arrows_in_the_search_walk_what_it_leaves(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.chooser.finder.setText("会费")
    for expected in ("fees", "fee_standards", "fee_standards"):
        qtbot.keyClick(page.chooser.finder, Qt.Key.Key_Down)
        assert page.list_name == expected


def test_the_ledger_looked_at_last_is_shown_again(qtbot: QtBot, session: Session) -> None:
    opened(qtbot, session).chooser.chosen.emit("honours")
    assert opened(qtbot, session).list_name == "honours"


def test_counts_stand_beside_the_names_and_follow_a_write(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    item = page.chooser.items["documents"]
    assert item.text(1) == ""
    write(qtbot, session, "登记", lambda tx: tx.add_many("document", [{"title": "甲"}, {"title": "乙"}]))
    qtbot.waitUntil(lambda: item.text(1) == "2")
    assert counts_of(session.rows, ListQuery())["documents"] == 2


def test_each_empty_ledger_says_in_its_own_words_what_to_do_first(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    seen = set()
    for name in NAMES:
        shown = page.show_ledger(name)
        assert shown.stack.currentWidget() is shown.first
        words = shown.first.text.text()
        assert words == FIRST[name].why and words not in seen
        seen.add(words)
        assert any("新增" in button.text() for button in shown.first.findChildren(QPushButton))


def test_any_list_can_be_shown_also_one_without_a_place_in_the_groups(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.show_list("documents", ListQuery(search="甲"))
    assert page.list_name == "documents" and page.query.search == "甲"
    page.show_list("organization", ListQuery(scope="all"))
    assert page.list_name == "organization" and page.list.ledger.label == "单位"


def test_figures_add_up_what_is_shown(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    give(qtbot, session)
    page = opened(qtbot, session)
    strip = page.show_ledger("donations").strip  # type: ignore[attr-defined]
    assert strip.words == [
        "单位　1 家", "个人　1 人", "未核实　1 笔", "捐款　1,012,345.5 元", "物资折价　500 元",
    ]  # fmt: skip
    page.list.show_query(ListQuery(search="热心"))
    assert strip.words == ["未核实　1 笔"]


def test_a_figure_narrows_the_list_to_what_it_counts(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    give(qtbot, session)
    page = opened(qtbot, session)
    shown = page.show_ledger("donations")
    figures = {figure.text: figure for figure in shown.strip.figures}  # type: ignore[attr-defined]
    counted = figures["捐款　1,012,345.5 元"].counts
    shown.strip.chosen.emit(counted)  # type: ignore[attr-defined]
    assert sorted(shown.model.ids) == [1, 3, 4]
    assert shown.strip.words[-1] == "捐款　1,012,345.5 元"  # type: ignore[attr-defined]
    assert "符合 3 笔" in shown.counts.text()


@pytest.mark.parametrize(
    ("ledger", "records", "words"),
    [
        ("rights_cases", [{"result": "办结"}, {"result": "正在处理"}, {}], "办结　1 件，办结率 33.3%"),
        ("tasks", [{"title": "甲", "progress": "已出台"}, {"title": "乙", "progress": "已完成"}],
         "完成　2 项，完成率 100.0%"),
        ("fees", [{"year": 2026, "name": "甲", "standard": 3000, "reduced": 1000, "paid": 500}], "收缴率　25.0%"),
        ("fees", [{"year": 2026, "name": "甲", "paid": 500}], "收缴率　—"),
        ("trainings", [{"name": "甲班", "headcount": 30}, {"name": "乙班"}], "培训　30 人次"),
    ],
)  # fmt: skip
def test_shares_are_told_with_their_base(
    qtbot: QtBot, session: Session, ledger: str, records: list[dict[str, object]], words: str
) -> None:
    root = session.catalog.ledgers[ledger].root
    write(qtbot, session, "登记", lambda tx: tx.add_many(root, records))
    page = opened(qtbot, session)
    assert page.show_ledger(ledger).strip.words[-1] == words  # type: ignore[attr-defined]


def test_the_names_of_a_class_count_before_the_number_noted(qtbot: QtBot, session: Session) -> None:
    def verb(tx: Transaction) -> None:
        one = tx.add("training", {"name": "甲班", "headcount": 30})
        tx.add_many("trainee", [{"training": one, "name": "张三"}, {"training": one, "name": "李四"}])
        tx.add("training", {"name": "乙班", "headcount": 5})

    write(qtbot, session, "登记", verb)
    assert opened(qtbot, session).show_ledger("trainings").strip.words == ["培训　7 人次"]  # type: ignore[attr-defined]


def test_members_of_a_party_on_two_days_are_never_added_up(qtbot: QtBot, session: Session) -> None:
    def verb(tx: Transaction) -> None:
        one = tx.add("party_org", {"name": "支部"})
        for day in ("2024-12-31", "2025-12-31"):
            tx.add("party_count", {"party_org": one, "day": day, "members": 10})

    write(qtbot, session, "登记", verb)
    assert opened(qtbot, session).show_ledger("party_counts").strip.words == []  # type: ignore[attr-defined]


def asked() -> MessageBox:
    boxes = [
        item for item in QApplication.topLevelWidgets() if isinstance(item, MessageBox) and item.isVisible()
    ]
    return boxes[-1]


def press(box: MessageBox, words: str) -> None:
    next(button for button in box.findChildren(QPushButton) if words in button.text()).click()


def when_asked(qtbot: QtBot, act: Callable[[], object]) -> MessageBox:
    act()
    qtbot.waitUntil(
        lambda: any(
            isinstance(item, MessageBox) and item.isVisible() for item in QApplication.topLevelWidgets()
        )
    )
    return asked()


def test_dues_are_raised_after_a_look_and_only_once(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    standard = {"post": "企业会员", "amount": 50_000, "start": "2020-01-01"}
    write(qtbot, session, "定标准", lambda tx: tx.add("fee_standard", standard))
    session.as_of = "2026-06-01"
    page = opened(qtbot, session)
    dues = page.show_ledger("fees")
    box = when_asked(qtbot, dues.ask_to_raise)  # type: ignore[attr-defined]
    assert "2026年度" in box.happened.text() and "共 3 笔，应缴 1,500 元" in box.remedy.text()
    assert "1 家（人）没有对应的会费标准" in box.remedy.text()
    with qtbot.waitSignal(session.changed):
        press(box, "生成")
    units = {session.rows.title("organization", row["organization"]) for row in session.rows.find("fee")}
    assert units == {BUILDER, BANK, CAFE}
    again = when_asked(qtbot, dues.ask_to_raise)  # type: ignore[attr-defined]
    assert "没有要生成" in again.happened.text() and "3 家（人）已有本年度" in again.remedy.text()
    again.close()


def test_without_a_standard_the_way_out_is_named(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = opened(qtbot, session)
    box = when_asked(qtbot, page.show_ledger("fees").ask_to_raise)  # type: ignore[attr-defined]
    assert "会费标准" in box.remedy.text()
    box.close()


def test_the_list_of_arrears_leaves_out_who_has_paid(qtbot: QtBot, session: Session) -> None:
    records = [
        {"year": 2026, "name": "甲", "standard": 1000, "paid": 1000},
        {"year": 2026, "name": "乙", "standard": 1000, "paid": 400},
        {"year": 2026, "name": "丙", "standard": 1000, "reduced": 1000},
    ]
    write(qtbot, session, "登记", lambda tx: tx.add_many("fee", records))
    page = opened(qtbot, session)
    shown = page.show_ledger("fees")
    shown.show_arrears()  # type: ignore[attr-defined]
    assert shown.model.ids == [2]
