"""Make-ups, recalls and validated units (règlement Paca, I.A.1.c and I.A.2.c), by hand."""

from datetime import date, time

import pytest

from models.offer import ExamMode
from tests.support.semester_builder import Build, hard, paid

WINDOWS = ((date(2024, 6, 10), date(2024, 6, 22)), (date(2024, 9, 9), date(2024, 9, 14)))


def cancelled(**told: date) -> Build:
    """A (10 to 22 June) is cancelled for a and b; c has sat it. Its session 2 is A2, that of B is B2."""
    build = Build(windows=WINDOWS, profile="paris").exam("A").exam("A2", session=2, of="A")
    build.exam("B").exam("B2", session=2, of="B")
    build.person("a", "A").person("b", "A", "B").person("c", "A")
    build.start("A", "2024-06-11 14:00").start("B", "2024-06-12 14:00")
    build.start("A2", "2024-09-09 14:00").start("B2", "2024-09-10 14:00")
    return build.makeup("M", "A", "a", "b", **told)


def test_those_concerned_sit_the_make_up_and_the_others_the_exam() -> None:
    verdict = cancelled().start("M", "2024-06-20 14:00").audit()
    assert hard(verdict) == []
    sat = verdict.facts.attendance.groupby("exam")["candidate"].agg("".join).to_dict()
    assert sat == {"A": "c", "M": "ab", "A2": "abc", "B": "b", "B2": "b"}


def test_a_make_up_without_a_list_is_for_all_and_the_cancelled_exam_needs_no_start() -> None:
    build = cancelled().start("M", "2024-06-20 14:00")
    build.sitters.clear()
    del build.starts["A", "Europe/Paris"]
    verdict = build.audit()
    assert hard(verdict) == []
    assert "A" not in set(verdict.facts.attendance["exam"])


def test_a_make_up_of_a_make_up_takes_who_is_left() -> None:
    # M (of A) for a and b; N, of M, for all of M: nobody sits M, c sits A.
    build = cancelled().makeup("N", "M").start("N", "2024-06-20 14:00")
    verdict = build.audit()
    assert hard(verdict) == []
    sat = verdict.facts.attendance.groupby("exam")["candidate"].agg("".join).to_dict()
    assert sat == {"A": "c", "N": "ab", "A2": "abc", "B": "b", "B2": "b"}


def test_a_seat_in_the_cancelled_exam_is_nobodys() -> None:
    build = cancelled().start("M", "2024-06-20 14:00")
    before = Build(windows=WINDOWS).exam("A").person("a", "A").start("A", "2024-06-11 14:00")
    seats = build.seats()
    assert set(seats.loc[seats["candidate"] == "a", "exam"]) == {"M", "A2"}
    assert set(before.seats()["exam"]) == {"A"}


@pytest.mark.parametrize(
    ("told", "day", "limit"),
    [
        # Cancelled on 11 June: 15 days of notice are over on 26 June, which is allowed.
        ({"cancelled": date(2024, 6, 11)}, "2024-06-26", None),
        ({"cancelled": date(2024, 6, 11)}, "2024-06-25", "2024-06-26"),
        ({"not_before": date(2024, 6, 20)}, "2024-06-20", None),
        ({"not_before": date(2024, 6, 20)}, "2024-06-19", "2024-06-20"),
        ({"cancelled": date(2024, 6, 11), "not_before": date(2024, 7, 1)}, "2024-06-29", "2024-07-01"),
        ({"cancelled": date(2024, 6, 11), "not_before": date(2024, 6, 20)}, "2024-06-24", "2024-06-26"),
    ],
)
def test_notice_of_a_make_up(told: dict[str, date], day: str, limit: str | None) -> None:
    verdict = cancelled(**told).start("M", f"{day} 14:00").audit()
    broken = [("make-up", "M", "A", day, limit)] if limit else []
    assert hard(verdict, "exam", "other", "amount", "limit") == broken


def test_the_organising_centre_sets_the_notice() -> None:
    for notice, broken in ((5, 0), (6, 1)):  # cancelled on 14 June, held on 19 June
        build = cancelled(cancelled=date(2024, 6, 14)).start("M", "2024-06-19 14:00")
        build.centre("Paris", profile="paris", policy={"make_up": {"notice": notice}})
        assert len(hard(build.audit())) == broken


