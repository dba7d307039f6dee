"""An editor for each kind of value: starts from what is kept, understands what is typed, loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secretariat.base.kinds import KINDS, Choice, Count, Link, Money, Note, PartialDate, Tags
from secretariat.base.kinds.kind import Kind, Value
from secretariat.gui.forms.choice_editor import ChoiceEditor, SuggestingEditor
from secretariat.gui.forms.date_editor import DateEditor
from secretariat.gui.forms.editor import Editor, Setting
from secretariat.gui.forms.editors import EDITORS, make_editor
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.session import Session
from tests.gui.roll_office import BANK, BUILDER

KEPT: dict[str, Value] = {
    "text": "甲", "note": "一\n二", "person_name": "王伟", "organization_name": BUILDER, "partial_date": "1975-08",
    "phone": "13800000001、0794-8261402", "id_number": "53010219200508011X", "credit_code": "91350100M000100Y43",
    "money": 123_456_700, "count": 12, "points": -250, "flag": 0,
    "choice": "青溪镇", "tags": "甲、乙", "email": "a@example.com",
}  # fmt: skip


def made(qtbot: QtBot, kind: Kind, session: Session | None = None, target: str | None = None) -> Editor:
    editor = make_editor(Setting(kind, session, target))
    qtbot.addWidget(editor)
    return editor


def test_every_kind_of_value_has_its_editor() -> None:
    assert set(EDITORS) == set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Link])
def test_an_untouched_editor_keeps_the_value_exactly(qtbot: QtBot, kind: type[Kind]) -> None:
    editor = made(qtbot, kind())
    value = KEPT[kind.name]
    editor.set_value(value)
    assert editor.value() == value
    assert not editor.touched()
    editor.set_value(None)
    assert editor.value() is None


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (PartialDate(), "1975年8月", "1975-08"),
        (PartialDate(), "2019.3.5", "2019-03-05"),
        (Money(), "50万元", 50_000_000),
        (Money(), "五百万", 500_000_000),
        (Count(unit="人"), "12人", 12),
        (Tags(), "甲，乙", "甲、乙"),
        (Choice(entries=("建筑业", "金融业")), "金融业", "金融业"),
        (Note(), "  ", None),
    ],
)
def test_what_is_typed_is_understood(qtbot: QtBot, kind: Kind, typed: str, value: Value) -> None:
    editor = made(qtbot, kind)
    editor.put_text(typed)
    assert editor.value() == value
    assert editor.reading().problem is None


def test_text_from_an_input_method_arrives(qtbot: QtBot) -> None:
    editor = made(qtbot, Note())
    event = QInputMethodEvent()
    event.setCommitString("青溪镇")
    QApplication.sendEvent(editor.inner(), event)
    assert editor.value() == "青溪镇"


def test_pinyin_that_means_one_entry_is_that_entry(qtbot: QtBot) -> None:
    editor = made(qtbot, Choice(entries=("农、林、牧、渔业", "建筑业", "教育")))
    assert isinstance(editor, ChoiceEditor)
    editor.line.setText("jzy")
    assert editor.fitting("jzy") == ["建筑业"]
    editor.settled.emit()
    assert editor.text() == "建筑业"
    editor.line.setText("j")
    editor.settled.emit()
    assert editor.text() == "j"
    assert editor.reading().problem


def test_the_down_key_lists_all_entries(qtbot: QtBot) -> None:
    editor = made(qtbot, Choice(entries=("建筑业", "教育")))
    assert isinstance(editor, ChoiceEditor)
    editor.show()
    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    assert editor.offered.stringList() == ["建筑业", "教育"]
    popup = editor.line.completer().popup()  # type: ignore[union-attr]
    assert popup is not None and popup.isVisible()
    popup.hide()


def test_suggestions_leave_the_words_free(qtbot: QtBot) -> None:
    from secretariat.base.kinds import Text

    editor = make_editor(Setting(Text(), suggest=lambda text: [text + "商会"]))
    qtbot.addWidget(editor)
    assert isinstance(editor, SuggestingEditor)
    editor.line.textEdited.emit("青溪")
    assert editor.offered.stringList() == ["青溪商会"]
    editor.put_text("别的")
    assert editor.value() == "别的"


def test_a_day_can_be_picked(qtbot: QtBot) -> None:
    editor = made(qtbot, PartialDate())
    assert isinstance(editor, DateEditor)
    editor.put_text("2026-10")
    editor.show()
    calendar = editor.open_calendar()
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-10-01"
    calendar.clicked.emit(calendar.selectedDate().addDays(4))
    assert editor.value() == "2026-10-05"


def test_a_record_is_looked_up_and_never_taken_by_its_words_alone(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    editor = made(qtbot, Link(), session, "organization")
    assert isinstance(editor, LinkEditor)
    lines = editor.found("cqyh")
    assert len(lines) == 1 and lines[0].startswith(BANK)
    editor.put_text(BANK)
    assert editor.reading().problem == "请从查到的记录里选一条"
    editor._take(lines[0])
    bank = session.rows.find("organization", name=BANK)[0]["id"]
    assert editor.value() == bank


def test_namesakes_are_told_apart_in_a_picker(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    editor = made(qtbot, Link(), session, "person")
    assert isinstance(editor, LinkEditor)
    lines = editor.found("王伟")
    assert len(lines) == 2
    assert any(BUILDER in line and "13800000001" in line for line in lines)


def test_a_record_that_is_missing_can_be_made(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    editor = made(qtbot, Link(), session, "person")
    assert isinstance(editor, LinkEditor)
    editor.offers_new = True
    editor.line.textEdited.emit("赵新来")
    line = editor.offered.stringList()[-1]
    assert line == "新建“赵新来”…"
    with qtbot.waitSignal(editor.new_asked) as asked:
        editor._take(line)
    assert asked.args == ["赵新来"]
