"""换班记录, 公平, 核对: three lists about a plan."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStackedWidget

from secretariat.base.dates import show_date
from secretariat.base.document import Paragraph
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.checks import RotaWarning, counted, warnings
from secretariat.domains.rotation.figures import (
    Share,
    coverage,
    every_year,
    fairness,
    group_sentence,
    members_fairness,
    rota_period,
)
from secretariat.domains.rotation.wording import span
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.pieces import action, hint, shortcut
from secretariat.gui.rotation.part import ChosenRota, RotaPart
from secretariat.gui.rotation.table import RecordTable, TableLine
from secretariat.gui.rotation.told import Told
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Record

BY_GROUP, BY_PERSON = "按组（本计划）", "按人（全部计划）"


class SwapsPart(RotaPart):
    """Every exchange of turns of the plan, the latest first."""

    def __init__(self, session: Session, chosen: ChosenRota) -> None:
        super().__init__(session, chosen)
        self.table = RecordTable(("换班日期", "班次", "原轮值", "换为", "方式", "原因", "批准人"), 5)
        self.nothing = EmptyNotice(
            "还没有换过班", "在“日历”里选中一班，按 Ctrl+X 换班；原来是谁、为什么换、谁批准，都会记在这里。"
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(hint("换班记录不随班次改动；换错了可以用“撤销”收回整次换班。"))
        shortcut(self, "F5", self.refresh)

    def read(self) -> None:
        """Read the exchanges of the plan's turns."""
        rows, rota = self.session.rows, self.rota
        turns = {one.shift: one for one in queries.turns(rows, rota)} if rota is not None else {}
        found = [one for one in rows.find("shift_swap") if one["shift"] in turns]
        found.sort(key=lambda one: (one["day"] or "", one["id"]), reverse=True)
        self.table.fill([self._line(one, turns) for one in found])
        self.stack.setCurrentWidget(self.table if found else self.nothing)

    def _line(self, one: Record, turns: dict[int, queries.Turn]) -> TableLine:
        turn, other = turns[one["shift"]], turns.get(one["other"] or 0)
        way = f"与{span(other.start, other.end)}对调" if other is not None else "交给对方"
        return TableLine(one["id"], (
            show_date(one["day"]), span(turn.start, turn.end), self._who(one, "from"), self._who(one, "to"), way,
            one["reason"] or "", one["approved_by"] or "",
        ))  # fmt: skip

    def _who(self, one: Record, side: str) -> str:
        group = self.session.rows.title("duty_group", one[f"{side}_group"])
        return " ".join(
            part for part in (group, self.session.rows.title("person", one[f"{side}_person"])) if part
        )


class FairnessPart(RotaPart):
    """How many turns each group has had, how long ago, and where nothing was held."""

    def __init__(self, session: Session, chosen: ChosenRota) -> None:
        super().__init__(session, chosen)
        self._shares: list[Share] = []
        self.way = QComboBox()
        self.way.addItems([BY_GROUP, BY_PERSON])
        self.way.activated.connect(lambda _: self.refresh())
        heads = (
            "轮值组 / 姓名",
            "已轮值",
            "已办活动",
            "逾期未办",
            "上次轮值到",
            "距今",
            "下次轮值",
            "待轮值",
        )
        self.table = RecordTable(heads, 0, (1, 2, 3, 5, 7))
        self.table.opened.connect(self.open_turns)
        self.told = Told(session)
        self.bar_of(self.way, action("看这些班次(&O)", self.open_turns, primary=True, tip="Enter"), None)
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(
            hint("“距今”从上一班的最后一天算到截至日期，按整周计；调过组的人按现在所在的组计。")
        )
        shortcut(self, "F5", self.refresh)

    def read(self) -> None:
        """Count the turns as of the chosen day."""
        rows, rota, day = self.session.rows, self.rota, self.session.day
        if rota is None:
            self._shares = []
        elif self.way.currentText() == BY_PERSON:
            self._shares = members_fairness(rows, day)
        else:
            self._shares = fairness(rows, rota, day)
        self.table.fill([_share_line(at, one, day) for at, one in enumerate(self._shares)])
        self.told.tell(self._sentences(rota, day) if rota is not None else ())

    def _sentences(self, rota: int, day: str) -> list[Paragraph | str]:
        rows = self.session.rows
        first, last = rota_period(rows, rota, day)
        years = [one.sentence() for one in every_year(rows, rota, first, last)]
        covered = coverage(rows, first, last, rota).sentence()
        return [f"截至{show_date(day)}：{group_sentence(rows, rota, day)}", covered, *years]

    def open_turns(self) -> None:
        """Show the shifts of the chosen line."""
        at = self.table.chosen()
        if at is None or at >= len(self._shares):
            return
        share = self._shares[at]
        self.session.open_list.emit("shifts", ListQuery(scope="all", ids=(*share.turns, *share.to_come)))


def _share_line(at: int, one: Share, day: str) -> TableLine:
    weeks = "" if one.weeks is None else "不到1周" if one.weeks == 0 else f"{one.weeks}周"
    if one.latest is not None and one.latest >= day:
        weeks = "轮值中"
    texts = (
        one.label, f"{len(one.turns)}班", f"{len(one.fulfilled)}班", f"{len(one.overdue)}班" if one.overdue else "",
        show_date(one.latest), weeks, show_date(one.following), f"{len(one.to_come)}班" if one.to_come else "",
    )  # fmt: skip
    return TableLine(at, texts, {3: "bad"} if one.overdue else {})


class ChecksPart(RotaPart):
    """What is doubtful in the plan, or in all plans; each line opens the records behind it."""

    def __init__(self, session: Session, chosen: ChosenRota) -> None:
        super().__init__(session, chosen)
        self.found: list[RotaWarning] = []
        self.shown: list[RotaWarning] = []
        self.kind = QComboBox()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setMinimumContentsLength(10)
        self.kind.activated.connect(lambda _: self._fill())
        self.table = RecordTable(("类别", "情况"), 1)
        self.table.opened.connect(self.open_chosen)
        self.nothing = EmptyNotice("没有发现问题", "分组、班次和活动之间没有矛盾，也没有逾期未办的班次。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.bar = self.bar_of(
            self.kind, action("打开相关记录(&O)", self.open_chosen, primary=True, tip="Enter"), None
        )
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(hint("只是提醒，不会改动任何记录；按 Enter 看相关的记录。"))
        shortcut(self, "F5", self.refresh)

    def read(self) -> None:
        """Look for what is doubtful, in all plans: a plan that ended shows up too."""
        self.found = warnings(self.session.rows, self.session.day)
        chosen = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(f"全部（{len(self.found)}）", "")
        for name, number in counted(self.found).items():
            self.kind.addItem(f"{name}（{number}）", name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._fill()

    def _fill(self) -> None:
        kind = self.kind.currentData()
        self.shown = [one for one in self.found if not kind or one.kind == kind]
        self.table.fill([TableLine(at, (one.kind, one.message)) for at, one in enumerate(self.shown)])
        self.stack.setCurrentWidget(self.table if self.shown else self.nothing)
        self.bar.setVisible(bool(self.found))

    def open_chosen(self) -> None:
        """Show the records behind the chosen line."""
        at = self.table.chosen()
        if at is not None and at < len(self.shown):
            self.open_warning(self.shown[at])
