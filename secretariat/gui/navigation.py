"""Where the clerk has been: back and forward, as in a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Stop:
    """One place: a page by name, or a record's page; `query` is what the list of `ledger` showed on it."""

    page: str
    record: int = 0
    query: Any = None
    ledger: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What tells the widgets of two places apart."""
        return self.page, self.record


class Trail:
    """The places visited, with the present one; a new place cuts off those that lie ahead."""

    _MOST = 100

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def present(self) -> Stop | None:
        """Where the clerk is, or None at the start."""
        return self._stops[self._at] if self._stops else None

    def visit(self, stop: Stop) -> None:
        """Go to a new place."""
        if stop == self.present:
            return
        del self._stops[self._at + 1 :]
        self._stops.append(stop)
        del self._stops[: -self._MOST]
        self._at = len(self._stops) - 1

    def back(self) -> Stop | None:
        """The place before this one, which becomes the present one; None at the beginning."""
        return self._move(-1)

    def forward(self) -> Stop | None:
        """The place that was left by going back; None at the end."""
        return self._move(1)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self._at < len(self._stops) - 1

    def forget(self, gone: Callable[[Stop], bool]) -> None:
        """Drop places that no longer exist, such as the page of a removed record."""
        present = self.present
        kept = [stop for place, stop in enumerate(self._stops) if place == self._at or not gone(stop)]
        self._stops = kept
        self._at = next((place for place, stop in enumerate(kept) if stop is present), len(kept) - 1)

    def _move(self, step: int) -> Stop | None:
        if not 0 <= self._at + step < len(self._stops):
            return None
        self._at += step
        return self._stops[self._at]
