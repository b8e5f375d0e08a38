"""HiGHS and CP-SAT agree on random models with every kind of constraint that ours use."""

from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model

from scheduler.solver.cpsat.witness import second_opinion


def random_model(seed: int) -> cp_model.CpModel:
    """A dozen Booleans and two whole numbers under about a dozen constraints of all kinds."""
    rng = np.random.default_rng(seed)
    model = cp_model.CpModel()
    flags = [model.new_bool_var("") for _ in range(10)]
    whole = [model.new_int_var(int(low), int(low) + 6, "") for low in rng.integers(-3, 3, 2)]

    def some(most: int = 4) -> list[Any]:
        chosen = rng.choice(len(flags), int(rng.integers(1, most + 1)), replace=False)
        return [flags[i] if rng.random() < 0.7 else ~flags[i] for i in chosen]

    for _ in range(int(rng.integers(8, 16))):
        kind = int(rng.integers(7))
        if kind == 0:
            model.add_exactly_one(some(3))
        elif kind == 1:
            model.add_at_most_one(some())
        elif kind == 2:
            model.add_bool_or(some(3))
        elif kind == 3:
            model.add_implication(*(some(1) + some(1)))
        elif kind == 4:
            weights = rng.integers(-3, 4, len(flags))
            model.add(
                sum(int(w) * f for w, f in zip(weights, flags, strict=True)) <= int(rng.integers(-2, 4))
            )
        elif kind == 5:
            bound = int(rng.integers(-2, 5))
            side = whole[0] >= bound if rng.random() < 0.5 else whole[1] - whole[0] <= bound
            model.add(side).only_enforce_if(some(2))
        else:
            picked = rng.choice(len(flags), 3, replace=False)
            model.add_max_equality(flags[picked[0]], [flags[i] for i in picked[1:]])
    model.minimize(
        sum(int(w) * v for w, v in zip(rng.integers(-4, 8, 12), [*flags, *whole], strict=True))
        + int(rng.integers(5))
    )
    return model


@pytest.mark.parametrize("seed", range(150))
def test_highs_agrees_with_cp_sat(seed: int) -> None:
    model = random_model(seed)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    feasible = second_opinion(model, 10, with_objective=False)
    best = second_opinion(model, 10, with_objective=True)
    if status == cp_model.INFEASIBLE:
        assert feasible.claim == best.claim == "infeasible"
    else:
        assert feasible.claim == best.claim == "feasible"
        assert best.bound is not None
        assert np.ceil(best.bound - 1e-6) == solver.objective_value


def test_both_answers_occur() -> None:
    claims = {second_opinion(random_model(seed), 10, with_objective=False).claim for seed in range(40)}
    assert claims == {"feasible", "infeasible"}


def test_a_constraint_that_is_not_translated_is_refused() -> None:
    model = cp_model.CpModel()
    numbers = [model.new_int_var(0, 3, "") for _ in range(3)]
    model.add_all_different(numbers)
    with pytest.raises(NotImplementedError):
        second_opinion(model, 1, with_objective=False)
