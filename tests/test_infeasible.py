"""Semesters nobody can schedule: proven at once, with the rules and exams in conflict, and proven again by CP-SAT."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from instances import examine, read_instance
from models.instance import Instance
from models.policy import policy_from
from scheduler.commands.prepare import prepare
from scheduler.compile.draft import build_draft
from scheduler.engine.budget import Budget
from scheduler.engine.cells import cells_of
from scheduler.engine.certificates import certificate
from scheduler.engine.construct import construct
from tests.audit.build import Build, hard, paid

ROOT = Path(__file__).resolve().parents[1] / "instances" / "infeasible"
WHY = {
    "july": (
        "NFA031-S2: date-chain, 2024-07-12 < 2024-07-16 (NFA031-S1)",
        "NFP107-S2: date-chain, 2024-07-12 < 2024-07-16 (NFA031-S1)",
    ),
    "small-rooms": ("CCG101-S1: room-seats, seats PAR, 50 > 42",),
    "tahiti": ("NFP107-S1: session-window, opening-hours, variant",),
    "three-overlaps": (
        "NFA031-S1 + NFP107-S1: overlap-unresolved",
        "NFA031-S1 + RCP101-S1: overlap-unresolved",
        "NFP107-S1 + RCP101-S1: overlap-unresolved",
    ),
    "two-rooms": ("NFA031-S1 + NFP107-S1: teacher-one-place",),
}


def test_every_folder_is_here_and_has_its_reason_in_words() -> None:
    assert {path.name for path in ROOT.iterdir() if path.is_dir()} == set(WHY)
    for name, reasons in WHY.items():
        readme = (ROOT / name / "README.md").read_text(encoding="utf-8")
        rules = reasons[0].split(": ")[1].split(", ")
        assert any(rule in readme for rule in rules), name


@pytest.mark.parametrize("name", WHY)
def test_it_is_read_without_an_error_and_proven_impossible(name: str) -> None:
    instance, problems = examine(ROOT / name)
    assert instance is not None, problems
    problem = prepare(instance).problem
    assert certificate(problem) == WHY[name]
    if all(len(options) for options in problem.choices):
        again = construct(problem, cells_of(problem), Budget(None, 2000), seed=1, workers=1)
        assert again.impossible, "CP-SAT, which knows no certificate, comes to the same end"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("tahiti", {"leak_gate": {"max_gather": 60}}),
        ("tahiti", {"variant": {"papers": "allow"}}),
        ("three-overlaps", {"transfer": {"unresolved": "allow"}}),
        ("july", {"date_chain": {"gap": 10}}),
        ("two-rooms", {"teacher_one_place": {"minutes": 15}}),
    ],
)
def test_without_what_its_readme_blames_it_is_possible(
    name: str, change: dict[str, dict[str, object]]
) -> None:
    problem = prepare(_with(read_instance(ROOT / name), change)).problem
    assert certificate(problem) == ()
    made = construct(problem, cells_of(problem), Budget(None, 4000), seed=1, workers=1)
    assert made.choice is not None


def _with(instance: Instance, change: dict[str, dict[str, object]]) -> Instance:
    own = (
        {"variant": {"papers": "forbid"}, "leak_gate": {"max_gather": 0}} if instance.name == "tahiti" else {}
    )
    policy = policy_from("national", {**own, **change})
    return replace(instance, policy=policy, policies=dict.fromkeys(instance.policies, policy))


@pytest.mark.parametrize("papers", ["allow", "forbid"])
def test_a_variant_is_priced_or_a_breach_and_the_solver_agrees(papers: str) -> None:
    """Paris at 14:00, Nouméa at 14:00 of its own clock, ten hours before: a paper each, worth 2000 or forbidden."""
    build = Build(policy={"variant": {"papers": papers}}).site("Noumea", zone="Pacific/Noumea")
    build.exam("E").person("a", "E").person("b", "E", site="Noumea")
    build.start("E", "2024-01-22 14:00").start("E", "2024-01-22 14:00", zone="Pacific/Noumea", paper=1)
    verdict = build.audit()
    options = prepare(build.instance()).problem
    variants = _variants(build.instance())
    allowed = np.concatenate(options.choices)
    if papers == "forbid":
        assert hard(verdict, "exam", "amount") == [("variant", "E", "1")]
        assert verdict.costs["variant"] == 0
        assert not np.isin(variants, allowed).any()
    else:
        assert hard(verdict) == []
        assert paid(verdict) == {"variant": 2000}
        assert np.isin(variants, allowed).any()


def _variants(instance: Instance) -> np.ndarray:
    bands = build_draft(instance).bands
    return bands.loc[bands["paper"] > 0, "option"].unique()
