"""From session 1 to session 2 (I.A.2.c(1), I.H.1), and who is registered where and how (I.A.1.c)."""

from datetime import date, timedelta

import pytest

from tests.support.semester_builder import Build, hard

# Semester 2 of 2023-24 with a second session that begins as early as a test likes.
WINDOWS = ((date(2024, 6, 10), date(2024, 6, 22)), (date(2024, 7, 1), date(2024, 9, 14)))


def two_sessions(profile: str = "paris", scope: str = "session", **policy: object) -> Build:
    chain = {"scope": scope, **policy}
    build = Build(windows=WINDOWS, profile=profile, policy={"date_chain": chain})
    return build.exam("A").exam("A2", session=2, of="A")


def second_day(last: str, days: int) -> str:
    return f"{date.fromisoformat(last) + timedelta(days=days)} 14:00"


@pytest.mark.parametrize(
    ("day", "broken"),
    [
        # Paris: 22 June + 21 days of marking + 15 days = 22 June + 36 = 28 July, a Sunday: allowed day.
        ("2024-07-29", []),
        ("2024-07-27", [("date-chain", "A2", "A", "2024-07-27", "2024-07-28")]),
    ],
)
def test_paris_counts_from_the_exam(day: str, broken: list[tuple[str, ...]]) -> None:
    build = two_sessions().people(1, "A").start("A", "2024-06-22 14:00").start("A2", f"{day} 14:00")
    assert hard(build.audit(), "exam", "other", "amount", "limit") == broken


@pytest.mark.parametrize(("days", "broken"), [(36, 0), (35, 1)])
def test_the_earliest_day_itself_is_allowed(days: int, broken: int) -> None:
    # 20 June + 36 = 26 July, a Friday.
    build = two_sessions().people(1, "A").start("A", "2024-06-20 14:00")
    build.start("A2", second_day("2024-06-20", days))
    assert hard(build.audit(), "exam") == [("date-chain", "A2")] * broken


@pytest.mark.parametrize(("anchor", "least"), [("receipt", 3 + 36), ("exam", 36)])
@pytest.mark.parametrize("early", [0, 1])
def test_paca_counts_from_the_receipt_of_copies(anchor: str, least: int, early: int) -> None:
    # The paper is Paris's, Paca's copies travel for 3 days: 18 June + 3 + 21 + 15 = 27 July.
    build = (
        two_sessions("paca", marking_anchor=anchor)
        .centre("Paca", copy_days=3)
        .site("Marseille", centre="Paca")
    )
    build.people(1, "A", site="Marseille").start("A", "2024-06-18 14:00")
    build.start("A2", second_day("2024-06-18", least - early))
    assert hard(build.audit(), "exam", "other") == [("date-chain", "A2", "A")] * early
    link = build.audit().facts.chain.iloc[0]
    assert (link["published"] - link["last_day"]).days == least - 15
    assert link["slack_days"] == -early


def test_copies_do_not_travel_inside_the_organising_centre() -> None:
    build = two_sessions("paca").centre("Paris", copy_days=3).people(1, "A").start("A", "2024-06-18 14:00")
    build.start("A2", second_day("2024-06-18", 36))
    assert hard(build.audit()) == []


@pytest.mark.parametrize(
    ("scope", "broken"),
    [("session", [("date-chain", "B2", "A")]), ("unit", [])],
)
def test_one_slow_unit_holds_the_whole_session_or_itself(scope: str, broken: list[tuple[str, ...]]) -> None:
    # A on 20 June (session 2 from 26 July), B on 13 June (from 19 July); B2 on 19 July.
    build = two_sessions(scope=scope).exam("B").exam("B2", session=2, of="B").people(1, "A").people(1, "B")
    build.start("A", "2024-06-20 14:00").start("A2", "2024-07-26 14:00")
    build.start("B", "2024-06-13 14:00").start("B2", "2024-07-19 14:00")
    verdict = build.audit()
    assert hard(verdict, "exam", "other") == broken
    chain = verdict.facts.chain.set_index("exam")
    if scope == "unit":
        assert chain["next_exam"].to_dict() == {"A": "A2", "B": "B2"}
        assert chain["slack_days"].to_dict() == {"A": 0, "B": 0}
        assert chain["binds"].all()
    else:
        assert chain["next_exam"].to_dict() == {"A": "B2", "B": "B2"}
        assert chain["binds"].to_dict() == {"A": True, "B": False}
    assert hard(build.start("B2", "2024-07-18 14:00").audit(), "exam") == [("date-chain", "B2")]


@pytest.mark.parametrize(("days", "broken"), [(21 + 5 + 30, 0), (21 + 5 + 29, 1)])
def test_jury_and_convocation_come_on_top(days: int, broken: int) -> None:
    # Paca needs the list of failures for a convocation 30 days ahead: 30 replaces the gap of 15.
    build = two_sessions(jury=5, convocation_after_results=30).people(1, "A").start("A", "2024-06-14 14:00")
    build.start("A2", second_day("2024-06-14", days))  # 14 June + 56 = 9 August, a Friday
    assert hard(build.audit(), "exam") == [("date-chain", "A2")] * broken


