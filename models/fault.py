"""Faults of the program that a result survives: told with it, never hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "crash",
    "memory",
    "killed",
    "signal",
    "exit",
    "stuck",
    "hard-rules",
    "cost",
    "unreadable",
    "bound",
    "proof",
    "checkpoint",
]


@dataclass(frozen=True)
class Fault:
    """One fault; `kind` says which `words` its message has, `trace` is for whoever mends it.

    `crash`: the search met a bug (`error`). `memory`: it ran out of memory (`peak` MB in use). `killed`: it was killed
    from outside, `signal`: it ended by a signal (`name`), `exit`: it ended without an outcome (`code`), `stuck`: it
    hung and was ended (`hang`: `silent`, `idle` or `endless`). `hard-rules`: a timetable of the solver broke `rules`; `cost`: it cost `audited`
    and not `counted`; `unreadable`: it could not be audited (`error`). `bound`: the `bound` was above the `cost` of a
    timetable. `proof`: a proof of optimality was contradicted. `checkpoint`: it could not be written (`error`).
    """

    kind: Kind
    words: Mapping[str, str | int] = field(default_factory=dict)
    trace: str = ""


class SearchBug(AssertionError):
    """A search met a bug and nothing of it can be shown; its text is a fault's sentence and quotes no data."""
