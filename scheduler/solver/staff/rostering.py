"""Naming staff: every post of every site is given to people, once, when the seats are known.

First everybody somewhere, as whole as possible (`naming_sweep`), then hand-overs taken out where an exact
model can (`naming_exact`), then even loads and few changes of room (`naming_even`).
"""

import numpy as np
import numpy.typing as npt

from scheduler.solver.staff.even_loads import even
from scheduler.solver.staff.handovers import fewer_handovers
from scheduler.solver.staff.sweep import joined, sweep
from scheduler.terms.posts import People, Posts

Ints = npt.NDArray[np.int64]


def name_staff(posts: Posts, people: People, seed: int = 0) -> Ints:
    """Rows (post, person, since, until), in order of posts. The rows of a post follow each other without
    a gap; wherever counts suffice at every instant, they cover it (see `naming_sweep`)."""
    filled = [np.empty((0, 4), np.int64)]
    for site in np.unique(posts.site):
        mine, theirs = np.flatnonzero(posts.site == site), np.flatnonzero(people.site == site)
        here, staff = posts.rows(mine), people.rows(theirs)
        tasks = fewer_handovers(here, staff, sweep(here, staff), seed)
        tasks = even(here, staff, tasks, np.random.default_rng(seed))
        filled.append(np.column_stack([mine[tasks[:, 0]], theirs[tasks[:, 1]], tasks[:, 2:]]))
    rows = np.concatenate(filled)
    return joined(rows[np.lexsort((rows[:, 2], rows[:, 0]))])
