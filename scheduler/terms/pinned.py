"""Pinned answers to overlaps, in the numbers of a draft: both the terms and the places read them."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.terms.draft import Axis, Draft

Ints = npt.NDArray[np.int64]
OPEN = -1
"""The new start of a transfer that a pin leaves open."""


def pinned_pairs(draft: Draft) -> pd.DataFrame:
    """One row a pinned answer: candidate, stays, moves (nodes), led (a transfer, else moves is missed), at
    (minute of the new start, OPEN), axis."""
    node = {name: i for i, name in enumerate(draft.options.names)}
    kinds = ("transfer", "unresolved")
    pins = pd.concat([draft.instance.pinned(k).assign(led=k == "transfer") for k in kinds])
    pins["stays"], pins["moves"] = pins["exam"].map(node), pins["moves"].map(node)
    pins = pins.dropna(subset=["stays", "moves"]).astype({"stays": "int64", "moves": "int64"})
    minute = pd.to_datetime(pins["start"], utc=True).to_numpy("datetime64[m]").astype(np.int64)
    pins["at"] = np.where(pins["start"].isna(), OPEN, minute)
    pins["a"], pins["b"] = np.minimum(pins["stays"], pins["moves"]), np.maximum(pins["stays"], pins["moves"])
    found = pins.merge(draft.meets[["candidate", "a", "b", "axis"]], on=["candidate", "a", "b"])
    return found[["candidate", "stays", "moves", "led", "at", "axis"]]


def answers(axis: Axis, at: int, *, led: bool) -> npt.NDArray[np.bool_]:
    """T x T, [i, j]: exams at i and j overlap, and if `led` the one at j can follow the one at i, at the
    minute `at` unless that is open."""
    if not led:
        return axis.overlap
    fits = axis.overlap & axis.follows() & (axis.enter[:, None] <= axis.enter[None, :])
    if at == OPEN:
        return np.asarray(fits)
    gap = (at - axis.leave)[:, None]
    in_time = (gap >= axis.gaps.start) & (gap < axis.gaps.stop)
    return np.asarray(fits & in_time & (at + axis.own[None, :] <= axis.close[:, None]))
