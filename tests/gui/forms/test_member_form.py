"""The member form: kinds of member, what was understood, saving, changed names, unsaved words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from secretariat.domains.members.verbs import remove_members
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.member_dialog import MemberDialog
from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from secretariat.store.extra_fields import add_extra_field
from secretariat.store.history import undoable
from tests.gui.roll_office import BANK, BUILDER, CAFE, OWNER, dialog_of, host_of, no_dialog
from tests.gui.working import write


def opened(qtbot: QtBot, session: Session, membership: int | None = None) -> MemberDialog:
    dialog = MemberDialog(session, membership, host_of(qtbot))
    dialog.show()
    return dialog


def put(dialog: MemberDialog | EntityDialog, **values: str) -> None:
    """Type into fields, double underscores standing for the point of a key, and leave each field."""
    for name, text in values.items():
        editor = dialog.form.fields[name.replace("__", ".")].editor
        editor.put_text(text)
        editor.settled.emit()


def cells(session: Session, membership: int, *keys: str) -> list[object]:
    return list(session.listing("members").rows([membership], keys)[0])


def test_a_member_is_added(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session)
    put(dialog, organization__name="青溪茶厂", membership__start="2026.11", principal__name="茶老板",
        principal__mobile="138-0000-0007", organization__town="新设街道")  # fmt: skip
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    found = cells(
        session,
        saved.args[0],
        "organization.name",
        "membership.start",
        "principal.mobile",
        "organization.town",
    )
    assert found == ["青溪茶厂", "2026-11", "13800000007", "新设街道"]
    last = undoable(session.rows)
    assert last is not None and last.name == "新增会员"
    entries = session.catalog.ledgers["members"].column("organization.town").kind.entries  # type: ignore[attr-defined]
    assert "新设街道" in entries


def test_the_kind_decides_which_fields_there_are(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    enterprise, group, individual = dialog.kinds.buttons()
    fields = dialog.form.fields
    dialog.form.more.setChecked(True)
    assert fields["organization.scale"].isVisible() and not fields["organization.registrar"].isVisible()
    group.click()
    assert fields["organization.registrar"].isVisible() and not fields["organization.scale"].isVisible()
    individual.click()
    assert not fields["organization.name"].isVisible() and fields["company.name"].isVisible()
    assert fields["principal.name"].label == "姓名" and fields["principal.mobile"].label == "手机"
    enterprise.click()
    assert fields["principal.mobile"].label == "负责人手机"


def test_an_individual_member_needs_a_name_only(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    dialog.kinds.buttons()[2].click()
    dialog.save()
    assert dialog.form.fields["principal.name"].remark.text() == "请填写姓名"
    put(dialog, principal__name="港商甲", company__name="某公司")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    assert cells(session, saved.args[0], "organization.name", "membership.kind", "company.name") == [
        "港商甲", "个人会员", "某公司",
    ]  # fmt: skip


def test_what_is_wrong_stands_beside_the_field(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    put(dialog, organization__name="甲厂", membership__start="去年", principal__birth="1975.8")
    wrong, right = dialog.form.fields["membership.start"], dialog.form.fields["principal.birth"]
    assert wrong.remark.property("tone") == "bad" and "去年" in wrong.remark.text()
    assert right.remark.text() == "“1975年8月”"
    dialog.save()
    assert dialog.trouble.isVisible()
    assert not session.rows.find("organization", name="甲厂")


def test_a_landline_in_the_mobile_field_goes_where_it_belongs(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    put(dialog, organization__name="甲厂", principal__name="甲", principal__mobile="13512345678 0794-8261402")
    fields = dialog.form.fields
    assert fields["principal.mobile"].editor.text() == "13512345678"
    assert fields["principal.landline"].editor.text() == "0794-8261402"
    assert fields["principal.landline"].isVisible()


def test_words_with_no_place_of_their_own_stop_the_saving(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    put(dialog, organization__name="甲厂", principal__name="甲", principal__landline="0794-8260000")
    put(dialog, principal__mobile="13512345678 0794-8261402")
    dialog.save()
    assert "0794-8261402" in dialog.form.fields["principal.mobile"].remark.text()
    assert not session.rows.find("organization", name="甲厂")


def test_filled_rare_fields_are_shown_and_empty_ones_folded(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, members[BUILDER])
    assert dialog.form.fields["principal.id_number"].isVisible()
    assert not dialog.form.fields["organization.website"].isVisible()
    dialog.form.more.click()
    assert dialog.form.fields["organization.website"].isVisible()


def test_only_what_was_changed_is_written(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session, members[BUILDER])
    put(dialog, organization__staff="88")
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    last = undoable(session.rows)
    assert last is not None and (last.name, last.changes) == ("修改会员", 1)


def test_saving_without_changes_leaves_no_trace(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, members[BUILDER])
    dialog.save()
    assert not dialog.isVisible()
    last = undoable(session.rows)
    assert last is not None and last.name == "录入"


def test_a_changed_name_asks_which_of_the_two_it_is(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, members[BUILDER])
    put(dialog, principal__name="王维")
    assert dialog.seats["principal"].isVisible()
    dialog.save()
    assert dialog.isVisible() and "更正姓名" in dialog.form.fields["principal.name"].remark.text()
    dialog.seats["principal"].corrected.click()
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    assert cells(session, members[BUILDER], "principal.name", "principal.mobile") == ["王维", "13800000001"]
    assert not session.rows.find("person", name="王伟", mobile="13800000001")


def test_another_person_in_a_seat_ends_the_holders_time(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, members[BUILDER])
    put(dialog, principal__name="赵接任")
    dialog.seats["principal"].replaced.click()
    assert dialog.form.fields["principal.mobile"].editor.text() == ""
    assert dialog.form.fields["principal.id_number"].editor.text() == ""
    put(dialog, principal__mobile="13811112222", organization__staff="9")
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    found = cells(
        session,
        members[BUILDER],
        "principal.name",
        "principal.mobile",
        "principal.id_number",
        "organization.staff",
    )
    assert found == ["赵接任", "13811112222", None, 9]
    former = session.rows.find("person", name="王伟", mobile="13800000001")[0]
    assert session.rows.find("employment", person=former["id"])[0]["end"] is not None


def test_changing_ones_mind_puts_the_holders_facts_back(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, members[BUILDER])
    put(dialog, principal__name="赵接任")
    dialog.seats["principal"].replaced.click()
    dialog.seats["principal"].corrected.click()
    assert dialog.form.fields["principal.mobile"].editor.text() == "13800000001"
    put(dialog, principal__name="王伟")
    assert not dialog.seats["principal"].isVisible()
    assert not dialog.touched()


def test_an_individual_s_name_is_simply_corrected(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    dialog = opened(qtbot, session, members[OWNER])
    assert not dialog.seats
    assert not dialog.kinds.buttons()[0].isEnabled()
    put(dialog, principal__name="单名生")
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    assert cells(session, members[OWNER], "organization.name") == ["单名生"]


def test_a_double_is_noticed_while_typing(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session)
    put(dialog, organization__name=CAFE)
    qtbot.waitUntil(dialog.warning.isVisible, timeout=3000)
    assert f'href="membership/{members[CAFE]}"' in dialog.warning.words.text()
    with qtbot.waitSignal(session.open_record) as asked:
        dialog.warning.words.linkActivated.emit(f"membership/{members[CAFE]}")
    assert asked.args == ["membership", members[CAFE]]
    put(dialog, organization__name="全新名称的厂")
    qtbot.waitUntil(lambda: not dialog.warning.isVisible(), timeout=3000)


def test_a_record_is_no_double_of_itself(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session, members[BANK])
    dialog.alike.look()
    qtbot.waitUntil(lambda: not dialog.alike._background.busy, timeout=3000)
    assert not dialog.warning.isVisible()


def test_closing_asks_about_unsaved_words(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session, members[BANK])
    put(dialog, organization__staff="5")
    dialog.close()
    assert dialog.isVisible()
    box = dialog_of(MessageBox)
    words = [box.buttons.itemAt(place).widget() for place in range(box.buttons.count())]
    labels = [button.text() for button in words if button is not None]  # type: ignore[attr-defined]
    assert labels == ["保存(&S)", "不保存(&N)", "取消(&C)"]
    words[-1].click()  # type: ignore[union-attr]
    assert dialog.isVisible() and dialog.form.fields["organization.staff"].editor.text() == "5"
    qtbot.waitUntil(no_dialog(MessageBox), timeout=1000)
    qtbot.waitUntil(lambda: dialog._asking is None, timeout=1000)
    dialog.close()
    dialog_of(MessageBox).buttons.itemAt(2).widget().click()  # type: ignore[union-attr]
    qtbot.waitUntil(no_dialog(MemberDialog), timeout=1000)
    assert cells(session, members[BANK], "organization.staff") == [None]


def test_the_main_window_does_not_take_a_form_down_with_it(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    dialog = MemberDialog(session, members[BANK], window)
    dialog.show()
    put(dialog, organization__staff="5")
    window.close()
    assert window.isVisible() and dialog.isVisible()
    dialog_of(MessageBox).close()
    dialog._closing = True
    window.close()
    assert not window.isVisible()


def test_a_failed_save_keeps_the_form(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session, members[CAFE])
    put(dialog, organization__staff="5")
    write(qtbot, session, "删除", lambda tx: remove_members(tx, [members[CAFE]]))
    dialog.save()
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=3000)
    assert "删除" in dialog.trouble.words.text()
    assert dialog.form.fields["organization.staff"].editor.text() == "5"
    assert dialog.save_button.isEnabled()


def test_extra_fields_are_in_the_form(
    qtbot: QtBot, session: Session, members: dict[str, int], tmp_path: Path
) -> None:
    write(qtbot, session, "加", lambda tx: add_extra_field(tx, "organization", "挂点领导"))
    key = next(item.key for item in session.catalog.ledgers["members"].columns if item.label == "挂点领导")
    dialog = opened(qtbot, session, members[BANK])
    assert dialog.form.fields[key].isVisible()
    dialog.form.fields[key].editor.put_text("李县长")
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    assert cells(session, members[BANK], key) == ["李县长"]


def test_chambers_are_suggested_by_pinyin(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dialog = opened(qtbot, session)
    editor = dialog.form.fields["chamber.name"].editor
    editor.line.textEdited.emit("qxz")  # type: ignore[attr-defined]
    assert editor.offered.stringList() == ["青溪镇商会"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("entity", ["person", "organization", "employment", "membership"])
def test_every_record_has_a_form(
    qtbot: QtBot, session: Session, members: dict[str, int], entity: str
) -> None:
    first = session.rows.find(entity)[0]
    dialog = EntityDialog(session, entity, first["id"], host_of(qtbot))
    dialog.show()
    assert set(dialog.form.fields) == {f"{entity}.{item.name}" for item in session.catalog.entities[entity]}
    assert not dialog.touched()
    assert dialog.ready()


def test_a_required_link_is_asked_for(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    unit = session.rows.find("organization", name=BANK)[0]["id"]
    dialog = EntityDialog(session, "employment", None, host_of(qtbot), {"organization": unit, "role": "任职"})
    dialog.show()
    assert not dialog.touched()
    dialog.save()
    assert dialog.form.fields["employment.person"].remark.text() == "请填写人员"


def test_a_person_who_is_not_there_yet_is_made_on_the_way(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    unit = session.rows.find("organization", name=BANK)[0]["id"]
    dialog = EntityDialog(session, "employment", None, host_of(qtbot), {"organization": unit, "role": "任职"})
    dialog.show()
    dialog.form.fields["employment.person"].editor.new_asked.emit("钱新人")  # type: ignore[attr-defined]
    person = next(item for item in dialog.findChildren(EntityDialog) if item.isVisible())
    assert person.form.fields["person.name"].editor.text() == "钱新人"
    person.save()
    qtbot.waitUntil(lambda: dialog.form.value("employment.person") is not None, timeout=3000)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    stored = session.rows.get("employment", saved.args[0])
    assert stored is not None and session.rows.title("person", stored["person"]) == "钱新人"
