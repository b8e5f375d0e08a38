"""`python -m scheduler.executor.job_child FOLDER`: the program that runs one job, apart from its parent so that it can be killed."""

import os
import pickle
import sys
import threading
import traceback
from pathlib import Path

from scheduler.executor.child_program import end_with_parent, ignore_interrupts

JOB, RESULT = "job", "result"
"""Files of the folder: the pickled job, and the pickled pair of its value and the traceback of what it raised."""


def main(folder: Path) -> None:
    """Run the job of the folder and leave its result there, whole or not at all."""
    ignore_interrupts()
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        job = pickle.loads((folder / JOB).read_bytes())  # noqa: S301  written by the parent, readable by nobody else
        answer = pickle.dumps((job.function(*job.arguments), ""), pickle.HIGHEST_PROTOCOL)
    except Exception:
        answer = pickle.dumps((None, traceback.format_exc()))
    part = folder / "part"
    part.write_bytes(answer)
    part.replace(folder / RESULT)
    os._exit(0)  # a thread that a library left behind must not keep the program


if __name__ == "__main__":
    main(Path(sys.argv[1]))
