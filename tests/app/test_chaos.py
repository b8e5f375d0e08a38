"""Solves of tiny in which something goes wrong at a random moment: what is shown is true all the same.

Six runs belong to the suite, sixty to the campaign. The optimum of tiny is known, so no cost may be below it and no
bound above it.
"""

from pathlib import Path

import numpy as np
import pytest

from models.instance import Instance
from models.status import Status
from scheduler import audit, read, solve
from tests.app.test_faults import CHILD
from tests.support.paths import TINY

OPTIMUM = 1562
IN_SUITE, IN_CAMPAIGN = 6, 60
BREAKS = (
    "os.abort()",
    "os.kill(os.getpid(), 9)",
    "os._exit(3)",
    "fail(RuntimeError('injected'))",
    "bytearray(1 << 60)",
    "self.on_solution(replace(good, cost=good.cost - 1))",
    "self.on_solution(replace(good, choice=good.choice + 10**6))",
    "self.on_solution(replace(good, choice=np.roll(good.choice, 1)))",
    "self.raise_bound(10**6, plain=False)",
    "setattr(cp_model.CpSolver, 'solve', infeasible)",
)
CHAOS = """
    import numpy as np
    offers = 0

    def strike(self, good):
        global offers
        offers += 1
        if offers == {moment}:
            {what}

    after_first(strike)
"""


def seeds() -> list[object]:
    """The seeds of the suite, then those of the campaign."""
    later = [pytest.param(seed, marks=pytest.mark.campaign) for seed in range(IN_SUITE, IN_CAMPAIGN)]
    return [*range(IN_SUITE), *later]


@pytest.mark.parametrize("seed", seeds())
def test_what_is_shown_is_true(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(seed)
    what, moment = BREAKS[(seed * 7) % len(BREAKS)], int(rng.integers(1, 4))
    (tmp_path / "sitecustomize.py").write_text(CHILD + CHAOS.format(what=what, moment=moment))
    monkeypatch.syspath_prepend(str(tmp_path))
    semester = read(TINY)
    assert isinstance(semester, Instance)
    result = solve(semester, work=int(rng.integers(1, 40)), seed=seed)
    assert result.timetable is not None, "the first answer came before anything went wrong"
    verdict = audit(semester, result.timetable)
    assert (verdict.hard, verdict.cost) == (0, result.cost)
    assert verdict.cost >= OPTIMUM >= result.bound
    assert result.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert (result.status is Status.OPTIMAL) == (result.witness is not None)
    assert result.status is Status.FEASIBLE or verdict.cost == OPTIMUM
