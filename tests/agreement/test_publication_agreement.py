"""What the terms and the audit say of published starts is the same, on random semesters and random choices."""

from dataclasses import replace

import numpy as np

from models.pins import start_pins
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench, check_all
from scheduler.terms.terms import Prefer


def test_terms_and_check_agree_on_published_starts() -> None:
    """Some published starts are moved by a pin with a reason: those are priced, the others bind."""
    bound = told = 0
    for seed in (9, 34):
        bench, rng = Bench(semester(seed)), np.random.default_rng(seed)
        for _ in range(3):
            published = bench.starts_only(bench.wild(rng)).starts.sample(frac=0.7, random_state=rng)
            some = published[["exam", "zone"]].sample(frac=0.6, random_state=rng)
            moves = bench.starts_only(bench.wild(rng)).starts.merge(some, on=["exam", "zone"])
            given = replace(
                bench.instance,
                published=published[["exam", "zone", "start"]].reset_index(drop=True),
                pins=start_pins(moves.assign(reason="flooded")),
            )
            under = Bench(given)
            for _ in range(4):
                choice = under.wild(rng)
                found = check_all(given, under.starts_only(choice), "published-start", "moved-start")
                assert bool(len(found["published-start"])) == ("published-start" in under.broken(choice))
                paid = sum(
                    int(term.cost[np.isin(term.options, choice)].sum())
                    for term in under.terms["moved-start"]
                    if isinstance(term, Prefer)
                )
                assert paid == found["moved-start"]["cost"].sum()
                bound += len(found["published-start"])
                told += len(found["moved-start"])
    assert min(bound, told) > 10
