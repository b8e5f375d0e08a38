"""What the solver keeps of the days on which centres publish their results is what the audit finds, on random semesters."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from models.rule_table import RuleTable
from models.schema.records import PUBLISHED_DATES
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench, check_all


@pytest.mark.parametrize("whole", [False, True])
def test_terms_and_check_agree_on_the_results_of_each_centre(whole: bool) -> None:
    """Some centres have a day of their own, the others that of the session or none."""
    seen = {True: 0, False: 0}
    for seed in (3, 26):
        given, rng = semester(seed), np.random.default_rng(seed)
        last = given.session[1].last_day
        organisers = sorted({str(o.centre) for o in given.offerings})
        rows = [
            {"session": 1, "centre": c, "what": "results", "day": last + timedelta(int(rng.integers(1, 6)))}
            for c in organisers[: max(1, len(organisers) - 1)]
        ]
        first = given.session[1].model_copy(
            update={"results_published": last + timedelta(3) if whole else None}
        )
        given = replace(
            given,
            sessions=(first, *given.sessions[1:]),
            rule_tables={
                **given.rule_tables,
                PUBLISHED_DATES.name: RuleTable(PUBLISHED_DATES, pd.DataFrame(rows)),
            },
        )
        bench = Bench(given)
        for _ in range(8):
            choice = bench.wild(rng)
            table = check_all(given, bench.starts_only(choice), "date-chain")["date-chain"]
            hard = bool(table["severity"].eq("hard").any())
            assert hard == ("date-chain" in bench.broken(choice)), seed
            seen[hard] += 1
    assert min(seen.values()) > 1
