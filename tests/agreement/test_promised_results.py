"""A set date of publication: kept or trusted, too late for session 2, and told with its dates."""

from datetime import date, time
from pathlib import Path

import numpy as np
import pytest

from instances import write_folder
from scheduler import check, solve
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.finding_sentences import FindingSentences
from scheduler.harness.workbench import Bench, check_all
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine
from tests.support.semester_builder import Build, hard
from tests.support.small_instance import SETTINGS, tables

FIRST = (date(2024, 1, 22), date(2024, 1, 26))
SECOND = (date(2024, 4, 8), date(2024, 4, 12))


def promised(published: date, second: tuple[date, date] = SECOND, **date_chain: str) -> Build:
    """One offering with an exam in each session, and a set date of publication; 21 days of marking, 15 days of wait."""
    build = Build(
        policy={"date_chain": date_chain},
        windows=(FIRST, second),
        starts_of_day=(time(14),),
        results_published=published,
    )
    return build.exam("E1").exam("E2", session=2, of="E1").people(2, "E1")


@pytest.mark.parametrize(
    ("published", "day", "late"),
    [
        (date(2024, 2, 12), "2024-01-22", False),  # + 21 days: 12 February, kept
        (date(2024, 2, 12), "2024-01-23", True),
    ],
)
@pytest.mark.parametrize("promise", ["keepable", "trusted"])
def test_a_promise_is_to_be_kept_or_is_trusted(published: date, day: str, late: bool, promise: str) -> None:
    build = promised(published, promise=promise).start("E1", f"{day} 14:00").start("E2", "2024-04-08 14:00")
    found = build.audit().findings
    told = found.loc[found["rule"] == "date-chain", ["severity", "exam", "amount", "limit", "cost"]]
    severity = "hard" if promise == "keepable" else "soft"
    expected = [[severity, "E1", "2024-02-13", "2024-02-12", 0]] if late else []
    assert told.to_numpy().tolist() == expected


@pytest.mark.parametrize("promise", ["keepable", "trusted"])
def test_the_solver_keeps_what_the_audit_calls_hard(promise: str) -> None:
    bench = Bench(promised(date(2024, 2, 14), promise=promise).instance())
    first, second = bench.data.options.of(0), bench.data.options.of(1)
    days = 0
    for option in first:
        choice = np.array([option, second[0]])
        table = check_all(bench.instance, bench.starts_only(choice), "date-chain")["date-chain"]
        assert table["severity"].eq("hard").any() == ("date-chain" in bench.broken(choice))
        days += bool(bench.problem.allowed[option])
    assert days == (3 if promise == "keepable" else 5)  # 22, 23 and 24 January, or the whole week


def test_session_2_waits_for_a_trusted_date_all_the_same() -> None:
    # 29 March + 15 days = 13 April.
    build = promised(date(2024, 3, 29), (date(2024, 4, 8), date(2024, 4, 13)), promise="trusted")
    build.start("E1", "2024-01-22 14:00").start("E2", "2024-04-12 14:00")
    assert hard(build.audit(), "exam", "amount", "limit", "at") == [
        ("date-chain", "E2", "2024-04-12", "2024-04-13", "2024-03-29")
    ]
    assert hard(build.start("E2", "2024-04-13 14:00").audit()) == []


def sentences(build: Build) -> list[tuple[str, str]]:
    """The findings of the date chain in both languages."""
    found = build.audit().findings
    info = next(rule.info for rule in RULES if rule.info.id == "date-chain")
    english, french = (FindingSentences(build.instance(), m) for m in (ENGLISH, FRENCH))
    rows = [row for _, row in found[found["rule"] == "date-chain"].iterrows()]
    return [(english.sentence(info, row), french.sentence(info, row)) for row in rows]


