"""Progress of a solve on stderr: one live line on a terminal, else a line now and then."""

import sys
import time
from types import TracebackType
from typing import Self

from models.text import Messages
from scheduler.cli.output import is_terminal, write_line
from scheduler.solver.events import Progress

EVERY = 5.0


class Ticker:
    """Call it with news; use it as a context so that a live line is closed."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages
        self.live = is_terminal(sys.stderr)
        self.last = -EVERY
        self.cost: int | None = None

    def __call__(self, news: Progress) -> None:
        better = news.cost != self.cost
        if not (self.live or better or time.monotonic() - self.last >= EVERY):
            return
        self.last, self.cost = time.monotonic(), news.cost
        known = news.cost is not None
        cost = self.messages.say("progress-cost" if known else "progress-none", cost=news.cost)
        phase = self.messages.say(f"progress-{news.phase}")
        line = self.messages.say(
            "progress-line",
            seconds=f"{news.seconds:6.1f}",
            phase=phase,
            cost=cost,
            bound=news.bound,
        )
        write_line(sys.stderr, f"\r\x1b[K{line}" if self.live else f"{line}\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.live and self.last >= 0:
            write_line(sys.stderr, "\n")
