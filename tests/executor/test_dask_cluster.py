"""A real Dask cluster of two processes: the same results as in this process, a worker killed in the middle, a cancel."""

import os
import signal
import time
from pathlib import Path

import pytest

from scheduler.executor.executor import Executor
from scheduler.executor.in_process import InProcess
from scheduler.executor.job import Job
from tests.executor.functions import fail, square, wait, wait_for

pytest.importorskip("distributed")
pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]


def test_a_cluster_of_two_processes(tmp_path: Path) -> None:
    from scheduler.executor.dask_cluster import DaskCluster

    plain = [Job(str(n), square, (n,)) for n in range(4)] + [Job("wrong", fail, ("so",))]
    with Executor(InProcess()) as executor:
        expected = {one.key: (one.value, one.failure is None) for one in executor.run(plain)}
    workers = DaskCluster("local:2")
    with Executor(workers, retries=1) as executor:
        assert {one.key: (one.value, one.failure is None) for one in executor.run(plain)} == expected

        # The worker of a job that has begun is killed after another job is finished.
        go, begun = tmp_path / "go", tmp_path / "begun"
        results, child = [], 0
        for result in executor.run([Job("killed", wait_for, (go, begun)), Job("done", square, (7,))]):
            results.append(result)
            if result.key == "done":
                child = kill_worker_of(workers, begun)
                go.touch()
        assert {one.key: one.attempts for one in results} == {"done": 1, "killed": 2}
        assert results[0].value == 49
        assert results[1].value not in (None, child)

        for result in executor.run([Job("first", square, (3,)), Job("long", wait, (120,))]):
            results.append(result)
            executor.cancel()
    assert [one.value for one in results[2:]] == [9, None]
    assert results[3].failure is not None
    assert results[3].failure.kind == "cancelled"


def kill_worker_of(workers: object, begun: Path) -> int:
    """Kill the worker that runs the job which has begun; the process of the worker."""
    while not begun.exists():
        time.sleep(0.02)
    client = workers._client  # type: ignore[attr-defined]
    busy = [address for address, tasks in client.processing().items() if tasks]
    pid = int(client.run(os.getpid, workers=busy)[busy[0]])
    os.kill(pid, signal.SIGKILL)
    return pid
