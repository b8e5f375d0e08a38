"""Rostering: people for every post of every site, once the seats are known.

First a roster that fills every post (`roster_sweep`), then fewer hand-overs (`handovers`), then balanced loads and few
changes of room (`load_balancing`), then relief for those who work beyond the limits of working time (`relief`).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from scheduler.solver.staff.handovers import fewer_handovers
from scheduler.solver.staff.load_balancing import balance_loads
from scheduler.solver.staff.relief import relieve, roster_cost
from scheduler.solver.staff.roster_sweep import join_adjacent, roster_sweep
from scheduler.terms.posts import People, Posts, WorkLimits

Ints = npt.NDArray[np.int64]
Limits = Mapping[int, Sequence[WorkLimits]]
"""The limits of working time by site; a site without has none."""


def fill_posts(posts: Posts, people: People, seed: int = 0, limits: Limits | None = None) -> Ints:
    """The tasks: rows (post, person, since, until) in order of posts, UTC minutes. Those of a post follow each other
    without a gap, and cover it wherever enough people are present at every instant (see `roster_sweep`)."""
    filled = [np.empty((0, 4), np.int64)]
    for site in np.unique(posts.site).tolist():
        mine, theirs = np.flatnonzero(posts.site == site), np.flatnonzero(people.site == site)
        here, staff = posts.rows(mine), people.rows(theirs)
        tasks = fewer_handovers(here, staff, roster_sweep(here, staff), seed)
        tasks = balance_loads(here, staff, tasks, np.random.default_rng(seed))
        if limits and site in limits:
            tasks = relieve(here, staff, tasks, limits[site])
        filled.append(np.column_stack([mine[tasks[:, 0]], theirs[tasks[:, 1]], tasks[:, 2:]]))
    rows = np.concatenate(filled)
    return join_adjacent(rows[np.lexsort((rows[:, 2], rows[:, 0]))])


def overwork_cost(posts: Posts, people: People, tasks: Ints, limits: Limits) -> int:
    """What the tasks cost that exceed the limits of their site."""
    cost = 0
    for site, these in limits.items():
        theirs = np.flatnonzero(people.site == site)
        mine = tasks[np.isin(tasks[:, 1], theirs)].copy()
        mine[:, 1] = np.searchsorted(theirs, mine[:, 1])
        cost += roster_cost(posts, people.rows(theirs), mine, these)
    return cost
