"""Runs jobs on workers: results as they finish, a bounded number of retries, a time limit, and a way to cancel."""

import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from scheduler.executor.job import Job, JobFailure, JobResult, Workers

LOOK_EVERY = 0.05
"""Seconds between two looks at the clock and at cancellation."""


@dataclass
class _Running:
    job: Job
    attempt: int
    since: float


class Executor:
    """Runs jobs on workers, in a context that closes the workers at its end.

    retries: how often a job starts again whose process or machine was lost. A job that raises, or takes too long, would
        do the same again and is not retried.
    time_limit: seconds that one attempt may take; None: no limit. A worker inside this process cannot be stopped.
    """

    def __init__(self, workers: Workers, *, retries: int = 1, time_limit: float | None = None) -> None:
        self._workers, self._retries, self._time_limit = workers, retries, time_limit
        self._cancelled = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.close()

    def cancel(self) -> None:
        """Stop what runs and start nothing more; any thread may ask. Results that are there are still handed out."""
        self._cancelled.set()

    def run(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """One result for each job, as they end. Raises ValueError if two jobs have one key."""
        if len({job.key for job in jobs}) < len(jobs):
            raise ValueError("two jobs have one key")
        waiting = deque((job, 1) for job in jobs)
        running: dict[str, _Running] = {}
        try:
            while waiting or running:
                cancelled = self._cancelled.is_set()
                while waiting and not cancelled and len(running) < self._workers.slots:
                    job, attempt = waiting.popleft()
                    running[job.key] = _Running(job, attempt, time.monotonic())
                    self._workers.start(job)
                for result in self._workers.ended(0 if cancelled else LOOK_EVERY):
                    ended = running.pop(result.key)
                    if self._retried(result, ended):
                        waiting.append((ended.job, ended.attempt + 1))
                    else:
                        yield replace(result, attempts=ended.attempt)
                if cancelled:
                    yield from self._stopped(running, "cancelled", list(running))
                    for job, attempt in waiting:
                        yield JobResult(job.key, None, JobFailure("cancelled"), attempt - 1)
                    return
                yield from self._stopped(running, "time-out", self._overdue(running))
        finally:
            for key in running:
                self._workers.stop(key)

    def _retried(self, result: JobResult, ended: _Running) -> bool:
        lost = result.failure is not None and result.failure.kind == "lost"
        return lost and ended.attempt <= self._retries

    def _overdue(self, running: dict[str, _Running]) -> list[str]:
        if self._time_limit is None:
            return []
        latest = time.monotonic() - self._time_limit
        return [key for key, one in running.items() if one.since < latest]

    def _stopped(self, running: dict[str, _Running], kind: str, keys: list[str]) -> Iterator[JobResult]:
        failure = JobFailure("cancelled" if kind == "cancelled" else "time-out")
        for key in keys:
            self._workers.stop(key)
            yield JobResult(key, None, failure, running.pop(key).attempt)
