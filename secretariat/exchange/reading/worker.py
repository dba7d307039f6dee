"""The reading process: one request on its standard input, one answer on its standard output.

It is started as an own process because the parsers of foreign files can end their process or take all
memory. A frozen program starts itself with `--read-worker` as the only argument; its entry point calls
`serve()` for that, before anything else is imported.
"""

from __future__ import annotations

import gc
import os
import pickle
from pathlib import Path
from typing import BinaryIO

from secretariat.base.errors import Refusal
from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.caps import cap_this_process
from secretariat.exchange.reading.model import Limits, Workbook

WORKER_FLAG = "--read-worker"

Answer = Workbook | tuple[str, str]
"""What was read, or message and remedy of a refusal."""


def serve() -> None:
    """Answer the one request of the program that started this process, then return."""
    source, sink = _own_pipes()
    path, name, limits = pickle.load(source)
    cap_this_process(limits)
    gc.disable()  # short life, millions of small objects that all stay
    with sink:
        pickle.dump(answer(Path(path), name, limits), sink, protocol=5)


def answer(path: Path, name: str, limits: Limits) -> Answer:
    """Read the file, or say why not."""
    from secretariat.exchange.reading.parsing import parse

    try:
        return parse(name, content_of(path, name, limits), limits)
    except Refusal as refusal:
        return refusal.message, refusal.remedy
    except MemoryError:
        too_much = refusals.too_much(name)
        return too_much.message, too_much.remedy


def content_of(path: Path, name: str, limits: Limits, *, windows: bool = os.name == "nt") -> bytes:
    """All bytes of the file, read once; raises Refusal when the system does not give them."""
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise refusals.missing(name) from None
    except PermissionError:
        raise refusals.not_allowed(name, windows=windows) from None
    except OSError:
        raise refusals.unreadable(name) from None
    if len(content) > limits.file_bytes:
        raise refusals.file_too_big(name, limits.file_bytes)
    return content


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    # Taken by number: a windowed program has no sys.stdin. What else is printed must not mix in.
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb", buffering=1 << 18)
    silence = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(silence, number)
    return source, sink
