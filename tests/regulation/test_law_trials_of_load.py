"""Four exams of a candidate in five days, five exams in five days: from the files to the answer.

Four in five days. Mon 13, Tue 14, Thu 16, Fri 17 January 2025: the five days from the 13th hold four, one too many;
every other run of five days holds three at most. Four sittings cost 4, a row `3 in 5` at price p one p more.

Many exams, few days. Five exams, five days: one a day and nothing to pay for it.
"""

from pathlib import Path

import pytest

from models.instance import Instance
from scheduler import Result, Status, read, solve
from tests.support.written_semester import settings, written


def answer(folder: Path) -> Result:
    semester = read(folder)
    assert isinstance(semester, Instance)
    return solve(semester, work=1)


def week(folder: Path, imposed: tuple[str, ...], sitters: int, more: str, last: str) -> Path:
    """Exams of 2 h of a neutral university, two starts a day, all sat by one candidate or each by another."""
    names = [f"E{i}" for i in range(len(imposed))]
    people = [f"s{i}" for i in range(sitters)]
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nC,Centre,Europe/Paris,neutral,,0",
        "sites": "id,centre,name,zone,hours_weekdays,hours_saturday\n"
        "S,C,Site,Europe/Paris,07:00-22:00,07:00-22:00",
        "rooms": "id,site,seats\nR1,S,500\nR2,S,500",
        "units": "id,title,ects\n" + "\n".join(f"{n},Unit {n},5" for n in names),
        "offerings": "id,unit,centre,teaching_mode,one_session\n"
        + "\n".join(f"{n},{n},C,day,only one" for n in names),
        "exams": "id,offering,session,minutes,mode,imposed_start\n"
        + "\n".join(f"{n},{n},1,120,on_site,{at}" for n, at in zip(names, imposed, strict=True)),
        "candidates": "id,centre,site\n" + "\n".join(f"{p},C,S" for p in people),
        "registrations": "candidate,offering\n"
        + "\n".join(f"s{i % sitters},{n}" for i, n in enumerate(names)),
    }
    starts = 'weekdays = ["09:00", "14:00"]'
    told = settings("2025-01-13", last, starts=starts, profile="neutral", more=more)
    return written(folder, told, tables)


FOUR = tuple(f"2025-01-{day}T09:00" for day in (13, 14, 16, 17))
THREE_IN_FIVE = """
    [[policy.exam-load.rows]]
    id = "three in five"
    most = 3
    days = 5
"""


def test_four_exams_in_five_days_cost_the_price_of_the_row(tmp_path: Path) -> None:
    plain = answer(week(tmp_path / "a", FOUR, 1, "", "2025-01-31"))
    priced = answer(week(tmp_path / "b", FOUR, 1, THREE_IN_FIVE + "    weight = 7", "2025-01-31"))
    assert plain.cost is not None
    assert priced.cost == plain.cost + 7


def test_three_exams_in_five_days_are_within_the_hard_row(tmp_path: Path) -> None:
    result = answer(week(tmp_path / "s", FOUR[:3], 1, THREE_IN_FIVE, "2025-01-31"))
    assert result.status is Status.OPTIMAL


def test_five_exams_are_spread_over_five_days(tmp_path: Path) -> None:
    even = "[policy.weights]\neven-days = 10"
    result = answer(week(tmp_path / "s", ("",) * 5, 5, even, "2025-01-17"))
    assert result.status is Status.OPTIMAL
    assert result.costs["even-days"] == 0
    assert result.timetable is not None
    assert result.timetable.starts["start"].dt.date.nunique() == 5


def test_four_exams_in_five_days_are_impossible_if_the_row_is_hard(tmp_path: Path) -> None:
    result = answer(week(tmp_path / "s", FOUR, 1, THREE_IN_FIVE, "2025-01-31"))
    assert result.status is Status.INFEASIBLE
    named = {exam for conflict in result.conflicts for exam in conflict.exams}
    assert named == {"E0", "E1", "E2", "E3"}
    assert {c for conflict in result.conflicts for c in conflict.candidates} == {"s0"}


FORBID = """
    [policy.transfer]
    unresolved = "forbid"
"""


def test_two_exams_at_once_name_the_candidate_and_the_rule(tmp_path: Path) -> None:
    """Nobody may be moved in this university, and nothing may be missed."""
    result = answer(week(tmp_path / "s", ("2025-01-13T09:00",) * 2, 1, FORBID, "2025-01-31"))
    assert (result.status, result.witness) == (Status.INFEASIBLE, "certificate")
    (why,) = result.conflicts
    assert (why.kind, why.rules, why.candidates) == ("pair", ("overlap-unresolved",), ("s0",))
    assert set(why.exams) == {"E0", "E1"}


@pytest.mark.parametrize(("exams", "cap", "fits"), [(4, 0, True), (5, 0, False), (6, 2, None), (7, 2, False)])
def test_more_exams_than_starts_and_moves_name_the_candidate_and_the_numbers(
    exams: int, cap: int, fits: bool | None, tmp_path: Path
) -> None:
    """Two days with two starts each: four exams one after another, and as many more as may be moved."""
    more = FORBID + f"    cap = {cap}\n"
    result = answer(week(tmp_path / "s", ("",) * exams, 1, more, "2025-01-14"))
    if fits is not None:
        assert (result.status is Status.INFEASIBLE) == (not fits)
    counted = [why for why in result.conflicts if why.needed is not None]
    assert [(why.rules, why.candidates, why.needed, why.there) for why in counted] == (
        [] if exams <= 4 + cap else [(("overlap-unresolved",), ("s0",), exams, 4 + cap)]
    )
