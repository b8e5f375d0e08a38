"""Chains of transfers: an exam moved after another one that is moved itself, back to the one sat as published."""

import numpy as np
import pandas as pd


def chain_starts(listed: pd.DataFrame) -> pd.DataFrame:
    """One row for each listed transfer of a candidate's exam: candidate, moves, `root` (the exam of its chain that is not
    moved) and `circular` (each of the chain is said to follow another, so that none is first: `root` is one of them)."""
    led = listed.loc[listed["outcome"] == "transfer", ["candidate", "stays", "moves"]]
    led = led.drop_duplicates(["candidate", "moves"], ignore_index=True)
    before = led.set_index(["candidate", "moves"])["stays"]
    root, circular = led["stays"].astype(object), np.zeros(len(led), bool)
    known = circular.copy()
    for _ in range(len(led)):
        at = pd.MultiIndex.from_arrays([led["candidate"], root])
        earlier = before.reindex(at).to_numpy(dtype=object)
        known = pd.notna(earlier)
        circular |= known & (earlier == led["moves"].to_numpy(dtype=object))
        known &= ~circular
        if not known.any():
            break
        root = root.where(~known, pd.Series(earlier, index=root.index))
    else:
        circular |= known  # behind a circle
    return led[["candidate", "moves"]].assign(root=root, circular=circular)
