"""Pinned pin_kernel to overlaps, numbered as in the model data. Time terms and place terms read them."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.terms.axis import Axis
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
OPEN = -1
"""The new start of a transfer that a pin leaves open."""


def pinned_pairs(data: ModelData) -> pd.DataFrame:
    """One row per pinned overlap: candidate, stays, moves (nodes), led (whether it is a transfer under escort; else
    `moves` is missed), at (UTC minute of the new start, or OPEN), axis."""
    node = {name: i for i, name in enumerate(data.options.names)}
    kinds = ("transfer", "unresolved")
    pins = pd.concat([data.instance.pinned(k).assign(led=k == "transfer") for k in kinds])
    pins["stays"], pins["moves"] = pins["exam"].map(node), pins["moves"].map(node)
    pins = pins.dropna(subset=["stays", "moves"]).astype({"stays": "int64", "moves": "int64"})
    minute = pd.to_datetime(pins["start"], utc=True).to_numpy("datetime64[m]").astype(np.int64)
    pins["at"] = np.where(pins["start"].isna(), OPEN, minute)
    pins["a"], pins["b"] = np.minimum(pins["stays"], pins["moves"]), np.maximum(pins["stays"], pins["moves"])
    found = pins.merge(data.candidate_pairs[["candidate", "a", "b", "axis"]], on=["candidate", "a", "b"])
    return found[["candidate", "stays", "moves", "led", "at", "axis"]]


def pin_kernel(axis: Axis, at: int, *, led: bool) -> npt.NDArray[np.bool_]:
    """The T x T kernel of pairs of times that keep a pin: exams at i and j overlap and, if `led`, the exam at j can
    follow the exam at i at the minute `at` (at any gap if OPEN)."""
    if not led:
        return axis.overlap
    fits = axis.overlap & axis.follows & (axis.enter[:, None] <= axis.enter[None, :])
    if at == OPEN:
        return np.asarray(fits)
    gap = (at - axis.leave)[:, None]
    in_time = (gap >= axis.gaps.start) & (gap < axis.gaps.stop)
    return np.asarray(fits & in_time & (at + axis.own[None, :] <= axis.close[:, None]))
