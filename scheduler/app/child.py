"""The child process of a solve: builds the model there, sends news and answers, can be killed."""

import resource
import signal
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from models.instance import Instance
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.checkpoint import Checkpoint
from scheduler.app.compile_instance import compile_instance
from scheduler.solver.budget import Budget
from scheduler.solver.events import Answer, Outcome, Progress
from scheduler.solver.search.search import Search

LAST_WORDS, LAST_PART = 1.5, 0.6
"""Seconds kept back for the last placing, audit and writing; at least this part of what preparing took: they grow alike."""


@dataclass(frozen=True)
class Settings:
    """What the user asked for. `seconds` counts from `begun` (epoch seconds), compile included.

    `checkpoint`: the file that keeps the best answer; `resume`: begin from what it holds.
    """

    seconds: float | None
    work: int | None
    seed: int
    workers: int
    begun: float
    checkpoint: Path | None = None
    resume: bool = False


@dataclass(frozen=True)
class Found:
    """A complete timetable, its cost by the solver's own reckoning, the child's peak memory so far."""

    timetable: Timetable
    cost: int
    seconds: float
    peak_mb: float


@dataclass(frozen=True)
class Failed:
    """The child met a bug; the traceback is for whoever mends it."""

    trace: str


@dataclass(frozen=True)
class Refused:
    """The checkpoint belongs to another problem."""


Message = Progress | Found | Outcome | Failed | Refused


def work(pipe: Connection, given: Instance | PublicInstance, settings: Settings) -> None:
    """Search and send messages until done. Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        started = time.time()
        prepared = compile_instance(given)
        late = time.time() - settings.begun
        last = max(LAST_WORDS, LAST_PART * (time.time() - started))
        seconds = None if settings.seconds is None else max(settings.seconds - late - last, 0.1)

        keeper = settings.checkpoint and Checkpoint(settings.checkpoint, prepared.problem)
        known = keeper.load() if keeper and settings.resume else None
        if settings.resume and known is None:
            pipe.send(Refused())
            return

        def on_progress(news: Progress) -> None:
            pipe.send(Progress(news.seconds + late, news.phase, news.cost, news.bound))

        def on_answer(answer: Answer) -> None:
            timetable = prepared.timetable(answer)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            if keeper:
                keeper.save(answer)
            pipe.send(Found(timetable, answer.cost, answer.seconds + late, peak))

        budget = Budget(seconds, settings.work)
        search = Search(
            prepared.problem, budget, settings.seed, settings.workers, on_answer, on_progress, known
        )
        pipe.send(search.run())
    except Exception:
        pipe.send(Failed(traceback.format_exc()))
    finally:
        pipe.close()
