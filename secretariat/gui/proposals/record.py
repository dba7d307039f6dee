"""The page of one proposal: its course step by step, who signed it, who handles it, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from secretariat.base.dates import show_date
from secretariat.base.document import Report
from secretariat.domains.proposals.documents import timeline
from secretariat.domains.proposals.verbs import remove_step
from secretariat.domains.proposals.vocabulary import DONE, GONE
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.buttons import tool
from secretariat.gui.pieces import action, shortcut, toned
from secretariat.gui.proposals.entry import ProposalDialog
from secretariat.gui.proposals.page import steps_menu
from secretariat.gui.proposals.printing import preview_report
from secretariat.gui.proposals.step_dialog import StepDialog
from secretariat.gui.proposals.steps import STEP_WORDS, steps_after
from secretariat.gui.proposals.story import Story, gather
from secretariat.gui.proposals.tell_dialog import TellDialog
from secretariat.gui.records.cards import Card, FactsCard, TableCard, history_card, link_label
from secretariat.gui.records.head import RecordHead
from secretariat.gui.records.past import history_of
from secretariat.gui.session import Session
from secretariat.store.store import Store

_SOON = 30


class ProposalPage(FreshPart):
    """Shows a proposal as it stands on the window's day; follows what is changed elsewhere."""

    def __init__(self, session: Session, record: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.record = record
        self.story: Story | None = None
        self.steps: TableCard | None = None
        self.head = QFrame()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.area, 1)
        self.follow(session.changed, session.as_of_changed)
        for keys, act in (
            ("F2", self.edit), ("Ctrl+P", self.print), ("F5", self.refresh), ("Delete", self.remove),
            ("Ctrl+J", self._drop_steps),
        ):  # fmt: skip
            shortcut(self, keys, act)

    def record_step(self, kind: str) -> StepDialog:
        """Open the form of a step."""
        return self._shown(StepDialog(self.session, kind, (self.record,), self))

    def change_step(self, step: int | None = None) -> StepDialog | None:
        """Open the form of a recorded step, of the selected one by default."""
        chosen = step or (self.steps.selected() if self.steps else None)
        stored = self.session.rows.get("proposal_step", chosen) if chosen else None
        if stored is None:
            return None
        return self._shown(StepDialog(self.session, stored["kind"], (self.record,), self, stored["id"]))

    def remove_step(self) -> None:
        """Take the selected step back; the window offers to undo it."""
        chosen = self.steps.selected() if self.steps else None
        if not chosen:
            return

        def job(store: Store) -> None:
            with store.transact("删除办理记录") as tx:
                remove_step(tx, chosen)

        self.session.write("删除办理记录", job)

    def edit(self) -> ProposalDialog | None:
        """Open the form of the proposal."""
        if self.story is None or self.story.removed:
            return None
        dialog = ProposalDialog(self.session, self.record, self)
        dialog.show()
        return dialog

    def remove(self) -> None:
        """Move the proposal to the recycle bin; the window offers to undo it."""
        if self.story is not None and not self.story.removed:
            self._write("删除提案", lambda store: _remove(store, self.record))

    def restore(self) -> None:
        """Take it out of the recycle bin."""
        self._write("恢复提案", lambda store: _restore(store, self.record))

    def print(self) -> None:
        """Show the course of the proposal on paper."""
        if self.story is None:
            return
        day, rows = self.session.day, self.session.rows
        blocks = tuple(timeline(rows, self.record, day))
        report = Report("提案办理情况", blocks, rows.setting("office"), day, show_date(day))
        preview_report(self.session, report, self.window())

    def has_changes(self) -> bool:
        """Whether a form of this page stands open: the page must not be thrown away under it."""
        return any(dialog.isVisible() for dialog in self.findChildren(RecordDialog))

    def _shown(self, dialog: StepDialog) -> StepDialog:
        dialog.show()
        return dialog

    def _write(self, name: str, job: Callable[[Store], object]) -> None:
        self.session.write(name, job)

    def _drop_steps(self) -> None:
        if self.story is not None and not self.story.removed:
            self.more.showMenu()

    def read(self) -> None:
        """Read the proposal anew; the place on the page stays."""
        place = self.area.verticalScrollBar().value()
        self.story = gather(self.session.rows, self.record, self.session.day)
        self.steps = None
        head = self._make_head(self.story)
        self._layout.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        self.area.setWidget(self._body(self.story))
        self.area.verticalScrollBar().setValue(place)

    def _make_head(self, story: Story | None) -> QFrame:
        head = RecordHead()
        if story is None:
            head.say_gone("这件提案")
            return head
        head.add_title(f"{story.number}　{story.title}".strip("　"), _chips(story))
        head.body.addWidget(toned(story.line, "muted"))
        if story.clock:
            late = story.days_left is not None and story.days_left < 0
            head.body.addWidget(toned(story.clock, "bad" if late else "strong"))
        head.add_buttons(self._buttons(story))
        return head

    def _buttons(self, story: Story) -> list[QWidget]:
        if story.removed:
            return [action("恢复(&R)", self.restore, primary=True)]
        buttons: list[QWidget] = [
            action(f"{STEP_WORDS.get(kind, kind)}(&{place})…", partial(self.record_step, kind), primary=place == 1,
                   tip=f"记录{kind}")
            for place, kind in enumerate(steps_after(story.course.state), start=1)
        ]  # fmt: skip
        self.more = tool("其他环节(&K) ▾", tip="所有环节（Ctrl+J）")
        self.more.setMenu(steps_menu(self.more, self.record_step))
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        return [
            *buttons, self.more, action("编辑(&E)…", self.edit, tip="F2"),
            action("打印(&P)…", self.print, tip="Ctrl+P"),
            action("删除(&D)", self.remove, tip="移入回收站，可以恢复（Delete）"),
        ]  # fmt: skip

    def _body(self, story: Story | None) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(20, 14, 20, 20)
        layout.setSpacing(12)
        if story is not None:
            self.steps = self._steps_card(story)
            cards: list[Card] = [self.steps, self._signers_card(story), self._units_card(story)]
            cards += [FactsCard("基本情况", story.facts, codes=False)] if story.facts else []
            cards.append(history_card(history_of(self.session.rows, story.about)))
            for card in cards:
                layout.addWidget(card)
        layout.addStretch()
        return body

    def _steps_card(self, story: Story) -> TableCard:
        card = TableCard("办理经过", ("日期", "环节", "承办单位", "情况"), (120, 90, 170, 400))
        for step in story.steps:
            card.add_row(step.id, (step.day, step.kind, step.unit, step.text))
        if not story.removed and any(step.id for step in story.steps):
            card.offer("修改(&U)…", self.change_step, "修改选中的一步（回车或双击）")
            card.offer("删除这一步(&X)", self.remove_step, "选中的一步没有发生过：移入回收站")
            card.chosen.connect(self.change_step)
        _show_or_say(card, "还没有办理记录。请按上面的按钮记录第一步。")
        for record, name in story.merged:
            card.body.addWidget(link_label(f"{name}并入本件", partial(self._open, "proposal", record)))
        if story.target is not None:
            words = f"已并入{story.course.target}，点开看"
            card.body.addWidget(link_label(words, partial(self._open, "proposal", story.target)))
        if card.table.rowCount():
            card.table.selectRow(card.table.rowCount() - 1)
        return card

    def _signers_card(self, story: Story) -> TableCard:
        card = TableCard("提案人", ("提案人", "姓名", "单位及职务、电话"), (110, 120, 540))
        if story.collective:
            card.body.insertWidget(1, toned(f"集体提案者：{story.collective}", "strong"))
        for signer in story.signers:
            card.add_row(signer.id, (signer.part, signer.name, signer.detail))
        card.chosen.connect(self._open_signer)
        _show_or_say(card, "" if story.collective else "还没有登记提案人。按F2编辑。")
        return card

    def _units_card(self, story: Story) -> TableCard:
        card = TableCard("承办单位", ("方式", "单位", "情况"), (90, 330, 350))
        for unit in story.units:
            card.add_row(unit.id, (unit.role, unit.name, unit.state))
        _show_or_say(card, "还没有承办单位：交办时填写，或按F2编辑。")
        return card

    def _open_signer(self, record: int) -> None:
        """Go to the person, or ask who is meant."""
        signer = next((one for one in self.story.signers if one.id == record), None) if self.story else None
        if signer is None:
            return
        if signer.person is not None:
            self._open("person", signer.person)
        else:
            TellDialog(self.session, signer.id, signer.name, self).open()

    def _open(self, entity: str, record: int) -> None:
        self.session.open_record.emit(entity, record)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the page opens, for the pictures of the program."""
        yield "答复", lambda: self.record_step("答复")


def _chips(story: Story) -> list[tuple[str, str]]:
    """The state and what stands out, with the colour of each."""
    state, left = story.course.state, story.days_left
    mood = "good" if state == DONE else "muted" if state in GONE.values() else "accent"
    chips = [(state, mood)]
    if left is not None and left <= _SOON:
        chips.append((f"逾期{-left}天" if left < 0 else f"剩{left}天", "bad" if left < 0 else "warn"))
    chips += [
        (words, "warn")
        for words, shown in (("重点", story.course.key), ("优秀", story.course.excellent))
        if shown
    ]
    return [("在回收站", "warn"), *chips] if story.removed else chips


def _show_or_say(card: TableCard, otherwise: str) -> None:
    """Hide an empty table behind a quiet sentence."""
    empty = card.table.rowCount() == 0
    card.table.setVisible(not empty)
    if empty and otherwise:
        card.body.addWidget(toned(otherwise, "muted"))


def _remove(store: Store, record: int) -> None:
    with store.transact("删除提案") as tx:
        tx.remove("proposal", record)


def _restore(store: Store, record: int) -> None:
    with store.transact("恢复提案") as tx:
        tx.restore("proposal", record)
