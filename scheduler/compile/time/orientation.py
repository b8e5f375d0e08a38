"""Which of two overlapping exams that begin together is sat first, so that few escorts lead many candidates.

One escort leads all candidates who leave one exam of a site, whatever their second exam (regulation: who stays in the
room is at the disposal of one authorised invigilator). So a pair that may go either way first sits the exam that most
others at the site leave too: a greedy set cover, decided before rooms and staff are known.
"""

import numpy as np
import pandas as pd


def orient(table: pd.DataFrame) -> pd.DataFrame:
    """One row a `pair`: of two directions one that is possible, and of two possible ones the one that
    leaves the exam most candidates of the site leave at that time."""
    table = table.sort_values(["pair", "stays"], ignore_index=True)
    possible = (table["gap_mask"] > 0).to_numpy()
    pair = table["pair"].to_numpy()
    _, pair = np.unique(pair, return_inverse=True)
    alternatives = np.bincount(pair[possible], minlength=pair.max(initial=-1) + 1)
    # Nothing possible: any direction, the first; then pairs with one possible direction.
    decided = possible & (alternatives[pair] == 1)
    impossible = ~pd.Series(pair).duplicated().to_numpy() & (alternatives[pair] == 0)
    free = possible & (alternatives[pair] > 1)
    team = table.groupby(["site", "stays", "leave"], sort=True).ngroup().to_numpy()
    where = table.groupby(["site", "enter"], sort=True).ngroup().to_numpy()
    begun = np.unique(team[decided])
    while free.any():
        # An escort already on the way costs nothing; else the largest team first, one a place and time.
        weight = np.bincount(team[free], minlength=team.max() + 1).astype(float)
        weight[begun] += len(table)
        rows = np.flatnonzero(free)
        order = rows[np.lexsort((team[rows], -weight[team[rows]], where[rows]))]
        first = np.r_[True, where[order][1:] != where[order][:-1]]
        chosen = free & np.isin(team, team[order[first]])
        # Both directions of one pair cannot be chosen: two teams of one place are never taken at once.
        decided |= chosen
        free &= ~np.isin(pair, pair[chosen])
        begun = np.union1d(begun, team[chosen])
    chosen_rows: pd.DataFrame = table.loc[decided | impossible].drop(columns="pair").reset_index(drop=True)
    return chosen_rows
