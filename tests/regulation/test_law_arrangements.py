"""Arrangements for a disability: for a person or for one exam, with pauses and papers, and refused if one likes.

What the texts say. F2 I.A.3.b: "le centre Cnam régional d'inscription mettra en œuvre, en fonction des moyens dont il
dispose, les aménagements spécifiques prévus par la réglementation (tiers-temps supplémentaire, agrandissement du texte
des sujets, traduction en braille, présence d'un secrétaire, composition en salle isolée, etc)". The circulars on
disability add pauses that are made up for, and leave the candidate free to do without an arrangement. The text speaks
of candidates, not of exams: that a row may name one exam is a reading of "aménagements spécifiques".

By hand, x has 20 minutes an hour; exams A of 120 and B of 180 minutes:
| row for the person | row for the exam          | A lasts                    | B lasts                   |
|--------------------|---------------------------|----------------------------|---------------------------|
| 20                 | –                         | 120 + 40 = 160             | 180 + 60 = 240            |
| 20, pauses of 15   | –                         | 160 + 15 = 175             | 240 + 15 = 255            |
| 20                 | A: 30                     | 120 + 60 = 180             | 240                       |
| 20                 | A: nothing                | 120                        | 240                       |
| –                  | B: pauses of 20           | 120                        | 200                       |
| 20, refused        | –                         | 120                        | 180                       |
| 20                 | A: 20, refused            | 120                        | 240                       |
"""

from pathlib import Path

import pandas as pd
import pytest

from models.instance import Instance
from scheduler import Result, Status, check, read, solve
from tests.support.written_semester import settings, written

HEADING = "candidate,exam,extra_minutes_per_hour,pause,isolated,{paper},refused"


def person(folder: Path, *rows: str, features: str = "", paper: str = "large_print") -> Path:
    """One candidate with A (120) on Monday and B (180) on Tuesday at 14:00, and these rows of arrangements."""
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nC,Centre,Europe/Paris,national,FR,0",
        "sites": "id,centre,name,zone,hours_weekdays\nS,C,Site,Europe/Paris,08:00-20:00",
        "rooms": f"id,site,seats,features\nR1,S,20,\nR2,S,20,{features}",
        "units": "id,title,ects\nA,Unit A,5\nB,Unit B,5",
        "offerings": "id,unit,centre,teaching_mode,one_session\nA,A,C,day,only one\nB,B,C,day,only one",
        "exams": "id,offering,session,minutes,mode,imposed_start\nA,A,1,120,on_site,2024-01-22T14:00\n"
        "B,B,1,180,on_site,2024-01-23T14:00",
        "candidates": "id,centre,site\nx,C,S\ny,C,S",
        "registrations": "candidate,offering\nx,A\nx,B\ny,A\ny,B",
        "accommodations": "\n".join((HEADING.format(paper=paper), *rows)),
    }
    return written(folder, settings("2024-01-22", "2024-01-23"), tables)


def answer(folder: Path) -> Result:
    semester = read(folder)
    assert isinstance(semester, Instance)
    return solve(semester, work=1)


def lasting(result: Result) -> tuple[int, int]:
    """Minutes that x writes in A and in B."""
    assert result.timetable is not None
    seats = result.timetable.seats
    mine = seats[seats["candidate"] == "x"].set_index("exam")
    minutes = (mine["end"] - mine["start"]) // pd.Timedelta(minutes=1)
    return int(minutes["A"]), int(minutes["B"])


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        (("x,,20,,,,",), (160, 240)),
        (("x,,20,15,,,",), (175, 255)),
        (("x,,20,,,,", "x,A,30,,,,"), (180, 240)),
        (("x,,20,,,,", "x,A,0,,,,"), (120, 240)),
        (("x,B,,20,,,",), (120, 200)),
        (("x,,20,,,,yes",), (120, 180)),
        (("x,,20,,,,", "x,A,20,,,,yes"), (120, 240)),
        (("x,A,20,,,,", "x,B,40,,,,"), (160, 300)),
    ],
)
def test_how_long_the_candidate_writes(
    tmp_path: Path, rows: tuple[str, ...], minutes: tuple[int, int]
) -> None:
    result = answer(person(tmp_path / "s", *rows))
    assert result.status is Status.OPTIMAL
    assert lasting(result) == minutes


def test_alone_in_one_exam_only(tmp_path: Path) -> None:
    result = answer(person(tmp_path / "s", "x,A,,,yes,,"))
    assert result.timetable is not None
    seats = result.timetable.seats
    kinds = seats[seats["candidate"] == "x"].set_index("exam")["kind"]
    assert (kinds["A"], kinds["B"]) == ("isolated", "ordinary")


def test_a_refused_arrangement_needs_no_room(tmp_path: Path) -> None:
    result = answer(person(tmp_path / "s", "x,,,,yes,,yes"))
    assert result.timetable is not None
    assert set(result.timetable.seats["kind"]) == {"ordinary"}


@pytest.mark.parametrize("paper", ["large_print", "braille", "computer"])
def test_a_paper_changes_no_time(tmp_path: Path, paper: str) -> None:
    # "agrandissement du texte des sujets, traduction en braille": another paper, the same duration.
    assert lasting(answer(person(tmp_path / "s", "x,,,,,yes,", paper=paper))) == (120, 180)


def test_an_exam_that_the_candidate_does_not_sit_is_told(tmp_path: Path) -> None:
    (issue,) = (i for i in check(person(tmp_path / "s", "x,Z,20,,,,")).issues if i.severity == "error")
    assert (issue.file, issue.row, issue.column) == ("accommodations.csv", 2, "exam")
