"""Overlaps of a candidate: what is one, what a supervised transfer must respect (I.A.2.c(1), FAQ)."""

from datetime import time

import pytest

from scheduler.rules.ordered_catalogue import RULES
from tests.support.semester_builder import Build, hard, paid, utc

TIMES = tuple(time(h, m) for h in range(7, 24) for m in (0, 10, 20, 30, 40, 50))
REUNION = "Indian/Reunion"


def evening(closes: str = "23:00", **person: object) -> Build:
    """I and J, 2 h each, both at 18:00, and one candidate `a` with both (and others with one)."""
    build = Build(starts_of_day=TIMES).site("Paris", hours=f"07:00-{closes}").exam("I", 120).exam("J", 120)
    build.person("a", "I", "J", **person).person("b", "I").person("c", "J")  # type: ignore[arg-type]
    return build.start("I", "2024-01-22 18:00").start("J", "2024-01-22 18:00")


# overlaps-listed


def test_an_overlap_is_listed_once() -> None:
    assert hard(evening().audit(), "candidate", "exam", "other", "amount", "limit") == [
        ("overlaps-listed", "a", "I", "J", "0", "1")
    ]
    once = evening().unresolved("a", "I", "J").audit()
    assert hard(once) == []
    assert paid(once) == {"overlap-unresolved": 5000, "two-a-day": 10}
    twice = evening().unresolved("a", "I", "J").unresolved("a", "I", "J")
    assert hard(twice.audit(), "amount", "limit") == [("overlaps-listed", "2", "1")]


@pytest.mark.parametrize(("second", "overlaps"), [("20:00", 0), ("19:50", 1)])
def test_an_exam_may_begin_when_the_other_ends(second: str, overlaps: int) -> None:
    # I ends at 18:00 + 2 h = 20:00.
    verdict = evening().start("J", f"2024-01-22 {second}").audit()
    assert hard(verdict, "amount") == [("overlaps-listed", "0")] * overlaps
    assert paid(verdict) == {"two-a-day": 10} | ({} if overlaps else {"back-to-back": 20})


@pytest.mark.parametrize(("second", "overlaps"), [("19:40", 0), ("19:30", 1)])
def test_with_third_time_there_is_a_rest_of_an_hour(second: str, overlaps: int) -> None:
    # 16:00 + 2 h 40 = 18:40, and 60 min of rest: 19:40.
    build = evening(extra=20).start("I", "2024-01-22 16:00").start("J", f"2024-01-22 {second}")
    assert hard(build.audit(), "candidate") == [("overlaps-listed", "a")] * overlaps


def test_the_hold_and_the_gathering_count_as_busy() -> None:
    # Réunion sits I (3 h) at 18:30 local, held until 22:00 local (gate 19:00 Paris); J at 21:30 local.
    build = Build(starts_of_day=TIMES).site("Réunion", REUNION, hours="07:00-23:59").exam("I").exam("J", 60)
    build.person("a", "I", "J", site="Réunion").person("b", "I")
    build.start("I", "2024-01-22 18:00").start("I", "2024-01-22 18:30", REUNION)
    assert hard(build.start("J", "2024-01-22 22:00", REUNION).audit()) == []
    late = build.start("J", "2024-01-22 21:30", REUNION)
    assert hard(late.audit(), "candidate") == [("overlaps-listed", "a")]
    gathered = build.start("J", "2024-01-22 22:00", REUNION, gather=10)  # admitted at 21:50
    assert hard(gathered.audit(), "candidate") == [("overlaps-listed", "a")]


def test_invented_and_contradictory_rows() -> None:
    apart = evening().start("J", "2024-01-23 18:00")
    assert hard(apart.unresolved("a", "I", "J").audit(), "amount", "limit") == [("overlaps-listed", "1", "0")]
    # Three at once: J is missed, so it cannot also be where somebody is led.
    build = evening().exam("K", 120).start("K", "2024-01-22 18:00")
    build.register("a", "offering-K", "Paris", "evening")
    build.unresolved("a", "I", "J").unresolved("a", "K", "J").transfer("a", "I", "K", "2024-01-22 20:10")
    assert hard(build.audit()) == []
    build.overlaps[1] = {**build.overlaps[1], "stays": "J", "moves": "K"}  # K is missed, and led to
    assert hard(build.audit(), "exam", "other") == [("overlaps-listed", "I", "K")]


