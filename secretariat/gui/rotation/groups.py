"""轮值组: the groups with their people; made automatically, then moved by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from secretariat.domains.rotation import queries
from secretariat.domains.rotation.documents import group_list
from secretariat.domains.rotation.figures import group_sentence
from secretariat.domains.rotation.queries import Group, Member
from secretariat.domains.rotation.verbs import (
    ADD,
    ADOPT,
    LEAD,
    MOVE,
    REMOVE,
    add_member,
    adopt_groups,
    move_member,
    name_leader,
)
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.messages import Answer, ask
from secretariat.gui.paper import FULL_PRINT, Make
from secretariat.gui.pieces import Notice, action, hint, shortcut
from secretariat.gui.rotation.balance_dialog import BalanceDialog
from secretariat.gui.rotation.group_tree import GroupTree, TreeGroup, TreePerson
from secretariat.gui.rotation.member_dialog import MemberDialog
from secretariat.gui.rotation.part import ChosenRota, RotaPart
from secretariat.gui.session import Session


class GroupsPart(RotaPart):
    """A tree of groups; every move is an operation of its own, so that each can be undone."""

    def __init__(self, session: Session, chosen: ChosenRota) -> None:
        super().__init__(session, chosen)
        self._groups: list[Group] = []
        self._members: dict[int, Member] = {}
        self.notice = Notice()
        self.tree = GroupTree()
        self.nothing = EmptyNotice(
            "还没有分组",
            "从执委会等组织的成员里自动分组最快：人数和组长各组均匀，同行业或同乡镇的尽量在一组，再手工调整。",
        )
        self.nothing.offer("自动分组(&B)…", self.balance, primary=True)
        self.nothing.offer("导入分组名单(&I)…", self.import_list)
        self.nothing.offer("手工新增组(&G)…", self.add_group)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.nothing)
        self.told = hint()
        self._lay_out()
        self.tree.moved.connect(self.move_by)
        self.tree.led.connect(self.lead)
        self.tree.edited.connect(self.edit)
        self.tree.removed.connect(self.ask_remove)
        shortcut(self, "F5", self.refresh)
        shortcut(self, "Ctrl+N", self.add)

    def _lay_out(self) -> None:
        lists = self.paper.menu_button("打印名单(&R)", lambda: self._paper(False), "轮值分组名单")
        phones = action("打印含手机(&H)", lambda: self.paper.preview(self._paper(True), FULL_PRINT),
                        tip="含个人信息，仅供内部联系")  # fmt: skip
        self.body.addWidget(self.notice)
        self.bar = self.bar_of(
            action("自动分组(&B)…", self.balance, primary=True), action("加入成员(&A)…", self.add, tip="Ctrl+N"),
            action("新增组(&G)…", self.add_group), action("调到(&M)…", self.ask_move, tip="Ctrl+←、Ctrl+→"),
            action("设为/取消组长(&L)", self.lead, tip="L"), None, action("导入(&I)…", self.import_list), lists, phones,
        )  # fmt: skip
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.told)
        self.keys = hint("Ctrl+←、Ctrl+→ 调到前一组、后一组；L 设为或取消组长；F2 修改；Delete 移出。")
        self.body.addWidget(self.keys)

    def _paper(self, phones: bool) -> Make:
        rota, day = self.rota or 0, self.session.day
        return lambda rows: group_list(rows, rota, day, phones)

    # -- showing ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the groups of the plan."""
        rows, rota = self.session.rows, self.rota
        self._groups = queries.groups(rows, rota) if rota is not None else []
        found = queries.members(rows, rota, self.session.day) if rota is not None else []
        self._members = {one.member: one for one in found}
        self.tree.fill([self._shown(group) for group in self._groups])
        self.stack.setCurrentWidget(self.tree if self._groups else self.nothing)
        self.told.setText(
            group_sentence(rows, rota, self.session.day) if rota is not None and self._groups else ""
        )
        for widget in (self.bar, self.keys, self.told):
            widget.setVisible(bool(self._groups))
        self._tell_loose()

    def _shown(self, group: Group) -> TreeGroup:
        people = tuple(
            TreePerson(one.member, one.name, "组长" if one.leader else one.post or "组员",
                       f"{one.unit or ''}{one.job or ''}", one.industry or one.town or "", one.person is None)
            for one in self._members.values() if one.group == group.group
        )  # fmt: skip
        trouble = "" if any(one.part == "组长" for one in people) else "没有组长"
        return TreeGroup(group.group, group.name, group.field or "", people, trouble)

    def _tell_loose(self) -> None:
        loose = [one for one in queries.groups(self.session.rows) if one.rota is None]
        if not loose or self.rota is None:
            self.notice.say("")
            return
        names = "、".join(one.name for one in loose[:6]) + ("等" if len(loose) > 6 else "")
        self.notice.say(f"有{len(loose)}个轮值组不属于任何计划（例如从活动台账导入的）：{names}。", "warn")
        self.notice.offer(
            f"归入“{self.chosen_rota.name}”(&Y)", lambda: self._adopt([one.group for one in loose])
        )

    # -- acting -------------------------------------------------------------------------------------------

    def balance(self) -> BalanceDialog | None:
        """Make groups automatically."""
        if self.rota is None:
            return None
        dialog = BalanceDialog(self.session, self.rota, self)
        dialog.accepted.connect(self.tree.setFocus)
        dialog.open()
        return dialog

    def import_list(self) -> QWidget:
        """Import a list of groups."""
        from secretariat.gui.importing.wizard import ImportWizard

        wizard = ImportWizard(self.session, "duty_members", None, None, parent=self.window())
        wizard.show()
        return wizard

    def _adopt(self, groups: list[int]) -> None:
        rota = self.rota
        if rota is not None:
            self.session.operate(ADOPT, lambda tx: adopt_groups(tx, rota, groups))

    def add_group(self) -> EntityDialog | None:
        """A new, empty group."""
        if self.rota is None:
            return None
        number = max((one.number or 0 for one in self._groups), default=0) + 1
        preset: dict[str, str | int | None] = {"rota": self.rota, "number": number, "name": f"第{number}组"}
        dialog = EntityDialog(self.session, "duty_group", None, self, preset)
        dialog.saved.connect(lambda group: self.tree.choose(group))
        dialog.show()
        return dialog

    def add(self) -> MemberDialog | None:
        """Put somebody into the chosen group."""
        group, _ = self.tree.chosen()
        if not any(one.group == group for one in self._groups):
            return None
        name = next(one.name for one in self._groups if one.group == group)
        dialog = MemberDialog(self.session, name, self)
        dialog.chosen.connect(
            lambda person, leader: self.session.operate(
                ADD, lambda tx: add_member(tx, group, person, leader), dialog.failed
            )
        )
        dialog.open()
        return dialog

    def move_by(self, by: int) -> None:
        """Move the chosen person to the group before or after."""
        group, _ = self.tree.chosen()
        ids = [one.group for one in self._groups]
        if group in ids and 0 <= ids.index(group) + by < len(ids):
            self._move(ids[ids.index(group) + by])

    def ask_move(self) -> QMenu | None:
        """Offer the other groups as a menu; digits choose."""
        group, member = self.tree.chosen()
        if not member:
            return None
        menu = QMenu(self)
        for one in self._groups:
            if one.group != group:
                menu.addAction(f"{one.name}{f'　{one.field}' if one.field else ''}", self._mover(one.group))
        menu.popup(self.mapToGlobal(self.tree.pos()))
        return menu

    def _mover(self, group: int) -> Callable[[], None]:
        return lambda: self._move(group)

    def _move(self, group: int) -> None:
        _, member = self.tree.chosen()
        if member:
            self.session.operate(MOVE, lambda tx: move_member(tx, member, group))

    def lead(self) -> None:
        """Make the chosen person 组长, or an ordinary member again."""
        _, member = self.tree.chosen()
        if member:
            leader = not self._members[member].leader
            self.session.operate(LEAD, lambda tx: name_leader(tx, member, leader))

    def edit(self) -> QWidget | None:
        """Correct the chosen group or membership; a bare name is asked who it is."""
        group, member = self.tree.chosen()
        if member and self._members[member].person is None:
            return self._tell(member)
        entity, record = ("duty_member", member) if member else ("duty_group", group)
        if record <= 0:
            return None
        dialog = EntityDialog(self.session, entity, record, self)
        dialog.show()
        return dialog

    def _tell(self, member: int) -> MemberDialog:
        from secretariat.domains.rotation.verbs import TELL, tell_member

        dialog = MemberDialog(self.session, f"“{self._members[member].name}”是谁", self, once=True)
        dialog.chosen.connect(
            lambda person, _: self.session.operate(
                TELL, lambda tx: tell_member(tx, member, person), dialog.failed
            )
        )
        dialog.open()
        return dialog

    def ask_remove(self) -> None:
        """Take the chosen person out of the group, or ask before a whole group goes."""
        group, member = self.tree.chosen()
        if member:
            self.session.operate(REMOVE, lambda tx: tx.remove("duty_member", member))
        elif group > 0:
            name = next(one.name for one in self._groups if one.group == group)
            drop = Answer("删除(&D)", lambda: self._remove_group(group), "danger")
            ask(
                self,
                f"要删除“{name}”吗？",
                "组里的人一起移出，人员本身不受影响；可以撤销。",
                drop,
                Answer("取消(&C)"),
            )

    def _remove_group(self, group: int) -> None:
        self.session.operate("删除轮值组", lambda tx: tx.remove("duty_group", group))
