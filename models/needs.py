"""What candidates with a disability need, exam by exam: one class for each combination that occurs.

Seats are given to classes, not to people one by one: who has the same need may sit wherever the others do.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import CentreId

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LATE = ("late_1", "late_2")
NEED = ("extra", "pause", "isolated", "secretary", "small_room", "features", *LATE)
"""Minutes of extra time an hour, minutes of pause that are added to the duration, alone in a room, with a secretary, in
a room for small groups, words that the room must have (in order, between spaces); whether the file came too late for
session 1, 2: then all but the extra time and the pause is a wish there."""

SMALL = "small"
"""The feature of rooms for small groups."""
PAPERS = ("large_print", "braille", "computer")
"""How a candidate may need the paper, or write: what is to be prepared. Of the room only a computer may ask anything."""

DEFAULTS: Mapping[str, Any] = {
    "extra": np.int64(0),
    "pause": np.int64(0),
    "isolated": False,
    "secretary": False,
    "small_room": False,
    "features": "",
    **dict.fromkeys(PAPERS, False),
    "refused": False,
}
"""The columns of an arrangement, with what nobody needs in each."""
_TYPES = {name: "str" if value == "" else type(value).__name__ for name, value in DEFAULTS.items()}


def no_exam_needs() -> pd.DataFrame:
    """No arrangement of a single exam: candidate, exam, and the columns of an arrangement."""
    table = pd.DataFrame({"candidate": pd.Series([], dtype="str"), "exam": pd.Series([], dtype="str")})
    return table.assign(
        **{name: pd.Series([], dtype=kind) for name, kind in _TYPES.items()},
        received=pd.Series([], dtype="datetime64[s]"),
    )


def arrangements(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with every column of an arrangement; a column that they do not have is a need of nobody."""
    whole = {}
    for name, default in DEFAULTS.items():
        if name in rows:
            known = rows[name].notna()
            values = rows[name] if known.all() else rows[name].astype(object).where(known, default)
            whole[name] = pd.Series(values, dtype=_TYPES[name])
        else:
            whole[name] = pd.Series(default, rows.index, dtype=_TYPES[name])
    return rows.assign(**whole)


def need_classes(
    candidates: pd.DataFrame, exam_needs: pd.DataFrame, latest: pd.DataFrame, machines: Mapping[CentreId, str]
) -> tuple[pd.DataFrame, Ints]:
    """The classes (columns NEED, in order of these), and the number of the class of each candidate, then of each row of
    `exam_needs`.

    A candidate who dictates to a secretary sits alone. An arrangement that is refused does not apply. `latest`: the last
    day on which a file is in time, by session (columns) and centre of registration. `machines`: the feature of rooms
    for those who write on a computer, by centre; blank if they bring their own.
    """
    rows = candidates
    if len(exam_needs):
        centre = candidates[["id", "centre"]].rename(columns={"id": "candidate"})
        rows = pd.concat([rows, exam_needs.merge(centre, on="candidate", how="left")], ignore_index=True)
    table = arrangements(rows)
    refused = table["refused"].to_numpy(bool)
    if refused.any():
        table = table.assign(
            **{name: table[name].mask(refused, default) for name, default in DEFAULTS.items()}
        )
        table = table.astype(_TYPES)
    table["isolated"] |= table["secretary"]
    computer = table["computer"].tolist()
    machine = [
        machines.get(c, "") if own else "" for c, own in zip(rows["centre"].tolist(), computer, strict=True)
    ]
    if any(machine):
        both = zip(table["features"].tolist(), machine, strict=True)
        table["features"] = [" ".join(sorted({*words.split(), *word.split()})) for words, word in both]
    more = table["isolated"] | table["small_room"] | (table["features"] != "")
    dated = "received" in rows and rows["received"].notna().any()
    for session, name in enumerate(LATE, 1):
        if dated and session in latest:
            table[name] = more & (pd.to_datetime(rows["received"]) > rows["centre"].map(latest[session]))
        else:
            table[name] = False
    needs = list(zip(*(table[name].tolist() for name in NEED), strict=True))
    number = {need: i for i, need in enumerate(sorted(set(needs)))}
    of = np.array([number[need] for need in needs], np.int64)
    _, first = np.unique(of, return_index=True)
    return table[list(NEED)].iloc[first].reset_index(drop=True), of


def with_homes(sits: pd.DataFrame, candidates: pd.DataFrame, ids: pd.Index) -> pd.DataFrame:
    """The rows of known candidates, with the centre and site of their registration. `ids`: of `candidates`, in order."""
    row = ids.get_indexer(pd.Index(sits["candidate"], dtype=object))
    known = row[row >= 0]
    homes = {name: candidates[name].array.take(known) for name in ("centre", "site")}
    return sits[row >= 0].assign(**homes)


def with_needs(
    sits: pd.DataFrame, people: pd.DataFrame, exam_needs: pd.DataFrame, classes: pd.DataFrame, of: Ints
) -> pd.DataFrame:
    """The rows (candidate, exam) with their need and its extra, pause and isolated: the need of the exam where there is
    one, else of the candidate. `classes` and `of` are those of `need_classes`."""
    own = dict(zip(people["candidate"], of[: len(people)].tolist(), strict=True))
    need = sits["candidate"].map(own).to_numpy(np.int64)
    if len(exam_needs):
        named = exam_needs[["candidate", "exam"]].assign(named=of[len(people) :])
        found = sits[["candidate", "exam"]].merge(named, on=["candidate", "exam"], how="left")["named"]
        need = np.where(found.notna(), found.fillna(0), need).astype(np.int64)
    more = {name: classes[name].to_numpy()[need] for name in ("extra", "pause", "isolated")}
    return sits.assign(need=need, **more)


def paper_needs(candidates: pd.DataFrame, exam_needs: pd.DataFrame, sits: pd.DataFrame) -> pd.DataFrame:
    """The rows (candidate, exam) of `sits` for which something is to be prepared: candidate, exam, and a flag for each of
    PAPERS. As for every need, that of the exam counts where there is one, and a refused arrangement does not apply."""
    own = arrangements(candidates).rename(columns={"id": "candidate"})
    table = sits[["candidate", "exam"]].merge(own[["candidate", *PAPERS, "refused"]], on="candidate")
    named = arrangements(exam_needs)[["candidate", "exam", *PAPERS, "refused"]]
    both = pd.concat([named.merge(table[["candidate", "exam"]], on=["candidate", "exam"]), table])
    both = both.drop_duplicates(["candidate", "exam"])
    needed = both[list(PAPERS)].astype(bool).any(axis=1) & ~both["refused"].astype(bool)
    return both.loc[needed, ["candidate", "exam", *PAPERS]].reset_index(drop=True)


def longer(needs: pd.DataFrame) -> Flags:
    """Which classes (or candidates) have more time than others: extra time or a pause."""
    return np.asarray((needs["extra"] > 0) | (needs["pause"] > 0), bool)


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
