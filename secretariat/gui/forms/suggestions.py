"""Words offered in fields that are free all the same: chambers and companies that are known already."""

from __future__ import annotations

from secretariat.gui.forms.editor import Suggest
from secretariat.gui.session import Session
from secretariat.store.search import matches

_OFFERED = 12
_NEEDED = 2  # characters: one finds half the file


def member_suggestions(session: Session) -> dict[str, Suggest]:
    """The suggestions of the member form, by column key."""

    def chambers(text: str) -> list[str]:
        kinds = session.rows.find("organization", kind="商会")
        used = session.listing("members").array("chamber.name")
        names = dict.fromkeys([row["name"] for row in kinds] + sorted({str(name) for name in used if name}))
        return [name for name in names if not text.strip() or matches(text, (name,))][:_OFFERED]

    def companies(text: str) -> list[str]:
        if len(text.strip()) < _NEEDED:
            return []
        listing = session.listing("organization")
        ids = listing.index().find(text, _OFFERED)
        return [str(cells[0]) for cells in listing.rows(ids, ["root.name"])]

    return {"chamber.name": chambers, "company.name": companies}
