"""A guard for Python 3.11 against PySide6 6.12, whose calls give None away without taking a reference.

Its shared wheel is built the way Python 3.12 allows, where None, True and False are immortal (PEP 683). On 3.11
each `setText` takes one reference from None, and after a few thousand the interpreter aborts with
"deallocating None". Giving these objects more references than a program can use up is what 3.12 does itself.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40
_SINGLETONS: tuple[object, ...] = (None, True, False, NotImplemented, Ellipsis)


def keep_singletons() -> None:
    """Make None, True and False outlive the program; nothing to do from Python 3.12 on, nor a second time."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > _PLENTY // 2:
        return
    for thing in _SINGLETONS:
        ctypes.c_ssize_t.from_address(id(thing)).value += _PLENTY
