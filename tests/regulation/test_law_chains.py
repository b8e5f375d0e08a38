"""Three exams at once: two of them may be moved, one after the other, under unbroken supervision.

What the texts say. F2 I.A.2.c(1): "Lorsque des chevauchements d'examens, en tout ou partie, sont constatés […] Le
service […] envisagera une solution, sans avoir une obligation de résultat […] Les élèves pour lesquels une solution
aura été proposée devront rester dans la salle à l'issue de la première épreuve et demeurer à disposition d'un
surveillant habilité pour être accompagnés à la seconde épreuve." F0: "un.e auditeur.rice peut au maximum bénéficier de
l'aménagement de deux épreuves par session." The text speaks of a first and a second exam. That a third may follow the
second in the same way is an interpretation (`transfer.chain`); it agrees with the FAQ, which allows two arrangements.

By hand, exams A, B, C of two hours, all at 08:30; x sits all three:
| step      | from  | to    | what                                                              |
|-----------|-------|-------|-------------------------------------------------------------------|
| check-in  | 08:00 | 08:30 | 30 minutes                                                        |
| A         | 08:30 | 10:30 | as published                                                      |
| escort    | 10:30 | 10:40 | 10 minutes at least, 30 at most; 90 at most where a meal is taken  |
| B         | 10:40 | 12:40 | two hours in full                                                 |
| escort    | 12:40 | 12:50 | and so on, or a meal: until 14:10 at the latest                    |
| C         | 12:50 | 14:50 | two hours in full                                                 |
| collect   | 14:50 | 15:05 | the site may close at 15:05, not at 15:04                         |
Whether the meal may also come between A, sat as published, and B, neither text nor interpretation says: not asked here
between 30 and 90 minutes.
Price: two exams moved, 2 x 500 = 1 000. Each moved exam is listed after the one before it: B after A, C after B.
"""

from datetime import time

import pytest

from tests.support.exams_at_once import at_once, chain, miss
from tests.support.finding_tuples import DAY, REUNION, rules
from tests.support.semester_builder import Build, paid
from tests.support.written_semester import by_rule


def three(second: str, third: str, **settings: object) -> Build:
    """A at 08:30, then B, then C of two hours each."""
    build = at_once("A", "B", "C", **settings)  # type: ignore[arg-type]
    return chain(build, ("A", "08:30"), ("B", second), ("C", third))


def test_two_exams_are_moved_one_after_the_other() -> None:
    verdict = three("10:40", "12:50").audit()
    assert rules(verdict) == set()
    assert verdict.costs["transfer"] == 1000
    assert verdict.costs.get("overlap-unresolved", 0) == 0


def test_the_rest_of_the_price_is_that_of_a_day_with_three_exams() -> None:
    # Three pairs of one day (3 x 10) and three runs of three days that hold all three (3 x 10).
    verdict = three("10:40", "12:50").audit()
    assert paid(verdict) == {"transfer": 1000, "two-a-day": 30, "three-in-three": 30}


@pytest.mark.parametrize("profile", ["national", "paris"])
def test_national_and_paris_allow_a_chain(profile: str) -> None:
    assert rules(three("10:40", "12:50", profile=profile).audit()) == set()


def test_paca_and_who_says_forbid_do_not() -> None:
    assert "transfer-conditions" in rules(three("10:40", "12:50", profile="paca").audit())
    forbid = {"transfer": {"chain": "forbid"}}
    assert "transfer-conditions" in rules(three("10:40", "12:50", policy=forbid).audit())


def test_forbid_leaves_the_single_transfer_alone() -> None:
    build = at_once("A", "B", policy={"transfer": {"chain": "forbid"}})
    assert rules(chain(build, ("A", "08:30"), ("B", "10:40")).audit()) == set()


@pytest.mark.parametrize(
    ("second", "third", "kept"),
    [
        ("10:39", "12:50", False),  # nine minutes after A
        ("10:40", "12:49", False),  # nine minutes after B
        ("10:40", "12:50", True),
        ("11:00", "13:10", True),  # half an hour after A
        ("10:40", "13:10", True),  # half an hour after B
        ("10:40", "14:10", True),  # a meal of 90 minutes between B and C
        ("10:40", "14:11", False),
        ("12:01", "14:11", False),  # more than 90 minutes after A
    ],
)
def test_gaps_of_a_chain(second: str, third: str, kept: bool) -> None:
    assert ("transfer-conditions" in rules(three(second, third).audit())) is not kept


