"""Nothing that belongs to the window is destroyed by another thread."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from secretariat.gui.garbage import Collector, collect_some


class Ring:
    def __init__(self, where: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: where.append(threading.get_ident()))


def test_another_thread_collects_nothing(qtbot: QtBot) -> None:
    collector = Collector()
    where: list[int] = []
    Ring(where)
    busy = threading.Thread(target=lambda: [[[]] for _ in range(100_000)])
    busy.start()
    busy.join()
    assert where == [] and not gc.isenabled() and collector is not None
    gc.collect(0)  # whatever else happened before, the ring is young enough
    collect_some()
    assert where == [threading.get_ident()]
