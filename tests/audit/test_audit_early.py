"""Candidates with extra time who begin before the others: "tiers-temps supplémentaire" (I.A.3.b), retards
(I.B.2: "limité au tiers de la durée totale d'examen (dans la limite d'une heure)"), sorties (I.C.3:
"après une heure"), confinement (I.C.3(3)); at most an hour before the others (circulars on disability)."""

import pandas as pd
import pytest

from models.facts import Verdict
from scheduler.audit import audit
from tests.support.semester_builder import Build, hard, paid, utc, with_seats

REUNION, NOUMEA, GUADELOUPE = "Indian/Reunion", "Pacific/Noumea", "America/Guadeloupe"
TAHITI, MARQUESAS, CASABLANCA = "Pacific/Tahiti", "Pacific/Marquesas", "Africa/Casablanca"


def sitting(verdict: Verdict, site: str, kind: str) -> pd.Series:
    rows = verdict.facts.sittings
    return rows[(rows["site"] == site) & (rows["kind"] == kind)].iloc[0]


def evening(early: int, closes: str = "22:00") -> Build:
    """3 h from 18:00: a third more is 4 h."""
    build = Build().site("Paris", hours=f"08:00-{closes}").exam("E").people(2, "E")
    return build.people(3, "E", extra=20).start("E", "2024-01-22 18:00", early=early)


@pytest.mark.parametrize(("early", "broken"), [(0, True), (10, True), (15, False), (60, False)])
def test_a_quarter_of_an_hour_earlier_ends_before_closing(early: int, broken: bool) -> None:
    # 18:00 + 4 h + 15 min of collection = 22:15. Fifteen minutes earlier it is 22:00 sharp.
    verdict = evening(early).audit()
    assert {rule for (rule,) in hard(verdict)} == ({"opening-hours"} if broken else set())
    assert paid(verdict).get("early-start", 0) == 3 * early


def test_their_times_move_and_the_gate_stays() -> None:
    # From 17:45: in from 17:15, doors closed at 18:45, end 21:45. The others come in until 19:00, so that
    # nobody leaves before: 17:45 + 60 = 18:45 is too soon.
    verdict = evening(15).audit()
    extra, ordinary = (sitting(verdict, "Paris", kind) for kind in ("extra", "ordinary"))
    told = [extra[c] for c in ("occupied_from", "admission", "start", "late", "exit", "end", "occupied_to")]
    clocks = ("17:15", "17:45", "17:45", "18:45", "19:00", "21:45", "22:00")
    assert told == [utc(f"2024-01-22 {clock}") for clock in clocks]
    told = [ordinary[c] for c in ("admission", "late", "exit", "end")]
    assert told == [utc(f"2024-01-22 {clock}") for clock in ("18:00", "19:00", "19:00", "21:00")]


@pytest.mark.parametrize(
    ("most", "early", "broken"),
    [(60, 60, False), (60, 65, True), (30, 45, True), (0, 5, True), (0, 0, False)],
)
def test_an_hour_at_most_or_what_the_policy_says(most: int, early: int, broken: bool) -> None:
    build = Build(policy={"extra_time": {"early": most}}).site("Paris").exam("E").people(1, "E")
    verdict = build.people(1, "E", extra=20).start("E", "2024-01-22 14:00", early=early).audit()
    assert hard(verdict, "exam", "site", "limit") == [("early-start", "E", "Paris", str(most))] * broken
    assert paid(verdict) == ({"early-start": early} if early and not broken else {})


def test_the_seat_begins_with_the_early_start() -> None:
    build = evening(30)
    late = build.timetable().seats.copy()
    late.loc[late["kind"] == "extra", ["start", "end"]] += pd.Timedelta(minutes=30)
    verdict = audit(build.instance(), with_seats(build.timetable(), late))
    assert set(hard(verdict)) == {("extra-time",)}
    assert len(hard(verdict)) == 3


def test_early_and_ordinary_candidates_do_not_share_a_room() -> None:
    verdict = evening(30).room("hall", 50).put("E", "hall").audit()
    assert set(hard(verdict)) == {("room-turnover",)}


def test_who_sits_alone_without_extra_time_does_not_begin_early() -> None:
    build = evening(30).person("alone", "E", isolated=True).person("both", "E", isolated=True, extra=20)
    verdict = build.audit()
    assert hard(verdict) == []
    starts = verdict.facts.attendance.set_index("candidate")["start"]
    assert starts["alone"] == utc("2024-01-22 18:00")
    assert starts["both"] == utc("2024-01-22 17:30")
    assert paid(verdict) == {"early-start": 4 * 30}


def test_at_home_nobody_begins_early() -> None:
    build = Build().exam("E", 120, remote=True).people(1, "E", extra=20)
    verdict = build.start("E", "2024-01-22 14:00", early=30).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {}
    assert verdict.facts.attendance["start"].tolist() == [utc("2024-01-22 14:00")]