@pytest.mark.parametrize("listed", ["IJ", "KJ", "IJ KJ"])
def test_an_exam_missed_because_of_two_others_is_one(listed: str) -> None:
    # I, J and K at 18:00, two hours each: I is sat, K moves to 20:10, J is missed because of both. It may be listed
    # once or with each of the two: one exam is missed and paid for, and both are named.
    build = evening().exam("K", 120).start("K", "2024-01-22 18:00")
    build.register("a", "offering-K", "Paris", "evening").transfer("a", "I", "K", "2024-01-22 20:10")
    for stays, moves in listed.split():
        build.unresolved("a", stays, moves)
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict) == {
        "overlap-unresolved": 5000, "transfer": 500, "two-a-day": 30, "three-in-three": 30,
    }  # fmt: skip
    (row,) = verdict.findings[verdict.findings["rule"] == "overlap-unresolved"].to_dict("records")
    first, other = ("K", "I") if listed == "KJ" else ("I", "K")
    assert (row["exam"], row["other"]) == (first, "J")
    assert row["limit"].startswith(f"also {other}, ")
    info = next(rule.info for rule in RULES if rule.info.id == "overlap-unresolved")
    told = info.explain(row, "fr")
    assert told.startswith(
        f"a ne peut passer J, qui chevauche {first} : elle chevauche aussi cette épreuve ({other}), "
    )


def test_an_overlap_with_an_exam_that_is_moved_needs_no_row_of_its_own() -> None:
    # B overlaps A and C, which do not overlap: 14:00-16:00, 15:00-17:00, 16:10-18:10. To miss B answers both.
    build = Build(starts_of_day=TIMES).exam("A", 120).exam("B", 120).exam("C", 120).person("a", "A", "B", "C")
    for exam, clock in (("A", "14:00"), ("B", "15:00"), ("C", "16:10")):
        build.start(exam, f"2024-01-22 {clock}")
    assert hard(build.audit(), "exam", "other") == [
        ("overlaps-listed", "A", "B"),
        ("overlaps-listed", "B", "C"),
    ]
    assert hard(build.unresolved("a", "C", "B").audit()) == []
    assert paid(build.audit())["overlap-unresolved"] == 5000


def test_sessions_do_not_meet() -> None:
    windows = Build().windows[0]
    build = Build(
        starts_of_day=TIMES, windows=(windows, windows), policy={"date_chain": {"marking": 0, "gap": 0}}
    )
    build.exam("I", 120).exam("J", 120, session=2).person("a", "I", "J")
    build.start("I", "2024-01-22 18:00").start("J", "2024-01-22 18:00")
    assert hard(build.audit()) == []
    assert paid(build.audit()) == {}


# transfer-conditions


@pytest.mark.parametrize(("closes", "broken"), [("22:25", 0), ("22:24", 1)])
def test_the_second_exam_and_its_collection_fit_before_closing(closes: str, broken: int) -> None:
    # 18:00-20:00, ten minutes, 20:10-22:10, and 15 min to collect: 22:25.
    verdict = evening(closes).transfer("a", "I", "J", "2024-01-22 20:10").audit()
    assert hard(verdict, "candidate", "exam", "other") == [("transfer-conditions", "a", "I", "J")] * broken
    assert paid(verdict) == {"transfer": 500, "two-a-day": 10}
    sitting = verdict.facts.sittings.set_index("kind").loc["transfer"]
    assert (sitting["start"], sitting["end"]) == (utc("2024-01-22 20:10"), utc("2024-01-22 22:10"))
    assert (sitting["occupied_from"], sitting["occupied_to"]) == (
        utc("2024-01-22 20:10"), utc("2024-01-22 22:25"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "broken"),
    [
        ("20:09", [("transfer-conditions", "9", "10–30")]),
        ("20:10", []),
        ("20:30", []),
        ("20:31", [("transfer-conditions", "31", "10–30")]),
    ],
)
def test_the_gap_is_ten_to_thirty_minutes(clock: str, broken: list[tuple[str, ...]]) -> None:
    verdict = evening().transfer("a", "I", "J", f"2024-01-22 {clock}").audit()
    assert hard(verdict, "amount", "limit") == broken


@pytest.mark.parametrize(
    ("clock", "broken"),
    [("19:39", 1), ("19:40", 0), ("20:10", 0), ("20:11", 1)],
)
def test_with_third_time_the_gap_is_sixty_to_ninety(clock: str, broken: int) -> None:
    # 16:00 + 2 h 40 = 18:40; the second exam takes 2 h 40 again: 20:10 + 2 h 40 + 15 min = 23:05.
    build = evening("23:30", extra=20).start("I", "2024-01-22 16:00").start("J", "2024-01-22 16:00")
    verdict = build.transfer("a", "I", "J", f"2024-01-22 {clock}").audit()
    assert hard(verdict, "limit") == [("transfer-conditions", "60–90")] * broken


