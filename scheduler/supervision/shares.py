"""How evenly duties are shared among the staff of a site."""

import pandas as pd

from models.facts import Facts

COLUMNS = ["site", "people", "least", "most", "mean", "fairness"]


def shares(facts: Facts) -> pd.DataFrame:
    """One row for each site where anybody is named: site, people, least, most and mean minutes on duty, fairness.

    Fairness is Jain's index of the minutes (Jain, Chiu and Hawe, A quantitative measure of fairness, DEC-TR-301, 1984):
    1 if everybody has the same, 1/n if one of n has everything. It is a stated figure and no rule.
    """
    rows = []
    for site, mine in facts.loads.groupby("site", sort=True):
        minutes = mine["minutes"].astype("int64")
        total, squares = int(minutes.sum()), int((minutes**2).sum())
        fairness = total**2 / (len(minutes) * squares) if squares else 1.0
        rows.append(
            (str(site), len(minutes), int(minutes.min()), int(minutes.max()), total / len(minutes), fairness)
        )
    return pd.DataFrame(rows, columns=COLUMNS)
