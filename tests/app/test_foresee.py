"""What a minute of counting refutes is said before any search: site, what is needed, what is there, who is away."""

import json
from pathlib import Path

import pytest

from models.instance import Instance
from models.text import Messages
from scheduler import check, foresee, read
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.cli.main import main
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH
from tests.support.written_semester import settings, written

TABLES = {
    "centres": "id,name,zone,holidays\nNCE,Nice,Europe/Paris,FR",
    "sites": "id,centre,name,zone,hours_weekdays,hours_saturday\nS,NCE,Nice,Europe/Paris,08:00-22:00,",
    "units": "id,title,ects\nA,Alpha,6",
    "offerings": "id,unit,centre,teaching_mode\nA-N,A,NCE,day",
    "exams": "id,offering,session,minutes,mode\nA1,A-N,1,120,on_site",
    "rooms": "id,site,seats\nR1,S,20",
    "staff": "id,site,escort\np,S,yes\nq,S,yes",
}
SESSION_2 = """
[[sessions]]
number = 2
first_day = 2027-01-28
last_day = 2027-02-05
[sessions.starts]
weekdays = ["14:00"]

[policy]
"""


def semester(folder: Path, count: int, told: str = "", **tables: str) -> Path:
    """One site, one exam of two hours, `count` candidates who sit it, a week of days with one start each."""
    people = [f"c{i}" for i in range(count)]
    sat = {
        "candidates": "id,centre,site\n" + "\n".join(f"{one},NCE,S" for one in people),
        "registrations": "candidate,offering\n" + "\n".join(f"{one},A-N" for one in people),
    }
    return written(folder, told or settings("2027-01-18", "2027-01-22"), TABLES | sat | tables)


def reasons(folder: Path, messages: Messages = ENGLISH) -> list[str]:
    """What `check` proves impossible, in words."""
    found = check(folder)
    assert isinstance(found.semester, Instance), found.issues
    told = ConflictSentences(found.semester, [rule.info for rule in RULES], messages)
    return [line for conflict in found.conflicts for line in told.lines(conflict)]


def test_five_candidates_on_two_seats(tmp_path: Path) -> None:
    folder = semester(tmp_path / "one", 5, rooms="id,site,seats\nR1,S,2")
    seats, watched = reasons(folder)
    assert seats == (
        "A1 (Alpha) needs 5 seats at Nice (S) at once whatever its start, and 2 are there: Rooms have seats for all."
    )
    # One invigilator is in one room, and no room has more than two seats: three for five candidates.
    assert "needs 3 invigilators at Nice (S)" in watched
    assert reasons(folder, FRENCH)[0] == (
        "A1 (Alpha) demande 5 places à Nice (S) en même temps quel que soit son début, et il y en a 2 : "
        "Les salles ont une place pour chacun."
    )


STAFF = "id,site,escort,from,until\np,S,yes,,\nq,S,yes,2027-01-04 08:00,2027-01-31 20:00"
TWO_ROOMS = "id,site,seats\nR1,S,10\nR2,S,10"


def test_one_invigilator_for_two_rooms_because_a_person_leaves_before(tmp_path: Path) -> None:
    told = settings("2027-02-01", "2027-02-05")
    (said,) = reasons(semester(tmp_path / "one", 15, told, rooms=TWO_ROOMS, staff=STAFF))
    assert said == (
        "A1 (Alpha) needs 2 invigilators at Nice (S) at once whatever its start, and 1 is there: "
        "Rooms are supervised. Not there then: q (until Sunday 31 January 2027)."
    )
    january = settings("2027-01-25", "2027-01-29")
    assert reasons(semester(tmp_path / "other", 15, january, rooms=TWO_ROOMS, staff=STAFF)) == []


def test_two_exams_at_the_only_start_lack_an_invigilator_at_that_time(tmp_path: Path) -> None:
    two = {
        "units": "id,title,ects\nA,Alpha,6\nB,Beta,6",
        "offerings": "id,unit,centre,teaching_mode\nA-N,A,NCE,day\nB-N,B,NCE,day",
        "exams": "id,offering,session,minutes,mode\nA1,A-N,1,120,on_site\nB1,B-N,1,120,on_site",
        "registrations": "candidate,offering\n" + "\n".join(f"c{i},{'AB'[i % 2]}-N" for i in range(15)),
    }
    told = settings("2027-02-01")
    (said,) = reasons(semester(tmp_path / "one", 15, told, rooms=TWO_ROOMS, staff=STAFF, **two))
    # Check-in begins half an hour before 14:00.
    assert said.startswith(
        "A1 (Alpha), B1 (Beta) need 2 invigilators together at Nice (S) at once, and 1 is there on "
        "Monday 1 February 2027 at 13:30: Rooms are supervised."
    )


def test_session_2_six_days_after_session_1(tmp_path: Path) -> None:
    told = settings("2027-01-18", "2027-01-22").replace("[policy]\n", SESSION_2)
    exams = TABLES["exams"] + "\nA2,A-N,2,120,on_site"
    (said,) = reasons(semester(tmp_path / "one", 5, told, exams=exams))
    # Marked on Monday 18 January + 21 days = 8 February, + 15 days of notice = 23 February.
    assert said == (
        "A2 (Alpha) is held on Friday 5 February 2027 at the latest, but A1 (Alpha) does not let it be before "
        "Tuesday 23 February 2027: Session 2 follows the results. "
        "Results come out on Monday 8 February 2027 after 21 days of marking and jury, + 15 days = Tuesday 23 February 2027."
    )


