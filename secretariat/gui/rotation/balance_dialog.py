"""自动分组: from whom, by what, into how many; the groups are shown and moved by hand before they are written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.balancing import Candidate, Draft, DraftGroup, balance
from secretariat.domains.rotation.candidates import (
    PARTS,
    Choosing,
    candidates,
    present_draft,
    titles,
    usual_part,
)
from secretariat.domains.rotation.grouping import make_groups
from secretariat.domains.rotation.records import BASES, BY_INDUSTRY, BY_TOWN
from secretariat.domains.rotation.verbs import GROUP
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import action, hint, list_table, row, shortcut
from secretariat.gui.rotation.group_tree import GroupTree, TreeGroup, TreePerson
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT
from secretariat.store.store import Store

_USUAL_COUNT, _MOST = 12, 200
COUNCIL = "执行委员会"


class BalanceDialog(QDialog):
    """At the left what is asked, at the right the draft; nothing is written before 保存分组."""

    def __init__(self, session: Session, rota: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._rota = session, rota
        self._plan = session.rows.get("rota", rota) or {}
        self.draft = Draft(())
        self.setWindowTitle(f"自动分组：{self._plan['name']}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body, self.basis = QComboBox(), QComboBox()
        for stored in session.rows.find("body"):
            self.body.addItem(stored["name"], stored["id"])
        self.body.setCurrentIndex(max(0, self.body.findData(self._usual_body())))
        self.basis.addItems(list(BASES))
        self.basis.setCurrentText(self._plan["basis"] or BASES[0])
        self.number = QLineEdit()
        self.number.setValidator(QIntValidator(1, _MOST, self))
        present = len(queries.groups(session.rows, rota))
        self.number.setText(str(present or _USUAL_COUNT))
        self.titles = QTableWidget(0, 3)
        self.tree = GroupTree()
        self.told, self.trouble = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.told.setProperty("tone", "strong")
        self.trouble.setProperty("tone", "bad")
        self.ok = action("保存分组(&S)", self.accept, primary=True, tip="Ctrl+S")
        self._lay_out()
        self._connect()
        self._show_titles()
        if present:
            self._take(present_draft(session.rows, rota, session.day, self.basis.currentText()))

    def _usual_body(self) -> int | None:
        """The plan's own body, else the office's council."""
        councils = self._session.rows.find("body", kind=COUNCIL)
        return self._plan["body"] or (councils[0]["id"] if councils else None)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("从哪个组织(&B)", self.body)
        form.addRow("分组依据(&Y)", self.basis)
        form.addRow("组数(&N)", self.number)
        self._dress_titles()
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(hint("各职务在组里是什么（可改）："))
        left.addWidget(self.titles, 1)
        left.addLayout(row(action("分组(&F)", self.make, primary=True, tip="按上面的要求重新分组"), None))
        left.addWidget(
            hint(
                "各组人数、组长数最多差1；同一行业（乡镇街道）的尽量在一组；按职务则每组各职务均匀；人工则全部留给您调。"
            )
        )
        right = QVBoxLayout()
        right.addWidget(self.told)
        right.addWidget(self.tree, 1)
        right.addWidget(hint("Ctrl+←、Ctrl+→ 调组，L 设为或取消组长，Delete 移出；保存前都可以调。"))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left, 2)
        both.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(both, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject, tip="Esc")))
        self.resize(1100, 680)

    def _dress_titles(self) -> None:
        self.titles.setHorizontalHeaderLabels(["职务", "人数", "在组里"])
        list_table(self.titles)
        self.titles.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 6)
        header = self.titles.horizontalHeader()
        header.setStretchLastSection(False)
        for place, mode in enumerate((QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents,
                                      QHeaderView.ResizeMode.Fixed)):  # fmt: skip
            header.setSectionResizeMode(place, mode)
        self.titles.setColumnWidth(2, 96)

    def _connect(self) -> None:
        self.body.currentIndexChanged.connect(lambda _: self._show_titles())
        self.tree.moved.connect(self.move_by)
        self.tree.led.connect(self.lead)
        self.tree.removed.connect(lambda: self._move_to(0))
        shortcut(self, "Ctrl+S", self.accept)

    def _show_titles(self) -> None:
        """The titles of the chosen body, each with what its holders are in a group."""
        body = self.body.currentData()
        found = titles(self._session.rows, body, self._session.day) if body is not None else {}
        self.titles.setRowCount(len(found))
        for at, (title, number) in enumerate(found.items()):
            self.titles.setItem(at, 0, QTableWidgetItem(title))
            self.titles.setItem(at, 1, QTableWidgetItem(f"{number}人"))
            part = QComboBox()
            part.addItems(list(PARTS))
            part.setCurrentText(usual_part(title))
            self.titles.setCellWidget(at, 2, part)
        self.trouble.setText(
            "" if found else "这个组织现在没有人任职。请先在“职务”里导入执委会名单，或选择别的组织。"
        )
        self._tell()

    def parts(self) -> dict[str, str]:
        """What the holders of each title are in a group, as chosen."""
        chosen: dict[str, str] = {}
        for at in range(self.titles.rowCount()):
            item, part = self.titles.item(at, 0), self.titles.cellWidget(at, 2)
            if item is not None and isinstance(part, QComboBox):
                chosen[item.text()] = part.currentText()
        return chosen

    # -- the draft ----------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make groups as asked."""
        body, basis = self.body.currentData(), self.basis.currentText()
        ask_for = Choosing(self._session.day, body, (), basis, self.parts())
        people = candidates(self._session.rows, ask_for) if body is not None else []
        try:
            made = balance(people, int(self.number.text() or 0), basis)
        except Refusal as refusal:
            self.trouble.setText(f"{refusal.message}{refusal.remedy}")
            return
        self.trouble.setText("")
        self._take(Draft(made.groups, basis, made.rest, body))
        self.tree.setFocus()

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        places = {id(one): place for place, one in enumerate(draft.people, start=1)}
        shown = [_shown(group, places) for group in draft.groups]
        if draft.rest:
            rest = tuple(_person(one, places) for one in draft.rest)
            shown.append(TreeGroup(0, "未分组", "", rest, "还没有进组"))
        self.tree.fill(shown)
        self._tell()

    def _tell(self) -> None:
        rest = f"还有{len(self.draft.rest)}人没有进组，保存时不在任何组里。" if self.draft.rest else ""
        words = self.draft.sentence() if self.draft.groups else "设好左边的要求，点“分组”。"
        self.told.setText(f"{words}{self._unknown()}{rest}")
        self.ok.setEnabled(bool(self.draft.groups))

    def _unknown(self) -> str:
        """How many have nothing to be grouped by: they fill up where there is room."""
        basis, people = self.draft.basis, self.draft.people
        missing = sum(1 for one in people if not one.key)
        if basis not in (BY_INDUSTRY, BY_TOWN) or not missing:
            return ""
        return f"{len(people)}人中有{missing}人没有登记{basis}，只用来补齐人数；可先在单位或人员里补填。"

    def move_by(self, by: int) -> None:
        """Move the chosen person to the group before or after; from 未分组 back into the last group."""
        group, _ = self.tree.chosen()
        numbers = [one.number for one in self.draft.groups]
        if group == 0:
            self._move_to(numbers[-1] if by < 0 else numbers[0])
        elif group in numbers and 0 <= numbers.index(group) + by < len(numbers):
            self._move_to(numbers[numbers.index(group) + by])

    def _move_to(self, number: int) -> None:
        group, place = self.tree.chosen()
        if place and group != number:
            person = self.draft.people[place - 1]
            self._take(self.draft.moved(place - 1, number))
            self._choose(person)

    def lead(self) -> None:
        """Make the chosen person a leader, or an ordinary member."""
        _, place = self.tree.chosen()
        if place:
            person = self.draft.people[place - 1]
            self._take(self.draft.led(place - 1, not person.leader))
            self._choose(person)

    def _choose(self, person: Candidate) -> None:
        """Keep the moved person chosen: places change with every move."""
        for place, one in enumerate(self.draft.people, start=1):
            if (one.person, one.member, one.name) == (person.person, person.member, person.name):
                self.tree.choose(-1, place)
                return

    # -- writing ------------------------------------------------------------------------------------------

    def accept(self) -> None:
        leaderless = [group.name for group in self.draft.groups if not group.leaders]
        if not self.ok.isEnabled():
            return
        if leaderless:
            words = f"{'、'.join(leaderless[:6])}{'等' if len(leaderless) > 6 else ''}没有组长。"
            save = Answer("仍然保存(&S)", self._write, "primary")
            ask(self, words, "可以先按 L 指定组长；保存后也会在“核对”里提醒。", Answer("回去指定(&B)"), save)
            return
        self._write()

    def _write(self) -> None:
        rota, draft = self._rota, self.draft

        def job(store: Store) -> None:
            with store.transact(GROUP) as tx:
                make_groups(tx, rota, draft)

        self.ok.setEnabled(False)
        self._session.write(GROUP, job, lambda _: QDialog.accept(self), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")


def _shown(group: DraftGroup, places: dict[int, int]) -> TreeGroup:
    people = tuple(_person(one, places) for one in group.members)
    return TreeGroup(group.number, group.name, group.field or "", people, "" if group.leaders else "没有组长")


def _person(one: Candidate, places: dict[int, int]) -> TreePerson:
    part = "组长" if one.leader else "组员"
    unit = "，".join(text for text in (one.title, one.unit) if text)
    return TreePerson(places[id(one)], one.name, part, unit, one.key, one.person is None)
