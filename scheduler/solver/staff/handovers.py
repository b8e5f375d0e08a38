"""Fewer hand-overs: the exact roster (CP-SAT) of small stretches of time in which the sweep cut posts.

Posts are cut wherever that may help (`roster_sweep` says why nowhere else): where a shift begins or ends, and where a
duty begins for which one must be authorised. Each piece has one person, nobody has two at once, and as few pieces as
possible have another person than the piece before.
"""

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.staff.roster_sweep import join_adjacent
from scheduler.terms.posts import ESCORT, People, Posts

Ints = npt.NDArray[np.int64]
MOST_LITERALS = 4000
"""Pieces times people of the largest model that is solved in time."""
RUN = Run(seconds=2.0, deterministic=0.5)


def fewer_handovers(posts: Posts, people: People, tasks: Ints, seed: int) -> Ints:
    """The tasks with as few hand-overs as the model finds, stretch by stretch (posts that overlap in a chain)."""
    post, count = np.unique(tasks[:, 0], return_counts=True)
    handed_over = post[count > 1]
    if not len(handed_over):
        return tasks
    order = np.argsort(posts.since, kind="stable")
    reach = np.maximum.accumulate(posts.until[order])
    chain = np.empty(len(posts), np.int64)
    chain[order] = np.cumsum(np.r_[0, posts.since[order][1:] >= reach[:-1]])
    for number in np.unique(chain[handed_over]):
        rows = np.isin(tasks[:, 0], np.flatnonzero(chain == number))
        better = _solve(posts, people, tasks[rows], seed)
        tasks = np.concatenate([tasks[~rows], better])
    return tasks[np.lexsort((tasks[:, 2], tasks[:, 0]))]


def _solve(posts: Posts, people: People, tasks: Ints, seed: int) -> Ints:
    pieces = _pieces(posts, people, np.unique(tasks[:, 0]))
    covered = (tasks[:, 3] - tasks[:, 2]).sum() == (pieces[:, 2] - pieces[:, 1]).sum()
    if len(pieces) * len(people) > MOST_LITERALS or not covered:
        return tasks
    able = people.may[:, posts.duty[pieces[:, 0]]].T & people.there(pieces[:, 1], pieces[:, 2])
    model = cp_model.CpModel()
    has = {(int(i), int(p)): model.new_bool_var("") for i, p in np.argwhere(able)}
    for i in range(len(pieces)):
        model.add_exactly_one([has[i, p] for p in np.flatnonzero(able[i]).tolist()])
    for instant in np.unique(pieces[:, 1]):
        here = np.flatnonzero((pieces[:, 1] <= instant) & (pieces[:, 2] > instant)).tolist()
        for p in range(len(people)):
            model.add_at_most_one([has[i, p] for i in here if able[i, p]])
    changed = []
    for i in np.flatnonzero(pieces[1:, 0] == pieces[:-1, 0]).tolist():
        change = model.new_bool_var("")
        changed.append(change)
        for p in np.flatnonzero(able[i]).tolist():
            model.add(change >= has[i, p] - (has[i + 1, p] if able[i + 1, p] else 0))
    model.minimize(cp_model.LinearExpr.sum(changed))
    for (i, p), variable in has.items():
        mine = (tasks[:, 0] == pieces[i, 0]) & (tasks[:, 2] <= pieces[i, 1]) & (tasks[:, 3] > pieces[i, 1])
        model.add_hint(variable, bool((tasks[mine, 1] == p).any()))
    solver = solver_for(Run(RUN.seconds, seed, 1, RUN.deterministic), feasibility=False)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return tasks
    person = np.zeros(len(pieces), np.int64)
    for (i, p), variable in has.items():
        if solver.boolean_value(variable):
            person[i] = p
    return join_adjacent(np.column_stack([pieces[:, 0], person, pieces[:, 1:]]))


def _pieces(posts: Posts, people: People, rows: Ints) -> Ints:
    """Rows (post, since, until): the posts cut at every instant where a hand-over may help."""
    restricted = posts.since[rows[posts.duty[rows] >= ESCORT]]
    cuts = np.unique(np.concatenate([people.edges, restricted]))
    out = []
    for post in rows.tolist():
        since, until = int(posts.since[post]), int(posts.until[post])
        ends = np.concatenate([[since], cuts[(cuts > since) & (cuts < until)], [until]])
        out.append(np.column_stack([np.full(len(ends) - 1, post), ends[:-1], ends[1:]]))
    return np.concatenate(out)
