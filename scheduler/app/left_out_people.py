"""People left out of exams for the sake of the others: whose sites leave an exam without a start, whose overlap must not be."""

from dataclasses import replace

import numpy as np
import pandas as pd

from models.incomplete import missing_table
from models.instance import Instance
from models.policy import TransferParameters
from models.rule_table import RuleTable
from models.schema.records import WITHDRAWALS
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue
from scheduler.app.compile_instance import compile_instance
from scheduler.app.infeasible.remedy import Remedy, relaxed, restricted

OVERLAP = "overlap-unresolved"
"""The rule by which a policy forbids that an exam is missed for want of a way to answer its overlap."""
MOST_SITES = 40
"""Sites of an exam that are tried; those with fewer candidates are left out with it."""


def without_people(given: Instance, people: pd.DataFrame) -> Instance:
    """The semester as if these candidates did not sit these exams (columns `candidate` and `exam`)."""
    if people.empty:
        return given
    gone = pd.concat([given.rows_of(WITHDRAWALS), people[["candidate", "exam"]].assign(reason="asked")])
    rows = RuleTable(WITHDRAWALS, gone.drop_duplicates(["candidate", "exam"]).reset_index(drop=True))
    return replace(given, rule_tables={**given.rule_tables, WITHDRAWALS.name: rows})


def people_without_start(given: Instance, exam: str, rules: Catalogue | None = None) -> pd.DataFrame:
    """Those without whom an exam has a start (`missing_table`): the smallest sites that do not go with the larger ones. Nobody
    where no site has a start, or all have."""
    alone = restricted(given, [exam])
    sits = alone.sits.loc[alone.sits["exam"] == exam, ["candidate", "exam", "site"]]
    sizes = sits["site"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    together: list[str] = []
    for site in sizes.index[:MOST_SITES]:
        rest = without_people(alone, sits[~sits["site"].isin([*together, site])])
        if _has_start(rest, exam, rules):
            together.append(site)
    gone = sits[~sits["site"].isin(together)] if together else sits.iloc[:0]
    return missing_table([gone.assign(reason="start-here")])


def _has_start(given: Instance, exam: str, rules: Catalogue | None) -> bool:
    problem = compile_instance(given, rules).problem
    return len(problem.choices[[str(name) for name in problem.options.names].index(exam)]) > 0


def allowing_overlaps(given: Instance, rules: Catalogue | None = None) -> Instance:
    """The semester in which exams may be missed everywhere for want of a way to answer an overlap, at the rule's usual price
    or the semester's, whichever is higher."""
    policy = given.policy
    price = max(policy.weight_of(OVERLAP), policy.default_weights[OVERLAP])
    priced = replace(given, policy=replace(policy, weights={**policy.weights, OVERLAP: price}))
    return relaxed(priced, [Remedy("rule", OVERLAP, 1, (OVERLAP,))], rules)[0]


def forbidden_overlaps(given: Instance, timetable: Timetable) -> pd.DataFrame:
    """Exams missed in a timetable whose overlap the policy of the candidate's centre wants answered (`missing_table`)."""
    missed = timetable.overlaps[timetable.overlaps["outcome"] == "unresolved"]
    missed = missed[["candidate", "moves"]].drop_duplicates().rename(columns={"moves": "exam"})
    centres = given.candidates.drop_duplicates("id").set_index("id")["centre"]
    policies = {str(centre): policy for centre, policy in given.policies.items()}
    strict = [
        policies.get(str(centre), given.policy).of(TransferParameters).unresolved == "forbid"
        for centre in missed["candidate"].map(centres)
    ]
    missed = missed[np.array(strict, bool)]
    rows = missed.merge(given.sits[["candidate", "exam", "site"]], on=["candidate", "exam"])
    return missing_table([rows.assign(reason="transfer")])
