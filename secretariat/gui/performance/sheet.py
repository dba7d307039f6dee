"""One person's points beside the ranking: every record that gave some, opened by Enter."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from secretariat.domains.scoring.documents import shown, signed
from secretariat.domains.scoring.scores import Entry, Ranking, ScoreLine
from secretariat.gui.pieces import hint, section
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable

_COLUMNS = (("日期", 92), ("得分", 54), ("项目", 128), ("来源", 150), ("说明", 120))


class SheetPanel(QWidget):
    """The entries of a line in the order of the scheme's categories."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entries: list[Entry] = []
        self.title, self.told, self.cuts = section(""), hint(), QLabel(wordWrap=True)
        self.table = TextTable([label for label, _ in _COLUMNS], [width for _, width in _COLUMNS], (1,))
        self.table.setAccessibleName("得分来源")
        self.table.on_open(self.open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.title, self.told, self.table, self.cuts):
            layout.addWidget(widget)

    def show_line(self, told: Ranking, line: ScoreLine | None) -> None:
        """Show a person's entries; nothing where nobody is chosen."""
        places = {name: place for place, name in enumerate(told.categories)}
        found = line.entries if line is not None else ()
        self.entries = sorted(found, key=lambda one: (places.get(one.category, len(places)), one.day))
        self.title.setText("" if line is None else f"{line.name}　{_total(line)}")
        self.told.setText("" if line is None else _told(line))
        self.table.show_lines(
            [(one.day, signed(one.points), one.item, one.text, one.note) for one in self.entries]
        )
        cuts = "；".join(f"{name} {signed(points)}" for name, points in line.cuts) if line is not None else ""
        self.cuts.setText(f"上限调整：{cuts}" if cuts else "")
        self.cuts.setVisible(bool(cuts))

    def open(self, place: int) -> None:
        """Open the record that gave the points."""
        entry = self.entries[place]
        if entry.entity == "trainee":
            stored = self._session.rows.get("trainee", entry.record) or {}
            self._session.open_record.emit("training", int(stored.get("training") or 0))
        else:
            self._session.open_record.emit(entry.entity, entry.record)


def _total(line: ScoreLine) -> str:
    if line.exempt is not None:
        return "不记分"
    grade = f"　{line.grade}" if line.grade else ""
    return f"{shown(line.total)}分　第{line.rank}名{grade}"


def _told(line: ScoreLine) -> str:
    if line.exempt is not None:
        return f"原因：{line.exempt}"
    words = "；".join(line.warnings)
    if not line.entries:
        return "本期没有得分记录。" + words
    return words or "按Enter打开记分的来源。"
