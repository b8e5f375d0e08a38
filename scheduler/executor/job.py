"""What an executor runs and what it hands back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

FailureKind = Literal["error", "lost", "time-out", "cancelled"]
"""`error`: the function raised. `lost`: its process or machine went away. `time-out`: it took longer than allowed.
`cancelled`: somebody asked to stop."""


@dataclass(frozen=True)
class Job:
    """A function of a module with its arguments; both can be pickled. `key` names the job among those of one run."""

    key: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class JobFailure:
    """Why a job has no value; `detail` is a traceback, or what ended its process."""

    kind: FailureKind
    detail: str = ""


@dataclass(frozen=True)
class JobResult:
    """What became of a job: its value, or a failure. `attempts`: how often it was started (0: never)."""

    key: str
    value: Any = None
    failure: JobFailure | None = None
    attempts: int = 1


class Workers(Protocol):
    """Where jobs run. An executor asks it for one thing at a time, from one thread."""

    @property
    def slots(self) -> int:
        """How many jobs may run at once."""

    def start(self, job: Job) -> None:
        """Start a job."""

    def ended(self, seconds: float) -> Sequence[JobResult]:
        """The jobs that have ended since the last call, each once; waits so long for the first."""

    def stop(self, key: str) -> None:
        """Stop a job that runs; `ended` does not tell of it any more."""

    def close(self) -> None:
        """Stop everything and free what it holds."""
