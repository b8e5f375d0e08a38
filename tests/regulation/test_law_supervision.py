"""Those who watch over the rooms.

F2 I.C.2: "Les surveillants sont informés des conditions particulières d'examen dont bénéficient certains candidats (temps
majoré de composition et/ou toute disposition spéciale prévue pour les candidats en situation de handicap)." F2 I.C.3(2):
"Les candidats peuvent être autorisés à quitter la salle d'examen de façon temporaire après le premier tiers de l'épreuve.
Dans ce cas, ils sont tenus de sortir un par un et doivent être accompagnés par un surveillant. Dans le cas où un seul
surveillant serait présent, toute sortie est définitive." F2 I.C.3(1): nobody leaves "avant la fin de la première heure".

By hand: an exam of three hours at 14:00 ends at 17:00, with a third more at 18:00; exits from 15:00. Of four hours: the
first third ends after 80 minutes.
"""

from datetime import datetime

import pandas as pd
import pytest

from scheduler.app.assign_staff import assign_staff
from scheduler.app.audit import audit
from scheduler.app.duties import DutyReport, duties
from tests.support.semester_builder import Build


def semester(minutes: int = 180) -> Build:
    build = Build().exam("A", minutes).room("hall", 40).people(3, "A")
    build.put("A", "hall", *[str(row["id"]) for row in build.candidates])
    return build.start("A", "2024-01-23 14:00")


def seen(build: Build) -> DutyReport:
    return duties(build.instance(), build.timetable())


def watched(build: Build, *people: tuple[str, str, str, str]) -> Build:
    for name, duty, since, until in people:
        build.duty(name, duty, "hall", f"2024-01-23 {since}", f"2024-01-23 {until}")
    return build


ANN, BOB = ("ann", "responsible", "13:30", "17:15"), ("bob", "invigilator", "13:30", "17:15")


@pytest.mark.parametrize(
    ("people", "invigilators"),
    [
        ((ANN,), 1),
        ((ANN, BOB), 2),
        # Bob leaves an hour before the end: from then on ann is alone.
        ((ANN, ("bob", "invigilator", "13:30", "16:00")), 1),
        # Cem follows bob without a gap: there are always two.
        ((ANN, ("bob", "invigilator", "13:30", "16:00"), ("cem", "invigilator", "16:00", "17:15")), 2),
        # A secretary writes and watches nobody.
        ((ANN, ("bob", "secretary", "13:30", "17:15")), 1),
    ],
)
def test_f07_f08_g05_with_one_invigilator_every_exit_is_final(
    people: tuple[tuple[str, str, str, str], ...], invigilators: int
) -> None:
    (row,) = seen(watched(semester(), *people)).rooms.to_dict("records")
    assert (row["room"], row["exam"], row["candidates"]) == ("hall", "A", 3)
    assert (row["invigilators"], row["final"]) == (invigilators, invigilators == 1)


def test_while_nobody_is_named_the_rule_says_how_many() -> None:
    build = semester()
    build.set_policy(invigilators={"ratio": 2})  # three candidates, one for each two: two
    assert seen(build).rooms[["invigilators", "final"]].to_numpy().tolist() == [[2, False]]


@pytest.mark.parametrize(
    ("minutes", "exits"),
    # The first hour (14:00 + 60), the first third of four hours (14:00 + 80), the end of an exam of 45 minutes.
    [(180, "15:00"), (120, "15:00"), (240, "15:20"), (45, "14:45")],
)
def test_f06_f07_exits_after_the_first_hour_and_the_first_third(minutes: int, exits: str) -> None:
    (row,) = seen(semester(minutes)).rooms.to_dict("records")
    assert f"{row['exits_from'].tz_convert('Europe/Paris'):%H:%M}" == exits


def test_who_sits_under_escort_later_may_leave_later() -> None:
    build = Build().exam("A", 120).exam("B", 120).person("x", "A", "B").person("y", "B")
    build.start("A", "2024-01-23 14:00").start("B", "2024-01-23 14:00").transfer(
        "x", "A", "B", "2024-01-23 16:10"
    )
    rooms = seen(build).rooms
    later = rooms[rooms["candidates"].eq(1) & rooms["room"].str.contains("later")]
    assert [f"{one.tz_convert('Europe/Paris'):%H:%M}" for one in later["exits_from"]] == ["17:10"]


def test_e06_invigilators_are_told_the_effect_and_never_the_name() -> None:
    build = semester()
    build.person("dis", "A", extra=20).put("A", "hall", "dis")
    build.candidates[-1].update(large_print=True)
    found = seen(build).briefings
    assert found[["room", "exam", "effect", "candidates"]].to_numpy().tolist() == [
        ["hall", "A", "extra", 1],
        ["hall", "A", "large_print", 1],
    ]
    assert found["until"].iloc[0].tz_convert("Europe/Paris").to_pydatetime().replace(tzinfo=None) == datetime(
        2024, 1, 23, 18, 0
    )
    assert pd.isna(found["until"].iloc[1])
    assert "candidate" not in found


def test_without_arrangements_there_is_nothing_to_tell() -> None:
    assert seen(semester()).briefings.empty


def test_fairness_of_duties_is_a_stated_figure() -> None:
    build = semester()
    build.site("Paris", staff=(3, 0))
    names = [str(row["id"]) for row in build.staff_rows]
    for name, until in zip(names, ("17:30", "15:30"), strict=False):
        build.duty(name, "invigilator", "hall", "2024-01-23 13:30", f"2024-01-23 {until}")
    (row,) = seen(build).shares.to_dict("records")
    # 240, 120 and 0 minutes: 360² / (3 (57 600 + 14 400)) = 129 600 / 216 000 = 0.6.
    assert (row["people"], row["least"], row["most"], row["mean"]) == (3, 0, 240, 120)
    assert row["fairness"] == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("minutes", "people", "paid"),
    [
        # By default nobody asks for a second person.
        (0, (ANN,), 0),
        # An exam of three hours where exits are wanted from three hours on: ann alone costs one unit, 5.
        (180, (ANN,), 5),
        (180, (ANN, BOB), 0),
        # The exam is a minute too short to ask.
        (181, (ANN,), 0),
        # Bob leaves a minute before the room is closed.
        (180, (ANN, ("bob", "invigilator", "13:30", "17:14")), 5),
        # Cem takes over from bob.
        (180, (ANN, ("bob", "invigilator", "13:30", "16:00"), ("cem", "invigilator", "16:00", "17:15")), 0),
        # A secretary lets nobody out.
        (180, (ANN, ("bob", "secretary", "13:30", "17:15")), 5),
    ],
)
def test_g05_a_second_invigilator_is_preferred_where_exits_are_wanted(
    minutes: int, people: tuple[tuple[str, str, str, str], ...], paid: int
) -> None:
    build = watched(semester(), *people)
    build.set_policy(second_invigilator={"minutes": minutes})
    assert audit(build.instance(), build.timetable()).costs.get("second-invigilator", 0) == paid


def test_g05_whoever_is_free_comes_along_and_nobody_else() -> None:
    for staff, named in ((1, 1), (2, 2), (3, 2)):
        build = semester().site("Paris", staff=(staff, 0))
        build.set_policy(second_invigilator={"minutes": 120})
        filled, cost = assign_staff(build.instance(), build.timetable(), 0)
        assert (filled.duties["staff"].nunique(), cost) == (named, 5 if named == 1 else 0)
