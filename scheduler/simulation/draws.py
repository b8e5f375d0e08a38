"""Presence and results drawn at random for the seats of a timetable."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
AT_ONCE = 64
"""Draws that are in memory together."""


@dataclass(frozen=True)
class Chances:
    """What is drawn for each row of the seats (candidate, exam), and with which probability.

    `first`: for a row of session 2 the row of the same candidate and offering in session 1, -1 if there is none.
    `certain`: whoever is listed comes to session 2, because results are known. `person`: the candidate's number.
    `present`, `passing`: who comes to session 1, and who of these passes. `comes`: who comes to session 2 of those who
    may; the product with the share of those who may is the share that the policy expects. `stays`: who does not drop
    everything after session 1.
    """

    session: Ints
    first: Ints
    certain: Flags
    person: Ints
    present: float
    passing: float
    comes: Floats
    stays: float

    @property
    def mean(self) -> Floats:
        """The probability that the candidate of each row comes: the closed form of what is drawn."""
        again = np.where(self.first >= 0, 1 - self.present * self.passing, 1.0)
        second = np.where(self.certain, 1.0, again * self.comes * self.stays)
        return np.where(self.session == 1, self.present, second)


def chances(instance: Instance, seats: pd.DataFrame, present: int, passing: int) -> Chances:
    """The chances of the rows of a table with candidate and exam; `present` and `passing` in ‰."""
    exams = {str(e.id): e for e in instance.exams}
    session = np.array([exams[str(name)].session for name in seats["exam"]], np.int64)
    offering = np.array([str(exams[str(name)].offering) for name in seats["exam"]], object)
    person = pd.factorize(seats["candidate"])[0].astype(np.int64)
    keys = pd.DataFrame({"person": person, "offering": offering, "row": np.arange(len(seats))})
    one = keys[session == 1].drop_duplicates(["person", "offering"])
    linked = keys[["person", "offering"]].merge(one, on=["person", "offering"], how="left")["row"]
    first = np.where(session == 2, linked.fillna(-1), -1).astype(np.int64)
    share = instance.turnout.share(seats["exam"].to_numpy(object)) / 1000
    published = set(instance.results["offering"])
    certain = (session == 2) & np.array([name in published for name in offering], bool)
    may = np.where(first >= 0, 1 - present * passing / 1e6, 1.0)
    comes = np.divide(share, may, out=np.ones_like(share), where=may > 0)
    return Chances(
        session, first, certain, person, present / 1000, passing / 1000, np.minimum(comes, 1.0),
        instance.turnout.stays / 1000,
    )  # fmt: skip


def drawn(given: Chances, draws: int, seed: int) -> Iterator[tuple[Flags, Flags]]:
    """For some draws after others: who comes and who may come, one line for each draw, one column for each row."""
    rng = np.random.default_rng(seed)
    rows, people = len(given.session), int(given.person.max(initial=-1)) + 1
    one, linked = given.session == 1, given.first >= 0
    for begin in range(0, draws, AT_ONCE):
        count = min(AT_ONCE, draws - begin)
        here = rng.random((count, rows), np.float32) < given.present
        passed = here & (rng.random((count, rows), np.float32) < given.passing)
        may = np.ones((count, rows), bool)
        may[:, linked] = ~passed[:, given.first[linked]]
        may |= given.certain
        again = rng.random((count, rows), np.float32) < given.comes
        again &= (rng.random((count, people), np.float32) < given.stays)[:, given.person]
        comes = np.where(one, here, may & (again | given.certain))
        yield comes, may