@pytest.mark.parametrize(("second", "kept"), [("11:00", True), ("11:01", False)])
def test_a_single_transfer_has_half_an_hour_still(second: str, kept: bool) -> None:
    build = chain(at_once("A", "B"), ("A", "08:30"), ("B", second))
    assert ("transfer-conditions" in rules(build.audit())) is not kept


@pytest.mark.parametrize(("closes", "kept"), [("15:05", True), ("15:04", False)])
def test_the_last_of_a_chain_ends_before_closing(closes: str, kept: bool) -> None:
    found = rules(three("10:40", "12:50", closes=closes).audit())
    assert found == (set() if kept else {"transfer-conditions"})


@pytest.mark.parametrize(("fourth", "kept"), [("14:50", True), ("14:49", False)])
def test_a_chain_touches_no_further_exam(fourth: str, kept: bool) -> None:
    # D begins as published; C, moved, ends at 14:50.
    build = Build(starts_of_day=(time(8, 30), time.fromisoformat(fourth)))
    for name, clock in (("A", "08:30"), ("B", "08:30"), ("C", "08:30"), ("D", fourth)):
        build.exam(name, 120).start(name, f"{DAY} {clock}")
    build.person("x", "A", "B", "C", "D")
    chain(build, ("A", "08:30"), ("B", "10:40"), ("C", "12:50"))
    assert rules(build.audit()) == (set() if kept else {"transfer-conditions"})


@pytest.mark.parametrize(
    ("third", "kept"),
    [
        # Three hours each: A 08:30 to 11:30, B 11:40 to 14:40, C at the time given for three hours. Ten hours from
        # the start of A are 18:30.
        ("14:50", True),  # ends at 17:50
        ("15:30", True),  # ends at 18:30
        ("15:31", False),  # ends at 18:31
    ],
)
def test_a_day_of_a_chain_has_ten_hours(third: str, kept: bool) -> None:
    build = chain(at_once("A", "B", "C", minutes=180), ("A", "08:30"), ("B", "11:40"), ("C", third))
    assert ("transfer-conditions" in rules(build.audit())) is not kept


def test_the_longest_day_belongs_to_the_policy() -> None:
    # 08:30 to 14:50 are 6 h 20 = 380 minutes.
    for minutes, kept in ((380, True), (379, False)):
        policy = {"transfer": {"longest_day": minutes}}
        found = rules(three("10:40", "12:50", policy=policy).audit())
        assert ("transfer-conditions" in found) is not kept


@pytest.mark.parametrize(
    ("second", "third", "kept"),
    [
        # 90 minutes and a third are 120: A 08:30 to 10:30; an hour of rest is owed before each.
        ("11:30", "14:30", True),
        ("11:29", "14:29", False),
        ("11:30", "14:29", False),
        ("12:00", "15:30", True),  # 90 minutes
        ("12:01", "15:01", False),
        ("11:30", "15:01", False),
    ],
)
def test_with_extra_time_rest_is_owed_before_each(second: str, third: str, kept: bool) -> None:
    build = chain(at_once("A", "B", "C", minutes=90, extra=20), ("A", "08:30"), ("B", second), ("C", third))
    assert ("transfer-conditions" in rules(build.audit())) is not kept


@pytest.mark.parametrize(("cap", "kept"), [(2, True), (1, False)])
def test_the_cap_counts_the_exams_moved(cap: int, kept: bool) -> None:
    found = rules(three("10:40", "12:50", policy={"transfer": {"cap": cap}}).audit())
    assert found == (set() if kept else {"transfer-cap"})


def test_a_third_move_is_one_too_many() -> None:
    # "au maximum […] deux épreuves par session": one hour each, A 08:30, B 09:40, C 10:50, D 12:00.
    names = ("A", "B", "C", "D")
    build = chain(at_once(*names, minutes=60), ("A", "08:30"), ("B", "09:40"), ("C", "10:50"), ("D", "12:00"))
    assert rules(build.audit()) == {"transfer-cap"}
    build = chain(
        at_once(*names, minutes=60, policy={"transfer": {"cap": 3}}),
        *(("A", "08:30"), ("B", "09:40"), ("C", "10:50"), ("D", "12:00")),
    )
    assert rules(build.audit()) == set()


def test_an_arrangement_for_a_disability_is_no_accommodated_exam_of_the_cap() -> None:
    # F1: "Les dates d'aménagement ci-dessus concernent les élèves hors situation de handicap."
    build = at_once("A", "B", "C", minutes=90, extra=20)
    assert rules(chain(build, ("A", "08:30"), ("B", "11:30"), ("C", "14:30")).audit()) == set()


