"""Sees to it that the program can run, before the rest of it is imported; runs it in `.venv` if need be.

Like the modules that it uses (`console`, `environment`, `system_libraries`) it needs the standard library
only, and older Pythons can parse it, so that their users are told what is needed.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from secretariat import environment, system_libraries
from secretariat.console import mend_streams, refuse

RUNTIME = "PySide6 python_calamine reportlab platformdirs"
DEVELOPMENT = RUNTIME + " pytest pytestqt xdist hypothesis ruff mypy importlinter apsw pypdf"
_RUN_AGAIN = "SECRETARIAT_RUN_AGAIN"


def ensure_ready(arguments: list[str], development: bool = False) -> None:
    """Return when all that the command needs is there; else get it, and run the command again inside `.venv`.

    `development` adds the tools of the tests. `arguments` loses the flags that are meant for the set-up.
    Ends the process with one line where something cannot be had.
    """
    mend_streams()
    system_libraries.take_opt_out(arguments)
    if not development:
        system_libraries.check_display(arguments)
    if getattr(sys, "frozen", False):
        return
    second_time = os.environ.pop(_RUN_AGAIN, "")
    if not packages_are_ready(development):
        if second_time:
            refuse("运行环境坏了，请删除后重试", "the environment is broken, delete it", environment.VENV)
        environment.prepare(development)
        sys.exit(_run_again())
    system_libraries.ensure_qt_libraries(arguments, development)


def packages_are_ready(development: bool) -> bool:
    """Tell whether this Python has the packages: in our own `.venv` those of today's lock, elsewhere any."""
    if Path(sys.prefix).resolve() == environment.VENV.resolve() and environment.is_ours():
        return environment.is_installed(development)
    return all(importlib.util.find_spec(name) for name in (DEVELOPMENT if development else RUNTIME).split())


def _run_again() -> int:
    """Run this command with the environment's Python: in this process's place, or on Windows as its child."""
    command = [str(environment.PYTHON), *sys.orig_argv[1:]]
    variables = {**os.environ, _RUN_AGAIN: "1"}
    if os.name != "nt":
        os.execve(command[0], command, variables)
    import subprocess

    with subprocess.Popen(command, env=variables) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child got it too, and decides
                continue
