"""What the composition root hands to the window: the only way in which the window learns of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from secretariat.gui.settings import Settings

if TYPE_CHECKING:
    from secretariat.base.catalog import Catalog
    from secretariat.base.intake import Intake


@dataclass(frozen=True, slots=True)
class Program:
    """The declarations, the places, and how a sample office is made.

    `load` imports the declarations, which the first picture of the window does not wait for. `make_demo` writes
    a new file into the data folder and returns its path; `version` is printed in 关于.
    """

    version: str
    load: Callable[[], tuple[Catalog, Mapping[str, Intake]]]
    settings: Settings
    default_path: Path
    log: Path
    make_demo: Callable[[], Path]

    @property
    def catalog(self) -> Catalog:
        """Everything the program keeps."""
        return self.load()[0]

    @property
    def intakes(self) -> Mapping[str, Intake]:
        """How workbooks come into each ledger."""
        return self.load()[1]
