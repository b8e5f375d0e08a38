"""Which temperatures, and which moves: calibrated to the instance, not to its kind."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.flat_problem import Flat
from scheduler.solver.annealing.sweep import KEMPE, KICK, KINDS, ROOM, ROOMS, SLOTS, SWAP, WALK

Longs = npt.NDArray[np.int64]
RATES = {
    ROOM: 0.07,
    KICK: 0.06,
    KEMPE: 0.3,
    SLOTS: 0.0005,
    ROOMS: 0.03,
    WALK: 0.4,
    SWAP: 0.3,
}
"""Shares of the kinds of moves. Looking at all options first beats plain moves at equal time; looking at all
partners of a swap does not."""
WARM = 2.0
"""A slow cooling begins where the mean cost is so many times the pilot's lowest (or at its top)."""
COLD, TAIL = 1.03, 0.02
"""It ends where the mean is within 3 % of the lowest and within 2 % of all that the pilot saved."""
AFTERWARDS = 0.7
HEAVY = 0.5
"""It begins no colder than so many times what units that pay much pay: a few heavy reasons must melt too."""
MELTED = 6
"""A pilot begins at so many times the mean price of a change: where a few pairs weigh far more than most, the
median would freeze them where they happen to stand."""
FROZEN = 0.1


def bounds_of(flat: Flat, shares: dict[int, float]) -> Longs:
    """Shares of kinds of moves as rising bounds of 2^20; room moves only where rooms are ours."""
    parts = np.zeros(KINDS)
    for kind, share in shares.items():
        parts[kind] = 0.0 if kind in (ROOM, ROOMS) and not flat.layout.members else share
    bounds = np.floor(np.cumsum(parts) / parts.sum() * (1 << 20)).astype(np.int64)
    bounds[-1] = 1 << 20
    return np.asarray(bounds)


def mean_price(flat: Flat, s: npt.NDArray[np.int32]) -> float:
    """The mean price of a change of option that breaks nothing."""
    p, a = flat.layout, flat.numbers
    first = a[p.first : p.first + p.units + 1]
    size = int(first[-1])
    dear, conf = s[p.dear : p.dear + size], s[p.conf : p.conf + size]
    change = np.abs(dear - np.repeat(dear[s[p.choice : p.choice + p.units]], np.diff(first)))[conf == 0]
    return max(float(change[change > 0].mean()), 1.0) if change.any() else 1.0


def heaviness(flat: Flat, s: npt.NDArray[np.int32]) -> float:
    """What a unit pays, the mean over what is paid: heavy payers count more."""
    p = flat.layout
    paid = s[p.dear + s[p.choice : p.choice + p.units]].astype(np.float64)
    return float((paid**2).sum() / max(paid.sum(), 1.0))


def ladder(hot: float, steps: int) -> npt.NDArray[np.float64]:
    """Temperatures of a pilot, from well above `hot` down to where nothing moves."""
    hot = max(MELTED * hot, 2 * FROZEN)
    return np.asarray(hot * (FROZEN / hot) ** (np.arange(steps) / (steps - 1)))


def span(temperatures: npt.NDArray[np.float64], means: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Between which temperatures a slow cooling pays, by the mean costs of a pilot."""
    least, saved = means.min(), means[0] - means.min()
    warm = float(temperatures[int(np.argmax(means <= WARM * least))])
    near = means <= min(COLD * least, least + TAIL * saved)
    cold = float(temperatures[int(np.argmax(near))]) * AFTERWARDS
    return max(warm, 2 * cold), cold
