"""Chains of moved exams: a moved exam follows another moved one under unbroken supervision (`transfer.chain`)."""

from datetime import time
from typing import Any

import pytest

from tests.support.semester_builder import Build, hard, paid

DAY = "2024-01-22"


def at_once(*exams: str, minutes: int = 120, extra: int = 0, closes: str = "23:00", **policy: Any) -> Build:
    """Exams of two hours that all begin at 08:30, one candidate `a` in all of them and somebody else in each."""
    starts = tuple(time(h, m) for h in range(8, 18) for m in range(0, 60, 10))
    build = Build(starts_of_day=starts, policy={"transfer": policy}).site("Paris", hours=f"07:00-{closes}")
    for name in exams:
        build.exam(name, minutes).start(name, f"{DAY} 08:30").person(f"of {name}", name)
    return build.person("a", *exams, extra=extra)


def conditions(build: Build) -> list[tuple[str, ...]]:
    """The broken conditions of transfers: exam, other, amount, limit."""
    rows = hard(build.audit(), "exam", "other", "amount", "limit")
    return [row[1:] for row in rows if row[0] == "transfer-conditions"]


def led(build: Build, *ways: str) -> Build:
    """Transfers of `a`, each `stays moves clock`."""
    for way in ways:
        stays, moves, clock = way.split()
        build.transfer("a", stays, moves, f"{DAY} {clock}")
    return build


def test_three_at_once_and_two_move_one_after_the_other() -> None:
    # A 08:30-10:30, ten minutes, B 10:40-12:40, ten minutes, C 12:50-14:50. A and C overlap as well: C is moved.
    verdict = led(at_once("A", "B", "C"), "A B 10:40", "B C 12:50").audit()
    assert hard(verdict) == []
    costs = paid(verdict)
    assert (costs["transfer"], costs.get("overlap-unresolved", 0)) == (2 * 500, 0)


def test_where_chains_are_forbidden_the_exam_that_stays_is_not_moved() -> None:
    build = led(at_once("A", "B", "C", chain="forbid"), "A B 10:40", "B C 12:50")
    # And 10 to 30 minutes are the longest gap; that one is kept.
    assert conditions(build) == [("B", "C", "moved", "as published")]


@pytest.mark.parametrize(
    ("to_c", "broken"),
    [
        ("12:49", [("B", "C", "9", "10–90")]),
        ("14:10", []),  # an hour and a half: time for a meal
        ("14:11", [("B", "C", "91", "10–90")]),
    ],
)
def test_there_is_time_for_a_meal(to_c: str, broken: list[tuple[str, ...]]) -> None:
    assert conditions(led(at_once("A", "B", "C"), "A B 10:40", f"B C {to_c}")) == broken


def test_the_first_gap_is_that_of_every_transfer() -> None:
    build = led(at_once("A", "B", "C"), "A B 11:01", "B C 13:11")
    assert conditions(build) == [("A", "B", "31", "10–30")]


@pytest.mark.parametrize(("to_b", "broken"), [("12:10", False), ("12:20", True)])
def test_with_extra_time_there_is_a_rest_each_time_and_the_day_ends_after_ten_hours(
    to_b: str, broken: bool
) -> None:
    # Two hours and a third: A 08:30-11:10, an hour, B 12:10-14:50, an hour, C 15:50-18:30: ten hours.
    to_c, minutes = ("16:00", "610") if broken else ("15:50", "600")
    build = led(at_once("A", "B", "C", extra=20), f"A B {to_b}", f"B C {to_c}")
    assert conditions(build) == ([("B", "C", minutes, "600")] if broken else [])


@pytest.mark.parametrize(("longest", "broken"), [(380, []), (379, [("B", "C", "380", "379")])])
def test_the_longest_day_counts_from_the_first_admission(longest: int, broken: list[tuple[str, ...]]) -> None:
    # 08:30 to 14:50.
    build = led(at_once("A", "B", "C", longest_day=longest), "A B 10:40", "B C 12:50")
    assert conditions(build) == broken
    # A single transfer has no longest day: 08:30 to 12:40.
    assert conditions(led(at_once("A", "B", longest_day=200), "A B 10:40")) == []


