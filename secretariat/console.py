"""What set-up says to the person at the console: one line in Chinese and English, on standard error."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def mend_streams() -> None:
    """Let Chinese be printed on any console, and a windowed program, without streams, print to nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def tell(chinese: str, english: str, detail: object = "") -> None:
    """Say one thing in both languages; `detail` (a command, a path, a reason) follows once, for both."""
    line = f"{chinese} / {english}"
    sys.stderr.write(f"{line}: {detail}\n" if detail else f"{line}\n")
    sys.stderr.flush()


def refuse(chinese: str, english: str, detail: object = "") -> NoReturn:
    """Say why the program cannot go on, and end it with exit code 1."""
    tell(chinese, english, detail)
    sys.exit(1)
