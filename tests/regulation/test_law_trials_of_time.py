"""Small semesters that once had no answer, or a wrong one, from the files to the answer.

Each is worked out on paper:

Early start. 4 h at 14:00, a third more for one of four: 19:20, 19:35 with the copies; the site closes at 19:00.
Thirty-five minutes earlier is enough (limit 40 or 60): 35 candidate-minutes and one sitting, 36.

Gather. Paris 18:00, Taiohae 10:30 (21:00 in Paris), 3 h. On a grid of 5 minutes, two candidates wait five minutes:
10, two sittings, 12. To the minute one is enough: 2 + 2 = 4.

Skipped hours. 30 March 2025 and 31 March 2024, 02:30 in Paris: neither exists.
"""

from pathlib import Path

import pytest

from models.instance import Instance
from scheduler import InvalidInput, Result, Status, check, read, solve
from tests.support.written_semester import by_rule, judged, settings, written

PAPER = {
    "units": "id,title,ects\nI,UE I,6",
    "offerings": "id,unit,centre,teaching_mode\nI,I,PAR,FOAD",
}
ONE_SITE = {
    "centres": "id,name,zone,policy,holidays,copy_days\nPAR,Paris,Europe/Paris,national,FR,0",
    "rooms": "id,site,seats\nR1,PAR-A,20\nR2,PAR-A,20\nR3,PAR-A,4\nR4,PAR-A,4",
}
STAFF = "id,site,escort\n" + "\n".join(f"p{i},PAR-A,{'yes' if i < 4 else 'no'}" for i in range(8))


def answer(folder: Path) -> Result:
    semester = read(folder)
    assert isinstance(semester, Instance)
    return solve(semester, work=1)


def early(folder: Path, limit: str) -> Path:
    tables = {
        **ONE_SITE,
        **PAPER,
        "sites": "id,centre,name,zone,hours_weekdays\nPAR-A,PAR,Paris A,Europe/Paris,08:00-19:00",
        "staff": STAFF,
        "exams": "id,offering,session,minutes,mode\nI,I,1,240,on_site",
        "candidates": "id,centre,site\n" + "\n".join(f"p{i},PAR,PAR-A" for i in range(4)),
        "registrations": "candidate,offering\n" + "\n".join(f"p{i},I" for i in range(4)),
        "accommodations": "candidate,extra_minutes_per_hour\np0,20",
    }
    return written(folder, settings("2024-01-22", more=limit), tables)


@pytest.mark.parametrize("limit", ["[policy.extra-time]\nearly = 40", ""])
def test_an_early_start_between_two_quarters(tmp_path: Path, limit: str) -> None:
    folder = early(tmp_path / "s", limit)
    result = answer(folder)
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 36, 36)
    assert result.timetable is not None
    assert list(result.timetable.starts["early"]) == [35]
    by_hand = judged(folder, "exam,start,early\nI,2024-01-22T14:00,35")
    assert by_hand.findings[by_hand.findings["severity"] == "hard"].empty


@pytest.mark.parametrize("limit", [34, 30])
def test_no_early_start_is_long_enough(tmp_path: Path, limit: int) -> None:
    # Thirty-four minutes are less than 35, and so is every multiple of five that they hold.
    result = answer(early(tmp_path / "s", f"[policy.extra-time]\nearly = {limit}"))
    assert result.status is Status.INFEASIBLE


def gather(folder: Path, more: str = "") -> Path:
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nPAR,Paris,Europe/Paris,national,FR,0\n"
        "PYF,Polynésie,Pacific/Tahiti,national,,10",
        "sites": "id,centre,name,zone,hours_weekdays\nPAR-A,PAR,Paris A,Europe/Paris,08:00-21:30\n"
        "TAI,PYF,Taiohae,Pacific/Marquesas,09:50-20:00",
        "rooms": "id,site,seats\nR1,PAR-A,20\nT1,TAI,20",
        "staff": "id,site,escort\np0,PAR-A,yes\np1,PAR-A,no\nt0,TAI,yes\nt1,TAI,no",
        "units": "id,title,ects\nN,UE N,6",
        "offerings": "id,unit,centre,teaching_mode\nN,N,PAR,FOAD",
        "exams": "id,offering,session,minutes,mode\nN,N,1,180,on_site",
        "candidates": "id,centre,site\np0,PAR,PAR-A\np1,PAR,PAR-A\np2,PAR,PAR-A\nq0,PYF,TAI\nq1,PYF,TAI",
        "registrations": "candidate,offering\np0,N\np1,N\np2,N\nq0,N\nq1,N",
    }
    return written(folder, settings("2024-01-24", starts='weekdays = ["18:00"]', more=more), tables)