@pytest.mark.parametrize(("closes", "broken"), [("15:05", False), ("15:04", True)])
def test_the_last_exam_and_its_collection_fit_before_closing(closes: str, broken: bool) -> None:
    # C ends at 14:50, copies until 15:05.
    build = led(at_once("A", "B", "C", closes=closes), "A B 10:40", "B C 12:50")
    late = ("B", "C", "2024-01-22T14:05Z", "2024-01-22T14:04Z")
    assert conditions(build) == ([late] if broken else [])


@pytest.mark.parametrize(("minutes", "broken"), [(40, False), (39, True)])
def test_no_moved_paper_is_out_before_the_first_exam_is_closed(minutes: int, broken: bool) -> None:
    # A admits until 09:10. C lasts `minutes` from 08:30: nobody leaves before its end.
    build = at_once("A", "B", "C").exam("C", minutes)
    found = ("B", "C", "2024-01-22T08:10Z", "2024-01-22T08:09Z")
    assert conditions(led(build, "A B 10:40", "B C 12:50")) == ([found] if broken else [])


@pytest.mark.parametrize(("madrid", "broken"), [("14:10", False), ("14:11", True)])
def test_nobody_leaves_the_chain_before_the_gate_of_a_moved_paper(madrid: str, broken: bool) -> None:
    # Madrid sits B from `madrid` on and admits for 40 minutes: the gate is 14:50, when C is over in Paris, or 14:51.
    build = at_once("A", "B", "C").site("Madrid", "Europe/Madrid").person("m", "B", site="Madrid")
    build.start("B", f"{DAY} {madrid}", "Europe/Madrid")
    found = ("A", "B", "2024-01-22T13:50Z", "2024-01-22T13:51Z")
    assert conditions(led(build, "A B 10:40", "B C 12:50")) == ([found] if broken else [])


def test_the_first_exam_of_the_chain_begins_first() -> None:
    # C begins at 08:20 and A at 08:30: a chain that begins with A cannot lead to C.
    build = at_once("A", "B", "C").start("C", f"{DAY} 08:20")
    found = ("B", "C", "2024-01-22T07:30Z", "2024-01-22T07:20Z")
    assert conditions(led(build, "A B 10:40", "B C 12:50")) == [found]


def test_a_chain_has_a_first_exam() -> None:
    build = led(at_once("A", "B"), "A B 10:40", "B A 12:50")
    assert {row[2] for row in conditions(build)} >= {"moved"}


def test_exams_that_are_moved_one_after_the_other_need_not_overlap_each_other() -> None:
    # B (09:00-10:00) and C (10:30-11:30) both overlap A (08:30-12:00), not each other: B at 12:10, C at 13:20.
    build = at_once("A").exam("A", 210).exam("B", 60).exam("C", 60).person("c", "A", "B", "C")
    build.start("B", f"{DAY} 09:00").start("C", f"{DAY} 10:30")
    build.transfer("c", "A", "B", f"{DAY} 12:10").transfer("c", "B", "C", f"{DAY} 13:20")
    assert hard(build.audit()) == []
    # C led from B, which is sat as published: they do not overlap, and nothing is said of A and C but that C moves.
    build.overlaps[0] = {**build.overlaps[0], "stays": "B", "moves": "A", "start": build.overlaps[1]["start"]}
    assert ("overlaps-listed", "B", "C") in hard(build.audit(), "exam", "other")


def test_who_is_missing_from_the_list_is_found() -> None:
    build = led(at_once("A", "B", "C"), "A B 10:40")
    rows = hard(build.audit(), "exam", "other", "amount", "limit")
    # B is moved, so A and B have their answer, and B and C as well; A and C have none.
    assert [row[1:] for row in rows if row[0] == "overlaps-listed"] == [("A", "C", "0", "1")]


def test_a_moved_exam_touches_no_exam_that_is_sat() -> None:
    # D (60 minutes) at 14:40: C would be written until 14:50.
    build = at_once("A", "B", "C").exam("D", 60).start("D", f"{DAY} 14:40")
    build.register("a", "offering-D", "Paris", "evening")
    assert conditions(led(build, "A B 10:40", "B C 12:50")) == [("B", "C", "D", "")]


