"""`python -m scheduler.app.child REQUEST`: the program that searches, apart from its parent so that it can be killed.

Messages go out through what was its standard output; what it or a library prints goes to standard error. Its
standard input is a pipe that ends when the parent is gone, and then it ends too. A thread beats every second, from
before the other modules are imported to the end, so that the parent knows a long search from one that hangs.
"""

import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scheduler.executor.child_program import end_with_parent, ignore_interrupts

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

BEAT_EVERY = 1.0
"""Seconds between two beats."""


def main(path: Path) -> None:
    """Search as the request in the file asks, and send messages until done."""
    ignore_interrupts()
    threading.Thread(target=end_with_parent, daemon=True).start()
    serve(path, take_standard_output())


def serve(path: Path, stream: BinaryIO) -> None:
    """Beat and search; whatever goes wrong is a message too."""
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
        from scheduler.app.run_search import run_search

        run_search(read_request(path), send, pulse)
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
    main(Path(sys.argv[1]))
