"""Dates that centres publish for themselves. F1 publishes those of Paris; F2 I.H.2: « Dans les centres Cnam régionaux, un
jury … proclame les résultats », so each centre has a day of its own; F2 I.A.3.c: the date to confirm by stands on the
convocation of the centre."""

from datetime import date
from pathlib import Path

import pytest

from instances import read_handmade as read_starts
from models.instance import Instance
from scheduler import InvalidInput, audit, deadline_calendar, eligible, follow_up, parse_slip
from scheduler.app.answer_requests import answer_requests
from tests.regulation_around.small_semester import rows, semester, starts
from tests.regulation_around.test_deadlines import SESSIONS, due, slack

DATES = (
    "1 PAC requests 2024-01-03",
    "1 PAC confirmation 2024-01-15",
    "1 PAC convocations 2023-12-24",
    "2 PAC requests -",
    "1 PAR results 2024-02-26",
    "1 PAC results 2024-03-01",
)


def written(folder: Path, *dates: str) -> Instance:
    """A unit of Paris and one of PACA, a candidate of each centre in both; `dates`: session, centre, what, day."""
    both = [f"c-{name} {unit}" for name in ("PAR", "PAC", "REU") for unit in ("U", "V")]
    tables = {
        "units": rows("id title ects", "U U 6", "V V 6"),
        "offerings": rows("id unit centre", "U U PAR", "V V PAC"),
        "exams": rows("id offering session minutes", *(f"{u}-{n} {u} {n} 120" for u in "UV" for n in (1, 2))),
        "candidates": rows("id centre site", *(f"c-{c} {c} {c}-S" for c in ("PAR", "PAC", "REU"))),
        "registrations": rows("candidate offering", *both),
        "confirmations": rows("candidate exam confirmed received", "c-PAC U-1 yes 2024-01-15", "c-PAC V-1 yes 2024-01-16"),
        "requests": rows(
            "id candidate session exams kind motive received proof",
            "in-time c-PAC 1 U-1 arrangement travel-abroad 2024-01-03T23:59 yes",
            "late c-PAC 1 U-1 arrangement travel-abroad 2024-01-04T00:00 yes",
            "open c-PAC 2 U-2 arrangement travel-abroad 2024-04-01 yes",
        ),
        "published-dates": rows("session centre what day", *dates),
    }  # fmt: skip
    return semester(folder, SESSIONS, tables)


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return written(tmp_path_factory.mktemp("published"), *DATES)


def test_a_published_date_of_candidates_is_that_of_their_centre(winter: Instance) -> None:
    board = deadline_calendar(winter)
    assert due(board, "requests", 1, "PAC").day == date(2024, 1, 3)
    assert due(board, "requests", 1, "REU").day == date(2023, 12, 22)  # a month before, by F2
    assert due(board, "confirmation", 1, "PAC").day == date(2024, 1, 15)
    assert due(board, "confirmation", 1, "REU").day == date(2024, 1, 7)  # fifteen days before
    announced = due(board, "requests", 2, "PAC")
    assert (announced.day, announced.state(date(2024, 4, 1))) == (None, "undecided")


def test_convocations_that_are_out_too_late_are_late_at_their_centre(winter: Instance) -> None:
    """F2 I.A.2.c(2), thirty days before 22 January: 23 December. A published date does not move a duty of the institution."""
    board = deadline_calendar(winter)
    late, other = (due(board, "convocations", 1, centre) for centre in ("PAC", "REU"))
    assert (late.day, late.slack_days, late.state(date(2023, 12, 1))) == (date(2023, 12, 23), -1, "late")
    assert (other.day, other.met_on) == (date(2023, 12, 23), None)


def test_rights_and_answers_follow_the_date_of_the_centre(winter: Instance) -> None:
    found = eligible(winter, today=date(2024, 1, 16)).rows
    silent = set(
        found.loc[found["remark"] == "unconfirmed", ["candidate", "exam"]].itertuples(index=False, name=None)
    )
    assert {exam for name, exam in silent if name == "c-PAC"} == {"V-1"}
    answers = {
        one.request.id: (one.answer, one.reason, one.deadline) for one in answer_requests(winter).proposals
    }
    assert answers == {
        "in-time": ("accept", "away", date(2024, 1, 3)),
        "late": ("refuse", "late", date(2024, 1, 3)),
        "open": ("accept", "away", None),
    }  # fmt: skip


def test_the_results_of_each_jury_have_their_day(winter: Instance) -> None:
    """Last day of session 1: 3 February; marks by 24 February. PACA's jury comes last: 1 March + 15 = 16 March."""
    board = deadline_calendar(winter)
    paris, paca = (due(board, "results", 1, centre) for centre in ("PAR", "PAC"))
    assert (paris.met_on, paca.met_on) == (date(2024, 2, 26), date(2024, 3, 1))
    assert due(board, "copies", 1, "PAC").day == date(2025, 3, 1)
    assert slack(board) == (date(2024, 4, 8) - date(2024, 3, 16)).days
    later = deadline_calendar(winter, slips=[parse_slip("results=+5d")])
    assert [due(later, "results", 1, c).met_on for c in ("PAR", "PAC")] == [
        date(2024, 3, 2),
        date(2024, 3, 6),
    ]
    on_one_day = deadline_calendar(winter, slips=[parse_slip("publication=2024-03-20")])
    assert slack(on_one_day) == (date(2024, 4, 8) - date(2024, 4, 4)).days
    assert sum(d.kind == "results" and d.session == 1 for d in on_one_day.deadlines) == 1
    scripts = follow_up(winter, today=date(2024, 2, 28)).scripts.set_index("exam")
    # No marks came back: the days set for the juries have published nothing.
    assert scripts.loc[["U-1", "V-1"], "published"].tolist() == [None, None]
    assert not {"kept", "archive"} & set(scripts["state"])


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        # V of PACA on 25 January, scripts of La Réunion 8 days later, + 21 = 23 February: the first day to promise.
        (("1 PAC results 2024-02-23",), set()),
        (("1 PAC results 2024-02-22",), {("V-1", "2024-02-23", "2024-02-22")}),
        # Session 2 on 8 April: results by 24 March, of whichever centre they come last.
        (("1 PAC results 2024-03-24", "1 PAR results 2024-03-01"), set()),
        (
            ("1 PAC results 2024-03-25", "1 PAR results 2024-03-01"),
            {("U-2", "2024-04-08", "2024-04-09"), ("V-2", "2024-04-08", "2024-04-09")},
        ),
    ],
)
def test_the_audit_keeps_the_day_of_each_centre(
    tmp_path: Path, results: tuple[str, ...], expected: set[tuple[str, ...]]
) -> None:
    found = written(tmp_path / "data", *results)
    lines = [
        f"{exam} {zone} {day}T{hour}"
        for exam, day in (("U-1", "2024-01-22"), ("V-1", "2024-01-25"), ("U-2", "2024-04-08"), ("V-2", "2024-04-08"))
        for zone, hour in (("Europe/Paris", "09:00"), ("Indian/Reunion", "12:00" if "-1" in exam else "11:00"))
    ]  # fmt: skip
    table = read_starts(starts(tmp_path / "starts.csv", *lines), found)
    chain = audit(found, table).findings
    chain = chain[chain["rule"] == "date-chain"]
    assert set(chain[["exam", "amount", "limit"]].itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize(
    "line", ["1 PAR results 2024-02-02", "1 XYZ requests 2024-01-03", "1 PAR exams 2024-01-03"]
)
def test_dates_that_cannot_be_are_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(InvalidInput):
        written(tmp_path, line)
