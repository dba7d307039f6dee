"""参与情况 on the page of a unit or a person: in how many lines of each ledger they stand."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from secretariat.gui.attachments import AttachmentsCard
from secretariat.gui.records.page import RecordPage
from secretariat.gui.records.participation import participation_of
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.transaction import Transaction
from tests.gui.roll_office import BUILDER
from tests.gui.working import write


def take_part(qtbot: QtBot, session: Session) -> tuple[int, int]:
    """The unit and its contact: a donation and a fee of the unit, an event and a class of the contact."""
    unit = session.rows.find("organization", name=BUILDER)[0]["id"]
    person = session.rows.find("person", name="李丽")[0]["id"]

    def verb(tx: Transaction) -> None:
        tx.add("donation", {"organization": unit, "cash": 100})
        tx.add("donation", {"name": "别人", "cash": 100})
        tx.add("fee", {"organization": unit, "year": 2026})
        event = tx.add("event", {"title": "座谈会"})
        tx.add("attendance", {"event": event, "person": person, "state": "出席"})
        tx.add("trainee", {"training": tx.add("training", {"name": "班"}), "person": person})
        tx.add("pairing", {"name": "某村", "other_organization": unit})

    write(qtbot, session, "参加", verb)
    return unit, person


def told(found: list[object]) -> dict[str, int]:
    return {one.ledger: len(one.ids) for one in found}  # type: ignore[attr-defined]


def test_a_unit_counts_its_own_and_what_its_people_came_to(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    unit, person = take_part(qtbot, session)
    own = {"donations": 1, "fees": 1, "pairings": 1}
    assert told([*participation_of(session.rows, unit, None)]) == own
    with_people = told([*participation_of(session.rows, unit, None, (person,))])
    assert with_people == {**own, "attendance": 1, "trainees": 1}
    assert told([*participation_of(session.rows, None, person)]) == {"attendance": 1, "trainees": 1}


def test_each_number_opens_its_list(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    take_part(qtbot, session)
    page = RecordPage(session, "membership", members[BUILDER])
    qtbot.addWidget(page)
    page.show()
    button = next(one for one in page.findChildren(QToolButton) if one.text().startswith("捐赠"))
    assert button.text() == "捐赠　1 笔"
    with qtbot.waitSignal(session.open_list) as asked:
        button.click()
    assert asked.args == ["donations", ListQuery(scope="all", ids=(1,))]
    assert page.findChild(AttachmentsCard) is not None
