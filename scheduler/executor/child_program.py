"""Programs of ours that run beside this one: started so that Ctrl-C does not end them early, and ended with their parent."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def python_module(name: str) -> tuple[str, ...]:
    """The command that runs a module of ours. It finds modules where this process does and nowhere else."""
    return (sys.executable, "-P", "-m", name)


def start_program(
    command: Sequence[str], *, stdout: int, own_group: bool = False
) -> "subprocess.Popen[bytes]":
    """Start a program of ours; its standard input is a pipe that ends with this process.

    `own_group`: Ctrl-C in a terminal does not reach it nor what it starts.
    """
    folders = os.pathsep.join(str(Path(folder).absolute()) for folder in sys.path)
    with _interrupts_held_back():
        return subprocess.Popen(  # noqa: S603  our own program
            [*command],
            stdin=subprocess.PIPE,
            stdout=stdout,
            env={**os.environ, "PYTHONPATH": folders},
            process_group=0 if own_group else None,
        )


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, which inherits this: it must not end before it can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which started this process with SIGINT held back where that is possible."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def end_with_parent(on_line: Callable[[str], None] = lambda line: None) -> None:
    """Hand over every line that the parent writes, and leave at once when it closes the pipe, which its end does too: for a
    thread of its own."""
    line = b""
    while byte := os.read(0, 1):
        if byte == b"\n":
            on_line(os.fsdecode(line))
            line = b""
        else:
            line += byte
    os._exit(1)
