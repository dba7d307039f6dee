"""The page of a record: what it shows, how it follows changes, and what can be done from it."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from secretariat.domains.members.verbs import change_member, end_memberships, remove_members
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.member_dialog import MemberDialog
from secretariat.gui.lists.end_dialog import EndDialog
from secretariat.gui.records.dossier import gather
from secretariat.gui.records.merge_dialog import MergeDialog
from secretariat.gui.records.page import RecordPage
from secretariat.gui.records.past import history_of
from secretariat.gui.records.record_print import record_report
from secretariat.gui.records.successor_dialog import SuccessorDialog
from secretariat.gui.reports.preview import PdfPreview
from secretariat.gui.session import Session
from tests.gui.roll_office import BANK, BUILDER, CAFE, GUILD, OWNER, TRADER, dialog_of, no_dialog
from tests.gui.working import write


def shown(qtbot: QtBot, session: Session, entity: str, record: int) -> RecordPage:
    page = RecordPage(session, entity, record)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def words(page: RecordPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def test_a_member_shows_unit_people_and_membership(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BUILDER])
    text = words(page)
    for part in (BUILDER, "企业会员", "在册", "青溪镇", "50 万元", "2019年3月5日"):
        assert part in text
    assert page.people is not None and page.people.table.rowCount() == 3
    roles = [page.people.table.item(row, 0).text() for row in range(3)]  # type: ignore[union-attr]
    assert roles == ["负责人", "联系人", "任职"]
    assert page.people.table.item(0, 1).text() == "王伟（同名2人）"  # type: ignore[union-attr]
    assert TRADER in page.people.table.item(0, 1).toolTip()  # type: ignore[union-attr]


def test_a_person_shows_the_namesakes_and_a_masked_number(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    person = session.rows.find("person", name="王伟", mobile="13800000001")[0]["id"]
    page = shown(qtbot, session, "person", person)
    assert "同名2人" in words(page) and "53010219200508011X" not in words(page)
    page._toggle_codes()
    assert "53010219200508011X" in words(page)


def test_a_chamber_leads_to_its_members(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    chamber = session.rows.find("organization", name=GUILD)[0]["id"]
    page = shown(qtbot, session, "organization", chamber)
    with qtbot.waitSignal(session.open_list) as asked:
        page._open_chamber(GUILD)
    name, query = asked.args
    assert name == "members" and session.listing("members").select(query) == [members[CAFE]]
    assert page.dossier is not None and page.dossier.affiliated == 1


def test_links_lead_from_member_to_person_and_back(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    assert page.people is not None
    with qtbot.waitSignal(session.open_record) as asked:
        page.people.table.itemActivated.emit(page.people.table.item(0, 1))
    person = asked.args[1]
    assert asked.args[0] == "person"
    back = shown(qtbot, session, "person", person)
    assert back.people is not None
    with qtbot.waitSignal(session.open_record) as asked:
        back.people.table.itemActivated.emit(back.people.table.item(0, 1))
    assert asked.args == ["membership", members[BANK]]


def test_the_history_tells_field_by_field(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    changes = {"organization.capital": 60_000_000, "principal.mobile": "13811112222"}
    write(qtbot, session, "改资料", lambda tx: change_member(tx, members[BUILDER], changes))
    dossier = gather(session.rows, "membership", members[BUILDER])
    assert dossier is not None
    newest = history_of(session.rows, dossier.about)[0]
    told = {(item.label, item.before, item.after) for item in newest.changes}
    assert newest.name == "改资料"
    assert told == {("单位：注册资本", "50", "60"), ("人员（王伟）：手机", "13800000001", "13811112222")}


def test_the_history_masks_id_numbers(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    dossier = gather(session.rows, "membership", members[BUILDER])
    assert dossier is not None

    def text(codes: bool) -> str:
        past = history_of(session.rows, dossier.about, codes=codes)
        return " ".join(item.after for operation in past for item in operation.changes)

    assert "53010219200508011X" not in text(False)
    assert "53010219200508011X" in text(True)


def test_the_page_follows_what_is_written_elsewhere(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    write(
        qtbot, session, "改", lambda tx: change_member(tx, members[BANK], {"organization.name": "改名银行"})
    )
    qtbot.waitUntil(lambda: "改名银行" in words(page), timeout=2000)


def test_an_undone_record_says_so_and_comes_back(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: "已经不在了" in words(page), timeout=2000)
    assert page.actions_of.edit() is None
    session.write("重做", lambda store: store.redo())
    qtbot.waitUntil(lambda: BANK in words(page), timeout=2000)


def test_leaving_reinstating_and_joining_again(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    page.actions_of.end()
    dialog = dialog_of(EndDialog)
    dialog.day.put_text("2026-01-01")
    dialog.accept()
    qtbot.waitUntil(lambda: "自愿退会" in words(page), timeout=3000)
    page.actions_of.reinstate()
    qtbot.waitUntil(lambda: page.dossier is not None and page.dossier.status == "在册", timeout=3000)
    write(qtbot, session, "退", lambda tx: end_memberships(tx, [members[BANK]], "2026-02-01", "转出"))
    form = page.actions_of.join_again()
    assert isinstance(form, EntityDialog)
    form.save()
    qtbot.waitUntil(lambda: page.periods is not None and page.periods.table.rowCount() == 2, timeout=3000)


def test_delete_and_restore(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    page = shown(qtbot, session, "membership", members[BUILDER])
    page.actions_of.remove()
    qtbot.waitUntil(lambda: "在回收站" in words(page), timeout=3000)
    assert page.people is not None and page.people.table.rowCount() >= 1
    page.actions_of.restore()
    qtbot.waitUntil(lambda: page.dossier is not None and not page.dossier.removed, timeout=3000)
    assert members[BUILDER] in session.listing("members").ids()


def test_a_seat_is_handed_over(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    successor = session.rows.find("person", name="李丽")[0]["id"]
    dialog = page.actions_of.replace_job()
    assert isinstance(dialog, SuccessorDialog)
    dialog.form.fields["employment.person"].editor.choose(successor)  # type: ignore[attr-defined]
    dialog.form.fields["employment.start"].editor.put_text("2026-05-01")
    dialog.save()
    qtbot.waitUntil(no_dialog(SuccessorDialog), timeout=3000)
    dossier = gather(session.rows, "membership", members[BANK])
    assert dossier is not None
    assert [(job.name, job.span, job.ended) for job in dossier.jobs] == [
        ("李丽", "2026年5月1日 — 今", False), ("单于安", "… — 2026年5月1日", True),
    ]  # fmt: skip


def test_an_employment_is_ended_or_corrected(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    dialog = page.actions_of.end_job()
    assert dialog is not None and dialog.form.fields["employment.end"].editor.text()
    dialog.save()
    qtbot.waitUntil(lambda: page.dossier is not None and page.dossier.jobs[0].ended, timeout=3000)
    again = page.actions_of.change_job()
    assert again is not None
    again.close()
    assert page.actions_of.replace_job() is None


def test_edit_opens_the_right_form(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    page = shown(qtbot, session, "membership", members[BANK])
    form = page.actions_of.edit()
    assert isinstance(form, MemberDialog)
    form.close()
    person = session.rows.find("person", name=OWNER)[0]["id"]
    form = shown(qtbot, session, "person", person).actions_of.edit()
    assert isinstance(form, EntityDialog)
    form.close()


def test_two_units_are_merged_with_all_that_hangs_on_them(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BUILDER])
    dialog = page.actions_of.merge()
    assert isinstance(dialog, MergeDialog)
    other = session.rows.find("organization", name=TRADER)[0]["id"]
    own = session.rows.find("organization", name=BUILDER)[0]["id"]
    dialog.picker.choose(own)
    assert "同一条" in dialog.trouble.text() and not dialog.ok.isEnabled()
    dialog.picker.choose(other)
    assert dialog.compare is not None and dialog.compare.kept == own
    dialog.accept()
    qtbot.waitUntil(no_dialog(MergeDialog), timeout=3000)
    dossier = gather(session.rows, "organization", own)
    assert dossier is not None
    assert {job.mobile for job in dossier.jobs if job.name == "王伟"} == {"13800000001", "13800000009"}
    assert len(dossier.periods) == 2


def test_a_record_is_printed_and_the_print_is_logged(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    page = shown(qtbot, session, "membership", members[BUILDER])
    page.actions_of.print()
    qtbot.waitUntil(lambda: not no_dialog(PdfPreview)(), timeout=5000)
    dialog_of(PdfPreview).close()
    assert session.rows.find("export_log")[0]["content"].endswith(BUILDER)


@pytest.mark.parametrize("codes", [False, True])
def test_the_printed_record_masks_like_the_screen(
    qtbot: QtBot, session: Session, members: dict[str, int], codes: bool
) -> None:
    person = session.rows.find("person", name="王伟", mobile="13800000001")[0]["id"]
    dossier = gather(session.rows, "person", person)
    assert dossier is not None
    report = record_report(dossier, "某会", "2026-11-22", codes=codes)
    assert ("53010219200508011X" in repr(report)) is codes


def test_a_removed_record_without_history_of_others(
    qtbot: QtBot, session: Session, members: dict[str, int]
) -> None:
    write(qtbot, session, "删", lambda tx: remove_members(tx, [members[CAFE]]))
    dossier = gather(session.rows, "membership", members[CAFE])
    assert dossier is not None and dossier.removed
    assert gather(session.rows, "membership", 999) is None
