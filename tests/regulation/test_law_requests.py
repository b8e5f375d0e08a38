"""Requests of candidates, and what is answered.

F0: "Les demandes d'aménagement doivent être envoyées [...] au minimum 1 mois avant le début des épreuves et sont étudiées
par le service des examens une par une. Si vous êtes résident.e en région ou à l'étranger, ceci ne peut être un motif
valable d'aménagement. Attention : un.e auditeur.rice peut au maximum bénéficier de l'aménagement de deux épreuves par
session. Toute absence doit être justifiée par courriel [...], à défaut toute autre demande d'aménagement sera
automatiquement refusée." "Si les notes ne sont pas connues, il est impératif de faire une demande anticipée avant le délai
fixé." Another centre: "Pour un déplacement professionnel. Pour un déménagement en cours d'année. Dans votre centre Cnam
d'inscription en région. La demande doit parvenir [...] avec un justificatif à l'appui." F1: "déplacement professionnel
ponctuel et court à l'étranger (fournir un justificatif à l'appui)"; "Les dates d'aménagement ci-dessus concernent les
élèves hors situation de handicap." F2 I.A.2.c(1): "au moins un mois avant la date d'examen [...] sans avoir une obligation
de résultat".

By hand: session 1 begins on Monday 22 January 2024. Paris: a month before, 22 December 2023. Elsewhere: a month before
each exam; A on 23 January, so 23 December; B on 31 January, so 31 December. Disability: 22 January - 35 days = 18 December.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from instances import read_pins
from models.granted import accepted_requests, convoked_on_request, with_granted_sites
from models.instance import Instance
from models.schema import Table
from models.schema.records import ATTENDANCES, DECISIONS, REQUESTS
from models.text import Messages
from scheduler.app.answer_requests import RequestBoard, answer_requests, write_decisions, write_unresolved
from scheduler.app.eligible import eligible
from scheduler.requests.proposals import Proposal
from scheduler.requests.reasons import Answer, Reason
from tests.support.semester_builder import Build

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))
DAY = date(2024, 1, 10)


def semester(profile: str = "paris") -> Build:
    """Three exams of ann in session 1 (A and B at once), the resit of A in session 2."""
    build = Build(windows=WINTER, profile=profile).exam("A", 120).exam("B", 120).exam("C", 120)
    build.exam("A2", 120, session=2, of="A").room("hall", 9).person("ann", "A", "B", "C")
    return build.start("A", "2024-01-23 14:00").start("B", "2024-01-23 15:00").start("C", "2024-01-31 14:00")


def rows(build: Build, table: Table, *given: Mapping[str, object]) -> Build:
    if not given:
        return build
    blank = {column.name: () if column.kind == "words" else None for column in table.columns}
    build.rule_rows[table.name] = (table, [{**blank, **row} for row in given])
    return build


ASKED = {
    "id": "R1", "candidate": "ann", "session": 1, "exams": ("A", "B"), "kind": "arrangement", "motive": "overlap",
    "anticipated": False, "received": datetime(2023, 12, 22, 23, 59), "proof": False, "site": "",
}  # fmt: skip


def board(
    build: Build, *asked: Mapping[str, object], planned: bool = False, today: date = DAY
) -> RequestBoard:
    rows(build, REQUESTS, *({**ASKED, **row} for row in asked))
    return answer_requests(build.instance(), build.timetable() if planned else None, today=today)


def only(build: Build, planned: bool = False, **asked: object) -> tuple[Answer, Reason]:
    (one,) = board(build, asked, planned=planned).proposals
    return one.answer, one.reason


ACCEPT, REFUSE, FORWARD = Answer.ACCEPT, Answer.REFUSE, Answer.FORWARD


@pytest.mark.parametrize(
    ("profile", "received", "late"),
    [
        ("paris", datetime(2023, 12, 22, 23, 59), False),
        ("paris", datetime(2023, 12, 23, 0, 0), True),
        # Elsewhere the first exam of the pair decides: 23 January, so 23 December.
        ("paca", datetime(2023, 12, 23, 23, 59), False),
        ("paca", datetime(2023, 12, 24, 0, 0), True),
    ],
)
def test_b15_b16_d09_a_request_comes_a_month_before(profile: str, received: datetime, late: bool) -> None:
    build = semester(profile)
    build.start("B", "2024-01-23 17:00")  # A ends at 16:00: no overlap, and the first exam still counts
    expected = (REFUSE, Reason.LATE if late else Reason.NO_OVERLAP)
    assert only(build, planned=True, received=received) == expected


def test_b13_a_published_day_wins() -> None:
    build = rows(semester(), REQUESTS, {**ASKED, "received": datetime(2024, 1, 7, 23, 59)})
    given = build.instance()
    published = tuple(s.model_copy(update={"request_deadline": date(2024, 1, 7)}) for s in given.sessions)
    (one,) = answer_requests(replace(given, sessions=published), today=DAY).proposals
    assert (one.answer, one.deadline) == (ACCEPT, date(2024, 1, 7))


def test_d01_d02_two_exams_at_once_are_a_reason() -> None:
    assert only(semester()) == (ACCEPT, Reason.PLANNED)
    moved = semester().transfer("ann", "A", "B", "2024-01-23 16:10")
    assert only(moved, planned=True) == (ACCEPT, Reason.TRANSFER)
    assert only(moved, planned=True, exams=("A", "C")) == (REFUSE, Reason.NO_OVERLAP)


def test_d03_the_office_need_not_find_a_solution() -> None:
    missed = semester().unresolved("ann", "A", "B")
    assert only(missed, planned=True) == (ACCEPT, Reason.NO_SOLUTION)


@pytest.mark.parametrize("motive", ["residence", "other", "move"])
def test_c05_living_far_away_is_no_reason_and_unknown_motives_are_none(motive: str) -> None:
    expected = Reason.RESIDENCE if motive == "residence" else Reason.MOTIVE
    assert only(semester(), motive=motive, proof=True) == (REFUSE, expected)


@pytest.mark.parametrize("motive", ["travel", "move", "regional"])
def test_c04_another_centre_by_leave_with_proof(motive: str) -> None:
    # No deadline is written for another centre: a request of the last day is not late.
    asked = {"kind": "other-centre", "motive": motive, "site": "Paris", "exams": ("A",)}
    last = {**asked, "received": datetime(2024, 1, 20, 9, 0)}
    assert only(semester(), **last, proof=True) == (ACCEPT, Reason.SITE)
    assert only(semester(), **last) == (REFUSE, Reason.PROOF)


@pytest.mark.parametrize(
    ("profile", "session", "reason"),
    [
        # F0: in Paris "Il n'y a pas de convocations pour les deuxièmes sessions", but "à présenter à leur employeur [...]
        # peuvent en faire la demande"; of session 1 it "sera disponible sur votre portail élève".
        ("paris", 2, Reason.CONVOCATION),
        ("paris", 1, Reason.PORTAL),
        ("paca", 2, Reason.PORTAL),
    ],
)
def test_i06_i07_a_convocation_for_the_employer_on_request(
    profile: str, session: int, reason: Reason
) -> None:
    exams = ("A2",) if session == 2 else ("A",)
    asked = {"kind": "convocation", "motive": "employer", "session": session, "exams": exams}
    # It arranges no exam: no deadline, no proof, no cap.
    assert only(semester(profile), **asked, received=datetime(2024, 1, 20, 9, 0)) == (ACCEPT, reason)


def test_i06_who_asked_is_convoked() -> None:
    seats = pd.DataFrame(
        {"candidate": ["ann", "ann", "bob"], "exam": ["A2", "B2", "A2"], "session": [2, 2, 2]}
    )
    asked = {**ASKED, "kind": "convocation", "motive": "employer", "session": 2}
    for exams, expected in ((("A2",), [True, False, False]), ((), [True, True, False])):
        accepted = pd.DataFrame([{**asked, "exams": exams}])
        assert convoked_on_request(seats, accepted).tolist() == expected
    assert convoked_on_request(seats, pd.DataFrame([ASKED])).tolist() == [False, False, False]


def test_d07_a_short_journey_abroad_for_work() -> None:
    asked = {"motive": "travel-abroad", "exams": ("C",)}
    assert only(semester(), **asked, proof=True) == (ACCEPT, Reason.AWAY)
    assert only(semester(), **asked) == (REFUSE, Reason.PROOF)


def test_d08_disability_has_its_own_office_and_deadline() -> None:
    late = datetime(2024, 1, 15, 9, 0)
    assert only(semester(), motive="disability", received=late) == (FORWARD, Reason.DISABILITY_LATE)
    in_time = datetime(2023, 12, 18, 23, 0)
    assert only(semester(), motive="disability", received=in_time) == (FORWARD, Reason.DISABILITY)


def test_d05_at_most_two_arranged_exams() -> None:
    # Two journeys of one exam each, then a third exam: one too many. The disability request before does not count (Q06).
    asked = [
        {
            "id": f"R{n}",
            "exams": (exam,),
            "motive": motive,
            "proof": True,
            "received": datetime(2023, 12, n, 9, 0),
        }
        for n, (exam, motive) in enumerate(
            (("A", "disability"), ("A", "travel-abroad"), ("B", "travel-abroad"), ("C", "travel-abroad")), 1
        )
    ]
    found = board(semester(), *asked).proposals
    assert [one.reason for one in found] == [Reason.DISABILITY, Reason.AWAY, Reason.AWAY, Reason.CAP]
    # An overlap counts once, for the exam that moves (Q09).
    assert (
        board(semester(), {}, {**asked[3], "id": "R9", "received": ASKED["received"]}).proposals[1].reason
        is Reason.AWAY
    )


def decided(build: Build, answer: str | None, **more: object) -> Build:
    return rows(build, DECISIONS, {"request": "R1", "answer": answer, **more})


def test_d06_an_absence_at_an_arranged_exam_must_be_justified() -> None:
    away = {"id": "R2", "motive": "travel-abroad", "proof": True}
    later = {**away, "session": 2, "exams": ("A2",), "received": datetime(2024, 3, 1)}
    before = {
        **away,
        "exams": ("C",),
    }  # asked for on the same day as the first one, a month before the absence
    cases = ((False, later, Reason.ABSENT), (True, later, Reason.AWAY), (False, before, Reason.AWAY))
    for justified, other, reason in cases:
        build = decided(semester(), "accepted")
        rows(
            build, ATTENDANCES, {"candidate": "ann", "exam": "B", "outcome": "absent", "justified": justified}
        )
        first, second = board(build, {}, other).proposals
        assert (first.reason, second.reason) == (Reason.PLANNED, reason)
    # A09: an absence at an exam that was not arranged needs no proof.
    build = rows(
        decided(semester(), "refused"), ATTENDANCES, {"candidate": "ann", "exam": "B", "outcome": "absent"}
    )
    assert board(build, {}, later).proposals[1].reason is Reason.AWAY


def test_b17_in_anticipation_of_marks() -> None:
    second = {"session": 2, "exams": ("A2",), "anticipated": True, "motive": "travel-abroad", "proof": True}
    assert only(semester(), **second) == (ACCEPT, Reason.AWAY)
    build = semester().exam("B2", 120, session=2, of="B")
    assert only(build, session=2, exams=("A2", "B2"), anticipated=True) == (ACCEPT, Reason.ANTICIPATED)
    # Who has passed sits no session 2.
    build.results.append({"candidate": "ann", "offering": "offering-A", "passed": True})
    assert only(build, session=2, exams=("A2", "B2"), anticipated=True) == (REFUSE, Reason.NOT_SITTING)


def test_d10_a_person_decides_and_an_answer_that_is_known_never_changes(tmp_path: Path) -> None:
    build = decided(semester(), "refused", locked=True, reason="hors délai", on=date(2023, 12, 28))
    found = board(build, {}, {"id": "R2", "motive": "residence"})
    first, second = found.proposals
    assert (first.answer, first.decided, first.locked, first.differs) == (ACCEPT, "refused", True, True)
    assert (second.answer, second.open, second.differs) == (REFUSE, True, False)
    assert write_decisions(found, build.instance(), tmp_path / "decisions.csv", Messages("fr")) == 1
    lines = (tmp_path / "decisions.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "request,answer,reason,by,on,locked"
    assert lines[1] == "R1,refused,hors délai,,2023-12-28,yes"
    assert lines[2].startswith("R2,,")
    assert "n'est pas un motif valable" in lines[2]


def sits(given: Instance) -> set[tuple[str, str]]:
    rows = eligible(given, today=DAY).rows
    found = set(zip(given.sits["candidate"], given.sits["exam"], strict=True))
    may = rows[rows["may_sit"]]
    assert found == set(zip(may["candidate"], may["exam"], strict=True))
    return found


def test_d10_only_accepted_requests_bind() -> None:
    away = {**ASKED, "motive": "travel-abroad", "exams": ("C",), "proof": True}
    for answer, exams in (
        ("accepted", {"A", "B", "A2"}),
        ("refused", {"A", "B", "C", "A2"}),
        (None, {"A", "B", "C", "A2"}),
    ):
        given = rows(decided(semester(), answer), REQUESTS, away).instance()
        assert sits(given) == {("ann", exam) for exam in exams}
    other = pd.DataFrame([{**ASKED, "kind": "other-centre", "motive": "move", "site": "Nice"}])
    yes = pd.DataFrame([{"request": "R1", "answer": "accepted"}])
    none = semester().instance().relocations
    granted = with_granted_sites(none, accepted_requests(other, yes))
    assert granted.to_dict("records") == [
        {"candidate": "ann", "session": 1, "site": "Nice", "motive": "move"}
    ]
    assert with_granted_sites(none, accepted_requests(other, yes.assign(answer="refused"))).empty


@pytest.mark.parametrize(
    ("today", "decision", "bound"),
    [
        # Until the deadline (22 December) every overlap is planned as if asked; after it one nobody asked about is not.
        (date(2023, 12, 22), None, 0),
        (date(2023, 12, 23), None, 1),
    ],
)
def test_after_the_deadline_an_overlap_nobody_asked_about_is_unresolved(
    today: date, decision: str | None, bound: int, tmp_path: Path
) -> None:
    build = semester().transfer("ann", "A", "B", "2024-01-23 16:10")
    found = board(build, planned=True, today=today)
    assert found.overlaps[["candidate", "exam", "moves", "why"]].to_dict("records") == [
        {"candidate": "ann", "exam": "A", "moves": "B", "why": "unasked"}
    ]
    assert write_unresolved(found, tmp_path / "pins.csv") == bound
    pins = read_pins(tmp_path / "pins.csv", build.instance()).pinned("unresolved")
    assert pins[["exam", "candidate", "moves"]].to_dict("records") == bound * [
        {"exam": "A", "candidate": "ann", "moves": "B"}
    ]


def test_an_overlap_that_was_asked_about_is_planned_until_it_is_refused() -> None:
    build = semester().transfer("ann", "A", "B", "2024-01-23 16:10")
    assert board(build, {}, planned=True).overlaps.empty
    refused = board(decided(build, "refused"), {}, planned=True)
    assert refused.overlaps["why"].tolist() == ["refused"]
    assert len(refused.pins) == 1


def test_the_policy_may_plan_what_nobody_asked_about() -> None:
    build = semester().transfer("ann", "A", "B", "2024-01-23 16:10")
    build.policy = {"notice": {"unasked": "planned"}}
    build.profiles = {
        name: (p, {"notice": {"unasked": "planned"}}) for name, (p, _) in build.profiles.items()
    }
    assert board(build, planned=True).pins.empty


def test_proposals_are_values() -> None:
    (one,) = board(semester(), {}).proposals
    assert isinstance(one, Proposal)
    assert one.rules == ("D01", "D10")
