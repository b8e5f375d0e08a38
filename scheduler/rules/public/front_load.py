"""Large exams come early."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, periods_of
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Prefer, TimeTerm


class FrontLoad:
    """Each of the largest exams costs if it lies in the last periods.

    How many are large, how many periods are last and the cost are weights. Among exams of one size
    the lower number is the larger one.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-front-load"),
        kind="soft",
        covers=(),
        article="ITC2007 track 1, institutional weighting FRONTLOAD",
        title=("Large exams early", "Grandes épreuves au début"),
        sentence=(
            "exam { $exam }, one of the largest, is in period { $amount }; large exams go before { $limit }",
            "l'épreuve { $exam }, l'une des plus grandes, est à la période { $amount } ; les grandes passent avant { $limit }",
        ),
        unit="period",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """The cost of each late period to each large exam."""
        given, weights = data.instance, data.instance.weights
        order = np.argsort(-given.sizes, kind="stable")
        options = data.all_of(order[: weights["front_load_exams"]])
        options = options[data.period[options] >= data.periods - weights["front_load_periods"]]
        if len(options) and weights["front_load"]:
            yield Prefer(self.info.id, options, np.full(len(options), weights["front_load"], np.int64))

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each large exam that comes late."""
        weights = case.instance.weights
        exams = pd.DataFrame({"size": case.instance.sizes, "number": np.arange(case.instance.n_exams)})
        exams["amount"] = periods_of(case)
        large = exams.sort_values(["size", "number"], ascending=[False, True])
        large = large.head(weights["front_load_exams"])
        first_late = max(0, len(case.instance.periods) - weights["front_load_periods"])
        late = large[large["amount"] >= first_late].sort_values("number", ignore_index=True)
        late = late.assign(limit=first_late, cost=weights["front_load"])
        return findings(self.info, late.assign(exam=names(late["number"].to_numpy())))
