"""Closed days: whose public holidays count, and for whom.

What the texts say. F2 I.A.2.c(1): "le calendrier des enseignements indiquant les périodes de cours, les périodes
d'interruption des cours et les périodes d'examens"; F2 I.A.2.c: "L'évaluation se déroule dans le centre Cnam régional
d'inscription de l'élève". So the days of the place count. Two things no text decides, and a policy says them: whether
an exam written at home is barred by the public holiday of the home site (`open-days.remote`, barred by default: who
has a day off is not called to an exam), and that works in a building keep nobody from writing at home.

By hand, holidays of 2024:
| place                 | calendar | 29 Mar (Good Friday) | 27 May | 28 May | 10 Jun |
|-----------------------|----------|----------------------|--------|--------|--------|
| Nancy (Grand Est)     | FR       | works                | works  | works  | works  |
| Strasbourg (the same) | FR-6AE   | holiday              | works  | works  | works  |
| Les Abymes            | FR-971   | holiday or not¹      | holiday| works  | works  |
| Marigot (the same)    | FR-MF    | –                    | works  | holiday| works  |
| Cayenne               | FR-973   | –                    | works  | works  | holiday|
¹ not asked here. 27 May is the abolition of slavery in Guadeloupe, 28 May in Saint-Martin, 10 June in Guyane.

A day is a day of the place: 10 June begins in Cayenne (UTC-3) when it is 05:00 in Paris (summer time, UTC+2).
"""

from datetime import date
from pathlib import Path

import pytest

from scheduler import Status, read, solve
from tests.support.finding_tuples import rules
from tests.support.semester_builder import Build
from tests.support.written_semester import by_rule, judged, settings, written

CAYENNE = "America/Cayenne"
SUMMER = ((date(2024, 6, 8), date(2024, 6, 22)), (date(2024, 9, 9), date(2024, 9, 14)))
HOLIDAY = date(2024, 6, 10)


def region(folder: Path, day: str, *, remote: bool = False, more: str = "", local: str = "FR-6AE") -> Path:
    """Grand Est on one day: Nancy, and Strasbourg with its own holidays; one exam with a candidate in each."""
    mode = "remote" if remote else "on_site"
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nGE,Grand Est,Europe/Paris,national,FR,0",
        "sites": "id,centre,name,zone,hours_weekdays,hours_saturday,hours_sunday,holidays\n"
        "NCY,GE,Nancy,Europe/Paris,08:00-21:00,08:00-21:00,08:00-21:00,\n"
        f"STR,GE,Strasbourg,Europe/Paris,08:00-21:00,08:00-21:00,08:00-21:00,{local}",
        "rooms": "id,site,seats\nR1,NCY,20\nR2,STR,20",
        "units": "id,title,ects\nA,Unit A,5",
        "offerings": "id,unit,centre,teaching_mode,one_session\nA,A,GE,FOAD,only one",
        "exams": f"id,offering,session,minutes,mode,imposed_start\nA,A,1,120,{mode},",
        "candidates": "id,centre,site\nn1,GE,NCY\ns1,GE,STR",
        "registrations": "candidate,offering\nn1,A\ns1,A",
    }
    starts = 'weekdays = ["14:00"]\nsaturday = ["14:00"]\nsunday = ["14:00"]'
    return written(folder, settings(day, starts=starts, more=more), tables)


def closed_at(folder: Path, day: str) -> list[str]:
    """The sites at which an exam at 14:00 of this day falls on a closed day."""
    verdict = judged(folder, f"exam,start\nA,{day}T14:00")
    return sorted(by_rule(verdict, "open-days", "hard")["site"])


