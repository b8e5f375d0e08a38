"""A public benchmark instance: periods, rooms, students, as the competition data states them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.fluent import Language
from models.wording import Wording

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class PublicInstance:
    """Public examination data: ITC2007 track 1, and the Toronto collection in the same shape.

    `minutes` length of each exam; `sits` one row for each (candidate, exam), both numbers;
    `periods` one row for each period: start (UTC timestamp), day (datetime.date), minutes, penalty;
    `rooms` one row for each room: seats, penalty;
    `after` rows (a, b): a strictly later than b; `coincide`, `exclude`: same or different period;
    `alone` exams that share their room with nobody;
    `weights` by name: two_in_a_row, two_in_a_day, period_spread (periods), non_mixed_durations,
    front_load_exams, front_load_periods, front_load;
    `proximity` what two exams of a candidate cost 1, 2, … periods apart (Toronto: it has this cost alone,
    no `weights`, and rooms that hold everybody); `codes` names of the exams where the format names them.
    """

    name: str
    minutes: Ints
    sits: pd.DataFrame
    periods: pd.DataFrame
    rooms: pd.DataFrame
    after: Ints
    coincide: Ints
    exclude: Ints
    alone: Ints
    weights: Mapping[str, int]
    proximity: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def language(self) -> Language | None:
        """Public data is in no language."""
        return None

    @property
    def wording(self) -> Wording:
        """Public data has no words of its own."""
        return Wording()

    @property
    def n_exams(self) -> int:
        """Number of exams."""
        return len(self.minutes)

    @cached_property
    def sizes(self) -> Ints:
        """Candidates of each exam."""
        return np.bincount(self.sits["exam"].to_numpy(), minlength=self.n_exams).astype(np.int64)

    @cached_property
    def candidates(self) -> int:
        """Number of people who sit at least one exam."""
        return int(self.sits["candidate"].nunique())
