"""The page of one demand: its course step by step, who works on it until when, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from secretariat.domains.service.documents import assignment_sheet, timeline
from secretariat.domains.service.verbs import remove_step
from secretariat.domains.service.vocabulary import ENDED, POSTPONED, SOLVED
from secretariat.gui.attachments import AttachmentsCard
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.buttons import tool
from secretariat.gui.paper import Make, Paper
from secretariat.gui.pieces import action, shortcut, toned
from secretariat.gui.records.cards import Card, FactsCard, TableCard, history_card
from secretariat.gui.records.head import RecordHead
from secretariat.gui.records.past import history_of
from secretariat.gui.service.demands import steps_menu
from secretariat.gui.service.entry import DemandDialog
from secretariat.gui.service.step_dialog import StepDialog
from secretariat.gui.service.steps import STEP_WORDS, steps_after
from secretariat.gui.service.story import DemandStory, gather
from secretariat.gui.session import Session

_SOON = 30


class DemandPage(FreshPart):
    """Shows a demand as it stands on the window's day; follows what is changed elsewhere."""

    def __init__(self, session: Session, record: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.record = record
        self.story: DemandStory | None = None
        self.steps: TableCard | None = None
        self.paper = Paper(session, self)
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
        stored = self.session.rows.get("demand_step", chosen) if chosen else None
        if stored is None:
            return None
        return self._shown(StepDialog(self.session, stored["kind"], (self.record,), self, stored["id"]))

    def remove_step(self) -> None:
        """Take the selected step back; the window offers to undo it."""
        chosen = self.steps.selected() if self.steps else None
        if chosen:
            self.session.operate("删除办理记录", lambda tx: remove_step(tx, chosen))

    def edit(self) -> DemandDialog | None:
        """Open the form of the demand."""
        if self.story is None or self.story.removed:
            return None
        dialog = DemandDialog(self.session, self.record, self)
        dialog.show()
        return dialog

    def remove(self) -> None:
        """Move the demand to the recycle bin; the window offers to undo it."""
        if self.story is not None and not self.story.removed:
            self.session.operate("删除诉求", lambda tx: tx.remove("demand", self.record))

    def restore(self) -> None:
        """Take it out of the recycle bin."""
        self.session.operate("恢复诉求", lambda tx: tx.restore("demand", self.record))

    def sheet(self) -> Make:
        """The 交办单 of this demand."""
        day, record = self.session.day, self.record
        return lambda rows: assignment_sheet(rows, record, day)

    def print(self) -> None:
        """Show the course of the demand on paper."""
        if self.story is not None:
            day, record = self.session.day, self.record
            self.paper.preview(lambda rows: timeline(rows, record, day))

    def has_changes(self) -> bool:
        """Whether a form of this page stands open: the page must not be thrown away under it."""
        return any(dialog.isVisible() for dialog in self.findChildren(RecordDialog))

    def _shown(self, dialog: StepDialog) -> StepDialog:
        dialog.show()
        return dialog

    def _drop_steps(self) -> None:
        if self.story is not None and not self.story.removed:
            self.more.showMenu()

    def read(self) -> None:
        """Read the demand anew; the place on the page stays."""
        place = self.area.verticalScrollBar().value()
        self.story = gather(self.session.rows, self.record, self.session.day)
        self.steps = None
        head = self._make_head(self.story)
        self._layout.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        self.area.setWidget(self._body(self.story))
        self.area.verticalScrollBar().setValue(place)

    def _make_head(self, story: DemandStory | None) -> QFrame:
        head = RecordHead()
        if story is None:
            head.say_gone("这件诉求")
            return head
        head.add_title(f"{story.number}　{story.title}".strip("　"), _chips(story))
        head.body.addWidget(toned(story.line, "muted"))
        if story.clock:
            late = story.days_left is not None and story.days_left < 0
            head.body.addWidget(toned(story.clock, "bad" if late else "strong"))
        head.add_buttons(self._buttons(story))
        return head

    def _buttons(self, story: DemandStory) -> list[QWidget]:
        if story.removed:
            return [action("恢复(&R)", self.restore, primary=True)]
        buttons: list[QWidget] = [
            action(f"{STEP_WORDS.get(kind, kind)}(&{place})…", partial(self.record_step, kind), primary=place == 1,
                   tip=f"记录{kind}（Alt+{place}）")
            for place, kind in enumerate(steps_after(story.course.state), start=1)
        ]  # fmt: skip
        self.more = tool("其他环节(&K) ▾", tip="所有环节（Ctrl+J）")
        self.more.setMenu(steps_menu(self.more, self.record_step))
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        return [
            *buttons, self.more,
            self.paper.menu_button("交办单(&J)", self.sheet, "企业诉求交办单", "打印这件诉求的交办单"),
            action("编辑(&E)…", self.edit, tip="F2"), action("打印经过(&P)…", self.print, tip="Ctrl+P"),
            action("删除(&D)", self.remove, tip="移入回收站，可以恢复（Delete）"),
        ]  # fmt: skip

    def _body(self, story: DemandStory | None) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(20, 14, 20, 20)
        layout.setSpacing(12)
        if story is not None:
            self.steps = self._steps_card(story)
            facts = FactsCard("基本情况", story.facts, codes=False)
            facts.opened.connect(self.session.open_record)
            cards: list[Card] = [self.steps, facts]
            cards.append(AttachmentsCard(self.session, "demand", self.record, editable=not story.removed))
            cards.append(history_card(history_of(self.session.rows, story.about)))
            for card in cards:
                layout.addWidget(card)
        layout.addStretch()
        return body

    def _steps_card(self, story: DemandStory) -> TableCard:
        card = TableCard("办理经过", ("日期", "环节", "情况"), (130, 100, 560))
        for step in story.steps:
            card.add_row(step.id, (step.day, step.kind, step.text), faint=step.future)
        if not story.removed and any(step.id for step in story.steps):
            card.offer("修改(&U)…", self.change_step, "修改选中的一步（回车或双击）")
            card.offer("删除这一步(&X)", self.remove_step, "选中的一步没有发生过：移入回收站")
            card.chosen.connect(self.change_step)
        if not card.table.rowCount():
            card.table.hide()
            card.body.addWidget(toned("还没有办理记录。请按上面的按钮记录第一步。", "muted"))
        else:
            card.table.selectRow(card.table.rowCount() - 1)
        return card

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the page opens, for the pictures of the program."""
        yield "答复企业", lambda: self.record_step("答复")


def _chips(story: DemandStory) -> list[tuple[str, str]]:
    """The state and how late it is, with the colour of each."""
    state, left = story.course.state, story.days_left
    mood = "good" if state == SOLVED else "muted" if state in (*ENDED, POSTPONED) else "accent"
    chips = [(state, mood)]
    if left is not None and left <= _SOON:
        chips.append((f"逾期{-left}天" if left < 0 else f"剩{left}天", "bad" if left < 0 else "warn"))
    return [("在回收站", "warn"), *chips] if story.removed else chips
