"""What the place stage seats passes the audit and costs what the solver says; what it cannot seat, nobody can.

Choices are possible in time (loads aside), so that rooms, staff and transfers alone decide.
"""

import os
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd

from scheduler.app.incomplete_findings import EQUIPMENT, unexpected
from scheduler.compile.missing import missing_of
from scheduler.harness.random_semesters import Shape, semester
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.solver.rooms.clusters import clusters_of
from scheduler.solver.rooms.placer import Placement
from tests.support.reference_packing import least_cost

# Among these are clusters that cannot be packed, pairs refused, transfers made, left out and owed.
CHOSEN = (1, 5, 7, 10, 22, 24, 32, 72)
SEEDS = range(int(os.environ["AGREEMENT_SEEDS"])) if "AGREEMENT_SEEDS" in os.environ else CHOSEN
LAWFUL = Shape(wild=False)


def cost_found(bench: Bench, choice: np.ndarray, placed: Placement) -> int:
    """The audit's cost of what was placed, after it found nothing hard."""
    found = check_all(bench.instance, bench.timetable(choice, placed))
    assert not hard_in(found), {rule: found[rule].to_dict("records") for rule in hard_in(found)}
    return sum(int(table["cost"].sum()) for table in found.values())


def places_agree(bench: Bench, choice: np.ndarray) -> Counter[str]:
    """What was seen, after solver and audit agreed on a choice and every cluster on the truth."""
    placed = bench.placer.place(choice)
    terms, clusters = placed.terms, clusters_of(placed.terms)
    least = [least_cost(terms, cluster) for cluster in clusters]
    nowhere = [
        terms.groups.node[cluster.groups]
        for cluster, cost in zip(clusters, least, strict=True)
        if cost is None
    ]
    stuck = [np.unique(nodes).tolist() for nodes in (*terms.forbidden_together, *nowhere)]
    assert [nodes.tolist() for nodes in placed.stuck] == stuck
    seen = Counter(
        {
            "clusters": len(least),
            "stuck": len(nowhere),
            "refused": len(terms.forbidden_together) + len(terms.broken_pins),
        }
    )
    if stuck:
        incomplete_agrees(bench, choice)
        return seen
    assert bench.broken(choice) == set()  # loads forbid only what has no packing
    owed, left_out = int(terms.pair_costs[:, 2].sum()), int(placed.left_out.sum())
    assert placed.proven
    assert placed.cost == sum(cost for cost in least if cost is not None) + owed
    assert bench.problem.cost(choice) + placed.cost == cost_found(bench, choice, placed)
    moving = int((terms.groups.partner >= 0).sum())
    company = bench.seater.rules.company[bench.seater.seating(choice).table["type"].to_numpy(np.int64)]
    asking, small = int((terms.groups.asks > 0).sum()), int((company > 0).sum())
    seen.update(
        {
            "asking": asking,
            "small groups": small,
            "dictated": int(terms.groups.with_secretary.sum()),
            "wishes": int((terms.groups.prices > 0).sum()),
        }
    )
    seen.update({"placed": 1, "owed": int(owed > 0), "left out": int(left_out > 0), "moving": moving})
    return seen


def incomplete_agrees(bench: Bench, choice: np.ndarray) -> None:
    """Of a choice without places for all, the audit finds just what is missing, and what is placed costs what both say."""
    placed = bench.placer.incomplete(choice, 1.0)
    made = bench.timetable(choice, placed)
    found = check_all(bench.instance, made)
    missing = missing_of(bench.data, bench.seater, set(), made)
    findings = pd.concat(list(found.values()), ignore_index=True)
    assert unexpected(findings, missing).empty, unexpected(findings, missing).to_dict("records")
    assert placed.missing > 0
    hard = findings[findings["severity"] == "hard"]
    assert int((hard["rule"] != EQUIPMENT).sum()) == len(missing)
    assert bench.problem.cost(choice) + placed.cost == int(findings["cost"].sum())


def test_places_and_audit_agree() -> None:
    seen = Counter[str]()
    for seed in SEEDS:
        bench, rng = Bench(semester(seed, LAWFUL)), np.random.default_rng([seed, 2])
        for _ in range(2):
            choice = bench.feasible(rng)
            if choice is not None:
                seen += places_agree(bench, choice)
    wanted = (
        "stuck",
        "refused",
        "left out",
        "placed",
        "owed",
        "moving",
        "asking",
        "small groups",
        "dictated",
        "wishes",
    )
    assert min(seen[what] for what in wanted) >= 1, seen


def test_without_rooms_or_staff_what_is_left_agrees() -> None:
    """No rooms: overlaps are answered in time alone and nobody is seated; no staff: nobody is counted."""
    seen = Counter[str]()
    for seed in SEEDS[:8]:
        given = semester(seed, LAWFUL)
        for bench in (Bench(replace(given, rooms=())), Bench(replace(given, staff=given.staff.iloc[:0]))):
            rng = np.random.default_rng([seed, 3])
            choice = bench.feasible(rng)
            if choice is None:
                continue
            placed = bench.placer.place(choice)
            if placed.stuck:
                continue
            assert bench.problem.cost(choice) + placed.cost == cost_found(bench, choice, placed)
            table = bench.timetable(choice, placed)
            assert len(table.seats) == 0 if not bench.instance.rooms else len(table.seats) > 0
            led = "led" if bench.instance.rooms else "led in time"
            seen[led] += int((table.overlaps["outcome"] == "transfer").sum())
            if not bench.instance.rooms:
                assert not bench.broken(choice)  # no load of rooms or staff is left
    assert min(seen["led"], seen["led in time"]) >= 1, seen
