"""Kernels of pairs, computed by hand: a minute before the limit, at it, and after it."""

from datetime import date, time

import numpy as np
import pytest

from scheduler.harness.term_evaluation import broken, price
from scheduler.harness.workbench import Bench
from scheduler.terms.terms import Forbid, Milestone
from tests.support.semester_builder import Build


def paid(bench: Bench, *choice: int) -> dict[str, int]:
    """What the relations of a choice cost, by rule; sittings, the same for every choice, aside."""
    costs = {r: sum(price(t, np.array(choice)) for t in terms) for r, terms in bench.terms.items()}
    return {rule: cost for rule, cost in costs.items() if cost and rule != "sittings"}


def two_exams(
    second: time, *, extra: int = 0, minutes: int = 60, closes: str = "23:00"
) -> tuple[Bench, np.ndarray]:
    """One person with A at 8:30 and B at `second`, an hour each unless told."""
    build = Build(starts_of_day=(time(8, 30), second)).site("Paris", hours=f"07:00-{closes}")
    build.room("hall", 9).room("more", 9).exam("A", minutes).exam("B", minutes)
    bench = Bench(build.person("a", "A", "B", extra=extra).instance())
    return bench, bench.at(A="2024-01-22 08:30", B=f"2024-01-22 {second:%H:%M}")


@pytest.mark.parametrize(
    ("second", "costs"),
    [
        (time(9, 29), {"two-a-day": 10, "transfer": 500}),  # a minute of overlap
        (time(9, 30), {"two-a-day": 10, "back-to-back": 20}),  # out and in at the same minute
        (time(10, 30), {"two-a-day": 10, "back-to-back": 20}),  # 60 minutes between are still close
        (time(10, 31), {"two-a-day": 10}),
    ],
)
def test_gaps_without_extra_time(second: time, costs: dict[str, int]) -> None:
    bench, choice = two_exams(second)
    assert paid(bench, *choice) == costs
    # The same with B before A.
    swapped = bench.at(A=f"2024-01-22 {second:%H:%M}", B="2024-01-22 08:30")
    assert paid(bench, *swapped) == costs


@pytest.mark.parametrize(
    ("second", "costs"),
    [
        # Third time: 80 minutes, out at 9:50, then an hour of rest.
        (time(10, 49), {"two-a-day": 10, "transfer": 500}),
        (time(10, 50), {"two-a-day": 10, "back-to-back": 20}),  # just the rest
        (time(10, 51), {"two-a-day": 10}),
    ],
)
def test_gaps_with_a_third_more(second: time, costs: dict[str, int]) -> None:
    bench, choice = two_exams(second, extra=20)
    assert paid(bench, *choice) == costs


@pytest.mark.parametrize(
    ("closes", "rule"),
    [("10:54", "overlap-unresolved"), ("10:55", "transfer")],
)
def test_a_transfer_ends_with_the_copies_by_closing_time(closes: str, rule: str) -> None:
    # A until 9:30, ten minutes, B until 10:40, copies until 10:55.
    bench, choice = two_exams(time(9), closes=closes)
    assert rule in paid(bench, *choice)
    assert len(paid(bench, *choice)) == 2


def test_nobody_who_sits_alone_is_led_and_nobody_to_a_remote_exam() -> None:
    build = Build().room("hall", 9).exam("A", 60).exam("B", 60).exam("C", 60, remote=True)
    bench = Bench(build.person("a", "A", "B", isolated=True).person("b", "A", "C").instance())
    at = "2024-01-22 08:30"
    assert paid(bench, *bench.at(A=at, B=at, C=at)) == {"two-a-day": 20, "overlap-unresolved": 10000}


def test_leak_safety_decides_who_can_follow() -> None:
    # A of 4 h from 8:30: admission until 9:30. B of 20 minutes from 8:40: out at 9:00 at the latest.
    # Who comes to A at 9:29 could have B's paper from somebody who left: no transfer.
    build = Build(starts_of_day=(time(8, 30), time(8, 40))).room("hall", 9).exam("A", 240).exam("B", 20)
    bench = Bench(build.person("a", "A", "B").instance())
    choice = bench.at(A="2024-01-22 08:30", B="2024-01-22 08:40")
    assert paid(bench, *choice) == {"two-a-day": 10, "overlap-unresolved": 5000}
    # B of 50 minutes may be left after 50: at 9:30, just when A closes its doors.
    build.exam("B", 50)
    bench = Bench(build.instance())
    assert paid(bench, *bench.at(A="2024-01-22 08:30", B="2024-01-22 08:40")) == {
        "two-a-day": 10,
        "transfer": 500,
    }


def test_a_day_is_local() -> None:
    # Paris 14:00 and 18:00 are midnight and 4:00 in Nouméa: one day there; 12:00 and 14:00 are two.
    build = Build(starts_of_day=(time(12), time(14), time(18))).site("Nouméa", "Pacific/Noumea")
    for name in "ABC":
        build.exam(name, 90, remote=True)
    bench = Bench(build.person("a", "A", "B", "C", site="Nouméa").instance())
    names = ("A", "B", "C")
    starts = {"A": ("2024-01-22", "22:00"), "B": ("2024-01-23", "00:00"), "C": ("2024-01-23", "04:00")}
    choice = [bench.option(n, f"{starts[n][0]} {starts[n][1]} Pacific/Noumea") for n in names]
    # 23:30 to midnight is a short break, but between two days; B and C share the day, 2.5 h apart. Both
    # come early after A's late end, and all three are in the two runs of three days that hold both days.
    assert paid(bench, *choice) == {"two-a-day": 10, "evening-then-morning": 20, "three-in-three": 20}


