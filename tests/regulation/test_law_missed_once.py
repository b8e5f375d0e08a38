"""One missed exam is one, however many others it collides with: priced once, listed once, all of them named.

What the texts say. F2 I.A.2.c(1): "Le service de gestion des examens envisagera une solution, sans avoir une
obligation de résultat en la matière." What the candidate loses is an exam, not a pair: who misses C because of A and B
comes to session 2 for one unit. "La session 2 est destinée aux personnes absentes ou non admises" (F1).

By hand (an exam missed 5 000, an exam moved 500):
| exams of x                              | answer                     | missed | price          |
|-----------------------------------------|----------------------------|--------|----------------|
| A, B, C all at 08:30, no chain          | A as is, B moved, C missed | 1      | 5 000 + 500    |
| A, B, C all at 08:30                    | A as is, B and C missed    | 2      | 10 000         |
| A 14:00-16:00, B 15:00-17:00, C 16:00-18:00 | B missed               | 1      | 5 000          |
| the same                                | A and C missed             | 2      | 10 000         |
| A, B, C, D all at 08:30 (cap of two)    | A, B, C sat, D missed      | 1      | 5 000 + 1 000  |
"""

from datetime import time

import pytest

from tests.support.exams_at_once import at_once, miss
from tests.support.finding_tuples import DAY, rules
from tests.support.semester_builder import Build
from tests.support.written_semester import by_rule


def staggered() -> Build:
    """Two hours each: A at 14:00, B at 15:00, C at 16:00. B overlaps both, A and C do not overlap."""
    build = Build(starts_of_day=(time(14), time(15), time(16)))
    for name, clock in (("A", "14:00"), ("B", "15:00"), ("C", "16:00")):
        build.exam(name, 120).start(name, f"{DAY} {clock}")
    return build.person("x", "A", "B", "C")


def test_two_missed_exams_are_two() -> None:
    build = at_once("A", "B", "C")
    miss(build, "B", "A")
    verdict = miss(build, "C", "A").audit()
    assert verdict.costs["overlap-unresolved"] == 10000


def test_the_one_in_the_middle() -> None:
    verdict = miss(staggered(), "B", "A", "C").audit()
    assert rules(verdict) == set()
    assert verdict.costs["overlap-unresolved"] == 5000


def test_the_two_at_the_ends() -> None:
    build = miss(staggered(), "A", "B")
    verdict = miss(build, "C", "B").audit()
    assert rules(verdict) == set()
    assert verdict.costs["overlap-unresolved"] == 10000


def test_one_finding_names_the_candidate_and_all_the_others() -> None:
    rows = by_rule(miss(staggered(), "B", "A", "C").audit(), "overlap-unresolved")
    assert len(rows) == 1
    ((amount, cost, candidate),) = rows[["amount", "cost", "candidate"]].itertuples(index=False, name=None)
    assert (str(amount), int(cost), candidate) == ("1", 5000, "x")
    told = " ".join(map(str, rows.iloc[0]))
    assert {"A", "B", "C"} <= set(told.replace(",", " ").split())


def test_two_candidates_who_miss_the_same_exam_are_two() -> None:
    build = staggered().person("y", "A", "B", "C")
    for one in ("x", "y"):
        miss(build, "B", "A", "C", candidate=one)
    verdict = build.audit()
    assert verdict.costs["overlap-unresolved"] == 10000
    assert len(by_rule(verdict, "overlap-unresolved")) == 2


def test_forbidden_it_is_one_breach() -> None:
    build = Build(starts_of_day=(time(14), time(15), time(16)), policy={"transfer": {"unresolved": "forbid"}})
    for name, clock in (("A", "14:00"), ("B", "15:00"), ("C", "16:00")):
        build.exam(name, 120).start(name, f"{DAY} {clock}")
    verdict = miss(build.person("x", "A", "B", "C"), "B", "A", "C").audit()
    rows = by_rule(verdict, "overlap-unresolved", "hard")
    assert len(rows) == 1
    assert str(rows.iloc[0]["amount"]) == "1"
    assert verdict.costs.get("overlap-unresolved", 0) == 0


@pytest.mark.parametrize("weight", [500, 7001])
def test_the_weight_is_the_price_of_one_missed_exam(weight: int) -> None:
    build = Build(
        starts_of_day=(time(14), time(15), time(16)), policy={"weights": {"overlap-unresolved": weight}}
    )
    for name, clock in (("A", "14:00"), ("B", "15:00"), ("C", "16:00")):
        build.exam(name, 120).start(name, f"{DAY} {clock}")
    verdict = miss(build.person("x", "A", "B", "C"), "B", "A", "C").audit()
    assert verdict.costs["overlap-unresolved"] == weight


def test_every_overlap_of_a_missed_exam_has_its_answer() -> None:
    # B missed because of A alone leaves nothing open with C: the exam is not sat. Nothing listed at all leaves both.
    assert rules(staggered().audit()) >= {"overlaps-listed"}