def test_hold_gather_variant_and_early_starts_of_one_exam() -> None:
    # 3 h. Paris 18:00, doors until 19:00. Réunion 18:30 = 15:30 in Paris, end 18:30. Guadeloupe 14:30 =
    # 19:30 in Paris, gathered from 19:00. The gate of the three is 19:00: Réunion is held for 30 min.
    # With a third more: Paris from 17:00, may leave at 19:00 (17:00 + 60 = 18:00 is too soon), end 21:00.
    # Guadeloupe from 18:30, gathered from 18:00, may leave at 19:30 (18:30 + 60), the others at 20:30.
    # Réunion's (15:30 - 60 = 14:30, end 18:30) are held as long as the others there. Nouméa has its variant.
    build = Build().site("Réunion", REUNION).site("Guadeloupe", GUADELOUPE).site("Nouméa", NOUMEA).exam("E")
    build.people(5, "E").people(2, "E", extra=20)
    build.people(8, "E", site="Réunion").people(1, "E", site="Réunion", extra=20)
    build.people(3, "E", site="Guadeloupe").people(1, "E", site="Guadeloupe", extra=20)
    build.people(2, "E", site="Nouméa").people(1, "E", site="Nouméa", extra=20)
    build.start("E", "2024-01-22 18:00", early=60).start("E", "2024-01-22 18:30", REUNION, early=60)
    build.start("E", "2024-01-22 14:30", GUADELOUPE, gather=30, early=60)
    verdict = build.start("E", "2024-01-22 17:00", NOUMEA, paper=1, early=15).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {
        "variant": 2000,
        "hold": 8 * 30 + 30,
        "gather": 4 * 30,
        "early-start": 2 * 60 + 60 + 60 + 15,
    }
    paris, guadeloupe = sitting(verdict, "Paris", "extra"), sitting(verdict, "Guadeloupe", "extra")
    assert (paris["exit"], paris["end"]) == (utc("2024-01-22 19:00"), utc("2024-01-22 21:00"))
    assert guadeloupe["admission"] == utc("2024-01-22 18:00")
    assert guadeloupe["exit"] == utc("2024-01-22 19:30")
    assert sitting(verdict, "Guadeloupe", "ordinary")["exit"] == utc("2024-01-22 20:30")
    assert sitting(verdict, "Réunion", "extra")["hold"] == 30
    # The variant has doors of its own: 17:00 in Nouméa is 7:00 in Paris, until 8:00; from 6:45 a third more.
    noumea = sitting(verdict, "Nouméa", "extra")
    assert (noumea["gate"], noumea["exit"]) == (utc("2024-01-22 08:00"), utc("2024-01-22 08:00"))


def test_who_begins_early_may_be_held_though_nobody_else_is() -> None:
    # 1 h, a third more 1 h 20. Paris 18:00 to 19:00; Réunion 21:30 = 18:30 in Paris, doors until 18:50.
    # With a third more in Paris from 17:00 to 18:20: held for 30 min.
    build = Build().site("Réunion", REUNION).exam("E", 60).people(4, "E").people(1, "E", extra=20)
    build.people(1, "E", site="Réunion").start("E", "2024-01-22 18:00", early=60)
    verdict = build.start("E", "2024-01-22 21:30", REUNION).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {"hold": 30, "early-start": 60}


def test_two_zones_of_one_centre_half_an_hour_apart() -> None:
    # 2 h from 18:00 in Tahiti = 18:30 on the Marquesas (UTC-10 and UTC-9:30). A third more ends at 20:40 in
    # Tahiti: copies are in at 20:55, before 21:00. On the Marquesas 21:10 + 15 = 21:25: half an hour
    # earlier, from 18:00 local, ends at 20:40.
    build = Build().centre("PYF", TAHITI).site("Papeete", TAHITI, "PYF", hours="07:00-21:00")
    build.site("Taiohae", MARQUESAS, "PYF", hours="07:00-21:00").exam("E", 120, centre="PYF")
    for site in ("Papeete", "Taiohae"):
        build.people(2, "E", site=site).people(1, "E", site=site, extra=20)
    build.start("E", "2024-01-22 18:00", TAHITI)
    both = build.start("E", "2024-01-22 18:30", MARQUESAS).audit()
    assert hard(both, "site") == [("opening-hours", "Taiohae")]
    verdict = build.start("E", "2024-01-22 18:30", MARQUESAS, early=30).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {"early-start": 30}
    there = sitting(verdict, "Taiohae", "extra")
    assert there["start"] == utc("2024-01-22 18:00", MARQUESAS) == utc("2024-01-22 17:30", TAHITI)
    # One gate, 18:40 in Tahiti; from 17:30 + 60 = 18:30 the first would leave, so not before 18:40.
    assert there["exit"] == utc("2024-01-22 18:40", TAHITI)
    assert sitting(verdict, "Papeete", "extra")["exit"] == utc("2024-01-22 19:00", TAHITI)


