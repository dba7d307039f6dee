"""Posts and proposals of a month as figures for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from secretariat.base.dates import month_bounds
from secretariat.domains.plain.indicators import Period
from secretariat.domains.posts import figures as posts
from secretariat.domains.posts.figures import Movement, Seated
from secretariat.domains.posts.vocabulary import CPPCC, NPC
from secretariat.domains.proposals import section as proposals
from secretariat.domains.proposals.docket import Docket
from secretariat.domains.proposals.figures import tally
from secretariat.domains.proposals.overdue import overdue
from secretariat.domains.proposals.vocabulary import ASSIGNED, REPLIED
from secretariat.store.rows import Rows


def posts_figures(rows: Rows, month: str) -> dict[str, Any]:
    """Who holds posts at the end of a month, who came and left, by body; people are 人, posts 人次."""
    moved = posts.movements(rows, month)
    seated = posts.delegates(rows, month_bounds(month)[1])
    return {
        **_counts(moved),
        "by_body": [{"name": one.name, **_counts([one])} for one in moved],
        "delegates": {
            "people": len(seated.whole.people), "posts": len(seated.whole.posts),
            "cppcc": len(seated.by_kind[CPPCC].people), "npc": len(seated.by_kind[NPC].people),
        },
    }  # fmt: skip


def _counts(moved: Iterable[Movement]) -> dict[str, int]:
    listed = list(moved)
    found: dict[str, int] = {}
    for part in ("now", "before", "joined", "moved", "left"):
        seats: list[Seated] = [getattr(one, part) for one in listed]
        found[f"people_{part}"] = len({person for one in seats for person in one.people})
        found[f"posts_{part}"] = sum(len(one.posts) for one in seats)
    return found


def proposals_figures(rows: Rows, month: str, docket: Docket) -> dict[str, Any]:
    """What came in, was given out and answered in a month, how far those of the year are, and what is overdue."""
    period = Period.of(month)
    year = tally(docket.within(*period.year), docket.day)
    return {
        "received": len(proposals.received(docket, period.month)),
        "assigned": len(proposals.with_step(docket, period.month, ASSIGNED)),
        "replied": len(proposals.with_step(docket, period.month, REPLIED)),
        "received_this_year": len(year.received),
        "received_last_year": len(proposals.received(docket, period.last_year)),
        "filed_this_year": len(year.filed),
        "filing_rate": year.filing_rate(),
        "replied_of_this_year": len(year.replied),
        "reply_rate": year.reply_rate(),
        "results": {name: len(ids) for name, ids in year.results.items()},
        "satisfaction": {name: len(ids) for name, ids in year.satisfaction.items()},
        "satisfaction_rate": year.satisfaction_rate(),
        "overdue": len({one.proposal for one in overdue(rows, period.month[1])}),
    }
