"""The recycle bin: what lies there, by operation, and bringing it back."""

from pytestqt.qtbot import QtBot

from secretariat.domains.members.verbs import remove_members
from secretariat.gui.lists.bin import BinPage
from secretariat.gui.session import Session
from tests.gui.roll_office import BANK, BUILDER, CAFE
from tests.gui.working import write


def shown(qtbot: QtBot, session: Session) -> BinPage:
    page = BinPage(session)
    qtbot.addWidget(page)
    page.show()
    return page


def test_an_empty_bin_says_so(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    page = shown(qtbot, session)
    assert page.stack.currentWidget() is page.none
    assert not page.restore_button.isEnabled()


def test_one_of_several_can_be_brought_back(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    write(qtbot, session, "删除会员", lambda tx: remove_members(tx, [members[BANK], members[CAFE]]))
    page = shown(qtbot, session)
    top = page.tree.topLevelItem(0)
    assert top is not None and top.text(0).startswith("删除会员（")
    leaf = next(top.child(row) for row in range(top.childCount()) if top.child(row).text(0) == BANK)
    leaf.setSelected(True)
    page.restore_button.click()
    qtbot.waitUntil(lambda: members[BANK] in session.listing("members").ids(), timeout=3000)
    assert members[CAFE] not in session.listing("members").ids()
    cells = session.listing("members").rows([members[BANK]], ["organization.name", "principal.name"])
    assert cells == [[BANK, "单于安"]]


def test_a_whole_removal_comes_back_at_once(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    write(qtbot, session, "删除会员", lambda tx: remove_members(tx, [members[BANK], members[CAFE]]))
    page = shown(qtbot, session)
    page.tree.topLevelItem(0).setSelected(True)  # type: ignore[union-attr]
    page.restore()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.none, timeout=3000)
    assert {members[BANK], members[CAFE]} <= set(session.listing("members").ids())


def test_a_removed_record_can_be_looked_at(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    write(qtbot, session, "删除会员", lambda tx: remove_members(tx, [members[BUILDER]]))
    page = shown(qtbot, session)
    top = page.tree.topLevelItem(0)
    assert top is not None
    leaf = next(top.child(row) for row in range(top.childCount()) if top.child(row).text(1) == "会员")
    with qtbot.waitSignal(session.open_record) as asked:
        page.tree.itemActivated.emit(leaf, 0)
    assert asked.args == ["membership", members[BUILDER]]