@pytest.mark.parametrize(("others", "rooms"), [(4, 1), (0, 0), (21, 2)])
def test_who_sits_alone_has_no_room_beside_the_others(tmp_path: Path, others: int, rooms: int) -> None:
    """One lacks a room: four others need one of 20 seats, 21 others two; alone, the one room is enough."""
    alone = "candidate,isolated\nc0,yes"
    seats = "id,site,seats\n" + "\n".join(f"R{i},S,20" for i in range(max(rooms, 1)))
    said = reasons(semester(tmp_path / "one", others + 1, accommodations=alone, rooms=seats))
    lacking = (
        f"A1 (Alpha) needs {rooms + 1} rooms at Nice (S) at once whatever its start, and {rooms} "
        f"{'is' if rooms == 1 else 'are'} there: Isolated candidates are alone."
    )
    assert (lacking in said) == (rooms > 0)
    assert bool(said) == (rooms > 0)


def test_each_start_lacks_something_else(tmp_path: Path) -> None:
    """In the morning the room with machines is closed, in the afternoon nobody is there: no start is left."""
    told = settings("2027-01-18", starts='weekdays = ["09:00", "14:00"]')
    folder = semester(
        tmp_path / "one",
        15,
        told,
        exams="id,offering,session,minutes,mode,features\nA1,A-N,1,120,on_site,pc",
        rooms="id,site,seats,features\nR1,S,20,pc\nR2,S,20,",
        availability="room,from,until\nR1,2027-01-18 12:00,2027-01-18 20:00",
        staff="id,site,escort,from,until\np,S,yes,2027-01-18 08:00,2027-01-18 12:00",
    )
    (said,) = reasons(folder)
    assert said == (
        "A1 (Alpha) has no possible start, each breaks one of these rules: "
        "Rooms are supervised, Rooms have what is needed."
    )


def test_the_tables_of_a_semester_counted_by_hand(tmp_path: Path) -> None:
    """Four starts, two a day; A1 of 15 candidates at any of them, B1 of 8 imposed on the first afternoon."""
    told = settings("2027-01-18", "2027-01-19", starts='weekdays = ["09:00", "14:00"]')
    folder = semester(
        tmp_path / "one",
        15,
        told,
        units="id,title,ects\nA,Alpha,6\nB,Beta,6",
        offerings="id,unit,centre,teaching_mode\nA-N,A,NCE,day\nB-N,B,NCE,day",
        exams="id,offering,session,minutes,mode,imposed_start\n"
        "A1,A-N,1,120,on_site,\nB1,B-N,1,120,on_site,2027-01-18T14:00",
        rooms=TWO_ROOMS,
        registrations="candidate,offering\n"
        + "\n".join([f"c{i},A-N" for i in range(15)] + [f"c{i},B-N" for i in range(8)]),
    )
    given = read(folder)
    assert isinstance(given, Instance)
    found = foresee(given)
    assert found.conflicts == ()
    columns = ["exam", "pinned", "candidates", "options", "starts", "site", "rooms", "sitters", "seats"]
    assert found.exams[columns].to_numpy().tolist() == [
        ["A1", False, 15, 4, 4, "S", 2, 15, 20],
        ["B1", True, 8, 1, 1, "S", 2, 8, 20],
    ]
    # Eight candidates sit both. The four starts lie on two days.
    assert found.zones.to_numpy().tolist() == [[1, "Europe/Paris", 2, 23, 4, 2, 2]]
    # Monday afternoon: all 8 of B1 and a quarter of the 15 of A1, 11.75 of 20 seats; else a quarter of the 15 alone.
    crowds = found.crowds[found.crowds["resource"] == "seats"]
    assert [(f"{r.day}", r.expected, r.there) for r in crowds.itertuples()] == [
        ("2027-01-18", 11.75, 20),
        ("2027-01-19", 3.75, 20),
    ]


def test_a_semester_that_nobody_sits_has_empty_tables(tmp_path: Path) -> None:
    given = read(
        semester(tmp_path / "one", 0, candidates="id,centre,site", registrations="candidate,offering")
    )
    assert isinstance(given, Instance)
    found = foresee(given)
    assert (found.conflicts, len(found.exams), len(found.zones), len(found.crowds)) == ((), 0, 0, 0)


@pytest.mark.parametrize(("seats", "status", "code"), [(20, "ok", 0), (2, "infeasible", 3)])
def test_dry_run_prints_the_tables_or_the_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seats: int, status: str, code: int
) -> None:
    folder = semester(tmp_path / "one", 5, rooms=f"id,site,seats\nR1,S,{seats}")
    with pytest.raises(SystemExit) as left:
        main(["--lang", "fr", "dry-run", str(folder)])
    printed = capsys.readouterr().out
    assert left.value.code == code
    assert ("Infaisabilité prouvée" in printed) == (code == 3)
    assert "Les épreuves les plus contraintes" in printed
    with pytest.raises(SystemExit):
        main(["dry-run", str(folder), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["exams"][0]["exam"], bool(told["conflicts"])) == (status, "A1", code == 3)


def test_dry_run_refuses_a_public_instance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.stu"
    path.write_text("0001 0002\n0002 0003\n")
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "dry-run", str(path)])
    assert left.value.code == 2
    assert "a public instance has no sites" in capsys.readouterr().err
