"""A small invented office for the tests of lists, forms and record pages."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from secretariat.domains.members.verbs import add_member
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.session import Session
from tests.gui.working import write

_W = TypeVar("_W", bound=QWidget)

BUILDER, BANK, CAFE, TRADER, GUILD, OWNER = (
    "临川县金盛建材有限公司", "重庆银行临川支行", "老街餐饮店", "临川县宏达商贸有限公司", "青溪镇商会", "单明生",
)  # fmt: skip

ROLL = (
    {"organization.name": BUILDER, "organization.credit_code": "91350100M000100Y43", "organization.town": "青溪镇",
     "organization.industry": "建筑业", "organization.capital": 50_000_000, "principal.name": "王伟",
     "principal.mobile": "13800000001", "principal.id_number": "53010219200508011X", "contact.name": "李丽",
     "contact.mobile": "13900000001", "membership.start": "2019-03-05"},
    {"organization.name": BANK, "organization.town": "城关街道", "organization.industry": "金融业",
     "principal.name": "单于安", "membership.start": "2020-06"},
    {"organization.name": CAFE, "organization.town": "青溪镇", "organization.industry": "住宿和餐饮业",
     "chamber.name": GUILD, "membership.start": "2021"},
    {"organization.name": TRADER, "organization.town": "白云乡", "organization.industry": "批发和零售业",
     "principal.name": "王伟", "principal.mobile": "13800000009", "membership.start": "2022-01-01",
     "membership.end": "2024-01-01", "membership.end_reason": "转出"},
    {"membership.kind": "个人会员", "principal.name": OWNER, "principal.mobile": "13700000001",
     "company.name": BUILDER, "membership.start": "2018-01-01"},
)  # fmt: skip


def enrol(qtbot: QtBot, session: Session) -> dict[str, int]:
    """Put the roll in; memberships by name."""
    made: dict[str, int] = {}

    def verb(tx: object) -> None:
        for values in ROLL:
            name = str(values.get("organization.name") or values["principal.name"])
            made[name] = add_member(tx, values)  # type: ignore[arg-type]

    write(qtbot, session, "录入", verb)
    return made


def host_of(qtbot: QtBot) -> QWidget:
    """A widget to be the parent of forms: it takes them along when the test is over, unsaved or not."""
    host = QWidget()

    def leave(_: QWidget) -> None:
        for dialog in host.findChildren(RecordDialog):
            dialog._closing = True

    qtbot.addWidget(host, before_close_func=leave)
    return host


def dialog_of(kind: type[_W]) -> _W:
    """The visible top-level window of a class; there must be one."""
    found = [item for item in QApplication.topLevelWidgets() if isinstance(item, kind) and item.isVisible()]
    assert len(found) == 1, found
    return found[0]


def no_dialog(kind: type[QWidget]) -> Callable[[], bool]:
    """A question for waitUntil: is no window of that class left?"""
    return lambda: (
        not any(isinstance(item, kind) and item.isVisible() for item in QApplication.topLevelWidgets())
    )
