"""Under which category reports count a kind of event; the office's own mapping replaces the usual one."""

from __future__ import annotations

from dataclasses import dataclass, field

from secretariat.base.kinds import Choice
from secretariat.domains.events.vocabulary import CATEGORY_OF
from secretariat.store.rows import Rows

UNKNOWN = "未填类别"


def category_of(kind: str | None, mapped: str | None = None) -> str:
    """The category of a kind: what the office mapped it to, else the usual one, else the kind itself."""
    return mapped or CATEGORY_OF.get(kind or "", kind or "") or UNKNOWN


@dataclass(frozen=True, slots=True)
class Categories:
    """The mapping of an office, and the order in which its reports print the categories."""

    own: dict[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    @classmethod
    def read(cls, rows: Rows) -> Categories:
        """The mapping as it stands; of two lines for one kind the first counts."""
        own: dict[str, str] = {}
        for _, kind, category in rows.columns("kind_mapping", ("kind", "category")):
            own.setdefault(kind, category)
        offered = rows.entity("kind_mapping").field("category").kind
        return cls(own, offered.entries if isinstance(offered, Choice) else ())

    def of(self, kind: str | None) -> str:
        """The category of a kind."""
        return category_of(kind, self.own.get(kind or ""))

    def sorted(self, names: set[str]) -> list[str]:
        """Categories as reports print them: by the office's list, others behind, the unknown last."""
        places = {name: place for place, name in enumerate(self.order)}
        return sorted(names, key=lambda name: (name == UNKNOWN, places.get(name, len(places)), name))