def test_the_earlier_exam_stays() -> None:
    # I at 17:50, J at 18:00: J cannot stay while I moves to 20:10. Of two at once, either may stay.
    build = evening().start("I", "2024-01-22 17:50").transfer("a", "J", "I", "2024-01-22 20:10")
    assert hard(build.audit(), "exam", "other") == [("transfer-conditions", "J", "I")]
    assert hard(evening().transfer("a", "J", "I", "2024-01-22 20:10").audit()) == []


@pytest.mark.parametrize(("minutes", "broken"), [(120, 0), (180, 1)])
def test_nobody_has_left_the_second_exam_when_the_candidate_was_locked_in(minutes: int, broken: int) -> None:
    # J, 2 h: Réunion at 20:30 local = 17:30 Paris, Paris 18:00: gate 18:40, which is Réunion's first exit.
    # I at 18:00 in Paris admits until 18:40 if it lasts 2 h: just in time. With 3 h until 19:00: too late.
    build = evening("23:59").exam("I", minutes).site("Réunion", REUNION).person("d", "J", site="Réunion")
    build.start("J", "2024-01-22 20:30", REUNION)
    build.transfer("a", "I", "J", "2024-01-22 20:10" if minutes == 120 else "2024-01-22 21:10")
    late = [("transfer-conditions", "2024-01-22T18:00Z", "2024-01-22T17:40Z")]
    assert hard(build.audit(), "amount", "limit") == late * broken


@pytest.mark.parametrize(("minutes", "broken"), [(40, 0), (39, 1)])
def test_the_second_exam_is_not_out_before_the_first_is_closed(minutes: int, broken: int) -> None:
    # I, 2 h, admits until 18:40. J at 18:00 lasts `minutes`: nobody leaves before its end.
    build = evening().exam("J", minutes).transfer("a", "I", "J", "2024-01-22 20:10")
    found = [("transfer-conditions", "2024-01-22T17:40Z", "2024-01-22T17:39Z")] * broken
    assert hard(build.audit(), "amount", "limit") == found


@pytest.mark.parametrize(("third", "broken"), [("22:10", 0), ("22:00", 1)])
def test_a_third_exam_is_left_alone(third: str, broken: int) -> None:
    # J moves to 20:10-22:10.
    build = evening("23:59").exam("K", 60).register("a", "offering-K", "Paris", "evening")
    build.start("K", f"2024-01-22 {third}").transfer("a", "I", "J", "2024-01-22 20:10")
    assert hard(build.audit(), "amount") == [("transfer-conditions", "K")] * broken


def test_the_rest_after_a_moved_exam_is_owed_too() -> None:
    # Third time: I 08:00-10:40, J moved to 11:40-14:20, rest until 15:20.
    for third, broken in (("15:20", 0), ("15:10", 1)):
        build = evening(extra=20).exam("K", 60).register("a", "offering-K", "Paris", "evening")
        build.start("I", "2024-01-22 08:00").start("J", "2024-01-22 08:00").start("K", f"2024-01-22 {third}")
        build.transfer("a", "I", "J", "2024-01-22 11:40")
        assert hard(build.audit(), "amount") == [("transfer-conditions", "K")] * broken


def test_isolated_candidates_are_not_moved() -> None:
    verdict = evening(isolated=True).transfer("a", "I", "J", "2024-01-22 20:10").audit()
    assert hard(verdict, "candidate", "amount") == [("transfer-conditions", "a", "isolated")]


def test_remote_exams_are_not_moved() -> None:
    build = evening().exam("J", 120, remote=True).transfer("a", "I", "J", "2024-01-22 20:10")
    instance = build.audit()
    assert hard(instance, "candidate", "amount") == [("transfer-conditions", "a", "remote")]


def test_both_exams_are_at_one_site() -> None:
    build = evening().site("Annexe", centre="Paris").room("there", 9, "Annexe").put("J", "there", "a")
    build.transfer("a", "I", "J", "2024-01-22 20:10")
    assert hard(build.audit(), "candidate", "amount", "limit") == [
        ("hosts", "", "Paris", "group"),  # the others of J sit in Paris
        ("one-site-a-day", "a", "Paris", "Annexe"),
        ("transfer-conditions", "a", "Paris", "Annexe"),
    ]


def test_the_exam_that_stays_is_not_moved_itself_where_chains_are_forbidden() -> None:
    # I 18:00, J 18:00, K 19:00; J moves after I, then K cannot move after J.
    build = evening("23:59").exam("K", 10).register("a", "offering-K", "Paris", "evening")
    build.start("K", "2024-01-22 19:00").transfer("a", "I", "J", "2024-01-22 20:10")
    build.transfer("a", "J", "K", "2024-01-22 20:20").transfer("a", "I", "K", "2024-01-22 20:20")
    build.policy = {"transfer": {"chain": "forbid"}}
    build.centre("Paris", policy=build.policy)
    broken = hard(build.audit(), "exam", "other", "amount")
    assert ("transfer-conditions", "J", "K", "moved") in broken


