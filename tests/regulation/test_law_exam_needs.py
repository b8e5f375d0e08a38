"""Arrangements of an exam: extra time, pauses, paper needs, and an arrangement that the candidate does without.

F2 I.A.3.b: "les aménagements spécifiques prévus par la réglementation (tiers-temps supplémentaire, agrandissement du
texte des sujets, traduction en braille, présence d'un secrétaire, composition en salle isolée…)". A row of the table
that names an exam stands in place of the candidate's row without one. Worked by hand; Paris is UTC+1.
"""

from pathlib import Path

import pytest

from instances import save_instance
from models.instance import Instance
from scheduler.audit import audit
from tests.app.test_parts import solved
from tests.support.reading import read_instance
from tests.support.semester_builder import Build, hard, paid

MORNING, AFTERNOON = "2024-01-22 08:30", "2024-01-22 14:00"


def two(**needs: object) -> Build:
    """x has a third more time; A and B of two hours, on Monday morning and afternoon."""
    build = Build().exam("A", 120).exam("B", 120).person("x", "A", "B", **{"extra": 20, **needs})
    return build.person("y", "A", "B").start("A", MORNING).start("B", AFTERNOON)


def minutes(build: Build) -> dict[tuple[str, str], int]:
    """Minutes of writing by candidate and exam; the timetable that gives them breaks nothing."""
    verdict = build.audit()
    assert hard(verdict) == []
    table = verdict.facts.attendance
    own = (table["end"] - table["start"]).dt.total_seconds() // 60
    return {(c, e): int(m) for c, e, m in zip(table["candidate"], table["exam"], own, strict=True)}


def test_the_row_of_an_exam_stands_in_place_of_the_persons() -> None:
    # A: 120 + 40; B: 120 + 25 of pause, and no extra time, because the row of B does not say any.
    found = minutes(two().arranged("x", "B", pause=25))
    assert found == {("x", "A"): 160, ("x", "B"): 145, ("y", "A"): 120, ("y", "B"): 120}


def test_pauses_are_added_to_extra_time() -> None:
    # 120 + 40 + 15 in A; in B too, as no row names it.
    found = minutes(two(pause=15))
    assert (found["x", "A"], found["x", "B"]) == (175, 175)


@pytest.mark.parametrize("exam", ["A", "B"])
def test_a_refused_arrangement_does_not_apply(exam: str) -> None:
    found = minutes(two().arranged("x", exam, extra=20, isolated=True, refused=True))
    other = {"A": "B", "B": "A"}[exam]
    assert (found["x", exam], found["x", other]) == (120, 160)


def test_who_does_without_everything_is_like_the_others() -> None:
    build = two(refused=True, isolated=True)
    assert minutes(build)["x", "A"] == 120
    assert set(build.audit().facts.attendance["kind"]) == {"ordinary"}
    assert not build.audit().facts.attendance["rest"].any()


def test_less_time_than_due_is_found() -> None:
    build = two().arranged("x", "B", pause=25)
    timetable, given = build.timetable(), two().arranged("x", "B", pause=30).instance()
    assert hard(audit(given, timetable), "exam", "candidate", "amount", "limit") == [
        ("extra-time", "B", "x", "145", "150")
    ]


def test_alone_in_one_exam_only() -> None:
    build = two(extra=0).arranged("x", "B", isolated=True)
    kinds = build.audit().facts.attendance.set_index(["candidate", "exam"])["kind"].to_dict()
    assert hard(build.audit()) == []
    assert kinds == {
        ("x", "A"): "ordinary",
        ("x", "B"): "isolated",
        ("y", "A"): "ordinary",
        ("y", "B"): "ordinary",
    }
    together = two(extra=0).arranged("x", "B", isolated=True).room("hall", 9).put("B", "hall", "x", "y")
    assert [rule for rule, *_ in hard(together.audit())] == ["isolated-room"]


def test_the_rest_between_two_exams_is_owed_to_who_has_more_time_in_one_of_them() -> None:
    """x has a pause of 20 minutes in A alone: A ends at 10:50, and 60 minutes of rest last until 11:50."""
    for clock, overlaps in (("11:50", False), ("11:49", True)):
        build = Build().exam("A", 120).exam("B", 60).person("x", "A", "B").arranged("x", "A", pause=20)
        build.start("A", MORNING).start("B", f"2024-01-22 {clock}")
        assert bool(build.audit().facts.pairs["overlap"].any()) == overlaps


def test_a_computer_asks_of_the_room_what_the_policy_says() -> None:
    for word, found in (("", []), ("pc", [("room-features", "B", "plain", "pc")])):
        build = two(extra=0).arranged("x", "B", computer=True).room("plain", 9).room("lab", 9, features="pc")
        build.policy = {"room_features": {"computer": word}}
        build.centre("Paris", profile=build.profile)
        assert hard(build.put("B", "plain", "x", "y").audit(), "exam", "room", "limit") == found
        assert hard(build.put("B", "lab", "x").audit()) == []


def test_large_print_and_braille_change_nothing_but_the_list() -> None:
    build = two(extra=0).arranged("x", "B", large_print=True, braille=True)
    assert hard(build.audit()) == []
    assert paid(build.audit()) == paid(two(extra=0).audit())


def test_the_solver_gives_each_exam_its_time_and_its_room(tmp_path: Path) -> None:
    """Alone in B, a pause in A: what is solved is lawful and costs what the audit says, read from a folder too."""
    build = two().arranged("x", "A", pause=25).arranged("x", "B", isolated=True, extra=20)
    given = build.room("cell", 1).instance()
    for one in (given, _read(tmp_path, given)):
        outcome, timetable, cost = solved(one)
        assert timetable is not None, outcome.reasons
        verdict = audit(one, timetable)
        assert (verdict.hard, verdict.cost) == (0, cost)
        seats = timetable.seats[timetable.seats["candidate"] == "x"].set_index("exam")
        long = ((seats["end"] - seats["start"]).dt.total_seconds() // 60).astype(int).to_dict()
        assert long == {"A": 145, "B": 160}
        assert seats["kind"].to_dict() == {"A": "extra", "B": "isolated"}


def _read(tmp_path: Path, given: Instance) -> Instance:
    save_instance(tmp_path / "saved", given)
    back = read_instance(tmp_path / "saved")
    assert len(back.exam_needs) == 2
    assert (
        back.exam_needs[["extra", "pause"]].to_numpy() == given.exam_needs[["extra", "pause"]].to_numpy()
    ).all()
    return back
