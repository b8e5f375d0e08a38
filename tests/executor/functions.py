"""What the jobs of these tests do."""

import os
import time
from pathlib import Path


def square(number: int) -> int:
    return number * number


def fail(words: str) -> None:
    raise ValueError(words)


def crash_once(mark: Path) -> str:
    """End the process, unless the file is there: then it has been here before."""
    if mark.exists():
        return "second"
    mark.touch()
    os._exit(9)


def crash() -> None:
    os._exit(9)


def wait(seconds: float) -> str:
    time.sleep(seconds)
    return "waited"


def wait_for(mark: Path, begun: Path) -> int:
    """Say that the job has begun, and wait until the file is there; the process that did it."""
    begun.touch()
    while not mark.exists():
        time.sleep(0.02)
    return os.getpid()
