"""Step 2: what was found in the workbook, and what each of its columns becomes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.characters import clean, shortened
from secretariat.exchange.importing import AS_EXTRA, ColumnMapping, How, Preview
from secretariat.gui.importing.course import Course
from secretariat.gui.importing.targets import TargetBox, targets
from secretariat.gui.pieces import Notice, chip_colours, hint, list_table, row
from secretariat.gui.style import colour

_SAMPLES = 3
_LOOKED_AT = 200  # records among which example values are looked for
_HEADING, _EXAMPLES, _TARGET, _HOW = range(4)


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the workbook; tables with the same headings share their lines."""

    mapping: ColumnMapping
    samples: tuple[str, ...]

    @property
    def heading(self) -> str:
        """By what the choice is kept: the heading with its group head."""
        return self.mapping.column.heading.key


def column_lines(preview: Preview) -> list[ColumnLine]:
    """All columns once, those with a question first, then in the order of the workbook."""
    lines: dict[str, ColumnLine] = {}
    for place, found in enumerate(preview.tables):
        for mapping in found.mappings:
            key = mapping.column.heading.key
            if key not in lines or (mapping.open and not lines[key].mapping.open):
                lines[key] = ColumnLine(mapping, _samples(preview, place, mapping))
    return sorted(lines.values(), key=lambda line: not line.mapping.open)


def _samples(preview: Preview, place: int, mapping: ColumnMapping) -> tuple[str, ...]:
    table = preview.understood[place].table
    texts: dict[str, None] = {}
    for record in range(min(len(table.data), _LOOKED_AT)):
        text = clean(table.raw(record, mapping.column))
        if text:
            texts[shortened(text, 24)] = None
        if len(texts) == _SAMPLES:
            break
    return tuple(texts)


