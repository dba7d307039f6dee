"""The menu of saved views: columns, conditions and order under a name, kept in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from secretariat.gui.lists.state import from_json, to_json
from secretariat.gui.messages import tell
from secretariat.store.rows import Record
from secretariat.store.store import Store

if TYPE_CHECKING:
    from secretariat.gui.lists.page import ListPage


class ViewsMenu(QMenu):
    """Shows, saves, renames and deletes views; each is an operation that can be undone."""

    def __init__(self, page: ListPage) -> None:
        super().__init__("视图", page)
        self._page = page
        self.aboutToShow.connect(self.fill)

    def saved(self) -> list[Record]:
        """The saved views of this list, by name."""
        return sorted(
            self._page.session.rows.find("saved_view", ledger=self._page.name), key=lambda row: row["label"]
        )

    def fill(self) -> None:
        """Write the menu anew."""
        self.clear()
        self._entry(self, "默认视图", self._page.show_usual)
        views = self.saved()
        for view in views:
            self._entry(self, view["label"].replace("&", "&&"), lambda view=view: self.show_view(view))
        self.addSeparator()
        self._entry(self, "把现在的样子存为视图(&S)…", self.ask_name)
        if views:
            for words, act in (
                ("用现在的样子更新", self.update_view), ("改名", self.ask_new_name), ("删除", self.remove_view),
            ):  # fmt: skip
                part = self.addMenu(words)
                for view in views:
                    label = view["label"].replace("&", "&&")
                    self._entry(part, label, lambda view=view, act=act: act(view))

    def show_view(self, view: Record) -> None:
        """Show a saved view."""
        self._page.show_state(from_json(view["definition"], self._page.ledger))

    def ask_name(self) -> None:
        """Ask under which name to save."""
        name, given = QInputDialog.getText(self._page, "存为视图", "视图名称：", QLineEdit.EchoMode.Normal)
        if given:
            self.save_as(name)

    def save_as(self, name: str) -> None:
        """Save what the list shows under a name; a name that is taken is updated."""
        name = name.strip()
        if not name:
            tell(self._page, "视图要有名称。", "请起一个一看就懂的名字，例如“青溪镇企业”。")
            return
        taken = next((view for view in self.saved() if view["label"] == name), None)
        if taken is not None:
            self.update_view(taken)
            return
        values = {"ledger": self._page.name, "label": name, "definition": to_json(self._page.state)}
        self._write(f"保存视图“{name}”", lambda tx: tx.add("saved_view", values))

    def update_view(self, view: Record) -> None:
        """Give a saved view the present columns, conditions and order."""
        definition = {"definition": to_json(self._page.state)}
        self._write(f"更新视图“{view['label']}”", lambda tx: tx.change("saved_view", view["id"], definition))

    def ask_new_name(self, view: Record) -> None:
        """Ask for another name."""
        name, given = QInputDialog.getText(
            self._page, "改名", "新的名称：", QLineEdit.EchoMode.Normal, view["label"]
        )
        if given and name.strip():
            self.rename(view, name.strip())

    def rename(self, view: Record, name: str) -> None:
        """Give a saved view another name."""
        self._write(f"视图改名为“{name}”", lambda tx: tx.change("saved_view", view["id"], {"label": name}))

    def remove_view(self, view: Record) -> None:
        """Delete a saved view; the records stay."""
        self._write(f"删除视图“{view['label']}”", lambda tx: tx.remove("saved_view", view["id"]))

    def _write(self, name: str, act: Any) -> None:
        def job(store: Store) -> None:
            with store.transact(name) as tx:
                act(tx)

        self._page.session.write(name, job)

    @staticmethod
    def _entry(menu: QMenu, words: str, act: Any) -> None:
        action = QAction(words, menu)
        action.triggered.connect(lambda: act())
        menu.addAction(action)
