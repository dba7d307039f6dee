"""The forms of all plain records: every link finds its records, names keep their place, dates stand in order."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from secretariat.base.entity import entity_of
from secretariat.base.kinds.kind import Value
from secretariat.catalog import CATALOG, RECORDS
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.link_editor import LinkEditor, ledger_for
from secretariat.gui.forms.party_editor import PartyEditor
from secretariat.gui.session import Session
from secretariat.store.store import Store
from tests.gui.roll_office import BUILDER

ENTITIES = [entity_of(record) for record in RECORDS]
LISTED = [one for one in ENTITIES if any(ledger.root == one.name for ledger in CATALOG.ledgers.values())]
ORGANIZATION, PERSON = "organization", "person"


def opened(
    qtbot: QtBot, session: Session, entity: str, record: int | None = None, **preset: Value
) -> EntityDialog:
    dialog = EntityDialog(session, entity, record, None, preset)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def written(qtbot: QtBot, session: Session, entity: str, **values: Any) -> int:
    made: list[int] = []

    def job(store: Store) -> None:
        with store.transact("登记") as tx:
            made.append(tx.add(entity, values))

    session.write("登记", job)
    qtbot.waitUntil(lambda: bool(made), timeout=5000)
    qtbot.waitUntil(lambda: session.rows.get(entity, made[0]) is not None, timeout=5000)
    return made[0]


def saved(qtbot: QtBot, dialog: EntityDialog) -> dict[str, Any]:
    session, entity = dialog.session, dialog._entity.name
    with qtbot.waitSignal(dialog.saved, timeout=5000) as told:
        dialog.save()
    found = session.rows.get(entity, told.args[0])
    assert found is not None
    return found


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda one: one.name)
def test_every_record_has_a_form_with_a_place_for_all_that_must_be_filled_in(
    qtbot: QtBot, session: Session, entity: Any
) -> None:
    dialog = opened(qtbot, session, entity.name)
    dialog.save()
    for item in entity.fields:
        if item.required:
            field = dialog.form.fields[f"{entity.name}.{item.name}"]
            assert field.isVisibleTo(dialog) and field.remark.text() == f"请填写{item.label}"
    assert not dialog.trouble.isHidden() and session.rows.find(entity.name) == []


@pytest.mark.parametrize("entity", LISTED, ids=lambda one: one.name)
def test_every_link_looks_in_a_list_that_names_its_records(
    qtbot: QtBot, session: Session, entity: Any
) -> None:
    dialog = opened(qtbot, session, entity.name)
    for field in dialog.form.fields.values():
        if isinstance(field.editor, LinkEditor):
            ledger = ledger_for(session, field.editor.target)
            assert ledger.root == field.editor.target
            assert field.editor.found("没有这样的名称") == []


def test_an_event_a_class_and_a_document_are_found_by_pinyin(qtbot: QtBot, session: Session) -> None:
    event = written(qtbot, session, "event", title="银企对接会", start="2026-03-05")
    document = written(qtbot, session, "document", title="轮值活动制度", number="临工商〔2026〕3号")
    training = opened(qtbot, session, "training", name="税务讲座")
    editor = training.form.fields["training.event"].editor
    assert isinstance(editor, LinkEditor)
    assert editor.found("yqdj") == ["银企对接会　2026年3月5日"]
    editor._take("银企对接会　2026年3月5日")
    assert saved(qtbot, training)["event"] == event
    task = opened(qtbot, session, "task")
    editor = task.form.fields["task.document"].editor
    assert isinstance(editor, LinkEditor) and editor.found("轮值")[0].startswith("轮值活动制度")
    editor.choose(document)
    assert editor.value() == document


def party(dialog: EntityDialog, key: str) -> PartyEditor:
    editor = dialog.form.fields[key].editor
    assert isinstance(editor, PartyEditor)
    return editor


def test_a_party_is_picked_among_units_and_people(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, "donation", cash=1_000_000)
    editor = party(dialog, "donation.name")
    assert not {"donation.organization", "donation.person"} & dialog.form.fields.keys()
    lines = editor.found(BUILDER[:6])
    assert any(line.startswith(BUILDER) for line in lines)
    editor._take(next(line for line in lines if line.startswith(BUILDER)))
    found = saved(qtbot, dialog)
    assert session.rows.title(ORGANIZATION, found[ORGANIZATION]) == BUILDER
    assert (found[PERSON], found["name"]) == (None, None)


def test_a_name_that_is_nobody_stays_a_name_and_can_be_told_later(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, "donation")
    editor = party(dialog, "donation.name")
    editor.line.setFocus()
    editor.put_text("爱心人士")
    editor._look("爱心人士")
    editor.settled.emit()
    assert "先只记名称" in dialog.form.fields["donation.name"].remark.text()
    assert editor.offered.stringList() == ["新建人员“爱心人士”…", "新建单位“爱心人士”…"]
    record = saved(qtbot, dialog)
    assert (record["name"], record[ORGANIZATION]) == ("爱心人士", None)
    person = written(qtbot, session, PERSON, name="吴爱心")
    again = opened(qtbot, session, "donation", record["id"])
    editor = party(again, "donation.name")
    assert editor.text() == "爱心人士" and not again.touched()
    editor.choose(PERSON, person)
    changed = saved(qtbot, again)
    assert (changed["name"], changed[PERSON]) == (None, person)


def test_a_units_whole_name_is_the_unit_but_a_persons_name_alone_is_nobody(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, "honour", name="纳税大户")
    editor = party(dialog, "honour.holder_name")
    editor.line.setText(BUILDER.replace("有限公司", " 有限公司"))
    editor.settled.emit()
    assert str(editor.value()).startswith("organization/")
    written(qtbot, session, PERSON, name="欧阳独一")
    editor._look("欧阳独一")
    editor.line.setText("欧阳独一")
    editor.settled.emit()
    assert editor.value() == "name/欧阳独一"


def test_a_unit_is_made_from_the_field_that_names_it(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session, "donation")
    editor = party(dialog, "donation.name")
    editor._look("临川县新来有限公司")
    assert editor.offered.stringList()[0] == "新建单位“临川县新来有限公司”…"
    editor._take("新建单位“临川县新来有限公司”…")
    (below,) = dialog.findChildren(EntityDialog)
    assert below.field_value("name") == "临川县新来有限公司"
    with qtbot.waitSignal(below.saved, timeout=5000):
        below.save()
    assert str(editor.value()).startswith("organization/")


def test_two_parties_of_a_record_are_two_fields(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, "pairing")
    party(dialog, "pairing.name").put_text("甲方小店")
    party(dialog, "pairing.other_name").put_text("乙方小店")
    found = saved(qtbot, dialog)
    assert (found["name"], found["other_name"]) == ("甲方小店", "乙方小店")


@pytest.mark.parametrize(
    ("entity", "start", "end"),
    [("training", "start", "end"), ("rights_case", "day", "closed"), ("chamber", "term_start", "term_end"),
     ("event", "start", "end"), ("list_entry", "start", "end"), ("score_scheme", "start", "end")],
)  # fmt: skip
def test_dates_the_wrong_way_round_are_told_beside_the_later_one(
    qtbot: QtBot, session: Session, entity: str, start: str, end: str
) -> None:
    dialog = opened(qtbot, session, entity)
    for item in dialog._entity.fields:
        if item.required and item.target:
            target = written(qtbot, session, item.target, name="某某名称")
            editor = dialog.form.fields[f"{entity}.{item.name}"].editor
            assert isinstance(editor, LinkEditor)
            editor.choose(target)
        elif item.required:
            dialog.form.fields[f"{entity}.{item.name}"].editor.put_text("某某名称")
    dialog.form.fields[f"{entity}.{start}"].editor.put_text("2026-03-05")
    dialog.form.fields[f"{entity}.{end}"].editor.put_text("2026-03-04")
    before = session.rows.find(entity)
    dialog.save()
    told = dialog.form.fields[f"{entity}.{end}"]
    assert "早于" in told.remark.text() and told.isVisibleTo(dialog)
    assert not dialog.trouble.isHidden() and session.rows.find(entity) == before
    told.editor.put_text("2026-03")
    assert saved(qtbot, dialog)[end] == "2026-03"


def test_what_is_seldom_filled_in_is_folded_away_until_it_is(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session, "mediation")
    field = dialog.form.fields["mediation.respondent_facts"]
    assert not field.isVisibleTo(dialog) and dialog.form.fields["mediation.name"].isVisibleTo(dialog)
    dialog.form.more.setChecked(True)
    assert field.isVisibleTo(dialog)
    filled = opened(qtbot, session, "mediation", respondent_facts="男，汉族")
    assert filled.form.fields["mediation.respondent_facts"].isVisibleTo(filled)
