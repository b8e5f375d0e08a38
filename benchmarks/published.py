"""What others have reached on the public instances, with its source. None of it is in the solver."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """Costs by others: the lowest known; the best mean of runs of about five minutes on one core; the best
    of ten such runs by the winner of the competition (None: no such figure)."""

    best: int
    mean: int | None = None
    winner: int | None = None


ITC2007: Mapping[int, Published] = {
    1: Published(3647, 3927, 4370),
    2: Published(380, 404, 400),
    3: Published(7487, 8012, 10049),
    4: Published(11779, 12993, 18141),
    5: Published(2447, 2582, 2988),
    6: Published(25210, 25448, 26585),
    7: Published(3537, 3662, 4213),
    8: Published(6614, 6944, 7742),
}
"""Lowest: Bykov and Petrovic 2016 (step counting hill climbing, best of 10), Gogos et al. 2010 (no limit).
Means: Bykov and Petrovic 2013, Battistutta et al. 2017, Leite et al. 2019. Winner: Mueller."""

TORONTO: Mapping[str, Published] = {
    "hec-s-92": Published(28325),
    "sta-f-83": Published(95947),
    "ute-s-92": Published(68090),
    "tre-s-92": Published(33094),
    "kfu-s-93": Published(68462),
    "car-f-92": Published(67084),
    "uta-s-92": Published(62675),
}
"""Total costs listed by Dimitsas et al. 2024 (OPTHUB, April 2022), whatever the time they took; the usual
figure divides by the number of students. `sta-f-83` is proven."""
