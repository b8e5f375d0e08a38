"""The command `exams` without its imports: a process that has them forks for each command.

Many tests run commands as a user would, and each would import the same libraries again for a second or more. `exams_command()` gives the
words to put before a command's own, as `[python, "-c", …]` would be: a small client hands words, folder, environment and
streams over, and ends with the command's exit code. What is about starting, signals or encodings runs the command itself.
"""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.support.paths import ROOT

CLIENT = Path(__file__).with_name("command_client.py")
LIBRARIES = (
    "plotly.graph_objects",
    "scheduler.app.solve",
    "scheduler.app.save_result",
    "scheduler.app.publish",
)
"""What commands import as they need it."""


@cache
def exams_command() -> list[str]:
    """The first words of a command; starts the server, which ends with this process."""
    folder = tempfile.mkdtemp(prefix="exams-commands-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = str(Path(folder) / "s")
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.support.command_server", path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    assert server.stdout.readline() == b"ready\n"
    atexit.register(server.stdin.close)
    return [sys.executable, "-I", "-S", str(CLIENT), path]


def serve(path: str) -> None:
    """Answer on this socket until standard input ends."""
    import importlib

    for name in LIBRARIES:
        importlib.import_module(name)
    from scheduler.cli.main import main

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen(16)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended commands leave no zombies
        _end_with_input(listening)
        print("ready", flush=True)
        while True:
            try:
                asking, _ = listening.accept()
            except OSError:
                return
            if os.fork() == 0:
                listening.close()
                _answer(asking, main)
            asking.close()


def _end_with_input(listening: socket.socket) -> None:
    """A fork that holds nothing but standard input, and ends the server when it is closed."""
    server = os.getpid()
    if os.fork() == 0:
        listening.close()
        os.read(0, 1)
        os.kill(server, signal.SIGTERM)
        os._exit(0)


def _answer(asking: socket.socket, main: object) -> None:
    """Run one command in this process, and end it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    length, streams, _, _ = socket.recv_fds(asking, 8, 3)
    text = b""
    while len(text) < int.from_bytes(length, "big"):
        text += asking.recv(1 << 20)
    given = json.loads(text)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout, sys.stderr = (open(n, "w", closefd=False) for n in (1, 2))  # noqa: SIM115
    os.chdir(given["folder"])
    os.environ.clear()
    os.environ.update(given["environment"])
    code = 70
    try:
        main(given["words"])  # type: ignore[operator]
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        asking.sendall(bytes([code]))
        os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal of the tests is theirs
    serve(sys.argv[1])
