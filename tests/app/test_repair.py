"""A repair keeps what it can: laws and small changes on tiny, whose timetable by hand is known."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from models.ids import ExamId
from models.instance import Instance
from models.issues import InvalidInput
from models.result_record import ResultState
from models.rule_table import RuleTable
from models.schema.records import REQUESTS
from models.status import Status
from models.timetable import Timetable
from scheduler.app.assign_staff import assign_staff
from scheduler.app.plan.repair import Repair, repair
from scheduler.changes.changed_semester import changed_semester
from scheduler.changes.imported import read_changes
from scheduler.changes.requested import Changes, changes_schema
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import TINY
from tests.support.reading import read_instance
from tests.support.tiny_by_hand import timetable


@pytest.fixture(scope="module")
def semester() -> Instance:
    return read_instance(TINY)


@pytest.fixture(scope="module")
def made(semester: Instance) -> Timetable:
    return assign_staff(semester, timetable(semester), 0)[0]


def repaired(semester: Instance, made: Timetable, state: ResultState, **changes: object) -> Repair:
    return repair(semester, made, Changes.model_validate(changes), state=state)


@pytest.mark.parametrize("state", [ResultState.DRAFT, ResultState.CONVOKED])
def test_a_repair_with_no_change_changes_nothing(
    semester: Instance, made: Timetable, state: ResultState
) -> None:
    found = repaired(semester, made, state)
    assert (found.status, found.moved, found.minimal) == (Status.FEASIBLE, (), True)
    assert found.comparison is not None
    assert found.comparison.differences.empty


def test_a_room_lost_costs_rooms_and_no_start(semester: Instance, made: Timetable) -> None:
    """A1 is closed for one sitting of eleven; A2 has twelve chairs: they sit there, and only they are told."""
    seats = made.seats[made.seats["exam"] == "NFA008-1"]
    assert set(seats["room"]) == {"A1"}
    lost = {"room": "A1", "from": "2024-01-26T07:00", "until": "2024-01-26T12:00"}
    found = repaired(semester, made, ResultState.CONVOKED, room_lost=[lost])
    assert (found.status, found.moved, found.minimal) == (Status.FEASIBLE, (), True)
    assert found.timetable is not None
    assert set(found.timetable.seats.loc[found.timetable.seats["exam"] == "NFA008-1", "room"]) == {"A2"}
    assert found.comparison is not None
    assert set(found.comparison.candidates["what"]) == {"room"}
    assert set(found.comparison.candidates["candidate"]) == set(seats["candidate"])


def test_a_room_that_nothing_replaces_is_named(semester: Instance, made: Timetable) -> None:
    """RCP104-1 has A2 while MVA003-1 leaves A1: ten and ten, and without A2 twenty-eight chairs in A1 and A3, but A1 is taken."""
    lost = {"room": "A2", "from": "2024-01-26T16:00", "until": "2024-01-26T22:00"}
    found = repaired(semester, made, ResultState.CONVOKED, room_lost=[lost])
    assert (found.status, found.timetable) == (Status.UNKNOWN, None)
    (why,) = found.conflicts
    assert (why.kind, why.site, set(why.exams)) == ("places", "PAR-A", {"RCP104-1", "MVA003-1"})
    assert (why.needed, why.there) == (20, 14)


def test_a_forbidden_start_moves_its_exam_and_no_other(semester: Instance, made: Timetable) -> None:
    found = repaired(semester, made, ResultState.PUBLISHED, start_forbidden=[{"exam": "NFA008-1"}])
    assert (found.status, found.moved, found.forced) == (Status.FEASIBLE, ("NFA008-1",), ("NFA008-1",))
    assert found.minimal
    assert found.comparison is not None
    people = set(semester.sits.loc[semester.sits["exam"] == "NFA008-1", "candidate"])
    assert set(found.comparison.candidates.query("what == 'start'")["candidate"]) == people


def test_an_exam_that_must_make_room_for_a_forced_one_is_counted(semester: Instance, made: Timetable) -> None:
    """NFA008-1 is put where NFP106-1 is, and of the rooms only A2 with its twelve chairs is left: eleven and thirteen do not fit."""
    lost = [{"room": r, "from": "2024-01-25T12:00", "until": "2024-01-25T18:00"} for r in ("A1", "A3")]
    fixed = {"exam": "NFA008-1", "start": "2024-01-25T13:30", "reason": "a visit"}
    found = repaired(semester, made, ResultState.DRAFT, start_fixed=[fixed], room_lost=lost)
    assert (found.forced, found.least) == (("NFA008-1",), 2)
    assert (set(found.moved), found.minimal) == ({"NFA008-1", "NFP106-1"}, True)


def test_somebody_ill_is_replaced(semester: Instance, made: Timetable) -> None:
    ill = str(made.duties["staff"].iloc[0])
    day = f"{made.duties['from'].iloc[0].tz_convert('Europe/Paris'):%Y-%m-%d}"
    found = repaired(semester, made, ResultState.CONVOKED, staff_absent=[{"staff": ill, "from": day}])
    assert (found.status, found.moved) == (Status.FEASIBLE, ())
    assert found.timetable is not None
    duties = found.timetable.duties
    days = duties["from"].dt.tz_convert("Europe/Paris").dt.strftime("%Y-%m-%d")
    assert not ((duties["staff"] == ill) & (days == day)).any()
    assert found.comparison is not None
    assert found.comparison.candidates.empty


def test_a_late_registration_is_seated(semester: Instance, made: Timetable) -> None:
    offering = semester.exam_frame.set_index("exam")["offering"]["NFA008-1"]
    sits = semester.sits
    others = sits.loc[sits["exam"] == "NFA031-1", "candidate"]
    late = next(str(c) for c in others if c not in set(sits.loc[sits["exam"] == "NFA008-1", "candidate"]))
    changes = [{"candidate": late, "offering": str(offering)}]
    found = repaired(semester, made, ResultState.PUBLISHED, registration=changes)
    assert (found.status, found.moved) == (Status.FEASIBLE, ())
    assert found.timetable is not None
    mine = found.timetable.seats[found.timetable.seats["candidate"] == late]
    assert "NFA008-1" in set(mine["exam"]) | set(
        found.timetable.overlaps.query("candidate == @late")["moves"]
    )


def test_the_largest_room_gone_for_good_is_impossible_or_told(semester: Instance, made: Timetable) -> None:
    """Without any room at its site there is no timetable: counting proves it, and names what is short."""
    rooms = [{"room": str(r.id)} for r in semester.rooms if str(r.site) == "PAR-A"]
    found = repaired(semester, made, ResultState.DRAFT, room_lost=rooms)
    assert found.timetable is None
    assert found.status in (Status.INFEASIBLE, Status.UNKNOWN)
    assert found.status is Status.UNKNOWN or found.conflicts


def test_names_that_the_semester_does_not_have_are_refused_together(
    semester: Instance, made: Timetable
) -> None:
    with pytest.raises(InvalidInput) as refused:
        repaired(
            semester,
            made,
            ResultState.DRAFT,
            room_lost=[{"room": "nowhere"}],
            start_forbidden=[{"exam": "nothing"}],
            room_added=[{"room": "A2", "site": "PAR-A", "seats": 3}],
        )
    assert [one.code for one in refused.value.issues] == [
        "changes-no-name",
        "changes-not-new",
        "changes-no-name",
    ]


def test_a_file_of_changes(tmp_path: Path) -> None:
    file = tmp_path / "changes.toml"
    file.write_text('[[room_lost]]\nroom = "A2"\nfrom = 2024-01-25T13:00:00\nuntil = 2024-01-25T18:00:00\n')
    (lost,) = read_changes(file).room_lost
    assert (lost.room, str(lost.since)) == ("A2", "2024-01-25 13:00:00")
    assert set(changes_schema()["properties"]) == set(Changes.model_fields)
    for wrong in (
        "[[room_lost]\n",
        '[[rom_lost]]\nroom = "A2"\n',
        '[[room_added]]\nroom = "X"\nsite = "Y"\nseats = 0\n',
    ):
        file.write_text(wrong)
        with pytest.raises(InvalidInput):
            read_changes(file)


def test_a_line_that_is_no_toml_is_named_with_what_to_write(tmp_path: Path) -> None:
    file = tmp_path / "changes.toml"
    file.write_text('[[room_lost]]\nroom = "GRE-1"\nfrom = 18/01/2027\n')
    with pytest.raises(InvalidInput) as refused:
        read_changes(file)
    (issue,) = refused.value.issues
    assert (issue.row, issue.value) == (3, "from = 18/01/2027")
    assert "une date s'écrit 2027-01-18" in issue.sentence(FRENCH)
    assert "a date is written 2027-01-18" in issue.sentence(ENGLISH)


def test_two_invigilators_swap_a_day(semester: Instance, made: Timetable) -> None:
    """p02 and p04 take each other's rooms of Friday and nobody else's; both are told; their other days stay."""
    swap = {"staff": "p02", "other": "p04", "day": "2024-01-26"}
    found = repaired(semester, made, ResultState.CONVOKED, duties_swapped=[swap])
    assert (found.status, found.moved) == (Status.FEASIBLE, ())
    assert found.timetable is not None
    before, after = (
        set(table[["staff", "from"]].itertuples(index=False, name=None))
        for table in (made.duties, found.timetable.duties)
    )
    morning, noon = (pd.Timestamp(f"2024-01-26 {hour}:00", tz="UTC") for hour in ("07", "12"))
    assert before - after == {("p04", morning), ("p02", noon)}
    assert after - before == {("p02", morning), ("p04", noon)}
    assert found.comparison is not None
    assert set(found.comparison.staff["staff"]) == {"p02", "p04"}


def changed(semester: Instance, **changes: object) -> Instance:
    return changed_semester(semester, Changes.model_validate(changes))


def sitters(semester: Instance, exam: str) -> set[str]:
    sits = semester.sits
    return set(sits.loc[sits["exam"] == exam, "candidate"])


def test_a_sitting_that_must_be_held_again_is_a_make_up(semester: Instance, made: Timetable) -> None:
    """An alarm at PAR-A on the day of NFA008-1: those who sat there sit its make-up, 15 days later at the earliest, and are told."""
    site = str(semester.sits.loc[semester.sits["exam"] == "NFA008-1", "site"].iloc[0])
    people = set(semester.sits.query("exam == 'NFA008-1' and site == @site")["candidate"])
    incident = {"exam": "NFA008-1", "make_up": "NFA008-1-M", "site": site, "day": "2024-01-26"}
    found = repaired(semester, made, ResultState.PUBLISHED, incident=[incident])
    assert found.status is Status.FEASIBLE
    assert sitters(found.semester, "NFA008-1-M") == people
    assert sitters(found.semester, "NFA008-1") == sitters(semester, "NFA008-1") - people
    assert found.timetable is not None
    starts = found.timetable.starts
    assert (starts.loc[starts["exam"] == "NFA008-1-M", "start"] >= pd.Timestamp("2024-02-10", tz="UTC")).all()
    assert found.comparison is not None
    assert people <= set(found.comparison.candidates["candidate"])


def test_exams_sites_and_answers_that_come_in(semester: Instance) -> None:
    offering = str(semester.exam[ExamId("NFA008-1")].offering)
    added = changed(semester, exam_added=[{"exam": "NEW", "offering": offering, "minutes": 60}])
    assert sitters(added, "NEW") == set(
        semester.registrations.loc[semester.registrations["offering"] == offering, "candidate"]
    )
    like = str(semester.sites[0].id)
    room = {"room": "Z1", "site": "ZZ", "seats": 30}
    wider = changed(semester, site_added=[{"site": "ZZ", "like": like}], room_added=[room])
    assert (wider.sites[-1].id, wider.sites[-1].hours) == ("ZZ", semester.sites[0].hours)
    assert wider.rooms[-1].site == "ZZ"
    person = min(sitters(semester, "NFA008-1"))
    fewer = changed(semester, unconfirmed=[{"candidate": person, "exam": "NFA008-1"}])
    assert sitters(fewer, "NFA008-1") == sitters(semester, "NFA008-1") - {person}


def test_rows_of_files_are_changes_like_others(tmp_path: Path) -> None:
    """Late registrations, who does not come and decisions, as people export them: other headings, other separators."""
    (tmp_path / "tardives.csv").write_text("Candidat;Offre\ninf-07;NFA008\n", encoding="utf-8")
    (tmp_path / "retraits.csv").write_text("candidate,exam,reason\ninf-07,NFA031-1,asked\n")
    (tmp_path / "decisions.csv").write_text("request,answer,reason\nr1,accepted,\nr2,,\n")
    file = tmp_path / "changes.toml"
    file.write_text(
        '[[unconfirmed]]\ncandidate = "inf-01"\nexam = "NFA031-1"\n[imported]\n'
        'registrations = "tardives.csv"\nwithdrawals = "retraits.csv"\ndecisions = "decisions.csv"\n'
    )
    found = read_changes(file)
    assert [(one.candidate, one.offering) for one in found.registration] == [("inf-07", "NFA008")]
    assert [(one.candidate, one.reason) for one in found.unconfirmed] == [
        ("inf-01", "unconfirmed"),
        ("inf-07", "asked"),
    ]
    assert [(one.request, one.answer) for one in found.decision] == [("r1", "accepted")]
    (tmp_path / "retraits.csv").write_text("candidate,exam,reason\ninf-07,NFA031-1,ill\n")
    (tmp_path / "tardives.csv").unlink()
    with pytest.raises(InvalidInput) as refused:
        read_changes(file)
    assert len(refused.value.issues) == 2


def test_a_decision_of_a_request_comes_in(semester: Instance) -> None:
    """Leave for another centre, accepted: the request counts from then on; another answer replaces it."""
    person = str(semester.candidates["id"].iloc[0])
    row = dict.fromkeys((column.name for column in REQUESTS.columns), None)
    asked = pd.DataFrame(
        [row | {"id": "r1", "candidate": person, "session": 1, "kind": "other-centre", "exams": ""}]
    )
    waiting = replace(semester, rule_tables={"requests": RuleTable(REQUESTS, asked)})
    assert waiting.accepted.empty
    decided = changed(waiting, decision=[{"request": "r1", "answer": "accepted"}])
    assert decided.accepted["id"].tolist() == ["r1"]
    assert changed(decided, decision=[{"request": "r1", "answer": "refused"}]).accepted.empty


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"exam_added": [{"exam": "NFA008-1", "offering": "x", "minutes": 60}]}, {"exam", "offering"}),
        ({"incident": [{"exam": "NFA008-1", "make_up": "NFA008-1", "site": "nowhere"}]}, {"make_up", "site"}),
        ({"site_added": [{"site": "ZZ", "like": "nowhere"}]}, {"like"}),
        ({"decision": [{"request": "r9", "answer": "accepted"}]}, {"request"}),
    ],
)
def test_names_that_are_not_there_or_not_new_are_refused(
    semester: Instance, changes: dict[str, object], wrong: set[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        changed(semester, **changes)
    assert {issue.column for issue in refused.value.issues} == wrong
