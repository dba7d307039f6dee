"""The list of dues: the year's dues raised from the standards, and who still owes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from secretariat.domains.office.dues_verbs import Dues, dues_of, raise_dues
from secretariat.gui.background import Background
from secretariat.gui.ledgers.figures import ARREARS, quantity
from secretariat.gui.ledgers.list import LedgerList
from secretariat.gui.lists.buttons import tool
from secretariat.gui.messages import Answer, MessageBox, ask, tell
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, ListQuery

_FIRST_STANDARDS = "请先在“会费标准”里定好各职务、各类会员的标准和执行日期，再生成应缴。"


class DuesList(LedgerList):
    """会费: adds 生成本年应缴 and 欠缴名单 to the general list."""

    def __init__(self, session: Session, ledger: str = "fees", parent: QWidget | None = None) -> None:
        super().__init__(session, ledger, parent)
        self._preparing = Background(session, self)
        self.raise_button = tool(
            "生成本年应缴(&G)…", self.ask_to_raise, tip="按会费标准给在册会员各生成一条应缴，不会重复"
        )
        self.arrears_button = tool("欠缴名单(&Q)", self.show_arrears, tip="只看还没有缴清的")
        self.offer(self.raise_button)
        self.offer(self.arrears_button)
        self.first.offer("生成本年应缴(&G)…", self.ask_to_raise)

    def show_arrears(self) -> None:
        """Only those who still owe; the year can be narrowed as any column."""
        query = ListQuery(
            self.state.query.as_of, "all", (Filter(ARREARS, "from", 1),), order=("-fee.year", "payer")
        )
        self.bar.show_query(query)
        self._take_query(query)

    def ask_to_raise(self) -> None:
        """Count what would be raised, then ask."""
        day = self.session.day

        def offer(dues: Dues) -> None:
            self.offer_dues(dues, day)

        self._preparing.read(partial(dues_of, year=int(day[:4]), day=day), offer)

    def offer_dues(self, dues: Dues, day: str) -> MessageBox:
        """Say what will be written and who is left out, and ask."""
        if not dues.fresh:
            title = f"没有要生成的{dues.year}年度应缴会费。"
            box = tell(self, title, "\n".join([*_left_out(dues), *self._remedy(dues)]))
            return box
        amount = self.ledger.column("fee.standard").kind
        lines = [f"共 {len(dues.fresh)} 笔，应缴 {quantity(amount, dues.total)}。", *_left_out(dues)]
        answers = [Answer("生成(&G)", lambda: self._write(dues.year, day))]
        if dues.without:
            answers.append(Answer("先看没有标准的会员(&L)", lambda: self._show_members(dues.without)))
        return ask(self, f"生成{dues.year}年度应缴会费？", "\n".join(lines), *answers, Answer("取消(&C)"))

    def _remedy(self, dues: Dues) -> list[str]:
        return [_FIRST_STANDARDS] if dues.without and not dues.present else []

    def _write(self, year: int, day: str) -> None:
        self.session.operate(f"生成{year}年度应缴会费", lambda tx: raise_dues(tx, year, day))

    def _show_members(self, members: tuple[int, ...]) -> None:
        self.session.open_list.emit("members", ListQuery(scope="all", ids=members))


def _left_out(dues: Dues) -> list[str]:
    """Who gets no dues, and why."""
    told = (
        (dues.present, "家（人）已有本年度（本届）的会费，不重复生成。"),
        (dues.without, "家（人）没有对应的会费标准，没有生成。"),
        (dues.unclear, "家（人）按届缴费，但不知道本届从哪天开始，没有生成：请在“组织与届次”里填届始日期。"),
    )
    return [f"{len(members)} {words}" for members, words in told if members]
