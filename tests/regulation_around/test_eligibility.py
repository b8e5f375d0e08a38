"""Who may sit, from the texts: F2 I.A.1, I.A.2.c(1), I.A.3.c, C.2 and F; F0 and F1 on session 2 in Paris."""

from datetime import date
from pathlib import Path

import pytest

from models.instance import Instance
from scheduler import Eligibility, InvalidInput, check, eligible, write_withdrawals
from tests.regulation_around.small_semester import row, rows, semester, starts

SESSIONS = (
    {"first_day": "2024-01-22", "last_day": "2024-02-03", "results_published": "2024-02-24"},
    {"first_day": "2024-04-08", "last_day": "2024-04-13"},
)
EXAMS = {
    "units": rows("id title ects", "U U 6", "V V 6", "R R 6"),
    "offerings": rows(
        "id unit centre teaching_mode one_session", "U U PAR soir -", "V V PAC soir -", "R R PAC soir esr"
    ),
    "exams": rows(
        "id offering session minutes kind",
        "U-1 U 1 120 -",
        "U-2 U 2 120 -",
        "V-1 V 1 120 -",
        "V-2 V 2 120 -",
        "R-1 R 1 120 recall",
    ),
}
PARISIANS = [
    "regular",
    "unregistered",
    "unpaid",
    "validated",
    "ten",
    "twenty",
    "low",
    "zero",
    "absent",
    "failing",
    "unknown",
    "compensated",
    "void",
    "added",
    "pending",
    "excluded",
    "until-25",
    "until-24",
    "from-25",
    "from-26",
    "recalled",
    "by-teacher",
    "elsewhere",
    "noted-absent",
]
SOUTHERNERS = ["early", "last-day", "late", "refused", "silent"]


def may(found: Eligibility, candidate: str, exam: str) -> tuple[bool, str]:
    """Whether a candidate may sit an exam, and why not."""
    found_row = row(found.rows, candidate=candidate, exam=exam)
    return bool(found_row["may_sit"]), str(found_row["bar"])


def remark(found: Eligibility, candidate: str, exam: str) -> str:
    return str(row(found.rows, candidate=candidate, exam=exam)["remark"])


def people(*candidates: str, centre: str) -> list[dict[str, str]]:
    return rows("id centre site", *(f"{name} {centre} {centre}-S" for name in candidates))


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    flags = {"unregistered": "no yes", "unpaid": "yes no"}
    registered = [f"{name} U {flags.get(name, 'yes yes')}" for name in PARISIANS if name != "added"]
    tables = {
        **EXAMS,
        "candidates": [*people(*PARISIANS, centre="PAR"), *people(*SOUTHERNERS, centre="PAC")],
        "registrations": rows(
            "candidate offering administrative paid",
            *registered,
            *(f"{name} {offering} yes yes" for name in SOUTHERNERS for offering in ("U", "V")),
        ),
        "validated": rows("candidate unit", "validated U"),
        "results": rows(
            "candidate offering mark compensated",
            "ten U 10 no",
            "twenty U 20 no",
            "low U 9,99 no",
            "zero U 0 no",
            "absent U ABS no",
            "failing U DEF no",
            "compensated U 8 yes",
        ),
        "exclusions": rows(
            "candidate from until decided",
            "excluded 2024-01-01 - 2023-12-15",
            "pending 2024-01-01 - -",
            "until-25 2023-09-01 2024-01-25 2023-09-01",
            "until-24 2023-09-01 2024-01-24 2023-09-01",
            "from-25 2024-01-25 2024-02-25 2024-01-10",
            "from-26 2024-01-26 2024-02-25 2024-01-10",
        ),
        "sitters": rows("exam candidate proof", "R-1 recalled card", "R-1 by-teacher teacher"),
        "attendances": rows(
            "candidate exam outcome", "void U-1 void", "added U-1 added", "noted-absent U-1 absent"
        ),
        "relocations": rows("candidate session site motive", "elsewhere 1 PAC-S move"),
        "confirmations": rows(
            "candidate exam confirmed received",
            *(f"early {exam} yes 2024-01-02" for exam in ("U-1", "V-1")),
            *(f"last-day {exam} yes 2024-01-07" for exam in ("U-1", "V-1")),
            *(f"late {exam} yes 2024-01-08" for exam in ("U-1", "V-1")),
            *(f"refused {exam} no 2024-01-02" for exam in ("U-1", "V-1")),
        ),
    }
    return semester(tmp_path_factory.mktemp("winter"), SESSIONS, tables)


