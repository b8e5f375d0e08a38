"""A cover of the pairs by cliques whose least costs add up to a large bound: a linear program by column generation.

A clique of k units takes k slots, which cost at least `value[k]`. The weights of the cliques on a pair may not exceed
the weight of the pair. The program maximises the total of weight times least cost, with one row per pair and one column
per clique; its duals charge each pair, and cliques worth more than the charges of their pairs become columns.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from scheduler.solver.bounds.clique_pricing import price_cliques

Longs = npt.NDArray[np.int64]
Cliques = list[tuple[Longs, int]]
"""Members (numbers of blocks or of units) and weight, in units of 1/SCALE."""
SCALE = 4096
"""Weights are whole multiples of 1/SCALE: fine enough for the linear program, and exact in integers."""
MOST_CLIQUE_UNITS = 20
"""Most units of a clique."""
MOST_ROWS = 2_000
"""Most pairs of blocks (rows) for which a step of the linear program is fast enough."""
ENTRIES_PER_WORK = 4_000
"""Entries of the simplex tableau (iterations x rows) that cost one unit of work."""
SMALLEST_GAIN = 0.0005
"""Column generation ends when a step gains less than this part of the value."""


def cover(size: Longs, weight: Longs, value: Longs, more: Callable[[int], bool]) -> Cliques:
    """Cliques of whole blocks whose weights on every pair add up to at most `weight` (block, block; inside a block on
    the diagonal): those of the linear program, then greedy ones for the whole units of weight that are left.

    `size`: units by block. `value[k]`: the least cost of k slots. `more(work)` is called with the work done since its
    last call; it returns False when time is up.
    """
    rows = np.count_nonzero(np.triu(weight))
    dear = column_generation(size, weight, value, more) if 0 < rows <= MOST_ROWS else []
    left = np.triu(uncovered(size, weight, dear) // SCALE, 1)
    fits = [(c, w * SCALE) for c, w in greedy_cliques(left + left.T) if (size[c] == 1).all()]
    return dear + fits


def uncovered(size: Longs, weight: Longs, cliques: Cliques) -> Longs:
    """The weights that the cliques do not cover, times SCALE."""
    left = weight * SCALE
    for members, least in cliques:
        left[np.ix_(members, members)] -= least
    alone = np.flatnonzero(size == 1)
    left[alone, alone] = 0  # one unit is no pair
    return left


def greedy_cliques(weight: Longs) -> Cliques:
    """Cliques whose weights add up to `weight` (unit, unit; zero on the diagonal): each begins with the heaviest pair
    left and takes the unit with the largest weight to all members, as long as there is one."""
    left = weight.copy()
    rows, columns = np.nonzero(np.triu(left))
    order = np.argsort(-left[rows, columns], kind="stable")
    cliques = []
    for a, b in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        while left[a, b] > 0:
            members, least = [a, b], int(left[a, b])
            shared = np.minimum(left[a], left[b])
            while len(members) < MOST_CLIQUE_UNITS and shared.max() > 0:
                members.append(int(shared.argmax()))
                least = min(least, int(shared.max()))
                shared = np.minimum(shared, left[members[-1]])
            clique = np.array(members)
            left[np.ix_(clique, clique)] -= least
            left[clique, clique] = 0
            cliques.append((clique, least))
    return cliques


def column_generation(size: Longs, weight: Longs, value: Longs, more: Callable[[int], bool]) -> Cliques:
    """The cliques of the linear program. First columns: greedy cliques, and every block by itself."""
    rows, columns = np.nonzero(np.triu(weight))
    program = pywraplp.Solver.CreateSolver("GLOP")
    limit = [program.Constraint(0, int(w)) for w in weight[rows, columns]]
    row = np.full(weight.shape, -1, np.int64)
    row[rows, columns] = row[columns, rows] = np.arange(len(rows))
    objective = program.Objective()
    objective.SetMaximization()
    share: dict[tuple[int, ...], pywraplp.Variable] = {}
    worth = value[: MOST_CLIQUE_UNITS + 1].astype(np.float64)
    found = np.zeros((len(rows), len(worth) + 1), np.int64)
    linked, charge = (weight > 0).astype(np.int64), np.zeros(weight.shape)
    pairs = weight * (1 - np.eye(len(size), dtype=np.int64))
    alone = [np.array([g]) for g in np.flatnonzero(size > 1)]
    first = alone + [c for c, _ in greedy_cliques(pairs)]
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
        if not more(1 + entries // ENTRIES_PER_WORK) or now - last <= SMALLEST_GAIN * now:
            break
        last = now
        price_cliques(size, linked, worth, charge, rows, columns, found)
        joining = _sets(found) - share.keys()
    return _rounded(size, weight, {blocks: v.solution_value() for blocks, v in share.items()})


def _sets(found: Longs) -> set[tuple[int, ...]]:
    return {tuple(sorted(line[1 : 1 + line[0]])) for line in found[found[:, 0] > 0].tolist()}


def _rounded(size: Longs, weight: Longs, share: dict[tuple[int, ...], float]) -> Cliques:
    """The solution of the program in multiples of 1/SCALE, rounded down and within the weights of all pairs."""
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
