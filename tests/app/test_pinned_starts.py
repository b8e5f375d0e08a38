"""Pinned starts: the solver keeps them, the audit finds a broken one, impossible ones are named."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from instances import keep_starts, load_timetable, read_pins, save_instance, save_timetable
from models.instance import Instance
from models.issues import InvalidInput
from models.pins import merged_pins, start_pins
from models.status import Status
from models.text import Language
from scheduler.app.audit_pinned_starts import refusal
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.conflicts import conflicts_of
from scheduler.app.infeasible.pins_core import blame
from scheduler.app.result import Result
from scheduler.audit import audit
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench, check_all
from tests.app.test_parts import far, solved
from tests.support.languages import ENGLISH, FRENCH, IN
from tests.support.reading import read_instance
from tests.support.semester_builder import Build, hard, utc


def pinned(tmp_path: Path, given: Instance, *rows: str) -> Instance:
    """The instance with pins written as `exam,zone,start`."""
    file = tmp_path / "pins.csv"
    file.write_text("kind,exam,zone,start\n" + "".join(f"start,{row}\n" for row in rows))
    return read_pins(file, given)


def test_a_pinned_start_is_kept_and_the_rest_is_free(tmp_path: Path) -> None:
    given = far().exam("F", 60).person("x", "F").instance()
    under = pinned(tmp_path, given, "F,,23/01/2024 14:00")
    outcome, timetable, cost = solved(under)
    assert timetable is not None
    starts = timetable.starts.set_index(["exam", "zone"])["start"]
    assert starts["F", "Europe/Paris"] == utc("2024-01-23 14:00")
    # NFP121 may start with both zones together: nobody is held, nothing costs but three sittings.
    assert (outcome.status, cost, audit(under, timetable).hard) == ("optimal", 3, 0)


def test_one_zone_may_be_pinned_where_no_alignment_would_put_it(tmp_path: Path) -> None:
    """La Réunion at 18:30 (15:30 in Paris); together would be 14:00 or 18:00 there, so Paris sits at 14:00
    (Réunion is in by 16:30, Paris ends at 17:00: nobody is held) or 18:00, which would hold two people."""
    under = pinned(tmp_path, far().instance(), "NFP121,Indian/Reunion,2024-01-22T18:30")
    outcome, timetable, cost = solved(under)
    assert timetable is not None
    starts = timetable.starts.set_index("zone")["start"]
    assert starts["Indian/Reunion"] == utc("2024-01-22 18:30", "Indian/Reunion")
    assert starts["Europe/Paris"] == utc("2024-01-22 14:00")
    assert (outcome.status, cost, audit(under, timetable).hard) == ("optimal", 2, 0)  # two sittings


def test_a_broken_pin_is_found_with_its_row(tmp_path: Path) -> None:
    build = far()
    under = pinned(tmp_path, build.instance(), "NFP121,Europe/Paris,2024-01-22T18:00")
    timetable = build.timetable()
    assert audit(under, timetable).hard == 0
    early = timetable.starts["start"].where(
        timetable.starts["zone"] != "Europe/Paris", utc("2024-01-22 14:00")
    )
    moved = replace(timetable, starts=timetable.starts.assign(start=early))
    verdict = audit(under, moved)
    found = verdict.findings[verdict.findings["rule"] == "pinned"]
    assert found[["exam", "site", "amount", "limit"]].to_numpy().tolist() == [
        ["NFP121", "Paris", "2024-01-22T13:00Z", "2024-01-22T17:00Z (pins.csv:2)"]
    ]


@pytest.mark.parametrize("seed", [9, 34, 77])
def test_terms_and_check_agree_on_random_pins(seed: int) -> None:
    """An option is forbidden by a pin exactly when the audit finds it broken."""
    bench, rng = Bench(semester(seed)), np.random.default_rng(seed)
    seen = 0
    for _ in range(4):
        wanted = bench.starts_only(bench.wild(rng)).starts.sample(2, random_state=seed)
        pins = start_pins(wanted).assign(gather=-1) if seed % 2 else start_pins(wanted)
        given = replace(bench.instance, pins=pins)
        under = Bench(given)
        for _ in range(6):
            choice = under.wild(rng)
            found = check_all(given, under.starts_only(choice), "pinned")["pinned"]
            assert bool(len(found)) == ("pinned" in under.broken(choice))
            seen += len(found)
    assert seen


def test_after_publication_every_start_stays_and_rooms_are_free(tmp_path: Path) -> None:
    build = far().exam("F", 60).person("x", "F").start("F", "2024-01-24 18:00")
    save_timetable(tmp_path / "old", build.timetable(), {})
    given = build.instance()
    # A room of the old timetable is gone, an exam was cancelled, a candidate of a new zone has come.
    rooms = tuple(r for r in given.rooms if r.site != "Paris") + tuple(r for r in given.rooms if r.id == "P")
    frozen = keep_starts(tmp_path / "old", replace(given, rooms=rooms))
    _, timetable, cost = solved(frozen)
    assert timetable is not None
    old = load_timetable(tmp_path / "old").starts.sort_values(["exam", "zone"], ignore_index=True)
    assert timetable.starts.equals(old.astype(timetable.starts.dtypes.to_dict()))
    assert cost == 60 + 3  # two people of La Réunion are held for 30 minutes, as published; three sittings
    less = replace(given, exams=tuple(e for e in given.exams if e.id != "F"))
    assert set(keep_starts(tmp_path / "old", less).pins["exam"]) == {"NFP121"}


def test_bad_pins_are_told_all_at_once(tmp_path: Path) -> None:
    given = far().exam("F", 60).person("x", "F").exam("H", 60).instance()
    rows = (
        "F,Asia/Tokyo,2024-01-23T14:00",
        "GONE,,2024-01-23T14:00",
        "H,,2024-01-23T14:00",
        "NFP121,,soon",
        "F,,2024-01-23T14:00",
        "F,Europe/Paris,2024-01-23T18:00",
    )
    with pytest.raises(InvalidInput) as error:
        pinned(tmp_path, given, *rows)
    assert [(p.row, p.code) for p in error.value.issues] == [
        (2, "pins-nobody-there"),
        (3, "pins-unknown"),
        (4, "pins-nobody"),
        (5, "timetable-starts-bad-start"),
        (7, "pins-contradiction"),
    ]
    assert "pins.csv:6" in error.value.issues[-1].sentence(FRENCH)
    under = pinned(tmp_path, given, "F,,2024-01-23T14:00")
    starts = tmp_path / "old.csv"
    starts.write_text("exam,start\nF,2024-01-23T18:00\n")
    with pytest.raises(InvalidInput) as error:
        keep_starts(starts, under)  # published otherwise
    assert [(p.file, p.row, p.code) for p in error.value.issues] == [("pins.csv", 2, "pins-published")]


def test_pins_belong_to_the_instance(tmp_path: Path) -> None:
    given = far().instance()
    under = pinned(
        tmp_path, given, "NFP121,Indian/Reunion,2024-01-22T18:30", "NFP121,Europe/Paris,2024-01-22T18:00"
    )
    save_instance(tmp_path / "saved", under)
    back = read_instance(tmp_path / "saved")
    pd.testing.assert_frame_equal(back.pins.drop(columns="source"), under.pins.drop(columns="source"))
    assert back.pins["source"].tolist() == ["pins.csv:2", "pins.csv:3"]
    (tmp_path / "saved" / "pins.csv").write_text("kind,exam,start\nstart,GONE,2024-01-22T18:30\n")
    with pytest.raises(InvalidInput) as error:
        read_instance(tmp_path / "saved")
    assert [(p.file, p.row, p.code) for p in error.value.issues] == [
        ("pins.csv", 2, "input-unknown-reference")
    ]


def three() -> Instance:
    """Rooms for four, three exams of three candidates and a fourth exam that is in nobody's way."""
    build = Build().room("small", 4)
    for exam in "ABCD":
        build.exam(exam, 60).people(3, exam)
    given = build.instance()
    return replace(given, rooms=tuple(r for r in given.rooms if r.id == "small"))


