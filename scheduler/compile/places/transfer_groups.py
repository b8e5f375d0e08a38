"""Groups of transfers: candidates who leave one exam for another at one site, at each possible gap."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.places.place_rules import TRANSFER
from scheduler.terms.axis import GAP_STEP
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
TRANSFER_KEYS = ["stays", "moves", "site", "need", "leave", "own", "gap", "gap_mask", "due"]
"""Candidates whose transfers agree in these columns form one group."""


def transfer_groups(data: ModelData, overlaps: pd.DataFrame) -> pd.DataFrame:
    """Transfer groups: candidates who leave one exam for another at one site, one row per possible gap."""
    moving = overlaps[overlaps["can_move"]]
    groups = moving.groupby(TRANSFER_KEYS, observed=True).size().rename("size").reset_index()
    groups = groups.rename(columns={"moves": "node"}).assign(pool=np.arange(len(groups)))
    step = np.arange(int(groups["gap_mask"].max()).bit_length() if len(groups) else 0)
    row, k = np.nonzero((groups["gap_mask"].to_numpy(np.int64)[:, None] >> step) & 1)
    groups = groups.iloc[row].reset_index(drop=True)
    start = groups["leave"] + groups["gap"] + GAP_STEP * k
    centre = groups["site"].map({str(s.id): str(s.centre) for s in data.instance.sites})
    collect = centre.map({name: one.occupy.collect for name, one in data.conditions.items()})
    return groups.assign(
        start=start,
        end=start + groups["own"],
        kind=TRANSFER,
        since=start,
        until=start + groups["own"] + collect.to_numpy(np.int64),
        enter=start,
    )


def number_transfers(overlaps: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The first group (row of `table`) of each moving pair, -1 for pairs that do not move, and its start."""
    groups = table[table["kind"] == TRANSFER].reset_index(names="group").rename(columns={"node": "moves"})
    if groups.empty or overlaps.empty:
        return overlaps.assign(group=-1, start=0)
    groups = groups.drop_duplicates("pool").astype(dict.fromkeys(TRANSFER_KEYS[:2], "int64"))
    joined = overlaps.merge(groups[[*TRANSFER_KEYS, "group", "start"]], on=TRANSFER_KEYS, how="left")
    return joined.assign(
        group=joined["group"].where(joined["can_move"]).fillna(-1).astype("int64"),
        start=joined["start"].fillna(0).astype("int64"),
    )