def test_pairs_of_different_sessions_never_meet() -> None:
    build = Build().room("hall", 9).exam("A", 60).exam("Z", 60, session=2, of="A").person("a", "A")
    bench = Bench(build.instance())
    assert bench.data.axes == ()
    assert len(bench.data.candidate_pairs) == 0


# Date chain: numbers by hand


def chain_of(**settings: object) -> Bench:
    """A (Paris and Lyon, whose copies take 4 days) and B (Paris) on 22 and 24 January; their second
    sessions Y and Z from 8 April. Marking 21 days, jury 2, gap 15, results 10 days before anything."""
    policy = {"date_chain": {"jury": 2, "convocation_after_results": 10, **settings}}
    build = Build(policy=policy, profile="national").centre("Lyon", copy_days=4, policy=policy).site("Lyon")
    build.room("hall", 9).room("gare", 9, "Lyon").exam("A", 60).exam("B", 60)
    build.exam("Y", 60, session=2, of="A").exam("Z", 60, session=2, of="B")
    return Bench(build.person("a", "A").person("b", "A", site="Lyon").person("c", "B").instance())


def day(text: str) -> int:
    return (np.datetime64(text) - np.datetime64("1970-01-01")).astype(int).item()


def milestones(bench: Bench) -> list[Milestone]:
    terms = bench.terms["date-chain"]
    assert all(isinstance(term, Milestone) for term in terms)
    return [term for term in terms if isinstance(term, Milestone)]


@pytest.mark.parametrize(
    ("anchor", "ready"),
    [
        # 22 January + 4 (copies from Lyon) + 21 + 2 = 18 February; from the exam: 14 February.
        ("receipt", "2024-02-18"),
        ("exam", "2024-02-14"),
    ],
)
def test_results_are_out_after_copies_marking_and_jury(anchor: str, ready: str) -> None:
    (chain,) = milestones(chain_of(marking_anchor=anchor))
    bench = chain_of(marking_anchor=anchor)
    first = bench.option("A", "2024-01-22 08:30 Europe/Paris")
    assert chain.ready_day[chain.ready == first].tolist() == [day(ready)]
    assert chain.lag == 15
    other = bench.option("B", "2024-01-24 08:30 Europe/Paris")  # no copies travel: 24 + 23 days
    assert chain.ready_day[chain.ready == other].tolist() == [day("2024-02-16")]
    second = bench.option("Y", "2024-04-09 08:30 Europe/Paris")
    assert chain.waiting_day[chain.waiting == second].tolist() == [day("2024-04-09")]


def test_no_results_before_the_copies_are_there() -> None:
    # Marked a day after the exam, but the copies of Lyon arrive on the 26th; two days of jury: 28 January.
    bench = chain_of(marking_anchor="exam", marking=1)
    (chain,) = [term for term in bench.terms["date-chain"] if isinstance(term, Milestone)]
    first = bench.option("A", "2024-01-22 08:30 Europe/Paris")
    assert chain.ready_day[chain.ready == first].tolist() == [day("2024-01-28")]


def test_the_longer_of_gap_and_convocation_counts() -> None:
    assert milestones(chain_of(convocation_after_results=30))[0].lag == 30
    assert milestones(chain_of(gap=0))[0].lag == 10


@pytest.mark.parametrize(
    ("scope", "marking", "fits"),
    [
        # B on 24 January + 58 + 2 = 24 March, + 15 = 8 April: the first day of session 2, which is allowed.
        ("session", 58, True),
        ("session", 59, False),
        # By unit, A on 22 January from Lyon: + 4 + 56 + 2 + 15 = 8 April; B's own Z comes on the 10th.
        ("unit", 56, True),
        ("unit", 57, False),
    ],
)
def test_the_earliest_day_itself_is_allowed(scope: str, marking: int, fits: bool) -> None:
    anchor = "exam" if scope == "session" else "receipt"
    bench = chain_of(scope=scope, marking=marking, marking_anchor=anchor)
    days = {"A": "2024-01-22", "B": "2024-01-24", "Y": "2024-04-08", "Z": "2024-04-10"}
    choice = bench.at(**{name: f"{when} 08:30" for name, when in days.items()})
    assert len(bench.terms["date-chain"]) == (1 if scope == "session" else 2)
    assert any(broken(term, choice) for term in bench.terms["date-chain"]) == (not fits)


def test_a_promised_day_of_results_binds_both_sessions() -> None:
    build = Build(results_published=date(2024, 2, 16), policy={"date_chain": {"gap": 53}})
    build.exam("A", 60).exam("Z", 60, session=2, of="A").room("hall", 9).person("a", "A")
    bench = Bench(build.instance())
    (term,) = bench.terms["date-chain"]
    assert isinstance(term, Forbid)
    # 26 January + 21 days = 16 February: the last day for session 1; 16 February + 53 = 9 April for session 2.
    for name, when, allowed in (
        ("A", "2024-01-26", True),
        ("A", "2024-01-27", False),
        ("Z", "2024-04-08", False),
        ("Z", "2024-04-09", True),
    ):
        option = bench.option(name, f"{when} 08:30 Europe/Paris")
        assert (option not in term.options) == allowed, (name, when)