@pytest.mark.parametrize(("until", "broken"), [("12:50", []), ("12:45", [("escorts", "Paris", "1", "0")])])
def test_the_escort_is_there_between_all_of_them(until: str, broken: list[tuple[str, ...]]) -> None:
    # 10:30-10:40 and 12:40-12:50.
    build = led(at_once("A", "B", "C"), "A B 10:40", "B C 12:50").site("Paris", staff=(20, 0))
    build.staff("Paris", 1, 1, f"{DAY} 07:00", f"{DAY} {until}")
    verdict = build.audit()
    assert hard(verdict, "site", "amount", "limit") == broken
    duties = verdict.facts.escort_duties.sort_values("from")
    clock = [(f"{a:%H:%M}", f"{b:%H:%M}") for a, b in zip(duties["from"], duties["to"], strict=True)]
    assert clock == [("09:30", "09:40"), ("11:40", "11:50")]  # UTC


def test_two_moved_exams_are_the_most() -> None:
    build = led(at_once("A", "B", "C", "D"), "A B 10:40", "B C 12:50", "C D 15:00")
    assert hard(build.audit(), "candidate", "amount", "limit") == [("transfer-cap", "a", "3", "2")]


def test_four_at_once_two_move_and_one_is_missed_because_of_three() -> None:
    build = led(at_once("A", "B", "C", "D"), "A B 10:40", "B C 12:50").unresolved("a", "A", "D")
    verdict = build.audit()
    assert hard(verdict) == []
    costs = paid(verdict)
    assert (costs["transfer"], costs["overlap-unresolved"]) == (1000, 5000)
    (row,) = verdict.findings[verdict.findings["rule"] == "overlap-unresolved"].to_dict("records")
    assert (row["exam"], row["other"]) == ("A", "D")
    assert row["limit"].startswith("also B, also C, ")
    # D after the last of the chain would be the third moved exam.
    after_c = verdict.facts.unresolved.query("stays == 'C' and moves == 'D'")
    assert set(after_c["reason"]) == {"cap"}
    assert after_c["gap"].tolist() == list(range(10, 91, 10))


def test_why_a_chain_is_no_way_out() -> None:
    # B ends at 12:40. C after it would end at 14:50 to 16:10, six hours and twenty minutes after 08:30 and more.
    def reasons(**policy: Any) -> set[str]:
        build = led(at_once("A", "B", "C", **policy), "A B 10:40").unresolved("a", "A", "C")
        table = build.room("spare", 9).audit().facts.unresolved
        return set(table.loc[(table["stays"] == "B") & (table["moves"] == "C"), "reason"])

    assert reasons() == {"free"}
    assert reasons(chain="forbid") == {"not-sat"}
    assert reasons(longest_day=400) == {"free", "longest-day"}
    assert reasons(cap=1) == {"cap"}


@pytest.mark.parametrize(
    ("opens", "broken"),
    [("10:40", []), ("10:41", [("A", "B", "2024-01-22T11:55Z", "2024-01-22T22:00Z")])],
)
def test_a_moved_exam_may_begin_when_the_site_opens(opens: str, broken: list[tuple[str, ...]]) -> None:
    # B from 10:40 to 12:40, collected at 12:55; the site closes at 23:00.
    build = at_once("A", "B").site("Paris", hours=f"{opens}-23:00")
    assert conditions(led(build, "A B 10:40")) == broken


@pytest.mark.parametrize(("third", "broken"), [("12:39", [("A", "B", "C", "")]), ("12:40", [])])
def test_a_moved_exam_is_over_when_another_one_begins(third: str, broken: list[tuple[str, ...]]) -> None:
    build = at_once("A", "B", "C").start("C", f"{DAY} {third}")
    assert conditions(led(build, "A B 10:40")) == broken


@pytest.mark.parametrize(
    ("clock", "broken"),
    [("09:10", []), ("09:11", [("B", "C", "2024-01-22T13:50Z", "2024-01-22T13:51Z")])],
)
def test_a_chain_may_end_just_at_the_gate_of_its_last_exam(clock: str, broken: list[tuple[str, ...]]) -> None:
    # C until 14:50. At Fort-de-France it begins at 14:10 in Paris and admits for 40 minutes, a third of two hours.
    build = at_once("A", "B", "C").site("Fort-de-France", "America/Martinique")
    build.person("far", "C", site="Fort-de-France").start("C", f"{DAY} {clock}", "America/Martinique")
    assert conditions(led(build, "A B 10:40", "B C 12:50")) == broken
