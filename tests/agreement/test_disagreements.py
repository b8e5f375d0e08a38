"""Smallest cases in which the solver's telling and the audit's differ, or differed once."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import numpy as np
import pytest

from scheduler.harness.term_evaluation import breaks
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.solver.rooms.placer import Placement
from tests.support.reading import policy_of
from tests.support.semester_builder import Build, utc

MORNING, NOON, LATER = "2024-01-22 08:30", "2024-01-22 14:00", "2024-01-22 10:30"


def tiny(policy: Mapping[str, Any] | None = None, **more: Any) -> Build:
    """Two exams of an hour in Paris, one room of ten seats."""
    build = Build(policy=policy or {}, **more).room("hall", 10)
    return build.exam("A", 60).exam("B", 60)


def placed(bench: Bench, choice: np.ndarray) -> Placement:
    result = bench.placer.place(choice)
    assert not result.stuck
    return result


def judged(bench: Bench, choice: np.ndarray) -> tuple[int, int, set[str]]:
    """Cost by the solver, cost by the audit (both but for the constant of sittings), rules with hard findings."""
    result = placed(bench, choice)
    found = check_all(bench.instance, bench.timetable(choice, result))
    solver = bench.problem.cost(choice) + result.cost
    auditor = sum(int(table["cost"].sum()) for table in found.values())
    sittings = int(found["sittings"]["cost"].sum())
    return solver - sittings, auditor - sittings, hard_in(found)


def together(build: Build, **exams: str) -> tuple[Bench, np.ndarray]:
    bench = Bench(build.instance())
    return bench, bench.at(**({"A": MORNING, "B": MORNING} | exams))


# Semesters that once could not be prepared at all


def test_a_choice_without_overlaps_can_be_placed() -> None:
    bench, choice = together(tiny().person("a", "A", "B"), B=NOON)
    assert judged(bench, choice) == (10, 10, set())


def test_a_semester_in_which_nobody_has_two_exams_can_be_placed() -> None:
    bench, choice = together(tiny().person("a", "A").person("b", "B"))
    assert judged(bench, choice) == (0, 0, set())


def test_the_chain_of_units_without_a_second_session_is_no_error() -> None:
    bench, choice = together(tiny({"date_chain": {"scope": "unit"}}).person("a", "A", "B"), B=NOON)
    assert judged(bench, choice) == (10, 10, set())


# Loads: necessary conditions must be necessary


@pytest.mark.parametrize("rule", ["room-seats", "invigilators", "isolated-room"])
def test_loads_forbid_only_what_cannot_be_placed(rule: str) -> None:
    # One candidate, both exams at 08:30: he misses B, or sits it later. One chair and one invigilator do.
    build = Build(policy={"invigilators": {"ratio": 1}}).site("Paris", staff=(1, 1))
    build.room("hall", 1).exam("A", 60).exam("B", 60)
    build.person("a", "A", "B", isolated=rule == "isolated-room")
    bench, choice = together(build)
    assert judged(bench, choice)[2] == set()
    assert not breaks(bench.terms[rule], choice)


def test_an_instance_that_names_no_staff_is_not_asked_for_invigilators() -> None:
    bench, choice = together(tiny().site("Paris", staff=(0, 0)).person("a", "A").person("b", "B"))
    found = check_all(bench.instance, bench.starts_only(choice), "invigilators", "escorts")
    assert not hard_in(found)
    assert not breaks(bench.terms["invigilators"], choice)


# Overlaps and transfers


def test_an_escort_on_the_way_is_not_also_an_invigilator() -> None:
    # A 08:30-09:50 (third time), copies until 10:05; the escort waits from 09:50 to 10:50: two people from
    # 09:50 to 10:05, one is there.
    build = Build().site("Paris", staff=(1, 1)).room("hall", 10).exam("A", 60).exam("B", 60)
    bench, choice = together(build.person("a", "A", "B", extra=20))
    assert judged(bench, choice)[2] == set()


def test_an_escort_stays_until_the_new_start() -> None:
    # Out 09:50, new start 10:50. Copies take no time: the two rooms' intervals do not touch.
    build = Build(policy={"opening_hours": {"collect": 0}}).site("Paris", staff=(0, 0))
    build.staff("Paris", 1, 1, "2024-01-22 07:00", "2024-01-22 10:10").room("hall", 10)
    build.staff("Paris", 1, 1, "2024-01-22 10:40", "2024-01-22 20:00").exam("A", 60).exam("B", 60)
    bench, choice = together(build.person("a", "A", "B", extra=20))
    assert judged(bench, choice)[2] == set()


@pytest.mark.parametrize(("rooms", "start"), [("xy", "09:50"), ("xyz", "09:40")])
def test_a_transfer_waits_until_a_room_is_free(rooms: str, start: str) -> None:
    # A and B, six and five people in rooms of nine, both 08:30-09:30 and copies until 09:45 in x and y. At
    # 09:40 a third room is needed; if there is none, 09:50 will do, after twenty minutes instead of ten.
    build = Build().exam("A", 60).exam("B", 60).person("a", "A", "B").people(5, "A").people(5, "B")
    for name in rooms:
        build.room(name, 9)
    bench, choice = together(build)
    assert judged(bench, choice) == (500 + 10, 500 + 10, set())
    overlaps = bench.timetable(choice, placed(bench, choice)).overlaps
    assert overlaps["start"].tolist() == [utc(f"2024-01-22 {start}")]


def test_of_exams_at_one_time_all_leave_the_same_so_that_one_escort_does() -> None:
    # A, B, C together; `a` has A and B, `c` has B and C: both leave B, and one escort leads them.
    build = Build().site("Paris", staff=(9, 1)).exam("A", 60).exam("B", 60).exam("C", 60)
    for name in "ABCD":
        build.room(f"room {name}", 9)
    bench = Bench(build.person("a", "A", "B").person("c", "B", "C").instance())
    choice = bench.at(A=MORNING, B=MORNING, C=MORNING)
    assert judged(bench, choice) == (2 * 500 + 2 * 10, 2 * 500 + 2 * 10, set())
    overlaps = bench.timetable(choice, placed(bench, choice)).overlaps
    assert overlaps["stays"].tolist() == ["B", "B"]


def test_a_longer_gap_passes_a_third_exam() -> None:
    # A and B at 08:30 for an hour; C from 09:30 to 09:45: B after A can only begin at 09:50 or 10:00.
    build = Build(starts_of_day=(time(8, 30), time(9, 30))).exam("A", 60).exam("B", 60).exam("C", 15)
    for name in "ABCD":
        build.room(f"room {name}", 9)
    bench = Bench(build.person("a", "A", "B", "C").instance())
    choice = bench.at(A=MORNING, B=MORNING, C="2024-01-22 09:30")
    # Three pairs on one day, which is in three runs of three; A-C and B-C touch (09:30) and are back to back.
    assert judged(bench, choice) == (500 + 30 + 2 * 20 + 30, 500 + 30 + 2 * 20 + 30, set())
    overlaps = bench.timetable(choice, placed(bench, choice)).overlaps
    assert overlaps["start"].tolist() == [utc("2024-01-22 09:50")]


@pytest.mark.parametrize("why", ["cap", "third exam"])
def test_forbidden_unresolved_overlaps_are_never_handed_out(why: str) -> None:
    policy = {"transfer": {"unresolved": "forbid", "cap": 0 if why == "cap" else 2}}
    build = tiny(policy).room("more", 10).person("a", "A", "B")
    if why != "cap":
        build.exam("C", 60).register("a", "offering-C", "Paris", "evening")
    bench, choice = together(build, C=MORNING)
    if not bench.placer.place(choice).stuck:
        assert judged(bench, choice)[2] == set()


UNUSABLE = [
    {"weights": {"transfer": 500, "overlap-unresolved": 100}},  # then leaving out would pay
    {"transfer": {"gap": 40}},  # the longest gap is 30 minutes, so none would be legal
    {"extra_time": {"rest": 100}},  # and 90 with extra time
    {"start_grid": {"align_minutes": 50}},  # a day has no whole number of these
]


@pytest.mark.parametrize("policy", UNUSABLE, ids=str)
def test_policies_on_which_solver_and_audit_could_not_agree_are_refused(policy: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"weights|validation error"):
        policy_of("national", policy)


def test_one_escort_leads_all_who_go_at_the_same_times() -> None:
    # Casablanca (same clock in January) opens at 9:55 and starts at 10:30, gathered from 10:25: that is the
    # gate. Third and half time of one hour end at 9:50 and 10:00 in Paris: both leave at 10:25 for B.
    build = tiny({"leak_gate": {"max_gather": 5}}).site("Paris", staff=(9, 1)).room("more", 10)
    build.site("Casa", "Africa/Casablanca", hours="09:55-20:00").room("far", 9, "Casa")
    build.person("c", "A", site="Casa").person("a", "A", "B", extra=20).person("b", "A", "B", extra=30)
    bench = Bench(build.instance())
    late = bench.option("A", f"{MORNING} Europe/Paris", "2024-01-22 10:30 Africa/Casablanca")
    choice = np.array([late, bench.option("B", f"{MORNING} Europe/Paris")])
    assert judged(bench, choice)[2] == set()
    assert placed(bench, choice).left_out.sum() == 0


@pytest.mark.parametrize(("chain", "answers"), [("forbid", 500 + 5000), ("allow", 2 * 500)])
def test_of_three_exams_at_once_one_is_missed_or_two_follow_one_another(chain: str, answers: int) -> None:
    # With a third more A and B run from 8:30 to 9:50, C from 9:00 to 10:20. An hour of rest each time: A, then B from
    # 10:50 to 12:10, then C from 13:10 to 14:30.
    build = Build(policy={"transfer": {"chain": chain}}, starts_of_day=(time(8, 30), time(9)))
    build.room("hall", 9).room("more", 9).room("far", 9)
    build.exam("A", 60).exam("B", 60).exam("C", 60).person("a", "A", "B", "C", extra=20)
    bench = Bench(build.instance())
    choice = bench.at(A=MORNING, B=MORNING, C="2024-01-22 09:00")
    # Three pairs on one day, which lies in three runs of three days.
    assert judged(bench, choice) == (answers + 30 + 30, answers + 30 + 30, set())


# Date chain


def test_a_unit_without_a_first_session_waits_for_nobody() -> None:
    policy = {"date_chain": {"scope": "unit", "gap": 90}}
    build = tiny(policy, results_published=date(2024, 3, 1)).exam("Z", 60, session=2)
    bench, choice = together(build.person("a", "A", "B", "Z"), B=NOON, Z="2024-04-08 08:30")
    found = check_all(bench.instance, bench.starts_only(choice), "date-chain")
    assert breaks(bench.terms["date-chain"], choice) == ("date-chain" in hard_in(found))


# Registrations and modes


@pytest.mark.parametrize("rule", ["same-exam-mode", "one-centre"])
def test_what_nobody_sits_breaks_nothing(rule: str) -> None:
    build = tiny().person("a", "A", "B")
    if rule == "same-exam-mode":
        build.exam("Y", 60).exam("Z", 60, session=2, of="Y", remote=True)
    else:  # two offerings of one unit, in two centres, without any exam
        for centre in ("Paris", "Lyon"):
            build.offerings[centre] = build.offerings["offering-A"].model_copy(
                update={"id": centre, "unit": "thesis"}
            )
            build.register("a", centre, centre, "evening")
    bench, choice = together(build, B=NOON)
    found = check_all(bench.instance, bench.starts_only(choice), rule)
    assert breaks(bench.terms[rule], choice) == (rule in hard_in(found))


# Starts


def test_the_group_at_the_old_reference_is_on_the_grid_too() -> None:
    # 08:30 is before Paris opens, so Paris shifts to 10:00, itself a listed start: now that is the
    # reference, and Réunion's 11:30 (08:30 in Paris) is not a full hour.
    days = tuple((date(2024, month, 22), date(2024, month, 22)) for month in (1, 4))
    policy = {"start_grid": {"align_minutes": 60}}
    build = Build(policy=policy, starts_of_day=(time(8, 30), time(10)), windows=days)
    build.site("Paris", hours="09:30-23:00").site("Réunion", "Indian/Reunion")
    bench = Bench(build.exam("A", 180).people(2, "A").people(2, "A", site="Réunion").instance())
    for option in range(bench.data.options.size):
        found = check_all(bench.instance, bench.starts_only(np.array([option])), "start-grid")
        assert not hard_in(found)


# Centres with policies of their own (folders cannot say so, Python can)

OWN_POLICIES: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "back-to-back": ({"back_to_back": {"minutes": 300}}, {"B": NOON}),
    "transfer-cap": ({"transfer": {"cap": 0}}, {}),
    "invigilators": ({"invigilators": {"ratio": 2}}, {"B": NOON}),
    "overlap-unresolved": ({"transfer": {"unresolved": "forbid"}}, {}),
    "overlaps-listed": ({"extra_time": {"rest": 30}}, {"B": LATER}),
}


@pytest.mark.parametrize("rule", OWN_POLICIES)
def test_a_centre_has_its_own_policy(rule: str) -> None:
    policy, starts = OWN_POLICIES[rule]
    starts_of_day = (time(8, 30), time(10, 30), time(14))
    build = (
        tiny(starts_of_day=starts_of_day)
        .room("more", 10)
        .centre("Lyon", policy=policy)
        .site("Lyon", staff=(3, 2))
    )
    build.room("gare", 9 if rule == "overlap-unresolved" else 3, "Lyon")
    if rule != "overlap-unresolved":
        build.room("quai", 3, "Lyon")
    for site in ("Paris", "Lyon"):
        for name in "abc":
            build.person(f"{site} {name}", "A", "B", site=site, extra=20 * (rule == "overlaps-listed"))
    if rule == "invigilators":  # six people in two rooms of three: two each
        build.people(3, "A", site="Lyon")
    bench, choice = together(build, **starts)
    if not bench.placer.place(choice).stuck and not bench.broken(choice):
        solver, audit, hard = judged(bench, choice)
        assert not hard
        assert solver == audit


# Sentences of the audit that no choice of the solver would ever test


@pytest.mark.parametrize(("first", "second"), [("A", "B"), ("B", "A")])
def test_to_begin_as_the_other_lets_go_is_no_overlap_in_either_order(first: str, second: str) -> None:
    build = Build(starts_of_day=(time(8, 30), time(9, 30))).room("hall", 9).room("more", 9)
    bench = Bench(build.exam("A", 60).exam("B", 60).person("a", "A", "B").instance())
    choice = bench.at(**{first: MORNING, second: "2024-01-22 09:30"})
    assert judged(bench, choice) == (10 + 20, 10 + 20, set())


@pytest.mark.parametrize(("people", "broken"), [(1, ["invigilators"]), (2, [])])
def test_an_escort_is_missing_in_the_room(people: int, broken: list[str]) -> None:
    # A ends at 9:30, copies until 9:45; the escort leaves with the candidate at 9:30 for B at 9:50.
    build = Build().site("Paris", staff=(people, 1)).exam("A", 60).exam("B", 60).person("a", "A", "B")
    build.start("A", MORNING).start("B", MORNING).transfer("a", "A", "B", "2024-01-22 09:50")
    verdict = build.audit()
    assert verdict.findings.loc[verdict.findings["severity"] == "hard", "rule"].tolist() == broken
