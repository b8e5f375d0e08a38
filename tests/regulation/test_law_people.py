"""Everybody's own time and seat: a third more, alone in a room, one seat for who may sit and for nobody else.

F2 I.A.3.b: "tiers-temps supplémentaire […] composition en salle isolée". F2 I.B.2: "AUCUN temps supplémentaire".
"""

import pandas as pd
import pytest

from models.facts import Verdict
from scheduler.audit import audit
from tests.support.finding_tuples import DAY, at, broken
from tests.support.semester_builder import Build, utc, with_seats


def one(minutes: int = 120, extra: int = 0) -> Build:
    """One exam at 14:00 and its candidate."""
    return Build().exam("A", minutes).person("x", "A", extra=extra).start("A", f"{DAY} 14:00")


def seated(build: Build, seats: pd.DataFrame) -> Verdict:
    """The verdict when the seats are these."""
    return audit(build.instance(), with_seats(build.timetable(), seats))


def writing(minutes: int, extra: int, given: int) -> list[tuple[str, ...]]:
    """What is found when x writes so many minutes of an exam."""
    build = one(minutes, extra)
    seats = build.seats()
    seats["end"] = seats["start"] + pd.Timedelta(minutes=given)
    return broken(seated(build, seats))


@pytest.mark.parametrize(
    ("minutes", "extra", "own"),
    [
        # A third more, rounded up to five minutes: 20 minutes an hour.
        (90, 20, 120),  # + 30
        (100, 20, 135),  # + 33 1/3, so 35
        (110, 20, 150),  # + 36 2/3, so 40
        (120, 20, 160),  # + 40
        (180, 20, 240),  # + 60
        (240, 20, 320),  # + 80
        (120, 30, 180),  # half more
        (120, 0, 120),  # nothing more
    ],
)
def test_e02_a_third_more(minutes: int, extra: int, own: int) -> None:
    assert writing(minutes, extra, own) == []
    assert writing(minutes, extra, own - 5) == [("extra-time", "A", str(own - 5), str(own))]


def test_f05_nobody_is_given_time_that_is_not_his() -> None:
    # Two hours are two hours; and a third more is not a third and five minutes.
    assert writing(120, 0, 125) == [("extra-time", "A", "125", "120")]
    assert writing(120, 20, 165) == [("extra-time", "A", "165", "160")]


def test_everybody_begins_with_the_others() -> None:
    # F2 I.B.2: no time is added for who begins late, so nobody is told to come ten minutes after 14:00.
    build = one()
    seats = build.seats()
    seats["start"] += pd.Timedelta(minutes=10)
    seats["end"] += pd.Timedelta(minutes=10)
    ((rule, exam, amount, limit),) = broken(seated(build, seats))
    assert (rule, exam, amount, limit) == ("extra-time", "A", at(f"{DAY} 14:10"), at(f"{DAY} 14:00"))


@pytest.mark.parametrize("second", ["isolated", "ordinary"])
def test_e03_an_isolated_candidate_is_alone(second: str) -> None:
    build = Build().exam("A").room("small", 4).room("other", 4)
    build.person("x", "A", isolated=True).person("y", "A", isolated=second == "isolated")
    build.start("A", f"{DAY} 14:00").put("A", "small", "x").put("A", "other", "y")
    assert broken(build.audit()) == []
    found = set(broken(build.put("A", "small", "y").audit()))  # told of each who is not alone
    assert found == {("isolated-room", "A", "2", "1")}


def test_e03_one_room_serves_isolated_candidates_one_after_the_other() -> None:
    # 14:00 to 17:00, copies by 17:15; 18:00 with check-in from 17:30.
    build = Build().exam("A").exam("B").room("small", 1)
    build.person("x", "A", isolated=True).person("y", "B", isolated=True)
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 18:00").put("A", "small", "x").put("B", "small", "y")
    assert broken(build.audit()) == []


def test_a_registered_candidate_has_one_seat() -> None:
    # F2 I.C.2: the list of those registered for each exam. No seat, one, two.
    build = one().person("y", "A").room("spare", 10)
    seats = build.seats()
    assert broken(seated(build, seats)) == []
    assert broken(seated(build, seats[seats["candidate"] == "y"])) == [("seated-once", "A", "0", "1")]
    twice = pd.concat([seats, seats[seats["candidate"] == "x"].assign(room="spare")], ignore_index=True)
    assert ("seated-once", "A", "2", "1") in broken(seated(build, twice))


def test_a01_who_is_not_registered_has_no_seat() -> None:
    # F2 I.A.1.a: "préalablement inscrit administrativement et pédagogiquement". y takes B only.
    build = one().exam("B", 120).person("y", "B").start("B", "2024-01-24 14:00")
    seats = build.seats()
    extra = seats[seats["candidate"] == "x"].assign(candidate="y")
    found = broken(seated(build, pd.concat([seats, extra], ignore_index=True)))
    assert found == [("seated-once", "A", "1", "0")]


def test_a08_who_has_passed_does_not_sit_session_2() -> None:
    # F2: session 2 is for "les élèves ayant été absents ou n'ayant pas validé". x has passed, y has not.
    build = one().exam("A2", 120, of="A", session=2).person("y", "A").start("A2", "2024-04-09 14:00")
    both = build.seats()
    assert broken(seated(build, both)) == []  # before results everybody has a place
    build.passed("x", "A")
    assert broken(build.audit()) == []
    assert broken(seated(build, both)) == [("seated-once", "A2", "1", "0")]


def test_who_did_not_pass_keeps_his_seat_in_session_2() -> None:
    build = one().exam("A2", 120, of="A", session=2).person("y", "A").start("A2", "2024-04-09 14:00")
    build.passed("x", "A")
    seats = build.seats()
    gone = seats[~((seats["candidate"] == "y") & (seats["exam"] == "A2"))]
    assert broken(seated(build, gone)) == [("seated-once", "A2", "0", "1")]


def test_x05_the_longest_end_keeps_the_room() -> None:
    # 14:00 + 3 h = 17:00; with a third 18:00, copies by 18:15. The site's hours end with the longest.
    build = Build().exam("A").person("x", "A").person("y", "A", extra=20).start("A", f"{DAY} 14:00")
    bands = build.audit().facts.bands
    assert bands["occupied_to"].max() == utc(f"{DAY} 18:15")
    assert sorted(bands["end"]) == [utc(f"{DAY} 17:00"), utc(f"{DAY} 18:00")]
