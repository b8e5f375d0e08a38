"""What the rules of a public benchmark read: one node per exam, one option per period."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.public import PublicInstance
from scheduler.terms.options import Ints, Options
from scheduler.terms.terms import Pairs

STEP = 10
"""Length of a period on the terms' clock: period p is [10 p, 10 p + 10), whatever its real minutes."""


@dataclass(frozen=True)
class PublicModelData:
    """A public instance with its options: exam e in period p is option `e * periods + p`.

    These rules do not use real instants (periods are neighbours by number): loads and places use the clock
    of `since` and `until`, pairs use the axis of period numbers.
    """

    instance: PublicInstance
    options: Options

    @property
    def periods(self) -> int:
        """Number of periods, and of options of every exam."""
        return len(self.instance.periods)

    @cached_property
    def period(self) -> Ints:
        """The period of each option: the axis of every pair."""
        return np.tile(np.arange(self.periods, dtype=np.int64), self.instance.n_exams)

    @cached_property
    def since(self) -> Ints:
        """Where each option's period begins on the terms' clock."""
        return self.period * STEP

    @cached_property
    def until(self) -> Ints:
        """Where each option's period ends on the terms' clock."""
        return self.since + STEP

    def all_of(self, exams: Ints) -> Ints:
        """Every option of these exams, exam by exam."""
        steps = np.arange(self.periods, dtype=np.int64)
        return (np.asarray(exams, np.int64)[:, None] * self.periods + steps).ravel()

    @cached_property
    def clash(self) -> Pairs:
        """Pairs of exams a < b that share candidates, and how many; one object for all rules about candidates."""
        n = self.instance.n_exams
        left = self.instance.sits[["candidate", "exam"]].drop_duplicates()
        both = left.merge(left, on="candidate", suffixes=("_a", "_b"))
        a, b = both["exam_a"].to_numpy(np.int64), both["exam_b"].to_numpy(np.int64)
        keys, count = np.unique((a * n + b)[a < b], return_counts=True)
        return Pairs("candidates", keys // n, keys % n, count.astype(np.int64), self.period)

    def share_candidates(self, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
        """Which of the pairs (a[i], b[i]) have a candidate in common (an exam with itself: yes)."""
        n = self.instance.n_exams
        known = self.clash.a * n + self.clash.b
        both = np.isin(np.minimum(a, b) * n + np.maximum(a, b), known)
        return np.asarray(both | (a == b), np.bool_)

    def tie(self, name: str, pairs: Ints, *, ordered: bool = False) -> Pairs:
        """Rows (a, b) as `Pairs` that count once each; unless `ordered`, (b, a) is the same pair."""
        rows = np.asarray(pairs, np.int64).reshape(-1, 2)
        rows = np.unique(rows if ordered else np.sort(rows, axis=1), axis=0)
        return Pairs(name, rows[:, 0], rows[:, 1], np.ones(len(rows), np.int64), self.period)


def build_public_model_data(instance: PublicInstance) -> PublicModelData:
    """The model data of a public instance: every exam may take every period until rules forbid it."""
    n, periods = instance.n_exams, len(instance.periods)
    texts = tuple(
        f"period {p} ({start:%Y-%m-%d %H:%M})" for p, start in enumerate(instance.periods["start"].tolist())
    )
    return PublicModelData(
        instance=instance,
        options=Options(
            names=tuple(map(str, range(n))),
            first=np.arange(n + 1, dtype=np.int64) * periods,
            labels=texts * n,
            slot=np.tile(np.arange(periods, dtype=np.int64), n),
        ),
    )
