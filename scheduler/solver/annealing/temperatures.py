"""Temperatures and shares of moves: calibrated by a pilot to the instance, not to its kind.

The pilot cools quickly through all temperatures and records the mean cost at each. A slow cooling pays between the
temperature where that mean begins to fall and the one where it no longer does.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.array_problem import ArrayProblem
from scheduler.solver.annealing.layout import Ints, Ints32
from scheduler.solver.annealing.sweep import (
    CHANGE_ROOM,
    KEMPE,
    KINDS,
    PERTURB,
    SCAN,
    SHARE_STEPS,
    SWAP,
    SWAP_ROOMS,
    SWAP_SLOTS,
)

Floats = npt.NDArray[np.float64]
MOVE_SHARES = {
    CHANGE_ROOM: 0.07,
    PERTURB: 0.06,
    KEMPE: 0.3,
    SWAP_SLOTS: 0.0005,
    SWAP_ROOMS: 0.03,
    SCAN: 0.4,
    SWAP: 0.3,
}
"""Shares of the kinds of moves. To look at all options first beats plain moves at equal time, so these have no share of
their own; to look at all partners of a swap does not."""
WARM = 2.0
"""A slow cooling begins where the mean cost of the pilot is so many times its lowest (or at its top)."""
COLD, TAIL = 1.03, 0.02
"""It ends where the mean is within 3 % of the lowest and within 2 % of all that the pilot saved."""
BELOW_COLD = 0.7
"""It ends somewhat colder than that: the pilot, being quick, freezes early."""
HEAVY = 0.5
"""It begins no colder than so many times the cost-weighted mean cost of a bundle: a few heavy reasons must melt too."""
MELTED = 6
"""A pilot begins at so many times the mean change of a move: where a few pairs weigh far more than most, the median
would freeze them where they happen to be."""
FROZEN = 0.1
"""A pilot ends here: costs are whole numbers, so hardly any rise passes."""


class Temperatures(NamedTuple):
    """From hot to cold, in units of cost."""

    hot: float
    cold: float


def cumulative_shares(arrays: ArrayProblem, shares: dict[int, float]) -> Ints:
    """Shares of kinds of moves, summed up to `SHARE_STEPS`; moves of rooms only where the annealing assigns them."""
    parts = np.zeros(KINDS)
    for kind, share in shares.items():
        parts[kind] = 0.0 if kind in (CHANGE_ROOM, SWAP_ROOMS) and not arrays.layout.n_members else share
    bounds = np.floor(np.cumsum(parts) / parts.sum() * SHARE_STEPS).astype(np.int64)
    bounds[-1] = SHARE_STEPS
    return np.asarray(bounds)


def mean_change(arrays: ArrayProblem, state: Ints32) -> float:
    """The mean change of cost, up or down, of all moves of one bundle that break nothing and change the cost."""
    at, data = arrays.layout, arrays.data
    first = data[at.option_first : at.option_first + at.n_bundles + 1]
    size = int(first[-1])
    cost = state[at.option_cost : at.option_cost + size]
    conflicts = state[at.option_conflicts : at.option_conflicts + size]
    present = cost[state[at.choice : at.choice + at.n_bundles]]
    change = np.abs(cost - np.repeat(present, np.diff(first)))[conflicts == 0]
    return max(float(change[change > 0].mean()), 1.0) if change.any() else 1.0


def weighted_mean_cost(arrays: ArrayProblem, state: Ints32) -> float:
    """The mean cost of a bundle, weighted by that cost: bundles that cost much count more."""
    at = arrays.layout
    paid = state[at.option_cost + state[at.choice : at.choice + at.n_bundles]].astype(np.float64)
    return float((paid**2).sum() / max(paid.sum(), 1.0))


def pilot_temperatures(change: float, steps: int) -> Floats:
    """Falling geometrically from well above the mean change of a move to where nothing moves."""
    hot = max(MELTED * change, 2 * FROZEN)
    return np.asarray(hot * (FROZEN / hot) ** (np.arange(steps) / (steps - 1)))


def cooling_range(temperatures: Floats, means: Floats) -> Temperatures:
    """Between which temperatures a slow cooling pays, by the mean cost of a pilot at each."""
    least, saved = means.min(), means[0] - means.min()
    warm = float(temperatures[int(np.argmax(means <= WARM * least))])
    near = means <= min(COLD * least, least + TAIL * saved)
    cold = float(temperatures[int(np.argmax(near))]) * BELOW_COLD
    return Temperatures(max(warm, 2 * cold), cold)
