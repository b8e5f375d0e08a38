"""Where candidates sit, and in which modality: their own centre, leave to sit elsewhere, one centre and one mode."""

import pandas as pd
import pytest

from scheduler.audit import audit
from tests.support.finding_tuples import DAY, broken
from tests.support.semester_builder import Build, hard, with_seats


def network() -> Build:
    """Paris sets a paper; x is of Paris, y of Marseille (Paca)."""
    build = Build().site("Marseille", centre="Paca").exam("A").person("x", "A")
    return build.person("y", "A", site="Marseille").start("A", f"{DAY} 14:00")


def test_c01_everybody_sits_in_his_centre_of_registration() -> None:
    # F2 I.A.2.c: "dans le centre Cnam régional d'inscription de l'élève même pour les unités d'enseignement
    # dispensées par un autre centre Cnam régional".
    build = network()
    assert broken(build.audit()) == []
    away = build.put("A", "Paris/A", "y").audit()
    ((rule, exam, candidate, amount),) = hard(away, "exam", "candidate", "amount")
    assert (rule, exam, candidate, amount) == ("own-centre", "A", "y", "Paris")


@pytest.mark.parametrize("motive", ["professional travel", "move", "regional registration"])
def test_c04_leave_to_sit_in_another_centre(motive: str) -> None:
    # F0: another centre, after approval, for travel, a move during the year, or one's own regional centre.
    build = network().elsewhere("y", "Paris", motive=motive)
    assert broken(build.audit()) == []
    home = build.room("Marseille/A", 10, "Marseille").put("A", "Marseille/A", "y").audit()
    ((rule, exam, candidate, amount),) = hard(home, "exam", "candidate", "amount")
    assert (rule, exam, candidate, amount) == ("own-centre", "A", "y", "Paca")


def test_c04_leave_is_for_one_session() -> None:
    # Leave in session 1 only: session 2 is sat at home (Q03).
    build = network().exam("A2", of="A", session=2).start("A2", "2024-04-09 14:00").elsewhere("y", "Paris", 1)
    assert broken(build.audit()) == []
    seats = build.seats()
    moved = seats["candidate"].eq("y") & seats["exam"].eq("A2")
    seats.loc[moved, ["site", "room"]] = ["Paris", "Paris/A2"]
    found = hard(audit(build.instance(), with_seats(build.timetable(), seats)), "exam", "candidate")
    assert found == [("own-centre", "A2", "y")]


@pytest.mark.parametrize(
    ("centre", "mode", "expected"),
    [
        # The unit U twice in a semester, in the same centre and mode: one registration too many, but no breach here.
        ("Paris", "evening", []),
        # F2 I.A.1.c: "Il est interdit de participer aux examens relatifs à la même unité d'enseignement dans plusieurs
        # centres Cnam au même semestre."
        ("Lyon", "evening", ["one-centre"]),
        # "Il est interdit de se présenter aux examens d'une même unité d'enseignement avec des modalités différentes".
        ("Paris", "distance", ["one-teaching-mode"]),
        ("Lyon", "distance", ["one-centre", "one-teaching-mode"]),
    ],
)
def test_a02_a03_one_centre_and_one_mode_a_unit(centre: str, mode: str, expected: list[str]) -> None:
    build = Build().site("Lyon").exam("A", unit="U").exam("B", unit="U", teaching_mode=mode).person("x", "A")
    build.register("x", "offering-B", centre, mode)
    build.start("A", f"{DAY} 14:00").start("B", "2024-01-24 14:00")
    found = hard(build.audit(), "candidate", "limit")
    assert [rule for rule, *_ in found] == expected
    assert all(who == "x" for _, who, _ in found)


def test_a02_two_units_in_two_centres_are_fine() -> None:
    build = Build().site("Lyon").exam("A").exam("B").person("x", "A")
    build.register("x", "offering-B", "Lyon", "distance")
    assert broken(build.start("A", f"{DAY} 14:00").start("B", "2024-01-24 14:00").audit()) == []


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("second", [False, True])
def test_c03_both_sessions_in_one_modality(first: bool, second: bool) -> None:
    # F2 I.A.2.c(1): "si la 1ère session est organisée en présentiel, la 2nde session doit être en présentiel", and
    # the same of "distanciel".
    build = Build().exam("A", remote=first).exam("A2", of="A", session=2, remote=second).person("x", "A")
    found = broken(build.start("A", f"{DAY} 14:00").start("A2", "2024-04-09 14:00").audit())
    assert [rule for rule, *_ in found] == (["same-exam-mode"] if first != second else [])


def test_c02_all_sittings_of_a_paper_are_of_one_length() -> None:
    # F2 I.A.2.c(1): registration centres follow the organising centre's criteria: y of Marseille has the 3 h of Paris.
    build = network()
    seats = build.seats()
    seats.loc[seats["candidate"] == "y", "end"] -= pd.Timedelta(minutes=30)
    found = broken(audit(build.instance(), with_seats(build.timetable(), seats)))
    assert found == [("extra-time", "A", "150", "180")]