@pytest.mark.parametrize(("escorts", "kept"), [(1, True), (0, False)])
def test_one_authorised_escort_is_enough_for_one_candidate(escorts: int, kept: bool) -> None:
    found = rules(three("10:40", "12:50", staff=(50, escorts)).audit())
    assert found == (set() if kept else {"escorts"})


@pytest.mark.parametrize(("escorts", "kept"), [(2, True), (1, False)])
def test_who_leaves_another_exam_at_that_time_needs_another_escort(escorts: int, kept: bool) -> None:
    # Both leave A at 10:30 for 10:40 (one escort); at 12:40 x leaves B and y leaves C (two).
    build = at_once("A", "B", "C", staff=(50, escorts)).person("y", "A", "B", "C")
    chain(build, ("A", "08:30"), ("B", "10:40"), ("C", "12:50"))
    chain(build, ("A", "08:30"), ("C", "10:40"), ("B", "12:50"), candidate="y")
    assert rules(build.audit()) == (set() if kept else {"escorts"})


def test_who_goes_the_same_way_shares_the_escort() -> None:
    build = at_once("A", "B", "C", staff=(50, 1)).person("y", "A", "B", "C")
    for one in ("x", "y"):
        chain(build, ("A", "08:30"), ("B", "10:40"), ("C", "12:50"), candidate=one)
    assert rules(build.audit()) == set()


@pytest.mark.parametrize(("minutes", "kept"), [(120, True), (123, False)])
def test_nobody_may_have_left_the_third_exam_before_the_candidate_was_in(minutes: int, kept: bool) -> None:
    # C is sat in La Réunion too, an hour earlier: 10:30 there is 07:30 in Paris. Its gate is the last entry in Paris,
    # 08:30 + 40 = 09:10; nobody leaves C before. x is in A at the latest at 08:30 + a third of A: of 120 minutes 09:10,
    # of 123 minutes 09:11, when somebody may have left C in La Réunion.
    build = Build(starts_of_day=(time(8, 30),)).site("Port", REUNION)
    build.exam("A", minutes).exam("B", 120).exam("C", 120).person("x", "A", "B", "C")
    build.person("r", "C", site="Port").start("C", f"{DAY} 10:30", REUNION)
    for name in ("A", "B", "C"):
        build.start(name, f"{DAY} 08:30")
    chain(build, ("A", "08:30"), ("B", "10:45"), ("C", "12:55"))
    assert rules(build.audit()) == (set() if kept else {"transfer-conditions"})


def test_each_moved_exam_of_a_chain_is_given_in_full() -> None:
    # F2 I.B.2: nobody gets more time, and nobody less: C's seat is the whole of its two hours, at its new time.
    build = three("10:40", "12:50")
    seats = build.seats()
    mine = seats[seats["candidate"] == "x"].set_index("exam")
    assert (mine["end"] - mine["start"]).dt.total_seconds().eq(7200).all()
    assert rules(build.audit()) == set()


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ("10:40", "10:40"),  # both at once: an overlap again
        ("10:40", "12:39"),  # C while B is still written
    ],
)
def test_moved_exams_do_not_meet_at_their_new_times(second: str, third: str) -> None:
    build = at_once("A", "B", "C")
    found = rules(chain(build, ("A", "08:30"), ("B", second), ("C", third)).audit())
    assert found & {"transfer-conditions", "overlaps-listed"}


def test_missed_because_of_one_moved_and_one_not() -> None:
    build = at_once("A", "B", "C", policy={"transfer": {"chain": "forbid"}})
    verdict = miss(chain(build, ("A", "08:30"), ("B", "10:40")), "C", "A", "B").audit()
    assert rules(verdict) == set()
    assert verdict.costs["overlap-unresolved"] == 5000
    assert verdict.costs["transfer"] == 500


def test_four_at_once_with_two_moves_leave_one_missed() -> None:
    build = chain(at_once("A", "B", "C", "D"), ("A", "08:30"), ("B", "10:40"), ("C", "12:50"))
    verdict = miss(build, "D", "A", "B", "C").audit()
    assert rules(verdict) == set()
    assert (verdict.costs["overlap-unresolved"], verdict.costs["transfer"]) == (5000, 1000)
    assert len(by_rule(verdict, "overlap-unresolved")) == 1
