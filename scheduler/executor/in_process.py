"""Jobs inside this process, one after the other: for tests, and where no process can be started."""

import traceback
from collections.abc import Sequence

from scheduler.executor.job import Job, JobFailure, JobResult


class InProcess:
    """One worker: this thread. A job has ended when `start` returns."""

    slots = 1

    def __init__(self) -> None:
        self._ended: list[JobResult] = []

    def start(self, job: Job) -> None:
        try:
            self._ended.append(JobResult(job.key, job.function(*job.arguments)))
        except Exception:
            self._ended.append(JobResult(job.key, None, JobFailure("error", traceback.format_exc())))

    def ended(self, seconds: float) -> Sequence[JobResult]:
        ended, self._ended = self._ended, []
        return ended

    def stop(self, key: str) -> None:
        self._ended = [one for one in self._ended if one.key != key]

    def close(self) -> None:
        """Nothing is held."""
