"""Semesters nobody can schedule: proven at once, with the rules and exams in conflict, and proven again by CP-SAT."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from models.instance import Instance
from scheduler.app.compile_instance import compile_instance
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.conflicts import conflicts_of
from scheduler.harness.workbench import Bench, check_all
from scheduler.rules.ordered_catalogue import RULES
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.first_solution import find_feasible
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.load_cells import load_cells_of
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import SHIPPED
from tests.support.reading import examine, policy_of, read_instance
from tests.support.semester_builder import Build, hard, paid

INFEASIBLE = SHIPPED / "infeasible"
WHY = {
    "july": (
        "NFA031-S2 + NFA031-S1: date-chain, 2024-07-12 < 2024-07-16",
        "NFP107-S2 + NFA031-S1: date-chain, 2024-07-12 < 2024-07-16",
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
    assert {path.name for path in INFEASIBLE.iterdir() if path.is_dir()} == set(WHY)
    for name, reasons in WHY.items():
        readme = (INFEASIBLE / name / "README.md").read_text(encoding="utf-8")
        rules = reasons[0].split(": ")[1].split(", ")
        assert any(rule in readme for rule in rules), name


@pytest.mark.parametrize("name", WHY)
def test_it_is_read_without_an_error_and_proven_impossible(name: str) -> None:
    instance, issues = examine(INFEASIBLE / name)
    assert instance is not None, issues
    problem = compile_instance(instance).problem
    found = conflicts_of(instance, certificate(problem), problem.options.names)
    assert tuple(conflict.line() for conflict in found) == WHY[name]
    if all(len(options) for options in problem.choices):
        again = find_feasible(problem, load_cells_of(problem), Budget(None, 2000), seed=1, workers=1)
        assert again.infeasible, "CP-SAT, which knows no certificate, comes to the same end"


JAVA, BASES = "Programmation avec Java", "Systèmes de gestion de bases de données"
EVENING = "Thursday 25 January 2024 at 18:00"
TOLD = {
    "july": (
        f"NFA031-S2 ({JAVA}) is held on Friday 12 July 2024 at the latest, but NFA031-S1 ({JAVA}) does not let it be "
        "before Tuesday 16 July 2024: Session 2 follows the results. Results come out on Monday 1 July 2024 after 21 days "
        "of marking and jury, + 15 days = Tuesday 16 July 2024.",
        ("NFA031-S2", "NFA031-S1"),
        (),
    ),
    "small-rooms": (
        "CCG101-S1 (Comptabilité et contrôle de gestion Initiation I) needs 50 seats at Paris Saint-Martin (PAR) at once "
        "whatever its start, and 42 are there: Rooms have seats for all.",
        ("CCG101-S1",),
        (),
    ),
    "tahiti": (
        f"NFP107-S1 ({BASES}) has no possible start, each breaks one of these rules: "
        "Exams lie in the session's window, Sites are open throughout, Variant papers.",
        ("NFP107-S1",),
        (),
    ),
    "three-overlaps": (
        f"NFA031-S1 ({JAVA}, imposed on {EVENING}) and NFP107-S1 ({BASES}, imposed on {EVENING}) break a rule together "
        "whatever their starts: Overlaps without a solution. 1 candidate sits both: c016.",
        ("NFA031-S1", "NFP107-S1"),
        ("c016",),
    ),
    "two-rooms": (
        f"NFA031-S1 ({JAVA}, imposed on {EVENING}) and NFP107-S1 ({BASES}, imposed on Thursday 25 January 2024 at "
        "18:15) break a rule together whatever their starts: Teachers are in one place at a time.",
        ("NFA031-S1", "NFP107-S1"),
        (),
    ),
}


@pytest.mark.parametrize("name", WHY)
def test_the_reason_is_told_with_titles_dates_and_candidates(name: str) -> None:
    instance, infos = read_instance(INFEASIBLE / name), [rule.info for rule in RULES]
    problem = compile_instance(instance).problem
    first = conflicts_of(instance, certificate(problem), problem.options.names)[0]
    english, french = (ConflictSentences(instance, infos, messages) for messages in (ENGLISH, FRENCH))
    sentence, exams, candidates = TOLD[name]
    assert english.lines(first) == [sentence]
    assert (first.exams, first.candidates) == (exams, candidates)
    fields = french.fields(first)
    assert [rule["id"] for rule in fields["rules"]] == list(first.rules)
    titles = {str(info.id): info.name("fr") for info in infos}
    assert [rule["title"] for rule in fields["rules"]] == [titles[rule] for rule in first.rules]
    assert french.lines(first) != english.lines(first)
    assert json.loads(json.dumps(fields, default=str))["exams"] == list(exams)


def test_a_conflict_over_a_resource_names_what_is_there() -> None:
    """The rooms of the site for seats, its staff for people, the instant where it is known."""
    instance = read_instance(SHIPPED / "tiny")
    names = [str(exam.id) for exam in instance.exams]
    # 28 484 400 minutes after 1970-01-01 00:00 UTC: 19 780 days and 20 hours.
    seats = Infeasibility("load", ("room-seats",), (0, 1), "seats REU-A", "REU-A", 9, 8, instant=28_484_400)
    people = Infeasibility("load", ("invigilators",), (0,), "staff PAR-A+PAR-B", "PAR-A+PAR-B", 9, 8)
    aides = Infeasibility("load", ("secretaries",), (0,), "secretaries PAR-A", "PAR-A", 9, 8)
    first, second, third = conflicts_of(instance, (seats, people, aides), names)
    assert first.rooms == tuple(str(room.id) for room in instance.rooms if room.site == "REU-A") != ()
    assert (first.resource, first.staff) == ("seats", ())
    assert first.instant == datetime(2024, 2, 27, 20, tzinfo=UTC)
    staff = instance.staff
    assert second.staff == tuple(staff.loc[staff["site"].isin(["PAR-A", "PAR-B"]), "id"]) != ()
    assert (second.rooms, second.instant) == ((), None)
    able = staff["secretary"].astype(bool) if "secretary" in staff else staff["id"].eq("")
    assert third.staff == tuple(staff.loc[able & (staff["site"] == "PAR-A"), "id"])


def test_every_start_of_the_tahiti_paper_is_refused_by_the_audit_too() -> None:
    """A second proof, which knows no terms: the checks find something on every way to run the paper."""
    bench = Bench(read_instance(INFEASIBLE / "tahiti"))
    assert bench.data.options.nodes == 1
    for option in range(bench.data.options.size):
        found = check_all(
            bench.instance, bench.starts_only(np.array([option])), *WHY["tahiti"][0][11:].split(", ")
        )
        broken = [rule for rule, table in found.items() if (table["severity"] == "hard").any()]
        assert broken, option


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
    problem = compile_instance(_with(read_instance(INFEASIBLE / name), change)).problem
    assert certificate(problem) == ()
    made = find_feasible(problem, load_cells_of(problem), Budget(None, 4000), seed=1, workers=1)
    assert made.choice is not None


def _with(instance: Instance, change: dict[str, dict[str, object]]) -> Instance:
    own = (
        {"variant": {"papers": "forbid"}, "leak_gate": {"max_gather": 0}} if instance.name == "tahiti" else {}
    )
    policy = policy_of("national", {**own, **change})
    return replace(instance, policy=policy, policies=dict.fromkeys(instance.policies, policy))


@pytest.mark.parametrize("papers", ["allow", "forbid"])
def test_a_variant_is_priced_or_a_breach_and_the_solver_agrees(papers: str) -> None:
    """Paris at 14:00, Nouméa at 14:00 of its own clock, ten hours before: a paper each, worth 2000 or forbidden."""
    build = Build(policy={"variant": {"papers": papers}}).site("Noumea", zone="Pacific/Noumea")
    build.exam("E").person("a", "E").person("b", "E", site="Noumea")
    build.start("E", "2024-01-22 14:00").start("E", "2024-01-22 14:00", zone="Pacific/Noumea", paper=1)
    verdict = build.audit()
    options = compile_instance(build.instance()).problem
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
    bands = Bench(instance).data.bands
    return bands.loc[bands["paper"] > 0, "option"].unique()