@pytest.mark.parametrize(
    ("local", "day", "closed"),
    [
        ("FR-6AE", "2024-03-29", ["STR"]),  # Good Friday
        ("FR-6AE", "2024-12-26", ["STR"]),  # the second day of Christmas
        ("FR-6AE", "2024-03-28", []),  # the day before
        ("FR-6AE", "2024-03-30", []),  # the day after
        ("FR-6AE", "2024-05-01", ["NCY", "STR"]),  # a holiday of both
        ("FR-6AE", "2024-11-11", ["NCY", "STR"]),
        ("", "2024-03-29", []),  # blank: the centre's calendar
        ("", "2024-12-26", []),
        ("", "2024-05-01", ["NCY", "STR"]),
        ("FR-971", "2024-05-27", ["STR"]),
        ("FR-971", "2024-05-28", []),
        ("FR-MF", "2024-05-27", []),
        ("FR-MF", "2024-05-28", ["STR"]),
    ],
)
def test_the_calendar_of_the_site_wins_over_that_of_its_centre(
    tmp_path: Path, local: str, day: str, closed: list[str]
) -> None:
    assert closed_at(region(tmp_path / "s", day, local=local), day) == closed


def test_a_site_may_keep_no_day_that_its_centre_keeps(tmp_path: Path) -> None:
    # Overriding is no addition: Abidjan's calendar in a French centre knows no 14 July (Côte d'Ivoire: 7 August).
    assert closed_at(region(tmp_path / "s", "2024-07-14", local="CI"), "2024-07-14") == ["NCY"]
    assert closed_at(region(tmp_path / "t", "2024-08-07", local="CI"), "2024-08-07") == ["STR"]


def test_a_national_paper_has_no_start_on_a_day_that_one_site_keeps(tmp_path: Path) -> None:
    assert solve(read(region(tmp_path / "s", "2024-03-29")), work=1).status is Status.INFEASIBLE
    assert solve(read(region(tmp_path / "t", "2024-03-29", local="")), work=1).status is Status.OPTIMAL


@pytest.mark.parametrize(("more", "closed"), [("", ["STR"]), ('[policy.open-days]\nremote = "free"', [])])
def test_a_holiday_of_the_home_site_bars_an_exam_written_there(
    tmp_path: Path, more: str, closed: list[str]
) -> None:
    folder = region(tmp_path / "s", "2024-03-29", remote=True, more=more)
    assert closed_at(folder, "2024-03-29") == closed


def home(start: str, reason: str, remote: bool, **settings: object) -> Build:
    """An exam in Paris and Cayenne that begins at this time of Paris; 10 June is closed in Cayenne."""
    build = Build(windows=SUMMER, **settings).site("Cayenne", CAYENNE)  # type: ignore[arg-type]
    build.exam("A", 60, remote=remote).person("x", "A").person("y", "A", site="Cayenne")
    build.closure("Cayenne", HOLIDAY, reason, public=reason == "holiday").start("A", start)
    build.start("A", start, CAYENNE).starts["A", CAYENNE]["start"] = build.starts["A", "Europe/Paris"][
        "start"
    ]
    return build


@pytest.mark.parametrize(
    ("start", "barred"),
    [
        ("2024-06-10 04:59", False),  # 23:59 of 9 June in Cayenne
        ("2024-06-10 05:00", True),  # 00:00 of 10 June
        ("2024-06-10 14:00", True),
        ("2024-06-11 04:59", True),  # 23:59 of 10 June
        ("2024-06-11 05:00", False),
    ],
)
@pytest.mark.parametrize("remote", [True, False])
def test_the_day_is_that_of_the_place(start: str, barred: bool, remote: bool) -> None:
    assert ("open-days" in rules(home(start, "holiday", remote).audit())) is barred


def test_free_says_that_holidays_do_not_concern_those_at_home() -> None:
    free = {"open-days": {"remote": "free"}}
    assert "open-days" not in rules(home("2024-06-10 14:00", "holiday", True, policy=free).audit())
    assert "open-days" in rules(home("2024-06-10 14:00", "holiday", False, policy=free).audit())


@pytest.mark.parametrize("reason", ["Travaux", "closed"])
def test_works_in_a_building_keep_nobody_from_writing_at_home(reason: str) -> None:
    assert "open-days" not in rules(home("2024-06-10 14:00", reason, True).audit())
    assert "open-days" in rules(home("2024-06-10 14:00", reason, False).audit())


def test_a_holiday_of_another_place_bars_nobody_here() -> None:
    build = Build(windows=SUMMER).site("Cayenne", CAYENNE).closure("Cayenne", HOLIDAY)
    build.exam("A", remote=True).person("x", "A").start("A", "2024-06-10 14:00")
    assert rules(build.audit()) == set()
