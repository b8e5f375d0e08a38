"""Jobs through an executor: the same results in this process and in others, and nothing finished is lost."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from models.issues import InvalidInput
from scheduler.executor.choose import open_executor
from scheduler.executor.executor import Executor
from scheduler.executor.in_process import InProcess
from scheduler.executor.job import Job, JobResult, Workers
from scheduler.executor.local_processes import LocalProcesses
from tests.executor.functions import crash, crash_once, fail, square, wait

WORKERS: list[Callable[[], Workers]] = [InProcess, lambda: LocalProcesses(2)]


def by_key(results: list[JobResult]) -> dict[str, JobResult]:
    return {one.key: one for one in results}


@pytest.mark.parametrize("workers", WORKERS, ids=["in-process", "processes"])
def test_values_and_errors_come_back_by_key(workers: Callable[[], Workers]) -> None:
    jobs = [Job(str(n), square, (n,)) for n in (2, 3)] + [Job("wrong", fail, ("no such day",))]
    with Executor(workers()) as executor:
        results = by_key(list(executor.run(jobs)))
    assert {key: results[key].value for key in ("2", "3")} == {"2": 4, "3": 9}
    failure = results["wrong"].failure
    assert failure is not None
    assert failure.kind == "error"
    assert "no such day" in failure.detail
    assert results["wrong"].attempts == 1, "what raises would raise again"


def test_a_crash_is_retried_so_often_and_takes_no_other_job_with_it(tmp_path: Path) -> None:
    jobs = [Job("once", crash_once, (tmp_path / "mark",)), Job("ever", crash), Job("well", square, (5,))]
    with Executor(LocalProcesses(3), retries=1) as executor:
        results = by_key(list(executor.run(jobs)))
    assert (results["once"].value, results["once"].attempts) == ("second", 2)
    assert (results["well"].value, results["well"].attempts) == (25, 1)
    failure = results["ever"].failure
    assert failure is not None
    assert (failure.kind, failure.detail, results["ever"].attempts) == ("lost", "exit code 9", 2)


def test_a_time_out_and_a_cancel_stop_processes_and_keep_what_is_finished() -> None:
    workers = LocalProcesses(2)
    began = time.monotonic()
    with Executor(workers, time_limit=2.5) as executor:
        results = []
        for result in executor.run([Job("long", wait, (60,)), Job("short", square, (3,))]):
            results.append(result)
        assert workers.pids() == {}
        assert {one.key: one.failure and one.failure.kind for one in results} == {
            "short": None,
            "long": "time-out",
        }
    with Executor(LocalProcesses(1)) as executor:
        results = []
        for result in executor.run(
            [Job("first", square, (3,)), Job("long", wait, (60,)), Job("never", crash)]
        ):
            results.append(result)
            executor.cancel()
    assert results[0].value == 9
    assert [(one.failure and one.failure.kind, one.attempts) for one in results[1:]] in (
        [("cancelled", 0), ("cancelled", 0)],
        [("cancelled", 1), ("cancelled", 0)],
    )
    assert time.monotonic() - began < 60


def test_two_jobs_need_two_keys() -> None:
    with Executor(InProcess()) as executor, pytest.raises(ValueError, match="one key"):
        list(executor.run([Job("a", square, (1,)), Job("a", square, (2,))]))


@pytest.mark.parametrize("address", ["local", "local:0", "http://here:1", "tcp://here"])
def test_an_address_that_means_nothing_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        open_executor(address)
    assert refused.value.issues[0].code == "cluster-address"
