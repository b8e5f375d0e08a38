"""Three exams at one time, from the files to the answer.

Three at once. One candidate in three exams of 2 h at 08:30: two moved 1 000, three pairs of one day 30, three exams in
each of three runs of three days 30, three sittings 3: 1 063. Without chains one moved 500, one missed 5 000, the rest
the same: 5 563. So it is where the day is too short for the second move: A to 10:30, B 10:40 to 12:40, C 12:50 to 14:50,
copies until 15:05, 380 minutes after 08:30. From 15:15, or 390 minutes, B can wait until the room of A is free again.
Without escorts two are missed: 10 063.

Four at once, two moved (1 000), one missed (5 000): six pairs of one day 60, two beyond two in each of three runs 60,
four sittings 4: 6 124.
"""

from pathlib import Path

import pandas as pd
import pytest

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


def at_once(
    folder: Path,
    more: str = "",
    *,
    count: int = 3,
    minutes: int = 120,
    closes: str = "21:30",
    escorts: str = "yes",
    extra: int = 0,
) -> Path:
    """One candidate in so many exams of 2 h at 08:30, three others in each."""
    numbers = range(1, count + 1)
    others = [f"x{i}{g}" for g in (f"G{n}" for n in numbers) for i in range(3)]
    tables = {
        **ONE_SITE,
        "sites": f"id,centre,name,zone,hours_weekdays\nPAR-A,PAR,Paris A,Europe/Paris,08:00-{closes}",
        "rooms": "id,site,seats\n" + "\n".join(f"A{i},PAR-A,12" for i in range(1, 8)),
        "staff": "id,site,escort\n" + "\n".join(f"s{i},PAR-A,{escorts}" for i in range(12)),
        "units": "id,title,ects\n" + "\n".join(f"G{i},UE G{i},6" for i in numbers),
        "offerings": "id,unit,centre,teaching_mode\n" + "\n".join(f"G{i},G{i},PAR,FOAD" for i in numbers),
        "exams": "id,offering,session,minutes,mode\n"
        + "\n".join(f"G{i}-1,G{i},1,{minutes},on_site" for i in numbers),
        "candidates": "id,centre,site\nhero,PAR,PAR-A\n" + "\n".join(f"{o},PAR,PAR-A" for o in others),
        "registrations": "candidate,offering\n"
        + "".join(f"hero,G{i}\n" for i in numbers)
        + "\n".join(f"{o},{o[2:]}" for o in others),
    }
    if extra:
        tables["accommodations"] = f"candidate,extra_minutes_per_hour\nhero,{extra}"
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


@pytest.mark.parametrize(
    ("closes", "cost"),
    [("15:15", 1063), ("15:14", 1063), ("15:05", 1063), ("15:04", 5563), ("12:55", 5563), ("12:54", 10063)],
)
def test_a_site_that_closes_too_early_for_a_move(tmp_path: Path, closes: str, cost: int) -> None:
    result = answer(at_once(tmp_path / "s", closes=closes))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, cost, cost)


@pytest.mark.parametrize(("longest", "cost"), [(390, 1063), (389, 1063), (380, 1063), (379, 5563)])
def test_a_day_that_is_too_long_for_a_second_move(tmp_path: Path, longest: int, cost: int) -> None:
    result = answer(at_once(tmp_path / "s", f"[policy.transfer]\nlongest_day = {longest}"))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, cost, cost)


def test_without_escorts_two_are_missed(tmp_path: Path) -> None:
    result = answer(at_once(tmp_path / "s", escorts="no"))
    assert result.cost == 10063
    assert result.costs["transfer"] == 0


def test_four_at_once(tmp_path: Path) -> None:
    result = answer(at_once(tmp_path / "s", count=4))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 6124, 6124)
    assert (result.costs["overlap-unresolved"], result.costs["transfer"]) == (5000, 1000)


def test_three_at_once_with_extra_time(tmp_path: Path) -> None:
    # 90 minutes and a third: 08:30 to 10:30, an hour, 11:30 to 13:30, an hour, 14:30 to 16:30.
    result = answer(at_once(tmp_path / "s", minutes=90, extra=20))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 1063, 1063)


def test_a_cap_of_one_is_one(tmp_path: Path) -> None:
    result = answer(at_once(tmp_path / "s", "[policy.transfer]\ncap = 1"))
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 5563, 5563)
