"""`python -m scheduler.app.child REQUEST`: the program that searches, apart from its parent so that it can be killed.

Messages go out through what was its standard output; what it or a library prints goes to standard error. Its
standard input is a pipe that ends when the parent is gone, and then it ends too.
"""

import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import BinaryIO


def main(path: Path) -> None:
    """Search as the request in the file asks, and send messages until done."""
    ignore_interrupts()
    threading.Thread(target=end_with_parent, daemon=True).start()
    channel = take_standard_output()
    from scheduler.app.protocol import Crash, read_request, send

    try:
        from scheduler.app.run_search import run_search

        run_search(read_request(path), lambda message: send(channel, message))
    except MemoryError:
        from scheduler.app.run_search import peak_mb

        send(channel, Crash(traceback.format_exc(), memory=True, peak_mb=peak_mb()))
    except Exception:
        send(channel, Crash(traceback.format_exc()))


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which started this process with SIGINT held back where that is possible."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def end_with_parent() -> None:
    """Wait until the parent closes the pipe, which its end does too, and leave at once."""
    while os.read(0, 1):
        pass
    os._exit(1)


def take_standard_output() -> BinaryIO:
    """Standard output for messages alone: from now on whatever is printed goes to standard error."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


if __name__ == "__main__":
    main(Path(sys.argv[1]))
