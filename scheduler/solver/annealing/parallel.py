"""Lanes side by side: each in a thread (kernels hold no lock), exchanging now and then."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.annealer import PILOT, Found, Lane, Span
from scheduler.solver.annealing.flat_problem import Flat

Longs = npt.NDArray[np.int64]
MEETINGS = (PILOT, 0.6, 0.7, 0.8, 0.9, 1.0)
"""When lanes compare: after the pilots, then where a lane that is behind no longer catches up."""
BEHIND = 1.005
Temperatures = tuple[float, float]
"""From hot to cold."""


@dataclass(frozen=True)
class Cooled:
    """The best that a cooling found, the temperatures it went through, and how many moves all lanes tried."""

    found: Found
    between: Temperatures
    tries: int


def anneal(
    flat: Flat,
    choice: Longs,
    rooms: Longs | None,
    seed: int,
    span: Span,
    on_best: Callable[[Found], None] | None = None,
    *,
    lanes: int = 1,
) -> Found:
    """Improve a feasible choice: pilots, then one slow cooling. The result is never worse than the start.

    With `work` the result depends on seed and number of lanes alone, however fast the lanes are.
    """
    return cycle(flat, choice, rooms, seed, span, on_best, lanes=lanes).found


def cycle(
    flat: Flat,
    choice: Longs,
    rooms: Longs | None,
    seed: int,
    span: Span,
    on_best: Callable[[Found], None] | None = None,
    *,
    lanes: int = 1,
    between: Temperatures | None = None,
    reheat: float = 1.0,
) -> Cooled:
    """One cooling; `between` given, no pilot looks for them.

    After a pilot the cooling begins at the hot one divided by `reheat`.
    """
    listener = _Listener(on_best)
    team = [Lane(flat, choice, rooms, seed + 1_000_003 * k, span, listener) for k in range(lanes)]
    with ThreadPoolExecutor(lanes) as pool:
        if between is None:
            spans = list(pool.map(lambda lane: lane.pilot(), team))
            hot, cold = (float(np.exp(np.mean(np.log(column)))) for column in zip(*spans, strict=True))
            for lane in team:
                lane.restart()
            hot = max(hot / reheat, min(hot, 2 * cold))
        else:
            hot, cold = between
        since = max(lane.used() for lane in team)
        for until in MEETINGS[1:]:
            list(pool.map(lambda lane, end=until: lane.cool(hot, cold, since, end), team))
            leader = min(team, key=lambda lane: lane.present)
            for lane in team:
                if until < 1 and lane.present > BEHIND * leader.present:
                    lane.adopt(leader)
    best = min((lane.found() for lane in team), key=lambda found: found.cost)
    return Cooled(best, (hot, cold), sum(lane.tries for lane in team))


class _Listener:
    """Passes on only what is better than all lanes have said so far."""

    def __init__(self, on_best: Callable[[Found], None] | None) -> None:
        self._on_best, self._lock = on_best, threading.Lock()
        self._least: int | None = None

    def __call__(self, found: Found) -> None:
        if self._on_best is None:
            return
        with self._lock:
            if self._least is None or found.cost < self._least:
                self._least = found.cost
                self._on_best(found)
