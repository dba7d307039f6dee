"""Caps on the reading process, set by itself before it looks at any foreign byte."""

from __future__ import annotations

import sys
from typing import Any

from secretariat.exchange.reading.model import Limits

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_LIMIT_TIME, _LIMIT_ONE_PROCESS, _LIMIT_MEMORY, _DIE_SILENTLY = 0x2, 0x8, 0x100, 0x400
_NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000
_HUNDRED_NANOSECONDS = 10_000_000  # of them in a second


def cap_this_process(limits: Limits) -> None:
    """Let this process use so much memory and time and no more; no core dump may keep what it read."""
    if sys.platform == "win32":
        _cap_by_job(limits)
    else:
        _cap_by_rlimit(limits)


def _cap_by_rlimit(limits: Limits) -> None:
    import resource

    wanted = {
        resource.RLIMIT_AS: limits.memory_bytes,
        resource.RLIMIT_CPU: int(limits.seconds) + 5,  # should the program that asked die before us
        resource.RLIMIT_CORE: 0,
    }
    for what, most in wanted.items():
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def _cap_by_job(limits: Limits) -> None:
    # A job object is how Windows limits a process. Should the system refuse it, the clock of the
    # program that asked still ends this process.
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_NO_ERROR_BOXES)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = [wintypes.LPVOID, wintypes.LPCWSTR]
        kernel.SetInformationJobObject.argtypes = [
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        ]
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        job = kernel.CreateJobObjectW(None, None)
        terms = job_terms(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(terms), ctypes.sizeof(terms))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())


def job_terms(limits: Limits) -> Any:
    """A JOBOBJECT_EXTENDED_LIMIT_INFORMATION (winnt.h): memory, processor time, one process, no dialog."""
    import ctypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("Basic", Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    terms = Extended()
    terms.Basic.LimitFlags = _LIMIT_TIME | _LIMIT_ONE_PROCESS | _LIMIT_MEMORY | _DIE_SILENTLY
    terms.Basic.PerProcessUserTimeLimit = int(limits.seconds + 5) * _HUNDRED_NANOSECONDS
    terms.Basic.ActiveProcessLimit = 1
    terms.ProcessMemoryLimit = limits.memory_bytes
    return terms
