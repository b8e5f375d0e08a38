"""B08, B12: « sous réserve, le lieu précis », dates « ni modifiables, ni reportées »: after publication a start stays.

Worked by hand from the texts. Paris time is UTC+1 in January, La Réunion UTC+4.
"""

from pathlib import Path

import pytest

from instances import read_pins, save_instance, save_timetable
from instances.io.results.result_folder import ResultFolder
from models.instance import Instance
from models.issues import InvalidInput
from models.result_record import ResultRecord, ResultState
from models.timetable import Timetable
from scheduler.app.freeze import Freeze
from scheduler.app.pins import Pinning
from scheduler.audit import audit
from tests.app.test_parts import solved
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import read_instance
from tests.support.semester_builder import Build, hard, utc

OLD, NEW = "2024-01-22 08:30", "2024-01-23 14:00"


def week() -> Build:
    """A in Paris (3 candidates) and La Réunion (2), at 08:30 and 11:30 there; B in Paris alone at 14:00."""
    build = Build(policy={"weights": {"moved-start": 7}})
    build.centre("Reunion", "Indian/Reunion", policy={"weights": {"moved-start": 7}})
    build.site("REU", "Indian/Reunion", centre="Reunion").exam("A", 120).exam("B", 60)
    build.people(3, "A", "B").people(2, "A", site="REU")
    build.start("A", OLD).start("A", "2024-01-22 11:30", "Indian/Reunion").start("B", "2024-01-22 14:00")
    return build


def told(folder: Path, build: Build | None = None, state: ResultState = ResultState.DRAFT) -> Path:
    """The timetable as a result in that state."""
    timetable = (build or week()).timetable()

    def fill(work: Path) -> ResultRecord:
        save_timetable(work, timetable, {})
        return ResultRecord("2024-01-01T00:00:00Z", "tiny", "", "0" * 64, 0, state)

    ResultFolder(folder).add(fill, current=True)
    return folder


def moved(zone: str = "") -> Timetable:
    """The timetable with A at another start: in both zones, or in one."""
    build = week()
    if zone in ("", "Europe/Paris"):
        build.start("A", NEW)
    if zone in ("", "Indian/Reunion"):
        build.start("A", "2024-01-23 17:00", "Indian/Reunion")
    return build.timetable()


