"""Statistics of any ledger: `statistic` counts its records by `Dimension`s, named by `dimension`."""

from __future__ import annotations

from secretariat.store.statistics.counting import Statistic, statistic, summed
from secretariat.store.statistics.dimensions import UNKNOWN, Dimension, day_column, dimension, named_column
from secretariat.store.statistics.parts import Line

__all__ = [
    "UNKNOWN",
    "Dimension",
    "Line",
    "Statistic",
    "day_column",
    "dimension",
    "named_column",
    "statistic",
    "summed",
]