def test_the_clock_of_casablanca_decides_not_last_january() -> None:
    # 2 h from 18:00 in Paris. January: 18:00 in Casablanca (UTC+1), a third more in at 20:40 + 15, closing
    # at 20:30: half an hour too late. 10 April 2024, Ramadan there (UTC), summer time in Paris (UTC+2): 16:00
    # in Casablanca, nothing is too late.
    build = Build().site("Casablanca", CASABLANCA, "Paris", hours="07:00-20:30")
    build.exam("E", 120).exam("F", 120, session=2, of="E").people(2, "E")
    build.people(1, "E", site="Casablanca", extra=20)
    for exam, day in (("E", "2024-01-22"), ("F", "2024-04-10")):
        build.start(exam, f"{day} 18:00")
    build.start("E", "2024-01-22 18:00", CASABLANCA).start("F", "2024-04-10 16:00", CASABLANCA)
    assert hard(build.audit(), "exam", "site") == [("opening-hours", "E", "Casablanca")]
    assert hard(build.start("E", "2024-01-22 18:00", CASABLANCA, early=30).audit()) == []


def test_an_early_candidate_is_led_from_the_early_end() -> None:
    # A, 2 h at 9:00, a third more from 8:30 to 11:10. B, 2 h at 10:00: they meet. An hour of rest, then B
    # from 12:10 to 14:50. Led at 12:00 the rest would be fifty minutes.
    build = Build(starts_of_day=()).exam("A", 120).exam("B", 120).person("p", "A", "B", extra=20)
    build.start("A", "2024-01-22 09:00", early=30).start("B", "2024-01-22 10:00")
    good = build.transfer("p", "A", "B", "2024-01-22 12:10").audit()
    assert {rule for (rule,) in hard(good)} == {"start-grid"}
    assert paid(good) == {"transfer": 500, "two-a-day": 10, "early-start": 30}
    build.overlaps.clear()
    bad = build.transfer("p", "A", "B", "2024-01-22 12:00").audit()
    assert ("transfer-conditions", "50", "60–90") in hard(bad, "amount", "limit")


def test_doors_and_exits_of_early_groups_decide_on_leaks() -> None:
    # A, 3 h, and B, 1 h, both at 9:00. Doors of A until 10:00. Of B people leave from 10:00 (9:00 + 60), if
    # its third-time group begins at 8:15 from 9:20: 8:15 + 60 = 9:15, but B is open until 9:20.
    build = Build().exam("A", 180).exam("B", 60).person("q", "A", "B").people(1, "B", extra=20)
    build.transfer("q", "A", "B", "2024-01-22 12:10").start("A", "2024-01-22 09:00")
    assert {rule for (rule,) in hard(build.start("B", "2024-01-22 09:00").audit())} == {"start-grid"}
    broken = hard(build.start("B", "2024-01-22 09:00", early=45).audit(), "amount", "limit")
    assert ("transfer-conditions", "2024-01-22T09:00Z", "2024-01-22T08:20Z") in broken
    # Whoever begins A at 8:20 is in at 9:20 at the latest: exactly when the first leave B.
    later = Build().exam("A", 180).exam("B", 60).person("p", "A", "B", extra=20)
    later.start("A", "2024-01-22 09:00", early=40).start("B", "2024-01-22 09:00", early=40)
    # Out of A at 12:20, an hour of rest.
    verdict = later.transfer("p", "A", "B", "2024-01-22 13:20").audit()
    assert {rule for (rule,) in hard(verdict)} == {"start-grid"}


def test_the_break_between_two_exams_is_the_one_they_really_have() -> None:
    # A, 2 h at 14:00, a third more until 16:40. B, 2 h at 18:00: 80 minutes later, or 20 if it begins at
    # 17:00: back to back, an hour or less.
    build = Build(policy={"extra_time": {"rest": 0}}).exam("A", 120).exam("B", 120)
    build.person("p", "A", "B", extra=20).start("A", "2024-01-22 14:00").start("B", "2024-01-22 18:00")
    assert "back-to-back" not in paid(build.audit())
    build.start("B", "2024-01-22 18:00", early=60)
    verdict = build.audit()
    assert verdict.facts.pairs["gap"].tolist() == [20]
    assert paid(verdict) == {"early-start": 60, "two-a-day": 10, "back-to-back": 20}


def test_work_before_five_counts_the_early_start() -> None:
    # 17:30, from 16:30 with a third more: one candidate in working hours.
    build = Build().exam("E", 120, teaching_mode="soir").people(1, "E").people(1, "E", extra=20)
    verdict = build.start("E", "2024-01-22 17:30", early=60).audit()
    assert paid(verdict) == {"early-start": 60, "weekday-daytime": 2}
    assert "weekday-daytime" not in paid(build.start("E", "2024-01-22 17:30", early=30).audit())
