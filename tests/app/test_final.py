"""`--freeze final`: all that a timetable decided stays, but for what is missing or no longer possible."""

from dataclasses import replace
from pathlib import Path

import pytest

from instances import save_timetable
from models.instance import Instance
from models.issues import InvalidInput
from models.text import Language
from scheduler.app.audit_pinned_starts import refusal
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.conflicts import pins_conflict
from scheduler.app.freeze import Freeze
from scheduler.app.pins import Pinning
from scheduler.audit import audit
from tests.app.test_parts import solved
from tests.audit.test_audit_pins import under, week
from tests.support.languages import IN


def final(tmp_path: Path, given: Instance, *release: str) -> Instance:
    """The instance under everything the week's timetable decided."""
    save_timetable(tmp_path / "told", week().timetable(), {})
    return Pinning(keep=tmp_path / "told", freeze=Freeze.FINAL, release=release).applied_to(given)


def seat_of(given: Instance, candidate: str, exam: str) -> str:
    outcome, timetable, cost = solved(given)
    assert timetable is not None, outcome.reasons
    verdict = audit(given, timetable)
    assert (verdict.hard, verdict.cost) == (0, cost)
    seats = timetable.seats.set_index(["candidate", "exam"])["room"]
    return str(seats[candidate, exam])


def test_everything_is_as_it_was(tmp_path: Path) -> None:
    build = week()
    given = final(tmp_path, build.instance())
    assert given.pins["kind"].value_counts().to_dict() == {"seat": 5, "start": 2, "host": 2, "transfer": 1}
    outcome, timetable, _ = solved(given)
    assert outcome.status == "optimal"
    assert timetable is not None
    order = ["exam", "candidate"]
    told = build.timetable().seats.sort_values(order, ignore_index=True)
    assert timetable.seats[["candidate", "exam", "room"]].equals(told[["candidate", "exam", "room"]])
    assert timetable.overlaps["start"].tolist() == build.timetable().overlaps["start"].tolist()


def test_a_newcomer_is_seated_and_nobody_else_moves(tmp_path: Path) -> None:
    given = final(tmp_path, week().person("new", "A").instance())
    assert seat_of(given, "new", "A") != ""
    assert seat_of(given, "one", "A") == "R1"


def test_who_had_a_room_that_is_gone_gets_another(tmp_path: Path) -> None:
    here = week().instance()
    given = final(tmp_path, replace(here, rooms=tuple(r for r in here.rooms if r.id != "R2")))
    assert "other" not in set(given.pins["candidate"])
    assert seat_of(given, "other", "B") not in ("", "R2")
    assert seat_of(given, "both", "B") == "R3"


def test_exams_and_candidates_can_be_released(tmp_path: Path) -> None:
    given = final(tmp_path, week().instance(), "both")
    assert "both" not in set(given.pins["candidate"])
    assert "both" not in set(given.kept_rooms["candidate"])
    assert set(final(tmp_path, week().instance(), "B").pins["exam"]) == {"A"}
    assert set(final(tmp_path, week().instance(), "B").pins["moves"]) == {""}
    with pytest.raises(InvalidInput) as error:
        final(tmp_path, week().instance(), "nobody")
    assert [(p.code, p.value) for p in error.value.issues] == [("pins-release", "nobody")]


@pytest.mark.parametrize(("language", "word"), [("en", "is held in R4"), ("fr", "a lieu en R4")])
def test_pins_of_every_kind_are_told_in_words(tmp_path: Path, language: Language, word: str) -> None:
    rows = (
        "room,A,,,,,Paris,,R4",
        "seat,A,,,one,,,,R1",
        "host,B,,,,,Paris,Paris",
        "transfer,A,,2024-01-22 10:40,both,B",
    )
    given = under(tmp_path, week().instance(), *rows)
    heading, *lines = ConflictSentences(given, (), IN[language]).lines(
        *pins_conflict(given.pins, minimal=True)
    )
    assert ("release one" in heading) == (language == "en")
    assert [line.count("(pins.csv:") for line in lines] == [1, 1, 1, 1]
    assert any(word in line for line in lines)
    assert any("10:40" in line for line in lines)


def test_a_final_freeze_is_not_refused_for_what_starts_alone_cannot_say(tmp_path: Path) -> None:
    assert refusal(final(tmp_path, week().instance()), 0.0) is None
