"""`python -m scheduler.app.child`: the program that searches, apart from its parent so that it can be killed.

Messages go out through what was its standard output; what it or a library prints goes to standard error. Its
standard input is a pipe: one line names the file of the request, which may come long after the start, and when the
parent is gone the pipe ends and the program too. A thread beats every second, from before the other modules are imported to
the end, so that the parent knows a long search from one that hangs.
"""

import os
import queue
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scheduler.executor.child_program import end_with_parent, ignore_interrupts

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

BEAT_EVERY = 1.0
"""Seconds between two beats."""


def main() -> None:
    """Search as the request asks that the parent names, and send messages until done."""
    ignore_interrupts()
    requests = queue.SimpleQueue[str]()
    threading.Thread(target=end_with_parent, args=(requests.put,), daemon=True).start()
    serve(lambda: Path(requests.get()), take_standard_output())


def serve(request: Callable[[], Path], stream: BinaryIO) -> None:
    """Load what a search needs, wait for the file of the request, search; beat meanwhile. Whatever goes wrong is a message
    too."""
    from scheduler.app.protocol import Beat, Channel, Crash, read_request
    from scheduler.solver.pulse import Pulse

    channel, pulse = Channel(stream), Pulse()

    def send(message: "Message") -> None:
        try:
            channel.send(message)
        except OSError:
            os._exit(1)  # nobody listens any more: the parent was killed

    def beat() -> None:
        while True:
            send(Beat(time.process_time(), pulse.signs, pulse.due))
            time.sleep(BEAT_EVERY)

    threading.Thread(target=beat, daemon=True).start()
    try:
        from scheduler.app.run_search import load_libraries, run_search

        load_libraries()
        run_search(read_request(request()), send, pulse)
    except MemoryError:
        from scheduler.app.peak_memory import peak_mb

        send(Crash(traceback.format_exc(), memory=True, peak_mb=peak_mb()))
    except Exception:
        send(Crash(traceback.format_exc()))


def take_standard_output() -> BinaryIO:
    """Standard output for messages alone: from now on whatever is printed goes to standard error."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


if __name__ == "__main__":
    main()
