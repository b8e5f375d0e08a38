"""Why an overlap is unresolved: each way out and the first thing against it (I.A.2.c(1), FAQ)."""

from datetime import time

import pytest

from models.facts import REASONS
from scheduler.rules.ordered_catalogue import RULES
from tests.support.semester_builder import Build, utc

TIMES = tuple(time(h, m) for h in range(7, 24) for m in (0, 10, 20, 30, 40, 50))


def evening(closes: str = "23:00", **person: object) -> Build:
    """I and J, 2 h each, both at 18:00; `a` misses J."""
    build = Build(starts_of_day=TIMES).site("Paris", hours=f"07:00-{closes}").exam("I", 120).exam("J", 120)
    build.person("a", "I", "J", **person).start("I", "2024-01-22 18:00").start("J", "2024-01-22 18:00")  # type: ignore[arg-type]
    return build.room("spare", 9).unresolved("a", "I", "J")


def ways(build: Build) -> dict[tuple[str, int], str]:
    """The reason against each way, by exam that would stay and gap."""
    table = build.audit().facts.unresolved
    assert (table[["candidate", "exam", "other"]] == ["a", "I", "J"]).all(axis=None)
    return {(row.stays, row.gap): row.reason for row in table.itertuples()}


EVERY = [(exam, gap) for exam in "IJ" for gap in (10, 20, 30)]


def test_nothing_is_in_the_way() -> None:
    assert ways(evening()) == dict.fromkeys(EVERY, "free")
    table = evening().audit().facts.unresolved
    # 18:00 + 2 h + 10 minutes.
    assert table.loc[0, "start"] == utc("2024-01-22 20:10")


def test_the_exam_that_begins_first_stays() -> None:
    found = ways(evening().start("I", "2024-01-22 17:50"))
    assert found == {("I", gap): "free" for gap in (10, 20, 30)}


def test_with_third_time_the_gaps_are_sixty_to_ninety() -> None:
    # 12:00 + 2 h 40 + 60 + 2 h 40 + 15 minutes: 18:35, and ten minutes more each time.
    build = evening("18:55", extra=20).start("I", "2024-01-22 12:00").start("J", "2024-01-22 12:00")
    late = {60: "free", 70: "free", 80: "free", 90: "hours"}
    assert ways(build) == {(exam, gap): late[gap] for exam in "IJ" for gap in late}


def test_the_site_closes() -> None:
    # 20:10-22:10, copies until 22:25; ten minutes later is too late.
    found = ways(evening("22:25"))
    assert found == {(exam, gap): "free" if gap == 10 else "hours" for exam, gap in EVERY}


def test_a_third_exam() -> None:
    # K at 22:20: after 20 minutes J ends at 22:20, after 30 at 22:30.
    build = evening("23:59").exam("K", 60).register("a", "offering-K", "Paris", "evening")
    found = ways(build.start("K", "2024-01-22 22:20"))
    assert found == {(exam, gap): "third-exam" if gap == 30 else "free" for exam, gap in EVERY}


def test_a_third_exam_is_named() -> None:
    # J would end at 22:10, 22:20 or 22:30; K begins at 22:00, L at 22:20: K is met first.
    build = evening("23:59").exam("K", 10).exam("L", 10)
    for exam, clock in (("K", "22:00"), ("L", "22:20")):
        build.register("a", f"offering-{exam}", "Paris", "evening").start(exam, f"2024-01-22 {clock}")
    verdict = build.audit()
    assert set(verdict.facts.unresolved["third"]) == {"K"}
    row = verdict.findings.set_index("rule").loc["overlap-unresolved"]
    assert row["limit"] == "third-exam K"
    info = next(rule.info for rule in RULES if rule.info.id == "overlap-unresolved")
    assert info.explain(row, "en").endswith("a third exam is in the way (K)")  # type: ignore[arg-type]
    assert info.explain(row, "fr").endswith("une troisième épreuve gêne (K)")  # type: ignore[arg-type]
    assert set(evening().audit().facts.unresolved["third"]) == {""}


def test_who_sits_alone_is_not_moved_and_nobody_from_home() -> None:
    assert ways(evening(isolated=True)) == dict.fromkeys(EVERY, "isolated")
    remote = evening().exam("J", 120, remote=True)
    assert set(ways(remote).values()) == {"remote"}


def test_the_paper_is_out() -> None:
    # I admits until 18:40; J lasts 39 minutes: out at 18:39. J first: out of I at 19:00, J admits until 18:13.
    build = evening().exam("J", 39)
    assert ways(build) == {(exam, gap): "leak" if exam == "I" else "free" for exam, gap in EVERY}


@pytest.mark.parametrize(
    ("people", "escorts", "reason"), [(9, 0, "escort"), (1, 1, "staff"), (2, 1, "free"), (3, 2, "free")]
)
def test_escorts_and_invigilators(people: int, escorts: int, reason: str) -> None:
    # I is sat alone by `a`: one invigilator until 20:15, one escort from 20:00.
    assert ways(evening().site("Paris", staff=(people, escorts))) == dict.fromkeys(EVERY, reason)


def test_a_room_is_free() -> None:
    # K is sat in the spare room from 19:00 to 23:00; copies of I are collected until 20:15 in the other:
    # that one is free for 20:20. A third room is free at once.
    build = evening("23:59").exam("K", 240).person("c", "K").start("K", "2024-01-22 19:00").put("K", "spare")
    assert ways(build) == {(exam, gap): "seats" if gap == 10 else "free" for exam, gap in EVERY}
    assert ways(build.room("third", 1)) == dict.fromkeys(EVERY, "free")


def test_the_cap_and_the_first_exam() -> None:
    build = evening()
    build.policy = {"transfer": {"cap": 0}}
    build.centre("Paris", policy=build.policy)
    assert ways(build) == dict.fromkeys(EVERY, "cap")


def test_the_finding_says_why_in_both_languages() -> None:
    verdict = evening("22:25").site("Paris", hours="07:00-22:25", staff=(9, 0)).audit()
    (row,) = verdict.findings[verdict.findings["rule"] == "overlap-unresolved"].to_dict("records")
    assert row["limit"] == "hours, escort"
    info = next(rule.info for rule in RULES if rule.info.id == "overlap-unresolved")
    for number, language in enumerate(("en", "fr")):
        told = info.explain(verdict.findings.set_index("rule").loc["overlap-unresolved"], language)  # type: ignore[arg-type]
        assert told.endswith(f"{REASONS['hours'][number]}, {REASONS['escort'][number]}")


def test_of_reasons_that_are_as_frequent_the_first_by_name_is_first() -> None:
    # As in `test_the_paper_is_out`: three ways are free, three would leak.
    (limit,) = evening().exam("J", 39).audit().findings.query("rule == 'overlap-unresolved'")["limit"]
    assert limit == "free, leak"