STARTS_OF_ONE_MINUTE = """
    exam,zone,start,gather
    N,Europe/Paris,2024-01-24T18:00,0
    N,Pacific/Marquesas,2024-01-24T10:30,1
"""


def test_a_gathering_of_one_minute_is_five_on_the_grid(tmp_path: Path) -> None:
    folder = gather(tmp_path / "s")
    result = answer(folder)
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 12, 12)
    assert len(by_rule(judged(folder, STARTS_OF_ONE_MINUTE), "gather", "hard")) == 1


def test_a_gathering_to_the_minute_if_the_policy_says_so(tmp_path: Path) -> None:
    folder = gather(tmp_path / "s", "[policy.gather]\nstep = 1")
    result = answer(folder)
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 4, 4)
    assert judged(folder, STARTS_OF_ONE_MINUTE).hard == 0


def test_an_imposed_start_in_a_skipped_hour_is_refused(tmp_path: Path) -> None:
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nC,Centre,Europe/Paris,neutral,,0",
        "sites": "id,centre,name,zone,hours_weekdays,hours_sunday\nS,C,S,Europe/Paris,00:00-23:59,00:00-23:59",
        "rooms": "id,site,seats\nR1,S,500",
        "units": "id,title,ects\nA,Unit A,5",
        "offerings": "id,unit,centre,teaching_mode,one_session\nA,A,C,day,only one",
        "exams": "id,offering,session,minutes,mode,imposed_start\nA,A,1,120,on_site,2025-03-30T02:30",
        "candidates": "id,centre,site\ns1,C,S",
        "registrations": "candidate,offering\ns1,A",
    }
    told = settings("2025-03-30", "2025-03-31", starts='weekdays = ["13:30"]', profile="neutral")
    folder = written(tmp_path / "s", told, tables)
    (issue,) = (i for i in check(folder).issues if i.severity == "error")
    assert (issue.file, issue.row, issue.column) == ("exams.csv", 2, "imposed_start")
    with pytest.raises(InvalidInput):
        read(folder)


def test_a_list_in_a_skipped_hour_offers_nothing_and_says_so(tmp_path: Path) -> None:
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nPAR,Paris,Europe/Paris,national,FR,0\n"
        "LBN,Liban,Asia/Beirut,national,,10",
        "sites": "id,centre,name,zone,hours_weekdays,hours_sunday\n"
        "PAR-A,PAR,Paris A,Europe/Paris,08:00-21:30,00:00-23:45\n"
        "BEY,LBN,Beyrouth,Asia/Beirut,08:00-21:30,00:00-23:45",
        "rooms": "id,site,seats\nR1,PAR-A,20\nB1,BEY,20",
        "units": "id,title,ects\nF,UE F,6",
        "offerings": "id,unit,centre,teaching_mode\nF,F,PAR,FOAD",
        "exams": "id,offering,session,minutes,mode\nF,F,1,180,on_site",
        "candidates": "id,centre,site\np0,PAR,PAR-A\nl0,LBN,BEY",
        "registrations": "candidate,offering\np0,F\nl0,F",
    }
    told = settings("2024-03-31", starts='sunday = ["02:30"]')
    folder = written(tmp_path / "s", told, tables)
    warned = [i for i in check(folder).issues if i.severity == "warning"]
    assert any("2024-03-31" in str((i.value, i.detail)) for i in warned)
    assert answer(folder).status is Status.INFEASIBLE