@pytest.mark.parametrize(
    ("promised", "broken"),
    [
        (date(2024, 7, 11), []),  # 20 June + 21 = 11 July, and 11 July + 15 = 26 July
        (date(2024, 7, 10), [("A", "2024-07-11", "2024-07-10")]),
        (date(2024, 7, 12), [("A2", "2024-07-26", "2024-07-27")]),
    ],
)
def test_a_promised_publication_is_kept_and_counts(promised: date, broken: list[tuple[str, ...]]) -> None:
    build = two_sessions().people(1, "A").start("A", "2024-06-20 14:00").start("A2", "2024-07-26 14:00")
    build.results_published = promised
    assert hard(build.audit(), "exam", "amount", "limit") == [("date-chain", *row) for row in broken]


def test_the_last_site_counts_on_its_own_calendar() -> None:
    # Remote at 18:00 Paris on 20 June is 03:00 on the 21st in Nouméa (UTC+11): 21 June + 36 = 27 July.
    night = {"remote_hours": {"earliest": "00:00", "latest": "23:59"}}
    build = Build(windows=WINDOWS, profile="paris", policy=night).site("Nouméa", "Pacific/Noumea")
    build.exam("A", remote=True).exam("A2", session=2, of="A", remote=True)
    build.people(1, "A").people(1, "A", site="Nouméa")
    build.start("A", "2024-06-20 18:00").start("A", "2024-06-21 03:00", "Pacific/Noumea")
    build.start("A2", "2024-07-26 18:00").start("A2", "2024-07-27 03:00", "Pacific/Noumea")
    assert hard(build.audit(), "exam", "limit") == [("date-chain", "A2", "2024-07-27")]


def test_who_has_passed_sits_no_second_session() -> None:
    build = two_sessions().people(1, "A").start("A", "2024-06-20 14:00")
    build.passed(build.candidates[0]["id"], "A")
    assert hard(build.audit()) == []  # A2 has no candidates and needs no start
    assert len(build.audit().facts.attendance) == 1


# same modality, one centre, one teaching mode, own centre


def test_both_sessions_have_one_modality() -> None:
    for remote, broken in ((False, []), (True, [("same-exam-mode", "A2", "A", "remote", "on_site")])):
        build = Build().exam("A").exam("A2", session=2, of="A", remote=remote).people(1, "A")
        build.start("A", "2024-01-22 14:00").start("A2", "2024-04-08 14:00")
        assert hard(build.audit(), "exam", "other", "amount", "limit") == broken


@pytest.mark.parametrize(
    ("centre", "mode", "broken"),
    [
        ("Paris", "evening", []),
        ("Lyon", "evening", [("one-centre", "a", "2", "1")]),
        ("Paris", "distance", [("one-teaching-mode", "a", "2", "1")]),
    ],
)
def test_one_unit_is_taken_in_one_centre_and_one_mode(
    centre: str, mode: str, broken: list[tuple[str, ...]]
) -> None:
    build = Build().exam("A", unit="U").exam("B", unit="U").site("Lyon")
    build.person("a", "A").register("a", "offering-B", centre, mode)
    build.start("A", "2024-01-22 14:00").start("B", "2024-01-23 14:00")
    assert hard(build.audit(), "candidate", "amount", "limit") == broken


def test_two_units_in_two_centres_are_no_matter() -> None:
    build = (
        Build().exam("A").exam("B").site("Lyon").person("a", "A").register("a", "offering-B", "Lyon", "day")
    )
    build.start("A", "2024-01-22 14:00").start("B", "2024-01-23 14:00")
    assert hard(build.audit()) == []


def test_leave_to_sit_elsewhere_holds_for_its_session() -> None:
    # 14:00 in Paris is 17:00 in La Réunion: a travels in session 1, and is back for session 2.
    build = Build(windows=WINDOWS).site("Réunion", "Indian/Reunion").exam("A").exam("A2", session=2, of="A")
    build.person("a", "A").elsewhere("a", "Réunion").person("b", "A")
    build.start("A", "2024-06-17 14:00").start("A", "2024-06-17 17:00", "Indian/Reunion")
    verdict = build.start("A2", "2024-09-09 14:00").audit()
    assert hard(verdict) == []
    where = verdict.facts.attendance.set_index(["candidate", "exam"])["site"]
    assert [where["a", "A"], where["b", "A"], where["a", "A2"]] == ["Réunion", "Paris", "Paris"]
    build.relocations.clear()  # without leave nobody of Paris sits there
    del build.starts["A", "Indian/Reunion"]
    build.places["A", "a"] = "Réunion/A"
    assert hard(build.audit(), "candidate", "site", "limit") == [("own-centre", "a", "Réunion", "Paris")]


@pytest.mark.parametrize(
    ("centre", "broken"), [("Paris", []), ("Lyon", [("own-centre", "a", "Lyon", "Paris")])]
)
def test_candidates_sit_in_their_own_centre(centre: str, broken: list[tuple[str, ...]]) -> None:
    build = Build().site("Elsewhere", centre=centre).room("hall", 5, "Elsewhere").exam("A", centre="Paris")
    build.person("a", "A").put("A", "hall").start("A", "2024-01-22 14:00")
    assert hard(build.audit(), "candidate", "amount", "limit") == broken
