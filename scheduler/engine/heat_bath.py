"""Heat bath: redraw one node at a time from its options, cheap ones more likely, while it cools.

A node's costs for all its options stand ready in `State.cost_of`, so a draw is one small array
operation; options that break something hard are never drawn.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from scheduler.engine.state import State

TRIES = 3
BATCH = 64
START_SHARE = 0.4


def heat_bath(
    state: State, rng: np.random.Generator, *, hot: float, cold: float, done: Callable[[], float]
) -> Iterator[int]:
    """Anneal `state` in place from temperature `hot` to `cold`; yields after every batch of draws.

    `done()` says how far the run is, 0..1. The state keeps its best choice in `state.best`.
    """
    movable = np.array([n for n, o in enumerate(state.problem.choices) if len(o) > 1], np.int64)
    while len(movable) and (at := done()) < 1:
        temperature = hot * math.exp(at * math.log(cold / hot))
        for node in rng.choice(movable, BATCH):
            _redraw(state, int(node), temperature, rng)
        yield BATCH


def _redraw(state: State, node: int, temperature: float, rng: np.random.Generator) -> None:
    options = state.problem.choices[node]
    options = options[state.hard_of[options] == 0]
    if len(options) < 2:
        return
    # Gumbel trick: the largest of -cost/T + noise is a draw from the Boltzmann weights.
    order = np.argsort(state.cost_of[options] / temperature - rng.gumbel(size=len(options)))
    for option in options[order[:TRIES]]:
        if option == state.choice[node]:
            return
        if state.fits(node, int(option)):
            state.move(node, int(option))
            return


def start_temperature(state: State) -> float:
    """A share of the median positive price of a redraw: hotter only melts what the start got right."""
    current = np.repeat(state.cost_of[state.choice], np.diff(state.problem.options.first))
    rise = (state.cost_of - current)[(state.hard_of == 0) & state.problem.allowed]
    rise = rise[rise > 0]
    return float(np.median(rise)) * START_SHARE if len(rise) else 1.0
