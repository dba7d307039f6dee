"""What coverage is asked about: whom, which period, and from where on somebody is listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from secretariat.base.kinds import PartialDate
from secretariat.domains.overview.coverage import Limits, Scope
from secretariat.domains.overview.coverage.figures import MEMBERS_NAME
from secretariat.domains.posts.order import body_order
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.pieces import action, row
from secretariat.gui.session import Session
from secretariat.store.rows import Rows

OWN_PERIOD = "自定义"
_LIMITS = Limits()
_HEIGHT = 34  # pixels: that of the fields beside a label


def periods(today: date) -> dict[str, tuple[str, str]]:
    """The usual periods by their words, whole years first."""
    year = today.year
    month = today.month
    quarter = (month - 1) // 3 * 3 + 1
    return {
        f"{year}年": (f"{year}-01-01", f"{year}-12-31"),
        f"{year - 1}年": (f"{year - 1}-01-01", f"{year - 1}-12-31"),
        f"{year}年上半年": (f"{year}-01-01", f"{year}-06-30"),
        f"{year}年下半年": (f"{year}-07-01", f"{year}-12-31"),
        "本季度": (f"{year}-{quarter:02}-01", today.isoformat()),
        "近两年": (f"{year - 1}-01-01", f"{year}-12-31"),
    }


def scopes(rows: Rows) -> Iterator[tuple[str, Scope]]:
    """Everything that may be asked about, with its words: bodies, groups, lists, the members' heads."""
    for body in sorted(rows.find("body"), key=body_order(rows)):
        yield body["name"], Scope("body", body["id"])
    for group in rows.find("duty_group"):
        rota = rows.title("rota", group["rota"])
        yield f"轮值组：{rota}{group['name']}", Scope("group", group["id"])
    for named in rows.find("named_list"):
        yield f"名单：{named['name']}", Scope("list", named["id"])
    if rows.columns("membership", ()):
        yield MEMBERS_NAME, Scope("members")


class Question(QWidget):
    """A chooser of people, a period with both days, and two limits. `asked` comes when it is to be counted anew."""

    asked = Signal()
    limits_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.people, self.usual = QComboBox(), QComboBox()
        self.people.setMinimumContentsLength(18)
        self.people.setMaxVisibleItems(20)
        self.first, self.last = (make_editor(Setting(PartialDate(past=False), session)) for _ in range(2))
        self.rate, self.run = NumberLine(100, _LIMITS.rate), NumberLine(99, _LIMITS.run)
        self._scopes: list[Scope] = []
        self._lay_out()
        self.usual.addItems([*periods(date.today()), OWN_PERIOD])
        self._take_usual(self.usual.currentText())
        self.people.activated.connect(lambda _: self.asked.emit())
        self.usual.activated.connect(lambda _: self._choose_usual())
        for editor in (self.first, self.last):
            editor.settled.connect(self._typed)
        for box in (self.rate, self.run):
            box.changed.connect(self.limits_changed)

    def _lay_out(self) -> None:
        for editor in (self.first, self.last):
            editor.setFixedWidth(150)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        upper = QWidget()
        flow = FlowLayout(upper)
        for widget in (
            *_labelled("统计谁(&W)：", self.people), *_labelled("期间(&T)：", self.usual), self.first, QLabel("至"),
            self.last, action("统计(&C)", self.asked.emit, primary=True, tip="F5"),
        ):  # fmt: skip
            if isinstance(widget, QLabel):
                widget.setFixedHeight(_HEIGHT)
            flow.addWidget(widget)
        layout.addWidget(upper)
        self._lower: QHBoxLayout = row(
            None,
            *_labelled("出席率低于(&P)", self.rate),
            QLabel("%"),
            *_labelled("　连续缺席达到(&K)", self.run),
            QLabel("次"),
        )
        layout.addLayout(self._lower)

    def add_tools(self, *widgets: QWidget) -> None:
        """Put buttons beside the limits."""
        for place, widget in enumerate(widgets):
            self._lower.insertWidget(place, widget)

    def refresh(self) -> None:
        """Offer the bodies, groups and lists that there are now; the choice stays."""
        chosen = self.scope
        found = list(scopes(self._session.rows))
        if [scope for _, scope in found] == self._scopes and self.people.count() == len(found):
            return
        self._scopes = [scope for _, scope in found]
        self.people.clear()
        self.people.addItems([name for name, _ in found])
        self.people.setCurrentIndex(self._scopes.index(chosen) if chosen in self._scopes else 0)

    @property
    def scope(self) -> Scope | None:
        """Who is asked about; None where there is nobody yet."""
        place = self.people.currentIndex()
        return self._scopes[place] if 0 <= place < len(self._scopes) else None

    def choose(self, scope: Scope) -> None:
        """Ask about somebody else."""
        self.refresh()
        self.people.setCurrentIndex(self._scopes.index(scope))
        self.asked.emit()

    @property
    def period(self) -> tuple[str, str] | None:
        """First and last day; None where one is missing or not told to the day."""
        first, last = (str(editor.reading().value or "") for editor in (self.first, self.last))
        return (first, last) if len(first) == len(last) == 10 else None

    def put_period(self, first: str, last: str) -> None:
        """Ask about another period."""
        self.first.put_text(first)
        self.last.put_text(last)
        self._name_period()

    @property
    def limits(self) -> Limits:
        """From where on somebody is listed."""
        return Limits(self.rate.value(), self.run.value())

    def _choose_usual(self) -> None:
        if self.usual.currentText() == OWN_PERIOD:
            self.first.inner().setFocus()
        else:
            self._take_usual(self.usual.currentText())
            self.asked.emit()

    def _take_usual(self, words: str) -> None:
        first, last = periods(date.today())[words]
        self.first.put_text(first)
        self.last.put_text(last)
        self._counted = (first, last)

    def _typed(self) -> None:
        """Count again when a day was changed and the clerk has left the field."""
        if self.period != self._counted:
            self._counted = self.period or ("", "")
            self._name_period()
            self.asked.emit()

    def _name_period(self) -> None:
        known = {span: words for words, span in periods(date.today()).items()}
        self.usual.setCurrentText(known.get(self.period or ("", ""), OWN_PERIOD))


class NumberLine(QLineEdit):
    """A whole number from 1 on; `changed` comes when the clerk leaves the field, or by the up and down keys."""

    changed = Signal()

    def __init__(self, most: int, number: int) -> None:
        super().__init__(str(number))
        self._most, self._number = most, number
        self.setValidator(QIntValidator(1, most, self))
        self.setFixedWidth(56)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setToolTip("填数字，按上下键增减")
        self.editingFinished.connect(self._take)

    def value(self) -> int:
        """The number that stands here."""
        return self._number

    def put(self, number: int) -> None:
        """Write a number as if typed."""
        self.setText(str(min(self._most, max(1, number))))
        self._take()

    def _take(self) -> None:
        number = int(self.text())
        if number != self._number:
            self._number = number
            self.changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.hasAcceptableInput():
            self.setText(str(self._number))
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.put(self._number + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _labelled(words: str, widget: QWidget) -> tuple[QLabel, QWidget]:
    label = QLabel(words)
    label.setBuddy(widget)
    return label, widget
