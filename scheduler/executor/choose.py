"""Which workers a user asks for."""

import re

from models.issues import InvalidInput, Issue
from scheduler.executor.executor import Executor
from scheduler.executor.job import Workers
from scheduler.executor.local_processes import LocalProcesses

ADDRESS = re.compile(r"local:[1-9]\d{0,3}|(tcp|tls)://\S+:\d{1,5}")


def open_executor(
    cluster: str | None = None,
    *,
    processes: int | None = None,
    retries: int = 1,
    time_limit: float | None = None,
) -> Executor:
    """An executor on a Dask `cluster` (`tcp://…`, `tls://…` or `local:N`), else on processes of this machine.

    Raises InvalidInput if the address means nothing, the extra `cluster` is not installed or nobody answers there.
    """
    return Executor(_workers(cluster, processes), retries=retries, time_limit=time_limit)


def _workers(cluster: str | None, processes: int | None) -> Workers:
    if cluster is None:
        return LocalProcesses(processes)
    if not ADDRESS.fullmatch(cluster):
        raise InvalidInput((Issue("--cluster", 0, "", cluster, "cluster-address"),))
    try:
        from scheduler.executor.dask_cluster import DaskCluster
    except ModuleNotFoundError as error:
        raise InvalidInput((Issue("--cluster", 0, "", cluster, "cluster-not-installed"),)) from error
    try:
        return DaskCluster(cluster)
    except (OSError, TimeoutError) as error:
        raise InvalidInput((Issue("--cluster", 0, "", cluster, "cluster-unreachable"),)) from error
