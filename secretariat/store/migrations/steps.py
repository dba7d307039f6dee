"""The frozen steps in order; written by `generate`."""

from collections.abc import Callable
from sqlite3 import Connection

STEPS: tuple[Callable[[Connection], None], ...] = ()
