"""Jobs in processes of this machine, one process a job, so that a crash takes one job with it and no other."""

import os
import time
from collections.abc import Sequence

from scheduler.executor.job import Job, JobResult
from scheduler.executor.running_job import RunningJob

LOOK_EVERY = 0.02
"""Seconds between two looks at the processes."""


class LocalProcesses:
    """So many processes at once; None: one for each processor."""

    def __init__(self, slots: int | None = None) -> None:
        self.slots = slots or os.cpu_count() or 1
        self._running: dict[str, RunningJob] = {}

    def start(self, job: Job) -> None:
        self._running[job.key] = RunningJob(job)

    def ended(self, seconds: float) -> Sequence[JobResult]:
        until = time.monotonic() + seconds
        while True:
            found = [result for one in self._running.values() if (result := one.result()) is not None]
            for result in found:
                self.stop(result.key)
            if found or time.monotonic() >= until:
                return found
            time.sleep(LOOK_EVERY)

    def stop(self, key: str) -> None:
        if (one := self._running.pop(key, None)) is not None:
            one.close()

    def pids(self) -> dict[str, int]:
        """The process of each job that runs."""
        return {key: one.pid for key, one in self._running.items()}

    def close(self) -> None:
        for key in list(self._running):
            self.stop(key)