@pytest.fixture(scope="module")
def found(winter: Instance, tmp_path_factory: pytest.TempPathFactory) -> Eligibility:
    """On 1 March, with U-1 on Thursday 25 January and U-2 on 9 April."""
    timetable = starts(
        tmp_path_factory.mktemp("days") / "starts.csv",
        "U-1 Europe/Paris 2024-01-25T14:00",
        "V-1 Europe/Paris 2024-01-26T14:00",
        "R-1 Europe/Paris 2024-01-29T14:00",
        "U-2 Europe/Paris 2024-04-09T14:00",
        "V-2 Europe/Paris 2024-04-10T14:00",
    )
    return eligible(winter, timetable, today=date(2024, 3, 1))


@pytest.mark.parametrize(
    ("candidate", "exam", "bar"),
    [
        ("regular", "U-1", ""),
        (
            "unregistered",
            "U-1",
            "unregistered",
        ),  # F2 I.A.1.a: registered with the institution, and for the unit
        ("unregistered", "U-2", "unregistered"),
        ("unpaid", "U-1", "unpaid"),  # « Il est impératif de s'être acquitté »
        ("unpaid", "U-2", "unpaid"),
        ("validated", "U-1", "validated"),  # F2 I.A.1.c: for good
        ("validated", "U-2", "validated"),
        ("ten", "U-1", ""),
        ("ten", "U-2", "passed"),  # 10/20 or more
        ("twenty", "U-2", "passed"),
        ("low", "U-2", ""),  # « note inférieure à 10/20 »
        ("zero", "U-2", ""),
        ("absent", "U-2", ""),  # F0: no proof is asked for
        ("failing", "U-2", ""),
        ("noted-absent", "U-2", ""),
        ("unknown", "U-2", ""),  # no result yet: not validated
        ("compensated", "U-2", ""),  # a choice
        ("void", "U-2", ""),  # F2 F.1: void for the person; not validated, Q07
        ("excluded", "U-1", "excluded"),
        ("excluded", "U-2", "excluded"),
        ("pending", "U-1", ""),  # F2 F.3: the director may not punish; nothing interrupts an exam
        ("until-25", "U-1", "excluded"),
        ("until-24", "U-1", ""),
        ("until-25", "U-2", ""),
        ("from-25", "U-1", "excluded"),
        ("from-26", "U-1", ""),
        ("from-25", "U-2", ""),
        ("recalled", "R-1", ""),  # F2 I.A.2.c(1): last year's card or the teacher's authorisation
        ("by-teacher", "R-1", ""),
        ("added", "U-1", "unregistered"),  # F2 C.2: to have sat does not oblige anybody to count it
        ("early", "V-1", ""),
        ("silent", "V-1", ""),  # nobody is taken out before a planner says so
    ],
)
def test_who_may_sit(found: Eligibility, candidate: str, exam: str, bar: str) -> None:
    assert may(found, candidate, exam) == (not bar, bar)


@pytest.mark.parametrize(
    ("candidate", "exam", "seen"),
    [
        ("pending", "U-1", "pending"),
        ("void", "U-2", "void"),
        ("added", "U-1", "added"),
        ("compensated", "U-2", "compensated"),
        ("elsewhere", "U-1", "elsewhere"),  # F0: another centre, by leave
        ("silent", "V-1", "unconfirmed"),
        ("regular", "U-1", ""),
    ],
)
def test_what_a_planner_should_look_at(found: Eligibility, candidate: str, exam: str, seen: str) -> None:
    assert remark(found, candidate, exam) == seen


