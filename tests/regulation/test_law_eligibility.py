"""Who may sit an exam.

F2 I.A.1.a: "Il faut être préalablement inscrit administrativement et pédagogiquement aux unités d'enseignement
concernées pour le semestre universitaire en cours pour pouvoir se présenter aux examens et les valider. Il est impératif
de s'être acquitté de ses droits d'inscription." F2 I.A.1.c: "définitivement validée [...] note supérieure ou égale à
10/20"; "note inférieure à 10/20 peut se présenter à la seconde session"; "des modalités de compensation pour certains
diplômes"; no two centres, no two "modalités différentes au même semestre". F1: session 2 is for "personnes absentes ou
non admises (note inférieure à 10/20)", "Aucune démarche". F2 I.A.2.c(1): recalls are for units "non enseignées" and for
who shows "leur carte d'élève de l'année antérieure ou une autorisation spéciale de l'enseignant". F2 I.A.3.c: "sans
confirmation de sa part, son ou ses examens ne sera(seront) pas organisé(s)". F2 I.C.2: "l'adjonction manuscrite d'un nom
[...] n'engage pas l'administration". F2 I.F.1: "l'exclusion de l'établissement"; "Toute sanction prononcée à l'occasion
d'une épreuve entraîne la nullité de cette épreuve".

Session 1 lasts from Monday 22 January to Saturday 3 February 2024, session 2 from 8 to 13 April. Confirmations are due
fifteen days before the session: 22 January - 15 = 7 January.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from models.instance import Instance
from models.issues import InvalidInput
from models.schema import Table
from models.schema.records import ATTENDANCES, CONFIRMATIONS, EXCLUSIONS, WITHDRAWALS
from scheduler.app.eligible import eligible, write_withdrawals
from tests.support.paths import SHIPPED
from tests.support.reading import examine, read_instance
from tests.support.semester_builder import Build
from tests.support.written_semester import settings, written

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))
BEFORE, AFTER = date(2024, 1, 7), date(2024, 1, 8)


def semester() -> Build:
    """A has both sessions; ann and bob are registered."""
    build = Build(windows=WINTER).exam("A", 120).exam("A2", 120, session=2, of="A").room("hall", 9)
    return build.person("ann", "A").person("bob", "A")


def record(build: Build, table: Table, *rows: Mapping[str, object]) -> Build:
    blank = {column.name: None for column in table.columns}
    build.rule_rows[table.name] = (table, [{**blank, **row} for row in rows])
    return build


def told(
    semester: Instance, candidate: str = "ann", exam: str = "A", today: date = BEFORE
) -> tuple[bool, str, str]:
    """Whether the candidate may sit the exam, the bar and the remark; and that the seats agree."""
    rows = eligible(semester, today=today).rows
    sits = set(zip(semester.sits["candidate"], semester.sits["exam"], strict=True))
    may = rows[rows["may_sit"]]
    assert sits == set(zip(may["candidate"], may["exam"], strict=True))
    (one,) = rows[(rows["candidate"] == candidate) & (rows["exam"] == exam)].itertuples()
    return one.may_sit, one.bar, one.remark


def test_a01_registered_and_paid() -> None:
    given = semester().instance()
    assert told(given) == (True, "", "")
    for name, bar in (("administrative", "unregistered"), ("paid", "unpaid")):
        rows = given.registrations.assign(**{name: given.registrations["candidate"] != "ann"})
        for exam in ("A", "A2"):
            assert told(replace(given, registrations=rows), exam=exam) == (False, bar, "")
        assert told(replace(given, registrations=rows), "bob")[0]


def results(given: Instance, passed: bool, **more: object) -> Instance:
    table = pd.DataFrame([{"candidate": "ann", "offering": "offering-A", "passed": passed, **more}])
    return replace(given, results=table)


def test_a04_a05_a08_ten_is_over_and_below_ten_is_session_2() -> None:
    given = semester().instance()
    assert told(results(given, True), exam="A2") == (False, "passed", "")
    assert told(results(given, True), exam="A") == (True, "", "")
    assert told(results(given, False), exam="A2") == (True, "", "")
    # A10: bob was absent and has no result; he need not register.
    assert told(results(given, True), "bob", "A2") == (True, "", "")
    validated = semester().has("ann", "A").instance()
    assert told(validated) == (False, "validated", "") == told(validated, exam="A2")


def test_a06_a_compensated_unit_leaves_the_choice() -> None:
    assert told(results(semester().instance(), False, compensated=True), exam="A2") == (
        True,
        "",
        "compensated",
    )


def test_h05_a_sanction_makes_the_exam_void_and_session_2_stays_open() -> None:
    build = record(semester(), ATTENDANCES, {"candidate": "ann", "exam": "A", "outcome": "void"})
    assert told(results(build.instance(), True), exam="A2") == (True, "", "void")


@pytest.mark.parametrize(
    ("since", "until", "decided", "first", "second"),
    [
        # Decided before both sessions, for good or for a year: neither session.
        (date(2024, 1, 10), None, date(2024, 1, 9), "excluded", "excluded"),
        (date(2024, 1, 10), date(2025, 1, 9), date(2024, 1, 9), "excluded", "excluded"),
        # Until the day before session 2: session 1 alone. Until its first day: some days of session 2 are left.
        (date(2024, 1, 10), date(2024, 4, 7), date(2024, 1, 9), "excluded", ""),
        (date(2024, 1, 10), date(2024, 4, 8), date(2024, 1, 9), "excluded", "partly-excluded"),
        # From the second day of session 1 on: the first day is left.
        (date(2024, 1, 23), None, date(2024, 1, 9), "partly-excluded", "excluded"),
        # A pending case sits.
        (date(2024, 1, 10), None, None, "pending", "pending"),
    ],
)
def test_h06_an_exclusion_that_was_decided_bars(
    since: date, until: date | None, decided: date | None, first: str, second: str
) -> None:
    row = {"candidate": "ann", "from": since, "until": until, "decided": decided}
    given = record(semester(), EXCLUSIONS, row).instance()
    for exam, expected in (("A", first), ("A2", second)):
        may, bar, remark = told(given, exam=exam)
        assert (may, bar or remark) == (expected != "excluded", expected)
    assert told(given, "bob") == (True, "", "")


def test_h06_with_a_timetable_the_day_of_the_exam_decides() -> None:
    row = {"candidate": "ann", "from": date(2024, 1, 24), "until": None, "decided": date(2024, 1, 9)}
    for day, bar in (("2024-01-23", ""), ("2024-01-24", "excluded")):
        build = record(semester(), EXCLUSIONS, row).start("A", f"{day} 14:00")
        rows = eligible(build.instance(), build.timetable(), today=BEFORE).rows
        assert rows.loc[(rows["candidate"] == "ann") & (rows["exam"] == "A"), "bar"].item() == bar


def test_a02_two_organising_centres_are_told_and_not_dropped() -> None:
    build = semester().centre("Nice").exam("B", 120, unit="unit-A", centre="Nice")
    two = build.register("ann", "offering-B", "Paris", "evening").instance()
    assert told(two) == (True, "", "two-centres")
    assert told(two, exam="B") == (True, "", "two-centres")
    assert told(two, "bob") == (True, "", "")


def test_a12_a13_recalls_and_b19_make_ups_are_for_those_concerned() -> None:
    recall = semester().exam("R", 120).person("cem", "R").recall("R", "ann").instance()
    assert told(recall, "cem", "R") == (False, "recall", "")
    assert told(recall, "ann", "R") == (True, "", "")
    made_up = semester().makeup("M", "A", "ann").instance()
    assert told(made_up, "ann", "A") == (False, "replaced", "")
    assert told(made_up, "ann", "M") == (True, "", "")
    assert told(made_up, "bob", "M") == (False, "listed", "")
    assert told(made_up, "bob", "A") == (True, "", "")


def test_a14_a_name_added_at_the_door_is_a_registration_to_check() -> None:
    build = semester().person("cem")
    given = record(build, ATTENDANCES, {"candidate": "cem", "exam": "A", "outcome": "added"}).instance()
    assert told(given, "cem") == (False, "unregistered", "added")


def confirmations(*rows: Mapping[str, object]) -> Instance:
    return record(
        semester(), CONFIRMATIONS, *({"confirmed": True, "exam": "A", **row} for row in rows)
    ).instance()


def test_a11_without_confirmation_the_exam_falls_away_when_a_planner_says_so(tmp_path: Path) -> None:
    given = confirmations({"candidate": "bob"})
    assert told(given, today=BEFORE) == (True, "", "")
    assert told(given, today=AFTER) == (True, "", "unconfirmed")
    assert told(given, "bob", today=AFTER) == (True, "", "")
    assert told(given, exam="A2", today=date(2024, 4, 8)) == (True, "", "")  # nobody recorded session 2
    found = eligible(given, today=AFTER)
    assert found.falls_away.to_dict("records") == [{"candidate": "ann", "exam": "A"}]
    assert write_withdrawals(given, found, tmp_path / "withdrawals.csv") == 1
    assert (tmp_path / "withdrawals.csv").read_text() == "candidate,exam,reason\nann,A,unconfirmed\n"
    row = {"candidate": "ann", "exam": "A", "reason": "unconfirmed"}
    assert told(record(semester(), WITHDRAWALS, row).instance()) == (False, "withdrawn", "")


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        ({"received": date(2024, 1, 7)}, ""),
        ({"received": date(2024, 1, 8)}, "unconfirmed"),
        ({"confirmed": False}, "unconfirmed"),
    ],
)
def test_a11_the_day_on_the_convocation_counts(row: Mapping[str, object], remark: str) -> None:
    assert told(confirmations({"candidate": "ann", **row}), today=AFTER)[2] == remark


def test_a11_paris_asks_nobody_to_confirm() -> None:
    build = (
        Build(windows=WINTER, profile="paris")
        .exam("A", 120)
        .person("ann", "A")
        .person("bob", "A")
        .room("hall", 9)
    )
    given = record(build, CONFIRMATIONS, {"candidate": "bob", "exam": "A", "confirmed": True}).instance()
    assert told(given, today=AFTER) == (True, "", "")


@pytest.mark.parametrize("name", ["tiny", "reglement"])
def test_on_shipped_semesters_rights_and_seats_agree(name: str) -> None:
    given = read_instance(SHIPPED / name)
    rows = eligible(given, today=BEFORE).rows
    may = rows[rows["may_sit"]]
    seats = given.sits[["candidate", "exam"]]
    assert sorted(zip(may["candidate"], may["exam"], strict=True)) == sorted(
        zip(seats["candidate"], seats["exam"], strict=True)
    )


TABLES = {
    "centres": "id,name,zone,holidays\nC,Nice,Europe/Paris,",
    "sites": "id,centre,name,zone,hours_weekdays\nS,C,Nice,Europe/Paris,08:00-22:00",
    "units": "id,title,ects\nA,Algebra,6",
    "offerings": "id,unit,centre\nA,A,C",
    "exams": "id,offering,session,minutes\nA1,A,1,120",
    "rooms": "id,site,seats\nR,S,20",
    "staff": "id,site\np,S",
    "candidates": "id,centre,site\nann,C,S\nbob,C,S\ncem,C,S",
    "registrations": "candidate,offering,droits acquittés\nann,A,oui\nbob,A,non\ncem,A,",
}
WEEKS = settings("2024-01-22", "2024-02-03")


def test_only_passed_or_not_is_kept_of_a_mark(tmp_path: Path) -> None:
    marks = 'candidat,offre,note\nann,A,"9,99"\nbob,A,10\ncem,A,ABI'
    folder = written(tmp_path / "a", WEEKS, TABLES | {"results": marks})
    given = read_instance(folder)
    assert list(given.results.columns) == ["candidate", "offering", "passed"]
    assert given.results["passed"].tolist() == [False, True, False]
    assert given.registrations["paid"].tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ("candidat,offre,note\nann,A,20.5", "input-bad-mark"),
        ("candidat,offre,note\nann,A,treize", "input-bad-mark"),
        ("candidat,offre,note\nann,A,", "input-no-result"),
        ("candidat,offre,admis,note\nann,A,oui,9", "input-result-differs"),
    ],
)
def test_a_mark_that_says_nothing_is_refused(tmp_path: Path, results: str, code: str) -> None:
    folder = written(tmp_path / "a", WEEKS, TABLES | {"results": results})
    assert [issue.code for issue in examine(folder)[1] if issue.severity == "error"] == [code]
    with pytest.raises(InvalidInput):
        read_instance(folder)
