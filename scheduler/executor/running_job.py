"""One job in a process of its own."""

import pickle
import shutil
import subprocess
import tempfile
from pathlib import Path

import cloudpickle

from scheduler.executor.child_program import python_module, start_program
from scheduler.executor.job import Job, JobFailure, JobResult
from scheduler.executor.job_child import JOB, RESULT


class RunningJob:
    """A job that runs in a child process; `close` kills it and removes its files, which nobody else can read."""

    def __init__(self, job: Job) -> None:
        self.key = job.key
        self._folder = Path(tempfile.mkdtemp(prefix="exams-job-"))
        try:
            (self._folder / JOB).write_bytes(cloudpickle.dumps(job, pickle.HIGHEST_PROTOCOL))
            command = (*python_module("scheduler.executor.job_child"), str(self._folder))
            self._process = start_program(command, stdout=subprocess.DEVNULL, own_group=True)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    @property
    def pid(self) -> int:
        """The number of the child process."""
        return self._process.pid

    def result(self) -> JobResult | None:
        """What became of the job; None while it runs."""
        code = self._process.poll()
        if code is None:
            return None
        answer = self._folder / RESULT
        if not answer.is_file():
            return JobResult(self.key, None, JobFailure("lost", f"exit code {code}"))
        value, trace = pickle.loads(answer.read_bytes())  # noqa: S301  from our own child
        return JobResult(self.key, value, JobFailure("error", trace) if trace else None)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        shutil.rmtree(self._folder, ignore_errors=True)
