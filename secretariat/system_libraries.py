"""What the program needs of a Linux system: a display for windows, Qt's libraries, Python's venv."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Callable

from secretariat.console import refuse, tell

OPT_OUT_FLAG = "--no-system-install"
OPT_OUT_VARIABLE = "SECRETARIAT_NO_SYSTEM_INSTALL"
# Debian's package for each library that Qt loads.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOWS = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_OPTIONS_WITH_VALUE = ("--data", "--screenshot")
_ANSWERS_ONLY = {"-h", "--help", "--version"}


def take_opt_out(arguments: list[str]) -> None:
    """Take the flag against installing system packages out of `arguments`, into its environment variable."""
    while OPT_OUT_FLAG in arguments:
        arguments.remove(OPT_OUT_FLAG)
        os.environ[OPT_OUT_VARIABLE] = "1"


def command_name(arguments: list[str]) -> str | None:
    """Return the subcommand among `arguments`, or None where the window is meant."""
    rest = iter(arguments)
    for word in rest:
        if word in _OPTIONS_WITH_VALUE:
            next(rest, None)
        elif re.fullmatch("[a-z][a-z-]*", word):
            return word
    return None


def draws(arguments: list[str]) -> bool:
    """Tell whether the command shows a window or draws pictures of one."""
    if _ANSWERS_ONLY.intersection(arguments):
        return False
    return command_name(arguments) in (None, "demo")


def opens_window(arguments: list[str]) -> bool:
    """Tell whether the command shows a window on the screen."""
    pictures = any(word.split("=")[0] == "--screenshot" for word in arguments)
    return draws(arguments) and command_name(arguments) is None and not pictures


def check_display(arguments: list[str]) -> None:
    """End the program with one line where it would open a window and Linux has no display; Qt would abort."""
    if not _is_linux() or not opens_window(arguments):
        return
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        refuse(
            "这台机器没有图形界面，打不开窗口；可以先运行",
            "there is no display here, so no window can open; try",
            "python main.py demo out",
        )


def ensure_qt_libraries(arguments: list[str], development: bool) -> None:
    """Have the libraries that Qt needs for what the command draws; else end the process with one line."""
    if not _is_linux() or not (development or draws(arguments)):
        return
    on_screen = not development and opens_window(arguments) and bool(os.environ.get("DISPLAY"))
    wanted = {**DRAWING, **(WINDOWS if on_screen else {})}
    _ensure_packages(
        lambda: [package for library, package in wanted.items() if not _loads(library)],
        "缺少画窗口和图片用的系统库",
        "system libraries for drawing are missing",
    )


def ensure_venv_package() -> None:
    """Have the part of Python that makes environments, which Debian keeps in a package of its own."""
    _ensure_packages(
        lambda: [] if _has_ensurepip() else ["python3-venv"],
        "缺少建立运行环境用的系统软件包",
        "a system package for making environments is missing",
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def _ensure_packages(find_missing: Callable[[], list[str]], chinese: str, english: str) -> None:
    missing = find_missing()
    if missing and _may_install():
        tell(f"{chinese}，现在安装", f"{english}, installing now", " ".join(missing))
        _apt_install(missing)
        missing = find_missing()
    if missing:
        command = f"{'' if _is_root() else 'sudo '}apt-get install -y {' '.join(missing)}"
        refuse(f"{chinese}，请先运行", f"{english}, please run first", command)


def _is_linux() -> bool:
    return sys.platform.startswith("linux")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _may_install() -> bool:
    return _is_root() and shutil.which("apt-get") is not None and not os.environ.get(OPT_OUT_VARIABLE)


def _apt_install(packages: list[str]) -> None:
    """Install by apt-get; a machine that never fetched the lists of packages fetches them first."""
    import subprocess

    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    quiet = subprocess.DEVNULL
    if subprocess.call(install, env=environment, stdin=quiet, stdout=quiet, stderr=quiet) != 0:
        subprocess.call([*apt, "update"], env=environment, stdin=quiet, stdout=2)
        subprocess.call(install, env=environment, stdin=quiet, stdout=2)
