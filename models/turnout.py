"""Who is expected to come: session 2 is planned before the results of session 1 are known (X03).

Everybody who may sit session 2 keeps a seat. What is only unpleasant counts those expected to come.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import OfferingId, UnitId
from models.offer import Exam, Unit
from models.policy import SecondSessionParameters

Ints = npt.NDArray[np.int64]
SURE = 1_000_000
"""The chance, in millionths, of what is certain."""


@dataclass(frozen=True)
class Turnout:
    """`permille` of those listed for an exam who come to it, by exam id; 1000 is certain: session 1,
    published results. `stays`: ‰ of candidates who do not drop everything; exams apart from that are
    passed or failed independently."""

    permille: "pd.Series[int]"
    stays: int

    @property
    def certain(self) -> bool:
        """Whether nothing is an expectation."""
        return bool((self.permille == 1000).all())

    def share(self, exams: npt.ArrayLike) -> Ints:
        """‰ of those listed who come, for each exam id (1000 for unknown ones)."""
        return np.asarray(
            self.permille.reindex(np.asarray(exams, dtype=object)).fillna(1000).to_numpy(np.int64)
        )

    def chance(self, *shares: Ints) -> Ints:
        """Millionths of the candidates listed for some exams who come to all of them, each exam's share
        of ‰ given."""
        every = np.stack(np.broadcast_arrays(*shares))
        product = np.where((every == 1000).all(0), 1000, self.stays) * every.prod(0)
        scale = 1000 ** (len(shares) + 1) // SURE
        return np.asarray((product + scale // 2) // scale)


def expected_cost(people: Ints | int, weight: int, chance: Ints) -> Ints:
    """What so many candidates cost who come with this chance, at `weight` each: rounded once, half up."""
    return np.asarray((2 * people * weight * chance + SURE) // (2 * SURE), np.int64)


def expected_people(people: "pd.Series[int]", coming: "pd.Series[int]") -> "pd.Series[str]":
    """How many come of these candidates, `coming` millionths in all: a whole number where that is certain,
    else an expectation to a tenth."""
    told = [
        str(n) if c == n * SURE else f"{c / SURE:.1f}"
        for n, c in zip(people.tolist(), coming.tolist(), strict=True)
    ]
    return pd.Series(told, index=people.index, dtype="str")


def turnout_of(
    exams: Sequence[Exam],
    unit_of: Mapping[OfferingId, UnitId],
    units: Sequence[Unit],
    published: Container[str],
    policy: SecondSessionParameters,
) -> Turnout:
    """The shares of a semester; `published`: the offerings whose results of session 1 are known, so that who has not
    passed comes."""
    own = {unit.id: unit.second_session_permille for unit in units}
    shares = {}
    for exam in exams:
        share = own.get(unit_of[exam.offering])
        certain = exam.session == 1 or policy.scope == "robust" or exam.offering in published
        shares[str(exam.id)] = 1000 if certain else policy.permille if share is None else share
    return Turnout(pd.Series(shares, dtype="int64"), 1000 - policy.drop_permille)
