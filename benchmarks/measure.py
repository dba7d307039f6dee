"""One measured ratio, and how a benchmark tells its ratios: a Markdown table, or JSON lines for `run.py`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass

AS_JSON = "--json"
HEAD = "| measure | ours | base | ratio | at most | holds |\n|---|---:|---:|---:|---:|---|"


@dataclass(frozen=True, slots=True)
class Measure:
    """Ours against a base in the same unit ("s", "ms", "MB"); the base is a measured time or a fixed limit.

    Without `at_most` the ratio is only told: nothing was promised about it.
    """

    label: str
    ours: float
    base: float
    at_most: float | None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the base ours is."""
        return self.ours / self.base

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.at_most is None or self.ratio <= self.at_most

    def line(self) -> str:
        """The row of the Markdown table."""
        limit = "" if self.at_most is None else f"{self.at_most:.2f}"
        holds = "" if self.at_most is None else "yes" if self.holds else "**no**"
        ours, base = (_amount(value, self.unit) for value in (self.ours, self.base))
        return f"| {self.label} | {ours} | {base} | {self.ratio:.2f} | {limit} | {holds} |"


def _amount(value: float, unit: str) -> str:
    return f"{value:,.{0 if unit == 'MB' else 1 if unit == 'ms' else 2}f} {unit}"


def tell(measures: Iterable[Measure]) -> None:
    """Print the measures as they come."""
    if AS_JSON not in sys.argv:
        print(HEAD)
    for item in measures:
        print(json.dumps(asdict(item)) if AS_JSON in sys.argv else item.line(), flush=True)


def from_lines(text: str) -> list[Measure]:
    """The measures that another process told as JSON lines."""
    return [Measure(**json.loads(line)) for line in text.splitlines() if line.startswith("{")]


def percentile(taken: Iterable[float], part: float) -> float:
    """The value below which `part` (0 to 1) of all values lie."""
    ordered = sorted(taken)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]
