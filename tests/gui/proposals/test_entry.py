"""Registering proposals one after the other by keyboard, and correcting one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from secretariat.gui.proposals.entry import ProposalDialog, next_number
from secretariat.gui.session import Session
from tests.gui.proposals.desk import LOANS, MEETING, ROADS
from tests.gui.roll_office import host_of


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    yield host_of(qtbot)


def fill(dialog: ProposalDialog, **cells: str) -> None:
    for name, text in cells.items():
        dialog.form.fields[f"proposal.{name}"].editor.put_text(text)


def signers_of(session: Session, proposal: int) -> list[object]:
    rows = sorted(session.rows.find("signer", proposal=proposal), key=lambda row: row["position"])
    return [row["person"] or row["name"] for row in rows]


def test_a_pile_is_registered_one_by_one(
    qtbot: QtBot, session: Session, made: dict[str, int], host: QWidget
) -> None:
    dialog = ProposalDialog(session, None, host)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.form.value("proposal.session") == made["meeting"]
    fill(dialog, number="009", title="关于农贸市场的提案", submitted="2026-01-08")
    dialog.form.fields["units.主办"].editor.put_text("县市场监管局、县商务局")
    dialog.signers.add(made["李丽"])
    dialog.signers.add("钱多")
    with qtbot.waitSignal(dialog.saved, timeout=3000) as saved:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    record = saved.args[0]
    stored = session.rows.get("proposal", record)
    assert stored is not None
    assert (stored["number"], stored["session"], stored["form"]) == ("009", made["meeting"], "提案")
    assert signers_of(session, record) == [made["李丽"], "钱多"]
    assert [row["name"] for row in session.rows.find("proposal_unit", proposal=record)] == [
        "县市场监管局",
        "县商务局",
    ]
    assert dialog.isVisible() and "已登记：009" in dialog.told.text()
    assert dialog.form.value("proposal.number") == "010"
    assert dialog.form.value("proposal.submitted") == "2026-01-08"
    assert dialog.form.value("proposal.title") is None and dialog.signers.signers() == []
    fill(dialog, title="关于公交线路的提案")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    assert not dialog.isVisible()
    assert len(session.rows.find("proposal", session=made["meeting"])) == 6


def test_a_number_that_is_taken_keeps_the_form(
    qtbot: QtBot, session: Session, made: dict[str, int], host: QWidget
) -> None:
    dialog = ProposalDialog(session, None, host)
    dialog.show()
    fill(dialog, number="001", title="又一件")
    dialog.save_and_go_on()
    qtbot.waitUntil(lambda: "已有001号" in dialog.trouble.words.text(), timeout=3000)
    assert dialog.form.value("proposal.title") == "又一件"
    fill(dialog, number="031")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    assert not dialog.isVisible()


def test_a_signer_who_is_half_typed_is_not_lost(
    qtbot: QtBot, session: Session, made: dict[str, int], host: QWidget
) -> None:
    dialog = ProposalDialog(session, None, host)
    dialog.show()
    fill(dialog, title="关于公园的提案")
    dialog.signers.finder.line.setText("孙大圣")
    dialog.save()
    assert "孙大圣" in dialog.trouble.words.text()
    qtbot.keyClick(dialog.signers.finder.line, Qt.Key.Key_Return)
    assert dialog.signers.signers() == ["孙大圣"] and "待对应" in dialog.signers.list.item(0).text()


def test_a_known_name_is_offered_and_never_taken_by_itself(
    qtbot: QtBot, session: Session, made: dict[str, int], host: QWidget
) -> None:
    dialog = ProposalDialog(session, None, host)
    dialog.show()
    finder = dialog.signers.finder
    finder.line.setText("王伟")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert dialog.signers.signers() == []
    assert finder.offered.stringList()[0] == "王伟　13800000001"
    finder._take(finder.offered.stringList()[0])
    assert dialog.signers.signers() == [made["王伟"]] and dialog.signers.pending() == ""


def test_signers_are_ordered_and_removed_by_keys(
    qtbot: QtBot, session: Session, made: dict[str, int], host: QWidget
) -> None:
    dialog = ProposalDialog(session, made[ROADS], host)
    dialog.show()
    assert dialog.signers.signers() == [made["王伟"], made["李丽"]]
    dialog.signers.list.setCurrentRow(1)
    qtbot.keyClick(dialog.signers.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.signers.signers() == [made["李丽"], made["王伟"]]
    assert dialog.signers.list.item(0).text().endswith("第一提案人")
    qtbot.keyClick(dialog.signers.list, Qt.Key.Key_Down)
    dialog.signers.list.setCurrentRow(1)
    qtbot.keyClick(dialog.signers.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    assert signers_of(session, made[ROADS]) == [made["李丽"]]


def test_fields_and_units_of_a_proposal_are_corrected(
    qtbot: QtBot, session: Session, made: dict[str, int], host: QWidget
) -> None:
    dialog = ProposalDialog(session, made[LOANS], host)
    dialog.show()
    assert dialog.form.fields["units.会办"].editor.text() == "县工信局"
    fill(dialog, title="关于贷款贴息和担保的提案")
    dialog.form.fields["units.会办"].editor.put_text("县工信局、县科技局")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    stored = session.rows.get("proposal", made[LOANS])
    assert stored is not None and stored["title"] == "关于贷款贴息和担保的提案"
    units = session.rows.find("proposal_unit", proposal=made[LOANS], role="会办")
    assert [row["name"] for row in units] == ["县工信局", "县科技局"]


def test_a_session_that_is_not_there_is_registered_from_the_form(
    qtbot: QtBot, session: Session, host: QWidget
) -> None:
    dialog = ProposalDialog(session, None, host)
    dialog.show()
    editor = dialog.form.fields["proposal.session"].editor
    editor.new_asked.emit(MEETING)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: dialog.form.value("proposal.session") is not None, timeout=3000)
    assert session.rows.find("session")[0]["short"] == "十届五次"


@pytest.mark.parametrize(
    ("number", "following"), [("001", "002"), ("099", "100"), ("9", "10"), ("", ""), ("甲1", "")]
)
def test_the_next_number_keeps_its_zeros(number: str, following: str) -> None:
    assert next_number(number) == following
