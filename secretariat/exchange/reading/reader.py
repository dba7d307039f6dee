"""Reading a foreign file from the program's side: start the reading process, wait, never fall with it."""

from __future__ import annotations

import gc
import io
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Final

from secretariat.base.errors import Refusal
from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.model import DEFAULT_LIMITS, Limits, Workbook
from secretariat.exchange.reading.worker import WORKER_FLAG, Answer

_START: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from secretariat.exchange.reading.worker import serve; serve()"
)
_ALLOWED: Final = {
    ("datetime", name) for name in ("date", "datetime", "time", "timedelta")
} | {
    ("secretariat.exchange.reading.model", name) for name in ("Workbook", "Sheet")
}  # fmt: skip


def read_workbook(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Read a spreadsheet of any usual kind, whatever its name says; every foreign byte is parsed elsewhere.

    Raises Refusal, naming the file and the way out, for whatever cannot be read within the limits.
    """
    name = shown_name(path)
    _check_path(path, name)
    answer = _ask(path, name, limits)
    if isinstance(answer, Workbook):
        return answer
    raise Refusal(*answer)


def shown_name(path: Path) -> str:
    """The file's name without its folder, printable even where its bytes are no text."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def _check_path(path: Path, name: str) -> None:
    if name.startswith("~$"):
        raise refusals.lock_file(name)
    try:
        if path.is_dir():
            raise refusals.folder(name)
        if path.exists() and not path.is_file():
            raise refusals.no_plain_file(name)
    except PermissionError:
        raise refusals.not_allowed(name, windows=os.name == "nt") from None
    except OSError:
        raise refusals.unreadable(name) from None


def _ask(path: Path, name: str, limits: Limits) -> Answer:
    request = pickle.dumps((os.path.abspath(path), name, limits))  # noqa: PTH100 resolve() asks the disk
    try:
        process = subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a parser's last words may quote cells
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        raise refusals.no_reader(name) from None
    with process:
        try:
            return _await(process, request, name, limits)
        finally:
            process.kill()


def worker_command() -> list[str]:
    """How the reading process is started; a frozen program starts itself with a flag."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG]
    return [sys.executable, "-c", _START, str(Path(__file__).resolve().parents[3])]


def _await(process: subprocess.Popen[bytes], request: bytes, name: str, limits: Limits) -> Answer:
    assert process.stdin is not None and process.stdout is not None
    pieces: list[bytes] = []
    listener = threading.Thread(
        target=_listen, args=(process.stdout, pieces, limits.answer_bytes), daemon=True
    )
    listener.start()
    try:
        process.stdin.write(request)
        process.stdin.close()
    except OSError:
        pass  # it is gone already: no answer will come
    listener.join(limits.seconds)
    if listener.is_alive():
        process.kill()
        listener.join()
        raise refusals.too_slow(name, limits.seconds)
    if sum(map(len, pieces)) > limits.answer_bytes:
        raise refusals.too_much(name)
    if process.wait() != 0:
        raise refusals.broke_down(name)
    return _understood(b"".join(pieces), name)


def _listen(stream: IO[bytes], pieces: list[bytes], most: int) -> None:
    total = 0
    while total <= most and (piece := os.read(stream.fileno(), 1 << 20)):
        total += len(piece)
        pieces.append(piece)


class _Careful(pickle.Unpickler):
    """Builds nothing but our own records and dates: the sender has read hostile bytes."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name, if it is one of the few that an answer holds."""
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError
        return super().find_class(module, name)


def _understood(answer: bytes, name: str) -> Answer:
    collecting = gc.isenabled()
    gc.disable()  # nothing of it is garbage; looking for some takes longer than building it
    try:
        result: Answer = _Careful(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError):
        raise refusals.broke_down(name) from None
    finally:
        if collecting:
            gc.enable()
    return result
