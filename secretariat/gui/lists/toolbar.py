"""The buttons above a list, and the menu that a right click opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from secretariat.gui.lists.buttons import tool

if TYPE_CHECKING:
    from secretariat.gui.lists.page import ListPage

_SPACING, _GAP = 4, 16


class ListToolbar(QWidget):
    """新增, 导入, 导出名册, 打印, 批量修改, 视图, 列."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self.add = QPushButton(f"新增{page.ledger.label}(&N)")
        self.add.setProperty("role", "primary")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(page.actions_of.add)
        self.bulk = tool("批量修改(&B)…", page.actions_of.change_many, tip="先选中几行，再一起改一个字段")
        self.views = tool("视图(&V)", tip="保存现在的列、条件和排序，下次一点就回来")
        self.views.setMenu(page.views)
        self.views.setPopupMode(self.views.ToolButtonPopupMode.InstantPopup)
        self.more = tool("更多(&O)", tip="窗口窄时收起的按钮")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        buttons = self._buttons()
        self._foldable = buttons[-1:-5:-1]
        self._lay_out(buttons)

    def _buttons(self) -> list[QToolButton]:
        """Everything but 新增, in order; 导入 only where the list can be imported."""
        page, actions = self._page, self._page.actions_of
        buttons = [
            tool("导出名册(&E)…", actions.export, tip="把现在看到的导出为Excel或PDF"),
            tool("打印(&P)…", actions.print, tip="Ctrl+P"),
            self.bulk, self.views,
            tool("选择列(&L)…", page.select_columns, tip="选择显示哪些列、什么顺序"),
        ]  # fmt: skip
        if page.name in page.session.intakes:
            tip = "导入Excel名册；也可以在Excel里复制，到这里按Ctrl+V"
            buttons.insert(0, tool("导入(&I)…", actions.import_file, tip=tip))
        return buttons

    def _lay_out(self, buttons: list[QToolButton]) -> None:
        title = QLabel(self._page.ledger.label)
        title.setProperty("tone", "title")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(title)
        layout.addSpacing(_GAP)
        layout.addWidget(self.add)
        for button in (*buttons, self.more):
            layout.addWidget(button)
        layout.addStretch()
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fold away what does not fit, the least needed first; it is reached through 更多 then."""
        layout = self.layout()
        assert layout is not None
        shown = [
            widget
            for place in range(layout.count())
            if (item := layout.itemAt(place)) is not None and (widget := item.widget()) is not None
        ]
        needed = sum(widget.sizeHint().width() + _SPACING for widget in shown) + _GAP
        needed -= self.more.sizeHint().width()
        folded = 0
        while folded < len(self._foldable) and needed > self.width():
            needed -= self._foldable[folded].sizeHint().width() + _SPACING
            needed += 0 if folded else self.more.sizeHint().width()
            folded += 1
        for place, button in enumerate(self._foldable):
            button.setVisible(place >= folded)
        self.more.setVisible(folded > 0)

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for button in reversed(self._foldable):
            if not button.isHidden():
                continue
            if button.menu() is not None:
                menu.addMenu(button.menu()).setText(button.text())
            else:
                self._entry(menu, button.text(), button.click)
                menu.actions()[-1].setEnabled(button.isEnabled())

    def show_selected(self, count: int) -> None:
        """Enable what needs selected rows."""
        self.bulk.setEnabled(count > 0)

    def context_menu(self) -> QMenu:
        """What can be done with the selected rows."""
        page, menu = self._page, QMenu(self)
        ids = page.view.selected_ids()
        if len(ids) == 1:
            self._entry(menu, "打开(&O)\tEnter", lambda: page.view.opened.emit(ids[0]))
            self._entry(menu, "编辑(&E)…\tF2", lambda: page.actions_of.edit(ids[0]))
        if ids:
            self._entry(menu, "复制(&C)\tCtrl+C", page.view.copy_rows)
            self._entry(menu, "批量修改(&B)…", page.actions_of.change_many)
            menu.addSeparator()
            if page.name == "members":
                self._entry(menu, "退会(&Q)…", page.actions_of.end)
            self._entry(menu, "删除（移入回收站）(&D)\tDelete", page.actions_of.remove)
            menu.addSeparator()
            self._entry(menu, "导出选中的…", page.actions_of.export_selected)
        self._entry(menu, "从Excel粘贴导入(&V)\tCtrl+V", page.actions_of.paste_clipboard)
        self._entry(menu, "选择列(&L)…", page.select_columns)
        return menu

    @staticmethod
    def _entry(menu: QMenu, words: str, act: object) -> None:
        action = QAction(words, menu)
        action.triggered.connect(lambda: act())  # type: ignore[operator]
        menu.addAction(action)
