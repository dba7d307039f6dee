"""Links visits and demands that only have a name to the units registered since."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from secretariat.domains.service.verbs import tell_parties
from secretariat.gui.lists.buttons import tool
from secretariat.gui.messages import tell
from secretariat.gui.session import Session
from secretariat.store.store import Store

_SHOWN = 8
_HOW = "名册里没有，或有几家同名：登记这些单位以后再点一次，或打开一条，在“编辑”里选择是哪一家。"


def linking_button(session: Session, owner: QWidget) -> QToolButton:
    """The button 对应企业: links in one operation, and says whose name could not be told."""

    def job(store: Store) -> tuple[int, list[str]]:
        with store.transact("对应企业") as tx:
            return tell_parties(tx)

    def say(told: tuple[int, list[str]]) -> None:
        linked, left = told
        if not left:
            tell(owner, f"{linked}条已对应到单位。" if linked else "走访和诉求都已对应到单位或人员。")
            return
        more = f"……共{len(left)}个" if len(left) > _SHOWN else ""
        tell(
            owner,
            f"对应上{linked}条，还有{len(left)}个名称没有对应。",
            f"{'、'.join(left[:_SHOWN])}{more}\n{_HOW}",
        )

    return tool(
        "对应企业(&Y)", lambda: session.write("对应企业", job, say),
        tip="登记单位之后，把只有名称的走访、诉求对应到单位",
    )  # fmt: skip
