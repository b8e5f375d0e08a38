"""Requests and the answers that the texts give: F0 and F1 (Paris), F2 I.A.2.c(1) and I.A.3.b (PACA)."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from models.instance import Instance
from models.text import Messages
from models.timetable import Timetable
from scheduler import (
    RequestBoard,
    answer_requests,
    eligible,
    read_timetable,
    write_decisions,
    write_unresolved,
)
from scheduler.app.answer_requests import proposal_sentence
from tests.regulation_around.small_semester import row, rows, semester, starts

SESSIONS = (
    {"first_day": "2024-01-22", "last_day": "2024-02-03", "request_deadline": "2024-01-07"},
    {"first_day": "2024-04-08", "last_day": "2024-04-13", "request_deadline": "2024-03-24"},
)
UNITS = "ABCDEF"
# A and B overlap on 22 January, C and D on 25 January, E and F on 31 January; in session 2 A and B on 8 April.
DAYS = {
    "A-1": "22T14:00",
    "B-1": "22T14:00",
    "C-1": "25T14:00",
    "D-1": "25T14:00",
    "E-1": "31T14:00",
    "F-1": "31T14:00",
}


# centre, session, exams, kind, motive, anticipated, received, proof, site -> answer, reason
CASES = {
    # F1: the published day of Paris until 23:59, for every kind of arrangement.
    "paris-last-minute": ("PAR 1 A-1+B-1 arrangement overlap no 2024-01-07T23:59 no -", "accept no-solution"),
    "paris-a-minute-late": ("PAR 1 A-1+B-1 arrangement overlap no 2024-01-08T00:00 no -", "refuse late"),
    "paris-after-a-month-before": (
        "PAR 1 A-1+B-1 arrangement overlap no 2023-12-23T00:00 no -",
        "accept no-solution",
    ),
    "paris-session-2-last-minute": (
        "PAR 2 A-2+B-2 arrangement overlap yes 2024-03-24T23:59 no -",
        "accept no-solution",
    ),
    "paris-session-2-late": ("PAR 2 A-2+B-2 arrangement overlap yes 2024-03-25T00:00 no -", "refuse late"),
    "paris-abroad-last-minute": (
        "PAR 1 A-1 arrangement travel-abroad no 2024-01-07T23:59 yes -",
        "accept away",
    ),
    "paris-abroad-late": ("PAR 1 A-1 arrangement travel-abroad no 2024-01-08T00:00 yes -", "refuse late"),
    # F2 I.A.2.c(1): one calendar month before the exam, each its own; the first of two overlapping exams counts.
    "paca-last-minute": ("PAC 1 A-1+B-1 arrangement overlap no 2023-12-22T23:59 no -", "accept no-solution"),
    "paca-a-minute-late": ("PAC 1 A-1+B-1 arrangement overlap no 2023-12-23T00:00 no -", "refuse late"),
    "paca-later-exams": ("PAC 1 C-1+D-1 arrangement overlap no 2023-12-25T23:59 no -", "accept no-solution"),
    "paca-later-exams-late": ("PAC 1 C-1+D-1 arrangement overlap no 2023-12-26T00:00 no -", "refuse late"),
    "paca-month-end": ("PAC 1 E-1+F-1 arrangement overlap no 2023-12-31T23:59 no -", "accept no-solution"),
    "paca-month-end-late": ("PAC 1 E-1+F-1 arrangement overlap no 2024-01-01T00:00 no -", "refuse late"),
    # The clock is that of the candidate's centre: received at 23:59 in La Réunion, at 20:59 in Paris.
    "reunion-last-minute": (
        "REU 1 A-1+B-1 arrangement overlap no 2023-12-22T23:59 no -",
        "accept no-solution",
    ),
    "reunion-a-minute-late": ("REU 1 A-1+B-1 arrangement overlap no 2023-12-23T00:00 no -", "refuse late"),
    # F0: living in a region or abroad is no reason; F1 names the reasons that are.
    "residence": ("PAR 1 A-1 arrangement residence no 2023-12-01T10:00 yes -", "refuse residence"),
    "residence-elsewhere": (
        "PAR 1 A-1 other-centre residence no 2023-12-01T10:00 yes PAC-S",
        "refuse residence",
    ),
    "another-reason": ("PAR 1 A-1 arrangement other no 2023-12-01T10:00 yes -", "refuse motive"),
    "move-is-no-arrangement": ("PAR 1 A-1 arrangement move no 2023-12-01T10:00 yes -", "refuse motive"),
    # F1: « fournir un justificatif à l'appui »; F0 for another centre.
    "abroad-with-proof": ("PAR 1 A-1 arrangement travel-abroad no 2023-12-01T10:00 yes -", "accept away"),
    "abroad-in-april": ("PAR 2 A-2 arrangement travel-abroad yes 2024-03-01T10:00 yes -", "accept away"),
    "abroad-without-proof": ("PAR 1 A-1 arrangement travel-abroad no 2023-12-01T10:00 no -", "refuse proof"),
    "travel-with-proof": ("PAR 1 - other-centre travel no 2023-12-01T10:00 yes PAC-S", "accept site"),
    "travel-without-proof": ("PAR 1 - other-centre travel no 2023-12-01T10:00 no PAC-S", "refuse proof"),
    "move-with-proof": ("PAR 1 - other-centre move no 2023-12-01T10:00 yes PAC-S", "accept site"),
    "move-without-proof": ("PAR 1 - other-centre move no 2023-12-01T10:00 no PAC-S", "refuse proof"),
    "regional-with-proof": ("PAR 1 - other-centre regional no 2023-12-01T10:00 yes PAC-S", "accept site"),
    "regional-without-proof": ("PAR 1 - other-centre regional no 2023-12-01T10:00 no PAC-S", "refuse proof"),
    # F1: the dates concern « les élèves hors situation de handicap »; F2 I.A.3.b: five weeks, 18 December.
    "disability": ("PAR 1 - arrangement disability no 2023-12-18T23:59 yes -", "forward disability"),
    "disability-late": (
        "PAR 1 - arrangement disability no 2023-12-19T00:00 yes -",
        "forward disability-late",
    ),
    "disability-after-the-others": (
        "PAR 1 - arrangement disability no 2024-01-10T10:00 yes -",
        "forward disability-late",
    ),
    # F0: the day and the hour must be the same; F2: « en tout ou partie ».
    "no-overlap": ("PAR 1 A-1+C-1 arrangement overlap no 2023-12-01T10:00 no -", "refuse no-overlap"),
    # F0: an absence at an accommodated exam is justified, or further requests are refused; other absences need no word.
    "absent#1": ("PAR 1 A-1+B-1 arrangement overlap no 2023-12-01T10:00 no -", "accept no-solution"),
    "absent#2": ("PAR 2 A-2+B-2 arrangement overlap yes 2024-03-01T10:00 no -", "refuse absent"),
    "absent-with-a-word#1": (
        "PAR 1 A-1+B-1 arrangement overlap no 2023-12-01T10:00 no -",
        "accept no-solution",
    ),
    "absent-with-a-word#2": (
        "PAR 2 A-2+B-2 arrangement overlap yes 2024-03-01T10:00 no -",
        "accept no-solution",
    ),
    "absent-elsewhere#1": (
        "PAR 1 A-1+B-1 arrangement overlap no 2023-12-01T10:00 no -",
        "accept no-solution",
    ),
    "absent-elsewhere#2": (
        "PAR 2 A-2+B-2 arrangement overlap yes 2024-03-01T10:00 no -",
        "accept no-solution",
    ),
    # The sentence is about « toute autre demande d'aménagement »: another centre is not one, a convocation neither.
    "absent#3": ("PAR 2 - other-centre move no 2024-03-01T10:00 yes PAC-S", "accept site"),
    "absent#4": ("PAR 2 A-2 convocation employer no 2024-03-02T10:00 no -", "accept convocation"),
    # Nor was the exam that somebody missed in another centre an accommodated one.
    "absent-there#1": ("PAR 1 - other-centre move no 2023-12-01T10:00 yes PAC-S", "accept site"),
    "absent-there#2": ("PAR 2 A-2+B-2 arrangement overlap yes 2024-03-01T10:00 no -", "accept no-solution"),
    # F0: two accommodated exams in a session at most, whoever they are of; an overlap counts once (Q09), in order of receipt.
    "three#3": ("PAR 1 E-1+F-1 arrangement overlap no 2023-12-03T10:00 no -", "refuse cap"),
    "three#1": ("PAR 1 A-1+B-1 arrangement overlap no 2023-12-01T10:00 no -", "accept no-solution"),
    "three#2": ("PAR 1 C-1+D-1 arrangement overlap no 2023-12-02T10:00 no -", "accept no-solution"),
    "three#4": ("PAR 2 A-2+B-2 arrangement overlap yes 2024-03-01T10:00 no -", "accept no-solution"),
    "abroad#1": ("PAR 1 A-1+C-1 arrangement travel-abroad no 2023-12-01T10:00 yes -", "accept away"),
    "abroad#2": ("PAR 1 E-1+F-1 arrangement overlap no 2023-12-02T10:00 no -", "refuse cap"),
    # One that a person refused arranges nothing, and so does not count.
    "refused#1": ("PAR 1 A-1+B-1 arrangement overlap no 2023-12-01T10:00 no -", "accept no-solution"),
    "refused#2": ("PAR 1 C-1+D-1 arrangement overlap no 2023-12-02T10:00 no -", "accept no-solution"),
    "refused#3": ("PAR 1 E-1+F-1 arrangement overlap no 2023-12-03T10:00 no -", "accept no-solution"),
    # Arrangements for a disability are apart (Q06).
    "disabled#1": ("PAR 1 A-1+B-1 arrangement overlap no 2023-12-01T10:00 no -", "accept no-solution"),
    "disabled#2": ("PAR 1 C-1+D-1 arrangement overlap no 2023-12-02T10:00 no -", "accept no-solution"),
    "disabled#3": ("PAR 1 - arrangement disability no 2023-12-03T10:00 yes -", "forward disability"),
    "disabled-first#1": ("PAR 1 - arrangement disability no 2023-12-01T10:00 yes -", "forward disability"),
    "disabled-first#2": ("PAR 1 A-1+B-1 arrangement overlap no 2023-12-02T10:00 no -", "accept no-solution"),
    # F0 puts « un autre centre Cnam » apart from « un aménagement d'épreuve », where the cap is.
    "moved#1": ("PAR 1 - other-centre move no 2023-12-01T10:00 yes PAC-S", "accept site"),
    "moved#2": ("PAR 1 A-1+B-1 arrangement overlap no 2023-12-02T10:00 no -", "accept no-solution"),
    # F0: with marks unknown the request is made in anticipation; one for session 2 that does not say so is no less in time.
    "not-called-anticipated": (
        "PAR 2 A-2+B-2 arrangement overlap no 2024-03-01T10:00 no -",
        "accept no-solution",
    ),
    # F0, F1: Paris gives a convocation to session 2 for an employer, on request.
    "employer": ("PAR 2 A-2 convocation employer no 2024-04-01T10:00 no -", "accept convocation"),
}

PEOPLE = {name.split("#")[0]: words.split()[0] for name, (words, _) in CASES.items()}
DECISIONS = rows(
    "request answer reason by on locked",
    *(
        f"{name}#1 accepted - exams 2024-01-02 yes"
        for name in ("absent", "absent-with-a-word", "absent-elsewhere", "absent-there")
    ),
    "refused#1 refused - exams 2024-01-02 no",
    "abroad-with-proof accepted - exams 2024-01-02 no",
    "paris-a-minute-late accepted leniency exams 2024-01-09 yes",
    "move-with-proof accepted - exams 2024-01-02 yes",
)


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    requests = []
    for name, (words, _) in CASES.items():
        session, exams, kind, motive, anticipated, received, proof, site = words.split()[1:]
        requests.append(
            {
                "id": name,
                "candidate": name.split("#")[0],
                "session": session,
                "exams": "" if exams == "-" else exams.replace("+", " "),
                "kind": kind,
                "motive": motive,
                "anticipated": anticipated,
                "received": received,
                "proof": proof,
                "site": "" if site == "-" else site,
            }
        )
    return semester(
        tmp_path_factory.mktemp("winter"),
        SESSIONS,
        {
            **_exams(),
            "candidates": rows(
                "id centre site", *(f"{name} {centre} {centre}-S" for name, centre in PEOPLE.items())
            ),
            "registrations": rows(
                "candidate offering", *(f"{name} {unit}" for name in PEOPLE for unit in UNITS)
            ),
            "decisions": DECISIONS,
            "requests": requests,
            "attendances": rows(
                "candidate exam outcome justified",
                "absent A-1 present no",
                "absent B-1 absent no",
                "absent-with-a-word B-1 absent yes",
                "absent-elsewhere C-1 absent no",
                "absent-there C-1 absent no",
            ),
        },
    )


def _exams() -> dict[str, list[dict[str, str]]]:
    return {
        "units": rows("id title ects", *(f"{unit} {unit} 6" for unit in UNITS)),
        "offerings": rows("id unit centre", *(f"{unit} {unit} PAR" for unit in UNITS)),
        "exams": rows(
            "id offering session minutes", *(f"{unit}-{n} {unit} {n} 120" for unit in UNITS for n in (1, 2))
        ),
    }


def _timetable(folder: Path) -> Path:
    clocks = {"Europe/Paris": 14, "Indian/Reunion": 17}
    return starts(
        folder / "starts.csv",
        *(
            f"{exam} {zone} 2024-01-{day[:2]}T{hour}:00"
            for exam, day in DAYS.items()
            for zone, hour in clocks.items()
        ),
        *(
            f"{unit}-2 {zone} 2024-04-{day:02}T{hour - zone.startswith('Indian')}:00"
            for unit, day in zip(UNITS, (8, 8, 9, 10, 11, 12), strict=True)
            for zone, hour in clocks.items()
        ),
    )


@pytest.fixture(scope="module")
def board(winter: Instance, tmp_path_factory: pytest.TempPathFactory) -> RequestBoard:
    return answer_requests(winter, _timetable(tmp_path_factory.mktemp("days")), today=date(2024, 1, 2))


@pytest.mark.parametrize("name", CASES)
def test_what_is_answered_to_a_request(board: RequestBoard, name: str) -> None:
    (proposal,) = (proposal for proposal in board.proposals if proposal.request.id == name)
    assert f"{proposal.answer.value} {proposal.reason.value}" == CASES[name][1]


@pytest.mark.parametrize(
    ("name", "open_after"),
    [
        ("paris-last-minute", True),
        ("abroad-with-proof", True),
        ("paris-session-2-last-minute", False),
        ("abroad-in-april", False),
    ],
)
def test_session_2_stays_open_after_session_1_alone(board: RequestBoard, name: str, open_after: bool) -> None:
    """F0: there are two sessions; nothing follows the second."""
    (proposal,) = (proposal for proposal in board.proposals if proposal.request.id == name)
    assert ("la session 2 reste ouverte" in proposal_sentence(proposal, Messages("fr"))) == open_after
    assert ("session 2 stays open" in proposal_sentence(proposal, Messages("en"))) == open_after


def test_a_locked_answer_never_changes(winter: Instance, board: RequestBoard, tmp_path: Path) -> None:
    """What the candidate was told stays, whatever is proposed; who has no answer yet gets none by itself."""
    file = tmp_path / "decisions.csv"
    open_ones = write_decisions(board, winter, file, Messages("fr"))
    written = pd.read_csv(file, dtype=str, keep_default_na=False)
    told = row(written, request="paris-a-minute-late")
    assert (told["answer"], told["reason"], told["locked"]) == ("accepted", "leniency", "yes")
    assert open_ones == len(CASES) - len(DECISIONS) == list(written["answer"]).count("")
    assert row(written, request="paca-a-minute-late")["answer"] == ""


@pytest.mark.parametrize(
    ("candidate", "exam", "outcome"),
    [
        ("abroad-with-proof", "A-1", (False, "withdrawn", "")),
        ("abroad-with-proof", "C-1", (True, "", "")),
        ("abroad-with-proof", "A-2", (True, "", "")),  # session 2 stays open
        ("paris-abroad-last-minute", "A-1", (True, "", "")),  # proposed alone: nothing binds
        ("move-with-proof", "A-1", (True, "", "elsewhere")),
        ("moved", "A-1", (True, "", "")),
    ],
)
def test_only_what_somebody_accepted_binds(
    winter: Instance, candidate: str, exam: str, outcome: tuple[bool, str, str]
) -> None:
    found = row(eligible(winter, today=date(2024, 1, 2)).rows, candidate=candidate, exam=exam)
    assert (bool(found["may_sit"]), found["bar"], found["remark"]) == outcome


@pytest.fixture(scope="module")
def unasked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Instance, Timetable]:
    """A Parisian, somebody from PACA and somebody from La Réunion with the same overlap, and a Parisian who was refused."""
    folder = tmp_path_factory.mktemp("unasked")
    centres = {"p": "PAR", "s": "PAC", "r": "REU", "no": "PAR"}
    found = semester(
        folder,
        SESSIONS,
        {
            "units": rows("id title ects", "A A 6", "B B 6"),
            "offerings": rows("id unit centre", "A A PAR", "B B PAR"),
            "exams": rows(
                "id offering session minutes", "A-1 A 1 120", "B-1 B 1 120", "A-2 A 2 120", "B-2 B 2 120"
            ),
            "candidates": rows(
                "id centre site", *(f"{name} {centre} {centre}-S" for name, centre in centres.items())
            ),
            "registrations": rows(
                "candidate offering", *(f"{name} {unit}" for name in centres for unit in "AB")
            ),
            "requests": [
                {
                    "id": "N",
                    "candidate": "no",
                    "session": "1",
                    "exams": "A-1 B-1",
                    "kind": "arrangement",
                    "motive": "overlap",
                    "received": "2023-12-01T10:00",
                }
            ],
            "decisions": rows("request answer locked", "N refused yes"),
        },
    )
    lines = [
        f"{unit}-{session} {zone} {day}T{hour}:00"
        for unit in "AB"
        for session, day, shift in (
            (1, "2024-01-22", 0),
            (2, "2024-04-09" if unit == "A" else "2024-04-10", 1),
        )
        for zone, hour in (("Europe/Paris", 14), ("Indian/Reunion", 17 - shift))
    ]
    return found, read_timetable(found, starts(folder / "starts.csv", *lines))[1]


@pytest.mark.parametrize(
    ("today", "unresolved"),
    [
        (date(2023, 12, 22), {"no"}),
        (date(2023, 12, 23), {"no", "s", "r"}),  # F2: one month before 22 January
        (date(2024, 1, 7), {"no", "s", "r"}),
        (date(2024, 1, 8), {"no", "s", "r", "p"}),  # F1: the published day
    ],
)
def test_an_overlap_that_nobody_asked_about(
    unasked: tuple[Instance, Timetable], tmp_path: Path, today: date, unresolved: set[str]
) -> None:
    """Planned as if asked until the deadline of the candidate's centre, unresolved after it (`notice.unasked`)."""
    board = answer_requests(*unasked, today=today)
    assert set(board.overlaps["candidate"]) == {"p", "s", "r", "no"}
    assert set(board.pins["candidate"]) == unresolved
    assert write_unresolved(board, tmp_path / "pins.csv") == len(unresolved)
