"""Says while somebody types that such a record may be there already, with links to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QObject, QTimer

from secretariat.domains.members.duplicates import Typed, alike_while_typing
from secretariat.gui.background import Background
from secretariat.gui.forms.dialog import Bar
from secretariat.gui.session import Session
from secretariat.store.rows import Rows

_PAUSE = 350  # milliseconds after the last key
_SHOWN = 4
_SURE = ("统一社会信用代码相同", "姓名和手机相同", "名称相同")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A record that may be the same: where its page is, what it is called, and why."""

    entity: str
    record: int
    title: str
    reason: str


def likenesses(rows: Rows, typed: Typed) -> list[Likeness]:
    """The records that what is being typed may double, the surest first; a unit is shown by its membership."""
    found = sorted(alike_while_typing(rows, typed), key=lambda item: item[2] not in _SURE)
    result = []
    for entity, record, reason in found:
        title = rows.title(entity, record)
        if entity == "person":
            title = "，".join(part for part in (title, _company(rows, record)) if part)
        members = rows.find("membership", **{entity: record})
        if members:
            entity, record = "membership", members[-1]["id"]
        result.append(Likeness(entity, record, title, reason))
    return result


def _company(rows: Rows, person: int) -> str:
    jobs = rows.find("employment", person=person)
    return rows.title("organization", jobs[0]["organization"]) if jobs else ""


class AlikeWatch(QObject):
    """Looks for doubles a moment after the last key, on a thread of its own, and says so in a yellow bar."""

    def __init__(self, session: Session, bar: Bar, typed: Callable[[], Typed], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bar, self._typed = session, bar, typed
        self._background = Background(session, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        bar.link_opened.connect(self._open)

    def restart(self) -> None:
        """A key was pressed."""
        self._pause.start()

    def look(self) -> None:
        """Look now."""
        typed = self._typed()
        if not (typed.name or typed.code or typed.person):
            self._bar.say("")
            return
        self._background.read(lambda rows: likenesses(rows, typed), self._show, lambda _: self._bar.say(""))

    def _show(self, found: list[Likeness]) -> None:
        links = [
            f'<a href="{item.entity}/{item.record}">{escape(item.title)}</a>：{item.reason}'
            for item in found[:_SHOWN]
        ]
        more = f"等{len(found)}条" if len(found) > _SHOWN else ""
        self._bar.say(f"可能已经有了，请先核对　{'；'.join(links)}{more}" if links else "")

    def _open(self, link: str) -> None:
        entity, _, record = link.partition("/")
        self._session.open_record.emit(entity, int(record))