# transfer-cap


@pytest.mark.parametrize(("overlaps", "broken"), [(2, []), (3, [("transfer-cap", "a", "3", "2")])])
def test_two_accommodated_exams_a_session_are_the_most(overlaps: int, broken: list[tuple[str, ...]]) -> None:
    build = Build(starts_of_day=TIMES)
    names = [f"{side}{day}" for day in range(overlaps) for side in "IJ"]
    for name in names:
        build.exam(name, 120).start(name, f"2024-01-2{2 + int(name[1])} 14:00")
    build.person("a", *names)
    for day in range(overlaps):
        build.transfer("a", f"I{day}", f"J{day}", f"2024-01-2{2 + day} 16:10")
    verdict = build.audit()
    assert hard(verdict, "candidate", "amount", "limit") == broken
    # Two days: four exams in the two runs that hold both, two beyond; three days: 2 + 4 + 2 beyond.
    runs = {2: 40, 3: 80}[overlaps]
    assert paid(verdict) == {
        "transfer": 500 * overlaps, "two-a-day": 10 * overlaps, "three-in-three": runs,
    }  # fmt: skip


# escorts


@pytest.mark.parametrize(("escorts", "broken"), [(1, []), (0, [("escorts", "Paris", "1", "0")])])
def test_one_escort_leads_all_who_go_together(escorts: int, broken: list[tuple[str, ...]]) -> None:
    build = evening().site("Paris", staff=(20, escorts)).person("d", "I", "J")
    build.transfer("a", "I", "J", "2024-01-22 20:10").transfer("d", "I", "J", "2024-01-22 20:10")
    assert hard(build.audit(), "site", "amount", "limit") == broken


def test_others_need_their_own_escort_and_the_same_one_may_go_twice() -> None:
    build = evening().site("Paris", staff=(20, 1)).person("d", "I", "J")
    apart = build.transfer("a", "I", "J", "2024-01-22 20:10").transfer("d", "I", "J", "2024-01-22 20:20")
    assert hard(apart.audit(), "site", "amount", "limit") == [("escorts", "Paris", "2", "1")]
    # K and L on another pair, from 20:10 to 20:20, after the escort is back at 20:10.
    build = evening().site("Paris", staff=(20, 1)).exam("K", 120).exam("L", 120).person("d", "K", "L")
    build.start("K", "2024-01-22 18:10").start("L", "2024-01-22 18:10")
    build.transfer("a", "I", "J", "2024-01-22 20:10").transfer("d", "K", "L", "2024-01-22 20:20")
    assert hard(build.audit()) == []


@pytest.mark.parametrize(("stays", "broken"), [("I", []), ("K", [("escorts", "Paris", "2", "1")])])
def test_an_escort_takes_charge_of_those_who_leave_one_exam(
    stays: str, broken: list[tuple[str, ...]]
) -> None:
    # I, J, K at 18:00, 2 h each. From I to J and from I to K: all wait in the room of I. From I to J and
    # from K to J they wait in two rooms until 20:10.
    build = evening().site("Paris", staff=(20, 1)).exam("K", 120).start("K", "2024-01-22 18:00")
    build.person("d", stays, "K" if stays == "I" else "J")
    build.transfer("a", "I", "J", "2024-01-22 20:10")
    build.transfer("d", stays, "K" if stays == "I" else "J", "2024-01-22 20:10")
    assert hard(build.audit(), "site", "amount", "limit") == broken


def test_an_escort_on_the_way_supervises_no_room() -> None:
    # 20:00-20:10: I's room still collects, J's too, and one escort: three people; the moved room then.
    build = evening().transfer("a", "I", "J", "2024-01-22 20:10")
    assert hard(build.site("Paris", staff=(3, 1)).audit()) == []
    assert hard(build.site("Paris", staff=(2, 1)).audit(), "amount", "limit") == [("invigilators", "3", "2")]


# overlap-unresolved


def test_a_centre_may_forbid_to_leave_an_overlap() -> None:
    build = Build(starts_of_day=TIMES, policy={"transfer": {"unresolved": "forbid"}}).exam("I").exam("J")
    build.person("a", "I", "J").start("I", "2024-01-22 14:00").start("J", "2024-01-22 14:00")
    verdict = build.unresolved("a", "I", "J").audit()
    assert hard(verdict, "candidate", "exam", "other") == [("overlap-unresolved", "a", "I", "J")]
    assert paid(verdict) == {"two-a-day": 10}
