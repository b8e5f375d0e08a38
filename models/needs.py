"""What candidates with a disability need for their exams: one class for each combination that occurs.

Seats are given to classes, not to people one by one: who has the same need may sit wherever the others do.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LATE = ("late_1", "late_2")
NEED = ("extra", "isolated", "secretary", "small_room", "features", *LATE)
"""Minutes of extra time an hour, alone in a room, with a secretary, in a room for small groups, words that
the room must have (in order, between spaces); whether the file came too late for session 1, 2: then all
but the extra time is a wish there."""

SMALL = "small"
"""The feature of rooms for small groups."""

_DEFAULTS: dict[str, Any] = {
    "extra": np.int64(0),
    "isolated": False,
    "secretary": False,
    "small_room": False,
    "features": "",
}


def need_classes(candidates: pd.DataFrame, latest: pd.DataFrame) -> tuple[pd.DataFrame, Ints]:
    """The classes (columns NEED, in order of these), and the number of each candidate's class.

    A column that the candidates do not have is a need of no candidate. A candidate who dictates to a secretary sits alone.
    `latest`: the last day on which a file is in time, by session (columns) and centre of registration.
    """
    table = pd.DataFrame({name: candidates.get(name, default) for name, default in _DEFAULTS.items()})
    table.index = candidates.index
    table = table.astype({"extra": "int64", "isolated": bool, "secretary": bool, "small_room": bool})
    table["isolated"] |= table["secretary"]
    more = table["isolated"] | table["small_room"] | (table["features"] != "")
    received = pd.to_datetime(candidates.get("received", pd.Series(pd.NaT, candidates.index)))
    for session, name in enumerate(LATE, 1):
        known = session in latest and received.notna().any()
        table[name] = more & (received > candidates["centre"].map(latest[session])) if known else False
    of = np.asarray(table.groupby(list(NEED), sort=True).ngroup(), np.int64)
    classes = table.assign(need=of).drop_duplicates("need").sort_values("need", ignore_index=True)
    return classes[list(NEED)], of


def late(needs: pd.DataFrame, need: Ints, session: Ints) -> Flags:
    """Whether the files of these classes came too late for these sessions."""
    return np.asarray(needs[list(LATE)].to_numpy(bool)[need, session - 1], bool)


def room_words(needs: pd.DataFrame) -> list[frozenset[str]]:
    """What each class of needs asks of its room."""
    small = np.where(needs["small_room"].to_numpy(bool), SMALL, "").tolist()
    return [
        frozenset(f"{features} {word}".split())
        for features, word in zip(needs["features"].tolist(), small, strict=True)
    ]
