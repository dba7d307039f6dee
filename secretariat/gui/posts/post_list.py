"""The list of posts: the general list with what a clerk does to posts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from secretariat.domains.posts.verbs import reinstate_post
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.page import ListPage
from secretariat.gui.messages import tell
from secretariat.gui.posts.end_dialog import EndPostsDialog
from secretariat.gui.posts.post_dialog import PostDialog
from secretariat.gui.session import Session
from secretariat.store.store import Store

_SELECT = "请先在列表里选中要免去的职务（按住Shift或Ctrl点选几行），再点“免去、辞去”。"


class PostActions(ListActions):
    """What a clerk does from the list of posts: appoint, correct, end, take an end back, print rosters."""

    def _open_form(self, record: int | None) -> RecordDialog:
        dialog = PostDialog(self._page.session, record, self._page)
        dialog.saved.connect(self._go_to)
        dialog.show()
        return dialog

    def end(self) -> QWidget | None:
        """End the selected posts; asks to select some first."""
        ids = self._page.view.selected_ids()
        if not ids:
            tell(self._page, "还没有选中职务。", _SELECT)
            return None
        dialog = EndPostsDialog(self._page.session, ids, self._page)
        dialog.open()
        return dialog

    def reinstate(self, post: int) -> None:
        """Take back an end that was a mistake."""

        def job(store: Store) -> None:
            with store.transact("恢复任职") as tx:
                reinstate_post(tx, post)

        self._page.session.write("恢复任职", job)

    def open_rosters(self) -> QWidget:
        """Choose which roster to print."""
        from secretariat.gui.posts.rosters import RostersDialog

        dialog = RostersDialog(self._page.session, self._page)
        dialog.open()
        return dialog


class PostList(ListPage):
    """The posts of any day, in official order unless another is chosen."""

    actions_class = PostActions

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "posts", parent)
        layout = self.toolbar.layout()
        assert isinstance(self.actions_of, PostActions)
        acts = self.actions_of
        self.end_button = tool("免去、辞去(&T)…", acts.end, tip="结束选中的职务：日期、会议或文件、原因")
        self.rosters_button = tool(
            "公文名册(&G)…", acts.open_rosters, tip="执委、常委、主席班子、政协委员、人大代表名册"
        )
        assert isinstance(layout, QHBoxLayout)
        for button in (self.end_button, self.rosters_button):
            layout.insertWidget(layout.count() - 1, button)

    def _show_menu(self, place: QPoint) -> None:
        menu: QMenu = self.toolbar.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids, acts = self.view.selected_ids(), self.actions_of
        assert isinstance(acts, PostActions)
        if ids:
            first = menu.actions()[0]
            menu.insertAction(first, _entry(menu, "免去、辞去(&T)…", acts.end))
            stored = self.session.rows.get("post", ids[0]) if len(ids) == 1 else None
            if stored is not None and (stored["end"] or stored["end_reason"]):
                again = _entry(menu, "恢复任职（取消免去）", lambda: acts.reinstate(ids[0]))
                menu.insertAction(first, again)
            menu.insertSeparator(first)
        menu.popup(self.view.viewport().mapToGlobal(place))


def _entry(menu: QMenu, words: str, act: object) -> QAction:
    entry = QAction(words, menu)
    entry.triggered.connect(lambda: act())  # type: ignore[operator]
    return entry
