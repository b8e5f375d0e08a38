"""Whether staff suffice for a packing, as a compiled loop."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@jit
def staff_suffice(
    people: Ints,
    since: Ints,
    until: Ints,
    watched: Flags,
    aided: Flags,
    escorts: Ints,
    shifts: Ints,
    minutes: Ints,
    ratio: int,
) -> bool:
    """Whether the invigilators, escorts and secretaries present suffice at each of some minutes.

    Rows of `escorts` (group, from, until, team), of `shifts` (from, until, staff, escorts, secretaries, either).
    """
    for at in range(len(minutes)):
        minute, needed, aides = minutes[at], 0, 0
        for j in range(people.shape[1]):
            inside = 0
            for i in range(people.shape[0]):
                if since[i] <= minute and until[i] > minute:
                    if watched[i]:
                        inside += people[i, j]
                    if aided[i]:
                        aides += people[i, j]
            needed += -(-inside // ratio)
        busy = 0
        for e in range(len(escorts)):
            if escorts[e, 1] > minute or escorts[e, 2] <= minute:
                continue
            fresh = True
            for other in range(e):
                if (
                    escorts[other, 3] == escorts[e, 3]
                    and escorts[other, 1] <= minute
                    and escorts[other, 2] > minute
                ):
                    fresh = False
                    break
            busy += 1 if fresh else 0
        there, leaders, writers, either = 0, 0, 0, 0
        for k in range(len(shifts)):
            if shifts[k, 0] <= minute and shifts[k, 1] > minute:
                there += shifts[k, 2]
                leaders += shifts[k, 3]
                writers += shifts[k, 4]
                either += shifts[k, 5]
        if busy > leaders or needed + busy + aides > there:
            return False
        if aides and (aides > writers or aides + busy > either):
            return False
    return True
