"""Three exams at one time, from the files to the answer.

Three at once. One candidate in three exams of 2 h at 08:30: two moved 1 000, three pairs of one day 30, three exams in
each of three runs of three days 30, three sittings 3: 1 063. Without chains one moved 500, one missed 5 000, the rest
the same: 5 563.
"""

from pathlib import Path

import pandas as pd

from models.instance import Instance
from scheduler import Result, Status, read, solve
from tests.support.written_semester import by_rule, settings, written


def answer(folder: Path) -> Result:
    semester = read(folder)
    assert isinstance(semester, Instance)
    return solve(semester, work=1)


ONE_SITE = {
    "centres": "id,name,zone,policy,holidays,copy_days\nPAR,Paris,Europe/Paris,national,FR,0",
    "rooms": "id,site,seats\nR1,PAR-A,20\nR2,PAR-A,20\nR3,PAR-A,4\nR4,PAR-A,4",
}


def at_once(folder: Path, more: str = "") -> Path:
    """One candidate in three exams of 2 h at 08:30, three others in each."""
    others = [f"x{i}{g}" for g in ("G1", "G2", "G3") for i in range(3)]
    tables = {
        **ONE_SITE,
        "sites": "id,centre,name,zone,hours_weekdays\nPAR-A,PAR,Paris A,Europe/Paris,08:00-21:30",
        "rooms": "id,site,seats\n" + "\n".join(f"A{i},PAR-A,12" for i in range(1, 8)),
        "staff": "id,site,escort\n" + "\n".join(f"s{i},PAR-A,yes" for i in range(12)),
        "units": "id,title,ects\n" + "\n".join(f"G{i},UE G{i},6" for i in (1, 2, 3)),
        "offerings": "id,unit,centre,teaching_mode\n" + "\n".join(f"G{i},G{i},PAR,FOAD" for i in (1, 2, 3)),
        "exams": "id,offering,session,minutes,mode\n"
        + "\n".join(f"G{i}-1,G{i},1,120,on_site" for i in (1, 2, 3)),
        "candidates": "id,centre,site\nhero,PAR,PAR-A\n" + "\n".join(f"{o},PAR,PAR-A" for o in others),
        "registrations": "candidate,offering\nhero,G1\nhero,G2\nhero,G3\n"
        + "\n".join(f"{o},{o[2:]}" for o in others),
    }
    return written(folder, settings("2024-01-22", starts='weekdays = ["08:30"]', more=more), tables)


def test_three_exams_at_once_are_all_sat(tmp_path: Path) -> None:
    result = answer(at_once(tmp_path / "s"))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 1063, 1063)
    assert {rule: cost for rule, cost in result.costs.items() if cost} == {
        "transfer": 1000,
        "two-a-day": 30,
        "three-in-three": 30,
        "sittings": 3,
    }
    assert result.timetable is not None
    seats = result.timetable.seats
    mine = seats[seats["candidate"] == "hero"].sort_values("start")
    assert len(mine) == 3
    gaps = (mine["start"].iloc[1:].reset_index(drop=True) - mine["end"].iloc[:-1].reset_index(drop=True)) / (
        pd.Timedelta(minutes=1)
    )
    assert gaps.between(10, 90).all()


def test_without_chains_one_exam_is_missed_and_priced_once(tmp_path: Path) -> None:
    result = answer(at_once(tmp_path / "s", '[policy.transfer]\nchain = "forbid"'))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 5563, 5563)
    assert (result.costs["overlap-unresolved"], result.costs["transfer"]) == (5000, 500)
    assert result.verdict is not None
    assert len(by_rule(result.verdict, "overlap-unresolved")) == 1
