"""A plan says of a timetable what the audit says; effects are those of a full recomputation."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from models.issues import InvalidInput
from scheduler.app.audit import audit
from scheduler.app.plan.applying import applied
from scheduler.app.plan.effects import effects
from scheduler.app.plan.explain import explain_candidate
from scheduler.app.plan.plan import Plan, open_plan
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import TINY
from tests.support.reading import read_instance
from tests.support.tiny_by_hand import timetable


@pytest.fixture(scope="module")
def plan() -> Plan:
    semester = read_instance(TINY)
    return open_plan(semester, timetable(semester))


def test_a_plan_costs_what_the_audit_says(plan: Plan) -> None:
    placed = plan.placement(plan.choice)
    assert placed is not None
    assert plan.problem.cost(plan.choice) + placed.cost == plan.cost


def test_what_does_not_change_keeps_its_rooms(plan: Plan) -> None:
    placed = plan.placement(plan.choice)
    assert placed is not None
    made = applied(plan, plan.choice, placed)
    rows = (made.seats, plan.timetable.seats)
    one, other = (t.sort_values(list(made.seats.columns), ignore_index=True) for t in rows)
    pd.testing.assert_frame_equal(one, other[list(one.columns)], check_dtype=False)


def test_effects_are_those_of_a_full_recomputation(plan: Plan) -> None:
    """Of every start of every exam: the audit of the timetable with that start and its places."""
    for exam in ("NFA008-1", "NFP121-1", "SEC101-2"):
        found = effects(plan, exam)
        assert found.starts["now"].sum() == 1
        assert found.starts.loc[found.starts["now"], ["cost", "candidates"]].to_numpy().tolist() == [[0, 0]]
        node = plan.node(exam)
        before = plan.problem.cost_by_rule(plan.choice)
        for k, option in enumerate(found.options.tolist()):
            choice = plan.choice.copy()
            choice[node] = option
            after = plan.problem.cost_by_rule(choice)
            changed = {rule: after[rule] - before[rule] for rule in after if after[rule] != before[rule]}
            row = {rule: int(cost) for rule, cost in found.costs.iloc[k].items() if cost}
            assert row == changed
            assert found.starts["cost"].iloc[k] == sum(changed.values())


def test_a_start_is_allowed_exactly_where_the_audit_of_the_starts_finds_nothing_new(plan: Plan) -> None:
    bare = replace(plan.semester, rooms=(), staff=plan.semester.staff.iloc[:0])
    found = effects(plan, "NFA031-1")
    bands = plan.data.bands.set_index("option")
    for k, option in enumerate(found.options.tolist()):
        rows = bands.loc[[option]]
        starts = plan.timetable.starts[plan.timetable.starts["exam"] != "NFA031-1"]
        moved = pd.DataFrame(
            {
                "exam": "NFA031-1",
                "zone": rows["zone"].to_numpy(),
                "start": pd.to_datetime(rows["start"].to_numpy() * 60, unit="s", utc=True).astype(
                    starts["start"].dtype
                ),
                **{name: rows[name].to_numpy(np.int64) for name in ("gather", "paper", "early")},
            }
        )
        verdict = audit(bare, replace(plan.timetable, starts=pd.concat([starts, moved]), **NOTHING))
        hard = verdict.findings[verdict.findings["severity"] == "hard"]
        broken = hard[(hard["exam"] == "NFA031-1") & (hard["rule"] != "overlaps-listed")]
        counted = [one for one in found.refusals[k] if one.resource]
        assert broken.empty or not found.starts["allowed"].iloc[k]
        assert found.starts["allowed"].iloc[k] or counted or len(broken)


NOTHING = {
    name: timetable(read_instance(TINY)).hosts.iloc[:0] for name in ("rooms", "seats", "overlaps", "duties")
}


def test_an_exam_that_nobody_sits_is_refused(plan: Plan) -> None:
    with pytest.raises(InvalidInput):
        effects(plan, "NOTHING-1")


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("nfa008-1", "NFA008-1"),
        ("NFA008", "NFA008-1, NFA008-2"),
        ("Bases de données", "NFA008-1, NFA008-2"),
        ("Zoologie", ""),
    ],
)
def test_an_unknown_exam_is_told_with_the_one_that_is_meant(plan: Plan, given: str, near: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        plan.node(given)
    (issue,) = refused.value.issues
    assert (issue.code, dict(issue.detail).get("near", "")) == ("plan-no-exam" + "-near" * bool(near), near)
    assert (f"vouliez-vous dire {near} ?" in issue.sentence(FRENCH)) == bool(near)


def test_an_unknown_candidate_is_told_with_the_one_that_is_meant(plan: Plan) -> None:
    with pytest.raises(InvalidInput) as refused:
        explain_candidate(plan, "INF-01")
    assert "did you mean inf-01?" in refused.value.issues[0].sentence(ENGLISH)