def test_the_day_of_a_make_up_is_counted_where_it_is_sat() -> None:
    # 18:00 in Paris on 25 June is 03:00 of the 26th in Nouméa (UTC+11): early in Paris only.
    night = {"remote_hours": {"earliest": "00:00", "latest": "23:59"}}
    build = Build(windows=WINDOWS, policy=night).site("Nouméa", "Pacific/Noumea").exam("A", remote=True)
    build.person("a", "A").person("n", "A", site="Nouméa").makeup("M", "A", cancelled=date(2024, 6, 11))
    build.start("M", "2024-06-25 18:00").start("M", "2024-06-26 03:00", "Pacific/Noumea")
    assert hard(build.audit(), "exam", "site") == [("make-up", "M", "Paris")]


@pytest.mark.parametrize(
    ("day", "cost", "broken"),
    [
        # The session ends on 22 June; 30 days later is 22 July, the last day; each day after costs 10.
        ("2024-06-22", 0, []),
        ("2024-06-24", 20, []),
        ("2024-07-22", 300, []),
        ("2024-07-23", 310, [("session-window", "2024-07-23", "2024-06-10 – 2024-07-22")]),
    ],
)
def test_a_make_up_may_be_later_than_its_session(day: str, cost: int, broken: list[tuple[str, ...]]) -> None:
    verdict = cancelled().start("M", f"{day} 14:00").audit()
    assert hard(verdict, "amount", "limit") == broken
    assert paid(verdict).get("after-session", 0) == cost


def test_any_other_exam_keeps_to_its_session() -> None:
    verdict = cancelled().start("M", "2024-06-20 14:00").start("B", "2024-06-24 14:00").audit()
    assert hard(verdict, "exam") == [("session-window", "B")]


def test_a_make_up_comes_before_session_2_begins() -> None:
    build = cancelled().start("M", "2024-06-20 14:00")
    build.windows = (WINDOWS[0], (date(2024, 7, 10), date(2024, 8, 10)))
    build.start("A2", "2024-07-30 14:00").start("B2", "2024-07-30 14:00")
    assert build.instance().window["M"] == (date(2024, 6, 10), date(2024, 7, 9))  # type: ignore[index]


@pytest.mark.parametrize("scope", ["session", "unit"])
@pytest.mark.parametrize(("day", "broken"), [("2024-09-14", 0), ("2024-09-13", 1)])
def test_session_2_of_its_own_unit_alone_waits_for_a_make_up(scope: str, day: str, broken: int) -> None:
    # The make-up is on 9 August: +21 = 30 August, +15 = 14 September. B2 on 10 September is fine: B was
    # sat on 12 June, which asks for 18 July (+36).
    # A make-up in August asks for more than 30 days after the session.
    settings = {"date_chain": {"scope": scope}, "make_up": {"within": 60}}
    build = cancelled(not_before=date(2024, 8, 9)).start("M", "2024-08-09 14:00").start("A2", f"{day} 09:00")
    build.policy = settings
    build.centre("Paris", profile="paris", policy=settings)
    build.starts_of_day = (*build.starts_of_day, time(9))
    verdict = build.audit()
    told = [("date-chain", "A2", "M", day, "2024-09-14")] * broken
    assert hard(verdict, "exam", "other", "amount", "limit") == told
    link = verdict.facts.chain.set_index("exam").loc["M"]
    assert f"{link['earliest_next']:%Y-%m-%d}" == "2024-09-14"
    assert link["next_exam"] == "A2"


def test_session_2_of_the_unit_may_shift_past_its_window_and_no_other() -> None:
    # 15 August is a holiday; the make-up on 16 August asks for 21 September (+36), a Saturday.
    build = cancelled(not_before=date(2024, 8, 16)).start("M", "2024-08-16 14:00")
    build.centre("Paris", profile="paris", policy={"make_up": {"within": 60}})
    verdict = build.start("A2", "2024-09-21 14:00").audit()
    assert hard(verdict) == []
    assert paid(verdict)["after-session"] == (55 + 7) * 10  # 22 June to 16 August, 14 to 21 September
    assert hard(build.start("B2", "2024-09-21 18:00").audit(), "exam") == [("session-window", "B2")]


