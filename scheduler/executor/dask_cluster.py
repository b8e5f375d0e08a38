"""Jobs on a Dask cluster (optional extra `cluster`): on other machines, or in two processes of this one.

Each job runs in a child process of the Dask worker that takes it, so that a cancelled job really ends. Dask sends pickled
code: whoever reaches the scheduler can run anything on its workers. Use it in a private network, or with TLS.
"""

import pickle
import time
from collections.abc import Mapping, Sequence
from typing import Any

import cloudpickle
import dask
from distributed import Client, Event, Future, LocalCluster
from distributed import wait as wait_for

from scheduler.executor.job import Job, JobFailure, JobResult
from scheduler.executor.running_job import RunningJob

LOOK_EVERY = 0.2
"""Seconds between two looks of a worker at its child process and at cancellation."""
CONNECT = 30.0
"""Seconds to reach a scheduler, and to wait for its first worker."""


class DaskCluster:
    """The workers of a Dask scheduler.

    address: `tcp://host:port` or `tls://host:port`, or `local:N` for N processes of this machine that end with it.
    """

    def __init__(self, address: str) -> None:
        # The executor counts retries itself, so a task whose worker goes away is not started again behind its back.
        dask.config.set({"distributed.scheduler.allowed-failures": 0})
        self._cluster: LocalCluster | None = None
        where: Any = address
        if address.startswith("local:"):
            self._cluster = where = LocalCluster(
                n_workers=int(address.removeprefix("local:")), threads_per_worker=1, processes=True,
                dashboard_address=None,
            )  # fmt: skip
        self._client = Client(where, timeout=CONNECT)
        self._client.wait_for_workers(1, timeout=CONNECT)
        self._running: dict[str, Future] = {}
        self._stops: dict[str, str] = {}
        self._count = 0

    @property
    def slots(self) -> int:
        """One job for each thread of the workers that are there now."""
        return max(1, sum(int(worker["nthreads"]) for worker in self._workers().values()))

    def _workers(self) -> Mapping[str, Any]:
        workers: Mapping[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return workers

    def start(self, job: Job) -> None:
        self._count += 1
        stop = f"exams-stop-{self._client.id}-{self._count}"
        content = cloudpickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        self._stops[job.key] = stop
        self._running[job.key] = self._client.submit(run_job, content, stop, pure=False, retries=0)

    def ended(self, seconds: float) -> Sequence[JobResult]:
        if not self._running:
            return ()
        try:
            wait_for(list(self._running.values()), timeout=max(seconds, 0.01), return_when="FIRST_COMPLETED")
        except TimeoutError:
            return ()
        except Exception:  # noqa: S110  a future whose worker went away raises here; it is told below
            pass
        done = [key for key, future in self._running.items() if future.status != "pending"]
        return [self._result(key, self._running.pop(key)) for key in done]

    def _result(self, key: str, future: Future) -> JobResult:
        self._stops.pop(key)
        try:
            result: JobResult = future.result(timeout=CONNECT)
        except Exception as error:  # of Dask: a job's own is in its result
            return JobResult(key, None, JobFailure("lost", f"{type(error).__name__}: {error}"))
        return result

    def stop(self, key: str) -> None:
        future = self._running.pop(key, None)
        if future is not None:
            Event(self._stops.pop(key), client=self._client).set()
            future.cancel()

    def close(self) -> None:
        for key in list(self._running):
            self.stop(key)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def run_job(content: bytes, stop: str) -> JobResult:
    """On a worker: run the job in a child process until it ends or somebody sets the event `stop`."""
    job: Job = pickle.loads(content)  # noqa: S301  Dask itself sends pickled code
    event, running = Event(stop), RunningJob(job)
    try:
        while (result := running.result()) is None:
            if event.is_set():
                return JobResult(job.key, None, JobFailure("cancelled"))
            time.sleep(LOOK_EVERY)
        return result
    finally:
        running.close()
