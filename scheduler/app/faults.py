"""Faults of a search as values, and in words."""

import signal

from models.error_place import error_place, trace_place
from models.fault import Fault
from models.text import Messages
from scheduler.app.watchdog import Hang

BUGS = ("crash", "signal", "exit", "hard-rules", "cost", "unreadable")
"""Kinds that only a mistake in the program explains: where nothing good is left, the command ends as for any bug."""


def crash(trace: str, *, memory: bool, peak_mb: float) -> Fault:
    """What the child says of its own end, by its trace."""
    if memory:
        return Fault("memory", {"peak": round(peak_mb)}, trace)
    return Fault("crash", {"error": trace_place(trace)}, trace)


def ending(code: int | None, peak_mb: float, hang: Hang | None) -> Fault:
    """How a child ended that said nothing of it: by its exit code; None: it has not ended by itself, and `hang` says why."""
    if code is None:
        return Fault("stuck", {"hang": hang or "silent"})
    if code >= 0:
        return Fault("exit", {"code": code})
    if code == -getattr(signal, "SIGKILL", 9):
        return Fault("killed", {"peak": round(peak_mb)})
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    return Fault("signal", {"name": name})


def unreadable(error: Exception) -> Fault:
    """A timetable that cannot even be audited."""
    return Fault("unreadable", {"error": error_place(error)})


def sentence(fault: Fault, messages: Messages) -> str:
    """The fault in words."""
    return messages.say(f"fault-{fault.kind}", **fault.words)
