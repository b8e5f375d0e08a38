"""Faults of the program that a result survives, in words and for JSON."""

from typing import Any

from models.text import Messages
from scheduler.app.faults import sentence
from scheduler.app.result import Result
from scheduler.cli.output import debugging, err


def show_faults(solved: Result, messages: Messages) -> list[dict[str, Any]]:
    """Tell every fault on stderr; the same for JSON."""
    console = err()
    faults = [{"kind": one.kind, "sentence": sentence(one, messages), **one.words} for one in solved.faults]
    for one, fields in zip(solved.faults, faults, strict=True):
        console.print(fields["sentence"], style="yellow")
        if one.trace:
            console.print(one.trace if debugging() else messages.say("fault-trace"), markup=False)
    return faults
