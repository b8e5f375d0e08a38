"""Pairs that pay for their distance, covered by cliques that must be dear: a linear program by columns.

A clique of k units takes k slots, which cost `value[k]` at least. The weights of cliques may not add up to
more than the weight of any pair; those whose least costs are the largest together are a linear program,
with a row for each pair. Its duals charge each pair, and cliques worth more than their pairs are charged
join it until none is found.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from scheduler.solver.bounds.clique_growth import grow

Longs = npt.NDArray[np.int64]
Cliques = list[tuple[Longs, int]]
"""Members (numbers of blocks or of units) and weight, a multiple of 1/SCALE."""
SCALE = 4096
LARGEST = 20
"""Units of a clique."""
MOST_PAIRS = 2_000
"""Pairs of blocks beyond which a step of the linear program takes too long."""
ENTRIES_PER_WORK = 4_000
GAIN = 0.0005
"""No more columns once a step gains less than this part of the value."""


def cover(size: Longs, weight: Longs, value: Longs, more: Callable[[int], bool]) -> Cliques:
    """Cliques of whole blocks of `size` units, whose weights add up to at most `weight` (block, block; inside
    a block on the diagonal): dear ones first, then whatever is left in whole units of weight.

    `more` is told the work done since it was last asked; False: time to stop.
    """
    rows = np.count_nonzero(np.triu(weight))
    dear = dearest(size, weight, value, more) if 0 < rows <= MOST_PAIRS else []
    left = np.triu(rest(size, weight, dear) // SCALE, 1)
    fits = [(c, w * SCALE) for c, w in greedy(left + left.T) if (size[c] == 1).all()]
    return dear + fits


def rest(size: Longs, weight: Longs, cliques: Cliques) -> Longs:
    """The weights that the cliques leave, times SCALE."""
    left = weight * SCALE
    for members, least in cliques:
        left[np.ix_(members, members)] -= least
    alone = np.flatnonzero(size == 1)
    left[alone, alone] = 0  # one unit is no pair
    return left


def greedy(weight: Longs) -> Cliques:
    """Cliques, each with its own weight, that add up to `weight` (unit, unit; nothing on the diagonal): the
    heaviest pair first, and then whoever shares the most with all who are in it."""
    left = weight.copy()
    rows, columns = np.nonzero(np.triu(left))
    order = np.argsort(-left[rows, columns], kind="stable")
    cliques = []
    for a, b in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        while left[a, b] > 0:
            members, least = [a, b], int(left[a, b])
            shared = np.minimum(left[a], left[b])
            while len(members) < LARGEST and shared.max() > 0:
                members.append(int(shared.argmax()))
                least = min(least, int(shared.max()))
                shared = np.minimum(shared, left[members[-1]])
            clique = np.array(members)
            left[np.ix_(clique, clique)] -= least
            left[clique, clique] = 0
            cliques.append((clique, least))
    return cliques


def dearest(size: Longs, weight: Longs, value: Longs, more: Callable[[int], bool]) -> Cliques:
    """The cliques of the linear program, beginning with greedy ones and with every block by itself."""
    rows, columns = np.nonzero(np.triu(weight))
    program = pywraplp.Solver.CreateSolver("GLOP")
    limit = [program.Constraint(0, int(w)) for w in weight[rows, columns]]
    row = np.full(weight.shape, -1, np.int64)
    row[rows, columns] = row[columns, rows] = np.arange(len(rows))
    objective = program.Objective()
    objective.SetMaximization()
    share: dict[tuple[int, ...], pywraplp.Variable] = {}
    worth = value[: LARGEST + 1].astype(np.float64)
    found = np.zeros((len(rows), len(worth) + 1), np.int64)
    linked, charge = (weight > 0).astype(np.int64), np.zeros(weight.shape)
    pairs = weight * (1 - np.eye(len(size), dtype=np.int64))
    alone = [np.array([g]) for g in np.flatnonzero(size > 1)]
    first = alone + [c for c, _ in greedy(pairs)]
    joining = {tuple(sorted(c.tolist())) for c in first if size[c].sum() < len(worth)}
    last = 0.0
    while joining:
        for blocks in sorted(joining):
            share[blocks] = program.NumVar(0, program.infinity(), "")
            objective.SetCoefficient(share[blocks], float(value[size[list(blocks)].sum()]))
            for at in {int(row[g, h]) for g in blocks for h in blocks if row[g, h] >= 0}:
                limit[at].SetCoefficient(share[blocks], 1)
        program.Solve()
        charge[rows, columns] = charge[columns, rows] = [c.dual_value() for c in limit]
        now, entries = objective.Value(), program.iterations() * len(rows)
        if not more(1 + entries // ENTRIES_PER_WORK) or now - last <= GAIN * now:
            break
        last = now
        grow(size, linked, worth, charge, rows, columns, found)
        joining = _sets(found) - share.keys()
    return _whole(size, weight, {blocks: v.solution_value() for blocks, v in share.items()})


def _sets(found: Longs) -> set[tuple[int, ...]]:
    return {tuple(sorted(line[1 : 1 + line[0]])) for line in found[found[:, 0] > 0].tolist()}


def _whole(size: Longs, weight: Longs, share: dict[tuple[int, ...], float]) -> Cliques:
    """The shares as multiples of 1/SCALE: rounded down, and never above what is left of any pair."""
    left, cliques = weight * SCALE, []
    alone = np.flatnonzero(size == 1)
    left[alone, alone] = np.iinfo(np.int64).max // 2  # one unit is no pair
    for blocks, part in share.items():
        members = np.array(blocks, np.int64)
        inside = np.ix_(members, members)
        least = min(int(part * SCALE + 1e-6), int(left[inside].min()))
        if least > 0:
            left[inside] -= least
            cliques.append((members, least))
    return cliques
