"""The form of a member: enterprise, group or individual, with the people who speak for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QWidget

from secretariat.base.kinds.kind import Value
from secretariat.domains.members.duplicates import Typed
from secretariat.domains.members.ledger import HEAD
from secretariat.domains.members.verbs import SEATS, add_member, change_member
from secretariat.domains.members.vocabulary import ENTERPRISE, INDIVIDUAL, MEMBER_KINDS
from secretariat.gui.forms.alike import AlikeWatch
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form
from secretariat.gui.forms.member_fields import label_for, member_sections, offered
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.forms.seat import SeatQuestion
from secretariat.gui.forms.suggestions import member_suggestions
from secretariat.gui.session import Session
from secretariat.store.store import Store

KIND = "membership.kind"


class MemberDialog(RecordDialog):
    """Adds a member, or corrects the one whose membership is given."""

    def __init__(
        self, session: Session, membership: int | None = None, parent: QWidget | None = None,
        preset: Mapping[str, Value] | None = None,
    ) -> None:  # fmt: skip
        self._membership = membership
        self._ledger = session.catalog.ledgers["members"]
        self._start = _cells(session, membership) if membership else dict(preset or {})
        name = str(self._start.get("organization.name") or "")
        super().__init__(session, f"编辑会员：{name}" if membership else "新增会员", parent)
        self._first_kind = str(self._start.get(KIND) or ENTERPRISE)
        self.kinds = self._kind_buttons()
        sections = member_sections(self._ledger)
        self.set_up(Form(session, sections, self._start, member_suggestions(session)), self._head())
        self.seats = self._seat_questions()
        self._own = _own_records(session, membership)
        self.alike = AlikeWatch(session, self.warning, self._typed, self)
        self.form.changed.connect(self._on_change)
        self._take_kind()
        first = "principal.name" if self.kind == INDIVIDUAL else "organization.name"
        self.form.fields[first].editor.inner().setFocus()

    @property
    def kind(self) -> str:
        """The chosen kind of member."""
        button = self.kinds.checkedButton()
        return button.text().partition("(")[0] if button else ENTERPRISE

    def _kind_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        stored = self._membership is not None
        for number, kind in enumerate(MEMBER_KINDS, start=1):
            button = QRadioButton(f"{kind}(&{number})")
            button.setChecked(kind == self._first_kind)
            # A person cannot become a unit by a click: that is another member.
            if stored and (kind == INDIVIDUAL) != (self._first_kind == INDIVIDUAL):
                button.setEnabled(False)
                button.setToolTip("单位会员和个人会员不能互换：请另外新增，再把这一条退会或删除")
            button.clicked.connect(self._take_kind)
            group.addButton(button)
        return group

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(4, 0, 4, 4)
        row.addWidget(QLabel("会员类别："))
        for button in self.kinds.buttons():
            row.addWidget(button)
        row.addStretch()
        star = QLabel("带 <span style='color:#B3261E'>＊</span> 的要填")
        star.setProperty("tone", "muted")
        row.addWidget(star)
        return head

    def _take_kind(self) -> None:
        if not hasattr(self, "form"):
            return
        kind = self.kind
        for field in self.form.fields.values():
            required = field.key in self._required()
            field.set_label(label_for(kind, field.column), required=required)
        self.form.title_section(HEAD, "本人" if kind == INDIVIDUAL else HEAD)
        self.form.offer(lambda key: offered(kind, key))
        self.alike.restart()

    def _required(self) -> tuple[str, ...]:
        return ("principal.name",) if self.kind == INDIVIDUAL else ("organization.name",)

    def _seat_questions(self) -> dict[str, SeatQuestion]:
        """A question for each seat that somebody holds; an individual member is nobody's holder."""
        questions: dict[str, SeatQuestion] = {}
        if self._membership is None or self._first_kind == INDIVIDUAL:
            return questions
        for alias, role in SEATS.items():
            holder = self._start.get(f"{alias}.name")
            if not holder:
                continue
            question = SeatQuestion(role, str(holder))
            layout = self.form.fields[f"{alias}.name"].layout()
            assert layout is not None
            layout.addWidget(question)
            question.answered.connect(lambda replaced, alias=alias: self._take_seat(alias, replaced))
            questions[alias] = question
        return questions

    def _take_seat(self, alias: str, replaced: bool) -> None:
        """Somebody else has other phones and dates: empty what is still the old holder's; put it back if not."""
        for key, field in self.form.fields.items():
            if key.partition(".")[0] not in (alias, f"{alias}_job") or key == f"{alias}.name":
                continue
            stored = self._start.get(key)
            if replaced and stored is not None and field.value() == stored:
                field.editor.put_text("")
            elif not replaced and not field.editor.text() and stored is not None:
                field.editor.put_text(field.column.kind.edit(stored))

    def _on_change(self, key: str) -> None:
        alias, _, name = key.partition(".")
        if name == "name" and alias in self.seats:
            self.seats[alias].show_name(str(self.form.value(key) or ""))
        self.alike.restart()

    def _typed(self) -> Typed:
        def word(key: str) -> str:
            return str(self.form.value(key) or "")

        return Typed(
            word("organization.name"), word("organization.credit_code"), word("principal.name"),
            word("principal.mobile"), self._own,
        )  # fmt: skip

    def touched(self) -> bool:
        return super().touched() or self.kind != self._first_kind

    def ready(self) -> bool:
        wrong = self.form.complain(self._required())
        open_seats = [alias for alias, question in self.seats.items() if question.open]
        if wrong is None and open_seats:
            field = self.form.fields[f"{open_seats[0]}.name"]
            field.complain("名字改了：请在下面选“更正姓名”或“换人”")
            self.form.ensureWidgetVisible(field)
        return wrong is None and not open_seats

    def job(self) -> tuple[str, Job] | None:
        columns = self._ledger.columns
        if self._membership is None:
            values = {**self.form.values(), KIND: self.kind}

            def add(store: Store) -> int:
                with store.transact("新增会员") as tx:
                    learn_choices(tx, columns, values)
                    return add_member(tx, values)

            return "新增会员", add
        changes, membership = self._wanted(), self._membership
        replaced = tuple(alias for alias, question in self.seats.items() if question.is_replaced)
        if not changes:
            return None

        def change(store: Store) -> int:
            with store.transact("修改会员") as tx:
                learn_choices(tx, columns, changes)
                change_member(tx, membership, changes, replaced)
            return membership

        return "修改会员", change

    def _wanted(self) -> dict[str, Value]:
        """The changed cells; of a seat that somebody else takes, all that is filled in for them."""
        changes = self.form.changes()
        for alias, question in self.seats.items():
            if question.is_replaced:
                filled = self.form.values()
                own = {key for key in self.form.fields if key.partition(".")[0] in (alias, f"{alias}_job")}
                changes = {key: value for key, value in changes.items() if key not in own}
                changes |= {key: value for key, value in filled.items() if key in own}
        return changes | ({KIND: self.kind} if self.kind != self._first_kind else {})


def _cells(session: Session, membership: int) -> dict[str, Value]:
    """The cells of a member as it stands today, whatever day the lists are told for."""
    listing = session.listing("members")
    keys = [column.key for column in listing.ledger.columns]
    found = listing.rows([membership], keys)
    return dict(zip(keys, found[0], strict=True)) if found else {}


def _own_records(session: Session, membership: int | None) -> frozenset[tuple[str, int]]:
    """The unit and the people whose facts the form shows: they are no doubles of themselves."""
    if membership is None:
        return frozenset()
    listing = session.listing("members")
    aliases = (
        ("organization", "organization"),
        ("principal", "person"),
        ("contact", "person"),
        ("legal", "person"),
    )
    found = ((entity, listing.references([membership], alias).get(membership)) for alias, entity in aliases)
    return frozenset((entity, record) for entity, record in found if record is not None)