@pytest.mark.parametrize(("language", "word"), [("en", "release one"), ("fr", "libérez")])
def test_pins_that_leave_no_solution_are_named_and_no_others(
    tmp_path: Path, language: Language, word: str
) -> None:
    """A and C want the one room at the same time; B and D are pinned too and are in nobody's way."""
    rows = ("A,,2024-01-22T08:30", "B,,2024-01-22T14:00", "C,,2024-01-22T08:30", "D,,2024-01-23T14:00")
    given = pinned(tmp_path, three(), *rows)
    outcome, _, _ = solved(given)
    assert outcome.status == "infeasible"
    found = conflicts_of(given, outcome.reasons, [str(exam.id) for exam in given.exams])
    blamed = blame(Result(Status.INFEASIBLE, given, (), conflicts=found), given).conflicts
    assert blamed[: len(found)] == found
    (pins,) = blamed[len(found) :]
    assert (pins.kind, pins.exams, pins.minimal) == ("pins", ("A", "C"), True)
    heading, *lines = ConflictSentences(given, (), IN[language]).lines(pins)
    assert word in heading
    assert [line[0] for line in lines] == ["A", "C"]
    assert [line[-12:] for line in lines] == ["(pins.csv:2)", "(pins.csv:4)"]


def test_a_pin_off_the_list_is_refused_by_the_rule_it_breaks(tmp_path: Path) -> None:
    given = pinned(tmp_path, three(), "A,,2024-01-22T09:17", "B,,2024-01-22T14:00")
    refused = refusal(given, 0.0)
    assert refused is not None
    assert refused.status is Status.INFEASIBLE
    broken, pins = refused.conflicts
    assert (broken.kind, broken.rules, broken.exams) == ("broken-rule", ("start-grid",), ("A",))
    sentences = ConflictSentences(given, refused.rules, ENGLISH)
    assert sentences.lines(broken)[0].startswith("start-grid: A")
    _heading, line = sentences.lines(pins)
    assert line.endswith("(pins.csv:2)")


def test_of_two_pins_the_one_that_says_more_counts() -> None:
    starts = far().timetable().starts
    loose = start_pins(starts, "loose").assign(gather=-1)
    assert merged_pins(loose, start_pins(starts, "firm"))["source"].unique().tolist() == ["firm"]


def test_a_broken_pin_of_a_part_names_the_site() -> None:
    build = far()
    given = replace(build.instance(), pins=start_pins(build.timetable().starts.assign(gather=5)))
    assert hard(audit(given, build.timetable()), "exam", "site") == [
        ("pinned", "NFP121", "Paris"),
        ("pinned", "NFP121", "REU"),
    ]
