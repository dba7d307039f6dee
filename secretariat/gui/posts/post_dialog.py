"""The form of a post: who, where, in which term, as what; the running term is filled in by itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from secretariat.base.kinds.kind import Value
from secretariat.domains.posts.verbs import APPOINT, appoint, running_term
from secretariat.domains.posts.vocabulary import CPPCC, NPC, PARTY
from secretariat.gui.forms.dialog import Job
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.session import Session
from secretariat.store.store import Store

_ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "sector": (CPPCC,), "committee": (CPPCC, NPC), "constituency": (NPC, PARTY), "certificate": (CPPCC, NPC, PARTY),
}  # fmt: skip
"""Fields that only posts in bodies of certain kinds usually have; a filled one is always shown."""


class PostDialog(EntityDialog):
    """Adds a post (增补) with `preset` values, or corrects the one that is given."""

    def __init__(
        self, session: Session, post: int | None = None, parent: QWidget | None = None,
        preset: Mapping[str, Value] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(session, "post", post, parent, preset)
        self._post = post
        self._body = self.field_value("body")
        self.form.offer(self._offered)
        self.form.settled.connect(self._settled)
        if post is None:
            self._fill_term()

    def ready(self) -> bool:
        if not super().ready():
            return False
        term = self.field_value("term")
        stored = self.session.rows.get("term", int(str(term))) if term is not None else None
        if stored is not None and stored["body"] != self.field_value("body"):
            self.form.fields["post.term"].complain("这一届不是所选组织的，请重新选择或清空")
            return False
        return True

    def job(self) -> tuple[str, Job] | None:
        if self._post is not None:
            return super().job()
        values = {key.partition(".")[2]: value for key, value in self.form.values().items()}

        def write(store: Store) -> int:
            from secretariat.gui.forms.saving import learn_choices

            with store.transact(APPOINT) as tx:
                learn_choices(
                    tx, self._section.columns, {f"post.{name}": one for name, one in values.items()}
                )
                return appoint(tx, values)

        return APPOINT, write

    def _offered(self, key: str) -> bool:
        kinds = _ONLY_IN.get(key.partition(".")[2])
        if kinds is None or self.form.fields[key].editor.text().strip():
            return True
        body = self.field_value("body")
        stored = self.session.rows.get("body", int(str(body))) if body is not None else None
        return stored is not None and stored["kind"] in kinds

    def _settled(self, key: str) -> None:
        body = self.field_value("body")
        if key != "post.body" or body == self._body:
            return
        self._body = body
        self.form.arrange()
        self._fill_term()

    def _fill_term(self) -> None:
        """The running term of the chosen body; a term of another body cannot stay."""
        editor = self.form.fields["post.term"].editor
        assert isinstance(editor, LinkEditor)
        body = self.field_value("body")
        term = running_term(self.session.rows, int(str(body))) if body is not None else None
        if term is not None:
            editor.choose(term)
        elif editor.value() is not None:
            editor.put_text("")