class ColumnsPage(QWidget):
    """Shows the columns of the preview, and takes other meanings for them."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._sheets = QComboBox()
        self._sheets.activated.connect(self._choose_sheet)
        self._found = hint()
        self._notice = Notice()
        self.table = QTableWidget(0, 4)
        self._prepare_table()
        label = QLabel("工作表(&S)：")
        label.setBuddy(self._sheets)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(label, self._sheets, None))
        layout.addWidget(self._found)
        layout.addWidget(self._notice)
        layout.addWidget(self.table, 1)

    def _prepare_table(self) -> None:
        list_table(self.table)
        self.table.setHorizontalHeaderLabels(["表格里的表头", "内容示例", "导入为", "怎么认出来的"])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().setDefaultSectionSize(40)
        for place, width in enumerate((190, 330, 250, 200)):
            self.table.setColumnWidth(place, width)

    def refresh(self) -> None:
        """Show the newest preview."""
        preview = self._course.preview
        if preview is None:
            return
        self._show_sheets(preview)
        lines = column_lines(preview)
        self._say(preview, lines)
        focused = self._focused_heading(lines)
        self.table.setRowCount(len(lines))
        for place, line in enumerate(lines):
            self._show_line(place, line, preview)
        self._focus(lines, focused)

    def box(self, heading: str) -> TargetBox:
        """The picker of the column with that heading key; KeyError if there is none."""
        for place in range(self.table.rowCount()):
            item, widget = self.table.item(place, _HEADING), self.table.cellWidget(place, _TARGET)
            if (
                item is not None
                and item.data(Qt.ItemDataRole.UserRole) == heading
                and isinstance(widget, TargetBox)
            ):
                return widget
        raise KeyError(heading)

    def first_question(self) -> QWidget | None:
        """The picker of the first line, where the questions stand."""
        return self.table.cellWidget(0, _TARGET)

    def _say(self, preview: Preview, lines: list[ColumnLine]) -> None:
        places = {table.sheet for table in preview.tables}
        heads = sorted({row_ for table in preview.tables for row_ in table.head_rows})
        where = f"表头在第{'、'.join(map(str, heads[:4]))}行" if heads and len(heads) <= 4 else "表头已找到"
        names = "、".join(f"“{name}”" for name in list(places)[:4])
        more = f"等{len(places)}张工作表" if len(places) > 4 else ""
        self._found.setText(
            f"在{names}{more}找到名单，共 {len(preview.rows)} 行；{where}，共 {len(lines)} 列。"
        )
        open_ones = sum(1 for line in lines if line.mapping.open)
        fresh = len(preview.new_fields)
        if open_ones:
            self._notice.say(f"有 {open_ones} 列含义不明，请在下面选择“导入为”；不选的列不导入。", "warn")
        elif fresh:
            self._notice.say(f"有 {fresh} 列程序里没有对应的字段，将新建为补充字段，内容不会丢。", "good")
        else:
            self._notice.say("")

    def _show_sheets(self, preview: Preview) -> None:
        with QSignalBlocker(self._sheets):
            self._sheets.clear()
            self._sheets.addItem("自动：所有表头相同的工作表", None)
            for layout in preview.layouts:
                count = sum(len(table.data) for table in layout.tables)
                hidden = "，隐藏" if layout.sheet.hidden else ""
                text = (
                    f"{layout.sheet.name}（{count} 行{hidden}）"
                    if count
                    else f"{layout.sheet.name}（没有名单）"
                )
                self._sheets.addItem(text, layout.sheet.name)
            self._sheets.setCurrentIndex(max(0, self._sheets.findData(preview.options.sheet)))
        self._sheets.setEnabled(self._sheets.count() > 2)

    def _choose_sheet(self, place: int) -> None:
        self._course.choose_sheet(self._sheets.itemData(place))

    def _show_line(self, place: int, line: ColumnLine, preview: Preview) -> None:
        mapping = line.mapping
        head = QTableWidgetItem(_shown(mapping))
        head.setData(Qt.ItemDataRole.UserRole, line.heading)
        head.setToolTip(_shown(mapping))
        examples = QTableWidgetItem("、".join(line.samples) or "（没有内容）")
        examples.setToolTip("\n".join(line.samples))
        examples.setForeground(colour("muted"))
        self.table.setItem(place, _HEADING, head)
        self.table.setItem(place, _EXAMPLES, examples)
        self.table.setItem(place, _HOW, _how_item(mapping))
        box = self.table.cellWidget(place, _TARGET)
        if not isinstance(box, TargetBox):
            box = TargetBox()
            box.picked.connect(self._course.choose_column)
            self.table.setCellWidget(place, _TARGET, box)
        box.offer(line.heading, targets(preview.ledger, mapping))

    def _focused_heading(self, lines: list[ColumnLine]) -> str:
        for place in range(self.table.rowCount()):
            widget, item = self.table.cellWidget(place, _TARGET), self.table.item(place, _HEADING)
            if widget is not None and item is not None and widget.hasFocus():
                return str(item.data(Qt.ItemDataRole.UserRole))
        return ""

    def _focus(self, lines: list[ColumnLine], heading: str) -> None:
        """The order of the lines may have changed: keep the keyboard where the clerk is."""
        if heading and any(line.heading == heading for line in lines):
            self.box(heading).setFocus()


def _shown(mapping: ColumnMapping) -> str:
    heading = mapping.column.heading
    return "/".join((*heading.path[:-1], heading.shown)) if len(heading.path) > 1 else heading.shown


def _how_item(mapping: ColumnMapping) -> QTableWidgetItem:
    words = mapping.how.value
    if mapping.how is How.UNKNOWN and mapping.otherwise == AS_EXTRA:
        words = "没有对应的字段，新建补充字段"
    item = QTableWidgetItem(words)
    mood = "warn" if mapping.open else "accent" if mapping.how in (How.REMEMBERED, How.CHOSEN) else ""
    if mood:
        ink, paper = chip_colours(mood)
        item.setForeground(QBrush(ink))
        item.setBackground(QBrush(paper))
    elif not mapping.likely:
        item.setForeground(colour("muted"))
    return item