def test_a_promised_publication_binds_no_make_up_but_counts_for_it() -> None:
    # Results are promised for 15 July: the make-up of 8 July is out on 29 July, and A2 waits until 13 August.
    build = cancelled().start("M", "2024-07-08 14:00")
    build.results_published = date(2024, 7, 15)
    assert hard(build.audit()) == []
    chain = build.audit().facts.chain.set_index("exam")["earliest_next"].dt.strftime("%m-%d").to_dict()
    assert chain == {"A": "07-30", "B": "07-30", "M": "08-13"}


def test_a_make_up_has_the_modality_of_what_it_replaces() -> None:
    build = cancelled().start("M", "2024-06-20 14:00")
    build.exams["M"] = build.exams["M"].model_copy(update={"mode": ExamMode.REMOTE})
    assert hard(build.audit(), "exam", "amount", "limit") == [("same-exam-mode", "M", "remote", "on_site")]


def test_a_make_up_is_of_the_same_offering_and_session() -> None:
    build = cancelled().start("M", "2024-06-20 14:00")
    made = build.exams["M"]
    build.exams["M"] = made.model_copy(update={"session": 2})
    instance = build.instance()
    assert "M" not in set(instance.sits.loc[instance.sits["candidate"] == "c", "exam"])
    build.start("M", "2024-09-12 14:00")
    assert hard(build.audit(), "exam", "other", "amount", "limit") == [("make-up", "M", "A", "2", "1")]


def test_a_recall_is_sat_by_those_listed_and_needs_no_second_session() -> None:
    build = Build().exam("R").exam("A").person("a", "A").person("b", "A").recall("R", "b")
    build.start("A", "2024-01-22 14:00").start("R", "2024-01-23 14:00")
    verdict = build.audit()
    assert hard(verdict) == []
    assert list(verdict.facts.attendance[["candidate", "exam"]].itertuples(index=False, name=None)) == [
        ("a", "A"),
        ("b", "A"),
        ("b", "R"),
    ]


def test_a_recall_of_a_unit_that_is_taught_is_a_breach() -> None:
    build = Build().exam("A", unit="U").exam("R", unit="U").person("a", "A").person("b").recall("R", "b")
    build.start("A", "2024-01-22 14:00").start("R", "2024-01-23 14:00")
    assert hard(build.audit(), "exam", "other", "amount") == [("recall", "R", "A", "U")]


def test_a_recall_holds_back_no_other_session_2() -> None:
    # Paris: B on 10 June asks for 16 July; the recall on 20 June would ask for 26 July.
    windows = (WINDOWS[0], (date(2024, 7, 16), date(2024, 9, 14)))
    build = Build(windows=windows, profile="paris").exam("R").exam("B").exam("B2", session=2, of="B")
    build.person("b", "B").recall("R", "b").start("B", "2024-06-10 14:00").start("R", "2024-06-20 14:00")
    assert hard(build.start("B2", "2024-07-16 14:00").audit()) == []


def test_who_has_a_unit_for_good_no_longer_sits_it() -> None:
    build = Build().exam("A").exam("A2", session=2, of="A").exam("B").person("a", "A", "B").person("b", "A")
    build.has("a", "A").start("A", "2024-01-22 14:00").start("B", "2024-01-22 14:00")
    verdict = build.start("A2", "2024-04-08 14:00").audit()
    assert hard(verdict) == []  # a would overlap
    sat = verdict.facts.attendance.groupby("exam")["candidate"].agg("".join).to_dict()
    assert sat == {"A": "b", "A2": "b", "B": "a"}


@pytest.mark.parametrize(
    ("told", "day", "broken"),
    [
        # However late the exam was cancelled or is wanted, 22 July is the last day: 30 days after 22 June.
        ({"not_before": date(2024, 7, 15)}, "2024-07-22", []),
        ({"not_before": date(2024, 7, 15)}, "2024-07-23", ["session-window"]),
        ({"cancelled": date(2024, 7, 7)}, "2024-07-22", []),
        ({"cancelled": date(2024, 7, 8)}, "2024-07-22", ["make-up"]),
        ({"cancelled": date(2024, 7, 8)}, "2024-07-23", ["session-window"]),
    ],
)
def test_the_days_after_a_session_count_from_its_end(
    told: dict[str, date], day: str, broken: list[str]
) -> None:
    verdict = cancelled(**told).start("M", f"{day} 14:00").audit()
    assert [rule for (rule,) in hard(verdict)] == broken