def test_nobody_is_dropped_in_silence(winter: Instance, found: Eligibility) -> None:
    """Every registration has a row for each exam of its unit, whether or not it gives the right to sit."""
    pairs = set(zip(found.rows["candidate"], found.rows["exam"], strict=True))
    assert {(name, exam) for name in PARISIANS if name != "added" for exam in ("U-1", "U-2")} <= pairs
    assert len(pairs) == len(found.rows)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (
            date(2024, 1, 7),
            set(),
        ),  # the last day itself: until its end anybody may still confirm, even who said no
        (date(2024, 1, 8), {"late", "refused", "silent"}),
    ],
)
def test_who_does_not_confirm_in_time_falls_away(winter: Instance, today: date, names: set[str]) -> None:
    """F2 I.A.3.c, for the exams of PACA and of other centres; candidates of Paris confirm nothing."""
    away = eligible(winter, today=today).falls_away
    assert set(zip(away["candidate"], away["exam"], strict=True)) == {
        (name, exam) for name in names for exam in ("U-1", "V-1")
    }


def test_a_planner_takes_out_who_did_not_confirm(winter: Instance, tmp_path: Path) -> None:
    found = eligible(winter, today=date(2024, 1, 8))
    file = tmp_path / "withdrawals.csv"
    assert write_withdrawals(winter, found, file) == 6
    lines = file.read_text(encoding="utf-8").splitlines()
    tables = {
        **EXAMS,
        "candidates": people(*SOUTHERNERS, centre="PAC"),
        "registrations": rows(
            "candidate offering", *(f"{name} {offering}" for name in SOUTHERNERS for offering in ("U", "V"))
        ),
        "withdrawals": rows(lines[0].replace(",", " "), *(line.replace(",", " ") for line in lines[1:])),
        "sitters": rows("exam candidate proof", "R-1 early card"),
    }
    after = eligible(semester(tmp_path / "after", SESSIONS, tables), today=date(2024, 1, 8))
    assert may(after, "silent", "V-1") == (False, "withdrawn")
    assert may(after, "silent", "V-2") == (True, "")
    assert may(after, "last-day", "V-1") == (True, "")


def test_an_exclusion_of_a_part_of_the_window_is_told(winter: Instance) -> None:
    """Without days of exams nobody knows whether they fall into it."""
    found = eligible(winter, today=date(2024, 1, 1))
    assert may(found, "from-25", "U-1") == (True, "")
    assert remark(found, "from-25", "U-1") == "partly-excluded"
    assert may(found, "excluded", "U-1") == (False, "excluded")


TWICE = {
    "units": rows("id title ects", "U U 6"),
    "exams": rows(
        "id offering session minutes", *(f"{name}-{n} {name} {n} 120" for name in ("U", "W") for n in (1, 2))
    ),
    "candidates": people("one", "other", "both", centre="PAR"),
    "registrations": rows("candidate offering", "one U", "other W", "both U", "both W"),
}


def test_one_unit_in_two_centres_is_told(tmp_path: Path) -> None:
    """F2 I.A.1.c: nobody takes part in the exams of a unit in several centres in one semester."""
    offerings = {"offerings": rows("id unit centre teaching_mode", "U U PAR soir", "W U PAC soir")}
    found = eligible(semester(tmp_path, SESSIONS, {**TWICE, **offerings}), today=date(2024, 1, 1))
    assert remark(found, "both", "U-1") == "two-centres"
    assert remark(found, "both", "W-1") == "two-centres"
    assert remark(found, "one", "U-1") == ""


def test_one_unit_under_two_modes_is_refused(tmp_path: Path) -> None:
    """F2 I.A.1.c: nor under different modes; the reader says which of two registrations to keep."""
    offerings = {"offerings": rows("id unit centre teaching_mode", "U U PAR soir", "W U PAR FOAD")}
    with pytest.raises(InvalidInput) as refused:
        semester(tmp_path, SESSIONS, {**TWICE, **offerings})
    assert "input-unit-two-modes" in {issue.code for issue in refused.value.issues}