def test_the_findings_say_their_dates() -> None:
    build = promised(date(2024, 2, 12), (date(2024, 2, 19), date(2024, 3, 2)))
    build.start("E1", "2024-01-23 14:00").start("E2", "2024-02-20 14:00")
    assert sentences(build) == [
        (
            "E2 is on Tuesday 20 February 2024; the results of E1 are out on Monday 12 February 2024, so session 2 "
            "begins on Tuesday 27 February 2024 at the earliest",
            "E2 tombe le mardi 20 février 2024 ; les résultats de E1 sont publiés le lundi 12 février 2024, la session 2 "
            "commence donc au plus tôt le mardi 27 février 2024",
        ),
        (
            "the results of E1 can come as late as Tuesday 13 February 2024, and are promised for Monday 12 February 2024",
            "les résultats de E1 peuvent n'arriver que le mardi 13 février 2024, et sont promis pour le lundi 12 février "
            "2024",
        ),
    ]


def test_published_too_late_for_session_2_is_proven_and_told_with_the_dates() -> None:
    instance = promised(date(2024, 4, 5)).instance()
    result = solve(instance, work=1, workers=1)
    assert result.status == "infeasible"
    told = [
        line
        for conflict in result.conflicts
        for line in ConflictSentences(instance, [rule.info for rule in RULES], ENGLISH).lines(conflict)
    ]
    assert told == [
        "E2 (unit-E1) has no possible start, each breaks one of these rules: Session 2 follows the results. Results are "
        "published on Friday 5 April 2024 + 15 days = Saturday 20 April 2024, and the session ends on Friday 12 April "
        "2024."
    ]


def test_a_promise_that_no_exam_of_session_1_can_keep_is_told_with_the_dates() -> None:
    # 9 February - 21 days = 19 January, before the session.
    instance = promised(date(2024, 2, 9)).instance()
    result = solve(instance, work=1, workers=1)
    told = [
        line
        for conflict in result.conflicts
        for line in ConflictSentences(instance, [rule.info for rule in RULES], FRENCH).lines(conflict)
    ]
    assert any(
        line.endswith(
            "Résultats promis pour le vendredi 9 février 2024 - 21 jours de correction = vendredi 19 janvier 2024, et la "
            "session commence le lundi 22 janvier 2024."
        )
        for line in told
    ), told


@pytest.mark.parametrize(
    ("published", "warned", "proven"),
    [
        (date(2024, 5, 9), False, False),  # + 15 days: Friday 24 May
        (date(2024, 5, 10), False, True),  # Saturday 25 May, the last day, on which the site is closed
        (date(2024, 5, 11), True, True),  # 26 May
    ],
)
def test_check_foresees_results_that_come_too_late(
    tmp_path: Path, published: date, warned: bool, proven: bool
) -> None:
    first, second = SETTINGS["sessions"]
    settings = {**SETTINGS, "sessions": [{**first, "results_published": published}, second]}
    write_folder(tmp_path / "a", settings, tables())
    instance, issues = examine(tmp_path / "a")
    assert instance is not None
    told = [p for p in issues if p.code == "settings-published-late"]
    assert bool(told) == warned
    conflicts = check(tmp_path / "a").conflicts
    assert any(c.kind == "no-start" and "date-chain" in c.rules for c in conflicts) == proven
    for issue in told:
        assert (issue.file, issue.column, issue.severity) == (
            "instance.toml",
            "sessions[1].results_published",
            "warning",
        )
        assert issue.sentence(ENGLISH) == (
            "instance.toml, sessions[1].results_published = '2024-05-11': + 15 days = 2024-05-26, and session 2 ends on "
            "2024-05-25: 1 of its exams find no day; publish earlier, move session 2 or shorten the delay in the policy"
        )


def test_an_exam_annulled_by_a_sanction_is_not_passed_and_leaves_session_2_open() -> None:
    """The results say `no` of it; only a decided exclusion bars, and ends the registration."""
    build = promised(date(2024, 2, 20)).person("annulled", "E1").person("passed", "E1")
    build.results += [
        {"candidate": name, "offering": str(build.exams["E1"].offering), "passed": name == "passed"}
        for name in ("annulled", "passed")
    ]
    sits = build.instance().sits
    second = set(sits.loc[sits["exam"] == "E2", "candidate"])
    assert "annulled" in second
    assert "passed" not in second
