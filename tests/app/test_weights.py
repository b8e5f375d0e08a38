"""A weight that is too large for the engine is refused with the largest that it takes, never a crash or a wrong cost."""

from pathlib import Path

import numpy as np
import pytest

from models.issues import InvalidInput
from scheduler import solve
from scheduler.app.compile_instance import compile_instance
from scheduler.app.weights import weight_issue
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.annealing.cost_range import MOST_COST, CostsTooLarge, check_costs
from tests.support.languages import ENGLISH, FRENCH
from tests.support.semester_builder import Build


def semester(people: int = 5) -> Build:
    return Build().room("A1", 3 * people).exam("A", 120).exam("B", 120).people(people, "A", "B")


def arrays(weight: int, cost: int) -> dict[str, np.ndarray]:
    """Two bundles of two options and one link between them."""
    return {
        "option_first": np.array([0, 2, 4]),
        "unary": np.array([0, 7, 0, 0]),
        "soft_first": np.array([0, 1, 2]),
        "soft_matrix": np.array([0, 0]),
        "soft_weight": np.array([weight, weight]),
        "cost_matrices": np.array([0, cost, cost, 0]),
    }


def test_costs_that_fit_are_taken_and_the_next_are_not() -> None:
    check_costs(arrays(1, MOST_COST - 7))
    with pytest.raises(CostsTooLarge):
        check_costs(arrays(1, MOST_COST - 6))
    with pytest.raises(CostsTooLarge) as caught:
        check_costs(arrays(4, 2**30))  # 4 * 2^30 + 7 against 2^31 - 1
    assert caught.value.factor == pytest.approx(2.0)


def test_nothing_costs_nothing() -> None:
    empty = np.empty(0, np.int64)
    check_costs(
        dict.fromkeys(arrays(1, 1), empty)
        | {"soft_first": np.zeros(1, np.int64), "option_first": np.zeros(1, np.int64)}
    )


def test_a_real_semester_is_far_from_the_limit() -> None:
    as_arrays(compile_instance(semester().instance()).problem)


def test_solving_refuses_the_heaviest_weight_with_the_largest_that_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "from scheduler.solver.annealing import cost_range\ncost_range.MOST_COST = 1\n"
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nif 'scheduler.app.child' in sys.orig_argv:\n"
        + "".join(f"    {line}\n" for line in code.splitlines())
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(InvalidInput) as caught:
        solve(semester().instance(), work=5, seed=1)
    (issue,) = caught.value.issues
    assert issue.code == "solve-weight-too-large"


def test_the_issue_names_the_weight_and_the_limit() -> None:
    instance = semester().set_policy(weights={"two-a-day": 900_000}).instance()
    issue = weight_issue(instance, 3.0)
    assert (issue.column, issue.value) == ("policy.weights.two-a-day", "900000")
    assert issue.sentence(ENGLISH).endswith("at most 270000 here")  # nine tenths of a third
    assert issue.sentence(FRENCH).endswith("au plus 270000 ici")