def test_one_unit_from_two_centres_of_registration_is_refused(tmp_path: Path) -> None:
    registrations = {
        "offerings": rows("id unit centre teaching_mode", "U U PAR soir", "W U PAC soir"),
        "registrations": rows("candidate offering centre", "one U -", "other W -", "both U -", "both W PAC"),
    }
    with pytest.raises(InvalidInput):
        semester(tmp_path, SESSIONS, {**TWICE, **registrations})


@pytest.mark.parametrize("proof", ["", "letter"])
def test_a_recall_without_its_proof_is_refused(tmp_path: Path, proof: str) -> None:
    """F2 I.A.2.c(1): last year's card, or a special authorisation of the teacher."""
    tables = {
        **EXAMS,
        "candidates": people("recalled", centre="PAC"),
        "registrations": rows("candidate offering", "recalled U"),
        "sitters": rows("exam candidate proof", f"R-1 recalled {proof or '-'}"),
    }
    with pytest.raises(InvalidInput):
        semester(tmp_path, SESSIONS, tables)


def test_a_recall_is_of_a_unit_that_is_not_taught_this_year(tmp_path: Path) -> None:
    """F2 I.A.2.c(1): « les unités non enseignées durant l'année universitaire en cours »."""
    tables = {
        "units": rows("id title ects", "U U 6"),
        "offerings": rows("id unit centre", "U U PAC"),
        "exams": rows(
            "id offering session minutes kind", "U-1 U 1 120 -", "U-2 U 2 120 -", "R-1 U 1 120 recall"
        ),
        "candidates": people("recalled", "regular", centre="PAC"),
        "registrations": rows("candidate offering", "regular U"),
        "sitters": rows("exam candidate proof", "R-1 recalled card"),
    }
    with pytest.raises(InvalidInput):
        semester(tmp_path, SESSIONS, tables)


def test_a_make_up_is_sat_by_those_of_the_cancelled_exam(tmp_path: Path) -> None:
    """F2 I.A.2.c(1): a new exam of the same session for the candidates concerned."""
    tables = {
        "units": rows("id title ects", "U U 6"),
        "offerings": rows("id unit centre", "U U PAC"),
        "exams": rows(
            "id offering session minutes kind replaces cancelled imposed_start",
            "U-1 U 1 120 - - - 2024-01-22T09:00",
            "U-2 U 2 120 - - - -",
            "M-1 U 1 120 makeup U-1 2024-01-22 -",
        ),
        "candidates": people("a", "b", centre="PAC"),
        "registrations": rows("candidate offering", "a U", "b U"),
    }
    found = eligible(semester(tmp_path, SESSIONS, tables), today=date(2024, 1, 22))
    assert may(found, "a", "U-1") == (False, "replaced")
    assert may(found, "a", "M-1") == (True, "")
    assert may(found, "b", "U-2") == (True, "")


@pytest.mark.parametrize(("reason", "told"), [("-", True), ("projet", False)])
def test_a_unit_has_two_sessions_unless_its_offering_says_why_not(
    tmp_path: Path, reason: str, told: bool
) -> None:
    """F0: « Il y a 2 sessions »; F2 I.A.2.c(1): each first session is followed by a resit. A planner is told of the others."""
    tables = {
        "units": rows("id title ects", "U U 6", "V V 6"),
        "offerings": rows("id unit centre one_session", f"U U PAC {reason}", "V V PAC -"),
        "exams": rows("id offering session minutes", "U-1 U 1 120", "V-1 V 1 120", "V-2 V 2 120"),
        "candidates": people("a", centre="PAC"),
        "registrations": rows("candidate offering", "a U", "a V"),
    }
    found = eligible(semester(tmp_path, SESSIONS, tables), today=date(2024, 1, 1))
    assert set(found.rows["exam"]) == {"U-1", "V-1", "V-2"}
    assert ("unlikely-one-session" in {issue.code for issue in check(tmp_path).issues}) == told