def pins(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "pins.csv"
    file.write_text("kind,exam,zone,start,reason\n" + "".join(f"start,{row}\n" for row in rows))
    return file


def known(tmp_path: Path, *rows: str, freeze: Freeze = Freeze.PUBLISHED, release: str = "") -> Instance:
    """The week's instance under its published timetable and these pins."""
    folder = told(tmp_path / "told")
    given = pins(tmp_path, *rows) if rows else None
    free = (release,) if release else ()
    return Pinning(given, folder, freeze, release=free).applied_to(week().instance())


def published(given: Instance, timetable: Timetable) -> list[tuple[str, ...]]:
    return hard(audit(given, timetable), "exam", "site", "amount", "limit")


BOTH = [
    ("published-start", "A", "Paris", "2024-01-23T13:00Z", "2024-01-22T07:30Z"),
    ("published-start", "A", "REU", "2024-01-23T13:00Z", "2024-01-22T07:30Z"),
]


def test_b08_a_moved_start_is_found_in_each_zone_that_moved(tmp_path: Path) -> None:
    given = known(tmp_path)
    assert published(given, week().timetable()) == []
    assert published(given, moved()) == BOTH


def test_b08_a_place_may_change(tmp_path: Path) -> None:
    build = week().room("other", 50)
    given = Pinning(keep=told(tmp_path / "told")).applied_to(build.instance())
    assert published(given, build.put("B", "other", "Paris-000").timetable()) == []


@pytest.mark.parametrize("manner", ["gather", "early"])
def test_gathering_and_early_start_are_a_matter_of_pins(tmp_path: Path, manner: str) -> None:
    """The hour stays; how people are gathered before it does not concern the published start."""
    given = known(tmp_path)
    build = week()
    build.start("A", OLD, **{manner: 10})
    rules = {row[0] for row in published(given, build.timetable())}
    assert "pinned" in rules
    assert "published-start" not in rules


def test_releasing_an_exam_does_not_lift_it(tmp_path: Path) -> None:
    assert published(known(tmp_path, release="A"), moved()) == BOTH


def test_only_a_result_marked_published_binds_without_a_freeze(tmp_path: Path) -> None:
    here = week().instance()
    draft = Pinning(keep=told(tmp_path / "draft"), freeze=Freeze.FREE).applied_to(here)
    assert published(draft, moved()) == []
    folder = told(tmp_path / "public", state=ResultState.PUBLISHED)
    public = Pinning(keep=folder, freeze=Freeze.FREE).applied_to(here)
    assert published(public, moved()) == BOTH


def test_a_pin_without_a_reason_moves_nothing(tmp_path: Path) -> None:
    for release in ("", "A"):
        with pytest.raises(InvalidInput) as error:
            known(tmp_path, "A,,2024-01-23T14:00,", release=release)
        assert [(i.file, i.row, i.code) for i in error.value.issues] == [
            ("pins.csv", 2, "pins-published")
        ] * 2
        assert "2024-01-22 08:30" in error.value.issues[0].sentence(ENGLISH)
        assert "motif" in error.value.issues[0].sentence(FRENCH)


def test_a_pin_that_says_what_is_published_needs_no_reason(tmp_path: Path) -> None:
    given = known(tmp_path, "A,Europe/Paris,2024-01-22T08:30,")
    assert published(given, week().timetable()) == []


@pytest.mark.parametrize("freeze", list(Freeze)[1:])
def test_a_pin_with_a_reason_moves_it_and_says_who_knew_the_old_start(tmp_path: Path, freeze: Freeze) -> None:
    """3 candidates in Paris and 2 in La Réunion at 7 each: 21 and 14."""
    given = known(tmp_path, "A,,2024-01-23T14:00,flooded", freeze=freeze)
    timetable = moved()
    verdict = audit(given, timetable)
    assert verdict.hard == 0
    found = verdict.findings[verdict.findings["rule"] == "moved-start"]
    assert found[["exam", "site", "amount", "limit", "at", "cost"]].to_numpy().tolist() == [
        ["A", "Paris", "3", "2024-01-22T07:30Z (pins.csv:2: flooded)", "2024-01-23T13:00Z", 21],
        ["A", "REU", "2", "2024-01-22T07:30Z (pins.csv:2: flooded)", "2024-01-23T13:00Z", 14],
    ]
    # B has no pin: its published start binds still.
    later = week().start("A", NEW).start("A", "2024-01-23 17:00", "Indian/Reunion")
    later.start("B", "2024-01-22 18:00")
    assert {row[0] for row in published(given, later.timetable())} == {"published-start"}


def test_the_solver_keeps_what_is_published_and_moves_what_a_reason_moves(tmp_path: Path) -> None:
    """All five candidates of A knew the old start: 5 x 7."""
    given = known(tmp_path)
    outcome, timetable, cost = solved(given)
    assert timetable is not None, outcome.reasons
    assert (audit(given, timetable).hard, audit(given, timetable).cost) == (0, cost)
    starts = timetable.starts.set_index(["exam", "zone"])["start"]
    assert starts["A", "Europe/Paris"] == utc(OLD)
    given = known(tmp_path, "A,,2024-01-23T14:00,flooded")
    outcome, timetable, cost = solved(given)
    assert timetable is not None, outcome.reasons
    verdict = audit(given, timetable)
    assert (verdict.hard, verdict.cost, verdict.costs["moved-start"]) == (0, cost, 35)
    starts = timetable.starts.set_index(["exam", "zone"])["start"]
    assert starts["A", "Indian/Reunion"] == utc(NEW)
    assert starts["B", "Europe/Paris"] == utc("2024-01-22 14:00")


def test_a_cancelled_exam_has_no_published_start_and_its_make_up_is_free(tmp_path: Path) -> None:
    """The regular way: A is cancelled, all its candidates sit the make-up; nobody sits A any more."""
    folder = told(tmp_path / "told")
    build = week().makeup("A-bis", "A")
    given = Pinning(keep=folder).applied_to(build.instance())
    assert set(given.published["exam"]) == {"B"}


def test_the_newest_published_version_of_a_folder_binds(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    assert ResultFolder(folder).published("tiny") is None
    told(folder)
    assert ResultFolder(folder).published("tiny") is None
    told(folder, state=ResultState.PUBLISHED)
    found = ResultFolder(folder).published("tiny")
    assert found is not None
    assert ResultFolder(folder).published("another") is None
    path = ResultFolder(folder).version_folder(found)
    given = Pinning(published=path).applied_to(week().instance())
    assert published(given, moved()) == BOTH


def test_the_reason_of_a_pin_is_kept_with_the_instance(tmp_path: Path) -> None:
    given = read_pins(pins(tmp_path, "A,,2024-01-23T14:00,flooded"), week().instance())
    save_instance(tmp_path / "saved", given)
    assert set(read_instance(tmp_path / "saved").pins["reason"]) == {"flooded"}
