"""The Toronto collection: reading, its one soft rule, solving and auditing through the command."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from instances.io.public.itc2007 import timetable_of
from instances.io.public.toronto import read_toronto
from instances.io.public.toronto_solution import read_sol, write_sol
from models.issues import InvalidInput
from models.public import PublicInstance
from scheduler.audit.public_verdict import audit_public
from scheduler.compile.public_timetable import public_timetable
from scheduler.rules.public.ordered_catalogue import TORONTO_RULES
from scheduler.rules.public.proximity import Proximity
from scheduler.terms.public_model_data import build_public_model_data
from scheduler.terms.terms import Relate
from tests.support.competition_instances import case, public_file
from tests.support.languages import FRENCH
from tests.support.paths import ROOT, TINY
from tests.support.reading import open_instance

SMALL = "0001 0002\n0002 0003 \n\n0007\n0001 0002 0003\n"


def small(folder: Path, text: str = SMALL, courses: str | None = None) -> Path:
    path = folder / "small.stu"
    path.write_text(text)
    if courses is not None:
        (folder / "small.crs").write_text(courses)
    return path


def refused(path: Path, periods: int | None = 8) -> set[tuple[str, int, str]]:
    with pytest.raises(InvalidInput) as caught:
        read_toronto(path, periods)
    assert all(FRENCH.has(issue.code) for issue in caught.value.issues)
    return {(p.file, p.row, p.code) for p in caught.value.issues}


def at(instance: PublicInstance, *periods: int) -> int:
    """Cost of the exams at these periods, by the audit."""
    room = np.zeros(len(periods), np.int64)
    verdict = audit_public(instance, timetable_of(instance, np.array(periods), room))
    assert set(verdict.costs) == {"toronto-proximity"}
    assert not verdict.hard
    return verdict.costs["toronto-proximity"]


def test_lines_are_students_and_codes_exams(tmp_path: Path) -> None:
    given = read_toronto(small(tmp_path), 8)
    assert given.codes == ("1", "2", "3", "7")
    assert given.candidates == 4
    assert given.sizes.tolist() == [2, 3, 2, 1]
    assert len(given.periods) == 8
    assert given.rooms["seats"].tolist() == [8]


def test_courses_without_students_are_exams_too(tmp_path: Path) -> None:
    given = read_toronto(small(tmp_path, courses="0001 2\n0002 3\n0003 2\n0005 0\n0007 1\n"), 8)
    assert given.codes == ("1", "2", "3", "5", "7")
    assert given.sizes.tolist() == [2, 3, 2, 0, 1]


def test_cost_by_hand(tmp_path: Path) -> None:
    given = read_toronto(small(tmp_path), 8)
    # Students: {1,2}, {2,3}, {7}, {1,2,3}; exams 1, 2, 3, 7 in periods 0, 1, 3, 0.
    # Pair (1,2), two students, 1 apart: 2 * 16. Pair (2,3), two students, 2 apart: 2 * 8. (1,3), one, 3 apart: 4.
    assert at(given, 0, 1, 3, 0) == 32 + 16 + 4
    # Distances 5, 1 and 6: 2 * 1, 2 * 16, nothing.
    assert at(given, 0, 5, 6, 0) == 2 + 32
    # Distances 3 and 4: 2 * 4 + 2 * 2; 7 is too far to cost anything.
    assert at(given, 0, 3, 7, 0) == 2 * 4 + 2 * 2
    found = Proximity().check(case(given, timetable_of(given, np.array([0, 1, 3, 0]), np.zeros(4, np.int64))))
    assert sorted(found["cost"]) == [4, 16, 32]


@pytest.mark.parametrize("seed", range(5))
def test_terms_and_checks_agree(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    lines = [" ".join(map(str, rng.choice(9, rng.integers(1, 5), replace=False))) for _ in range(30)]
    given = read_toronto(small(tmp_path, "\n".join(lines)), int(rng.integers(1, 9)))
    data = build_public_model_data(given)
    for _ in range(5):
        choice = data.options.first[:-1] + rng.integers(data.periods, size=given.n_exams)
        seen = case(given, public_timetable(data, choice, np.zeros(given.n_exams, np.int64)))
        for rule in TORONTO_RULES:
            terms = list(rule.terms(data))
            assert all(isinstance(term, Relate) for term in terms)
            table, price, broken = rule.check(seen), 0, 0
            for term in terms:
                assert isinstance(term, Relate)
                place = term.pairs.at[choice]
                kernel = term.kernel[place[term.pairs.a], place[term.pairs.b]]
                price += 0 if term.hard else int((kernel * term.pairs.count).sum())
                broken += int(kernel.sum()) if term.hard else 0
            assert table["cost"].sum() == price
            assert (table["severity"] == "hard").sum() == broken


def test_every_problem_is_told(tmp_path: Path) -> None:
    assert refused(small(tmp_path, "0001 x\n0002 0002\n")) == {
        ("small.stu", 1, "public-toronto-code"),
        ("small.stu", 2, "public-toronto-twice"),
    }
    assert refused(small(tmp_path), None) == {("small.stu", 0, "public-toronto-periods")}
    assert refused(small(tmp_path, "\n")) == {("small.stu", 0, "public-toronto-empty")}
    assert refused(small(tmp_path, courses="0001 5\n0002 3\n0003\n0007 1\n")) == {
        ("small.crs", 1, "public-toronto-enrolment"),
        ("small.crs", 3, "public-toronto-line"),
        ("small.stu", 0, "public-toronto-unknown"),
    }
    with pytest.raises(InvalidInput) as caught:
        open_instance(TINY, None, 4)
    assert caught.value.issues[0].code == "input-open-periods"


def test_solutions_come_back(tmp_path: Path) -> None:
    given = read_toronto(small(tmp_path), 8)
    decided = timetable_of(given, np.array([0, 1, 3, 7]), np.zeros(4, np.int64))
    write_sol(tmp_path / "a.sol", decided, given)
    assert (tmp_path / "a.sol").read_text() == "1 0\n2 1\n3 3\n7 7\n"
    again = read_sol(tmp_path / "a.sol", given)
    assert again.starts.equals(decided.starts)
    (tmp_path / "b.sol").write_text("1 0\n2 9\n9 1\n1 2\nx\n")
    with pytest.raises(InvalidInput) as caught:
        read_sol(tmp_path / "b.sol", given)
    assert [(p.row, p.code) for p in caught.value.issues] == [
        (2, "public-sol-range"),
        (3, "public-sol-code"),
        (4, "public-sol-twice"),
        (5, "public-sol-line"),
    ]
    (tmp_path / "c.sol").write_text("1 0\n")
    with pytest.raises(InvalidInput) as caught:
        read_sol(tmp_path / "c.sol", given)
    assert [p.code for p in caught.value.issues] == ["public-sol-missing"]


def exams(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from scheduler.cli.main import main; main()", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)


def test_solve_and_audit(tmp_path: Path) -> None:
    path = small(tmp_path)
    run = exams(
        "solve", str(path), "--periods", "3", "--work", "50", "--out", str(tmp_path / "out"), "--json"
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    # Three periods for the triangle 1, 2, 3: whoever stands in the middle. Pairs (1,2) and (2,3) count
    # twice, (1,3) once: best with 2 outside: 1 in the middle costs 2*16 + 2*8 + 16, 2 in the middle 2*16 + 2*16 + 8.
    assert said["cost"] == 64
    again = exams("audit", str(path), str(tmp_path / "out" / "solution.sol"), "--periods", "3", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["cost"] == 64
    assert exams("solve", str(path), "--out", str(tmp_path / "none")).returncode == 2
    assert not (tmp_path / "none").exists()


@pytest.mark.public
def test_enrolment_of_the_collection() -> None:
    given = read_toronto(public_file("toronto/sta-f-83.stu"))
    assert (given.n_exams, given.candidates, len(given.periods)) == (139, 611, 13)
