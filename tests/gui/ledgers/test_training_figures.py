"""Above the training classes: how much of the main body they reached, and who is to be invited next."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.ledgers.page import LedgersPage
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.transaction import Transaction
from tests.gui.working import write


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> Any:
    """A council of three, of whom one came to each of two classes; somebody else came too."""

    def verb(tx: Transaction) -> None:
        people = tx.add_many("person", [{"name": name} for name in ("赵一", "钱二", "孙三", "外人")])
        body = tx.add("body", {"name": "县执委会", "kind": "执行委员会"})
        tx.add_many("post", [{"person": one, "body": body, "title": "执委"} for one in people[:3]])
        first, second = (tx.add("training", {"name": name}) for name in ("甲班", "乙班"))
        tx.add_many("trainee", [
            {"training": first, "person": people[0]}, {"training": second, "person": people[1]},
            {"training": second, "person": people[3]}, {"training": second, "name": "没认出的人"},
        ])  # fmt: skip

    write(qtbot, session, "登记", verb)
    page = LedgersPage(session)
    qtbot.addWidget(page)
    page.show()
    return page.show_ledger("trainings")


def test_the_share_and_who_is_missing(shown: Any) -> None:
    assert shown.strip.words == [
        "培训　4 人次", "轮训覆盖　县执委会 2/3，66.7%", "还没有参训　1 人",
    ]  # fmt: skip


def test_who_is_missing_opens_as_a_list_of_people(qtbot: QtBot, session: Session, shown: Any) -> None:
    with qtbot.waitSignal(session.open_list) as caught:
        shown.strip.chosen.emit(shown.strip.figures[-1].counts)
    ledger, query = caught.args
    listing = session.listing("people")
    assert ledger == "people" and listing.rows(listing.select(query), ["person.name"]) == [["孙三"]]
    assert len(shown.model.ids) == 2  # the classes stay as they are


def test_only_the_shown_classes_count(shown: Any) -> None:
    shown.show_query(ListQuery(search="甲班"))
    assert shown.strip.words == [
        "培训　1 人次", "轮训覆盖　县执委会 1/3，33.3%", "还没有参训　2 人",
    ]  # fmt: skip
