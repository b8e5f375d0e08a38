"""The showcase: each thing its README promises happens in its answer, and the audit finds nothing."""

import re
from datetime import date

import numpy as np
import pandas as pd
import pytest

from scheduler.app.answer_requests import answer_requests
from scheduler.app.assign_staff import assign_staff
from scheduler.app.deadline_calendar import deadline_calendar
from scheduler.app.duties import duties
from scheduler.app.eligible import eligible
from tests.app.test_shipped_solved import solved
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance

pytestmark = pytest.mark.timeout(600)  # the kernels are compiled first where `make` has not done it
SHOWCASE = SHIPPED / "reglement"
WORK = 60


def test_the_answer_is_audited_and_pays_for_everything_it_shows() -> None:
    *_, verdict, cost = solved("reglement", WORK)
    assert verdict.hard == 0
    assert verdict.cost == cost
    paid = {rule for rule, price in verdict.costs.items() if price}
    assert paid >= {
        "transfer",
        "variant",
        "hold",
        "gather",
        "early-start",
        "after-session",
        "travel",
        "sittings",
    }
    assert verdict.costs["overlap-unresolved"] == 0


def _paper(exam: str, zone: str) -> pd.Series:
    papers = solved("reglement", WORK)[2].facts.papers.set_index(["exam", "zone"])
    return papers.loc[(exam, zone)]


def _local(exam: str, zone: str) -> str:
    return f"{_paper(exam, zone)['start'].tz_convert(zone):%m-%d %H:%M}"


def test_extra_time_begins_early_where_the_site_would_close() -> None:
    # 18:00 + 4 h + 15 min of collection = 22:15 > 21:45: half an hour earlier.
    starts = solved("reglement", WORK)[1].starts
    early = starts[starts["early"].astype("int64") > 0]
    assert early[["exam", "early"]].to_numpy().tolist() == [["ARI101-1", 30]]
    attendance = solved("reglement", WORK)[2].facts.attendance
    third = attendance[(attendance["exam"] == "ARI101-1") & (attendance["extra"] > 0)].iloc[0]
    assert f"{third['end'].tz_convert('Europe/Paris'):%H:%M}" == "21:30"  # 17:30 and four hours


def test_people_are_held_and_gathered_and_sit_a_variant() -> None:
    # La Réunion begins at 15:30 of Paris and ends at 18:30; Paris admits until 19:00.
    assert _local("BOT102-1", "Indian/Reunion") == "01-23 18:30"
    held = solved("reglement", WORK)[2].facts.attendance
    held = held[(held["exam"] == "BOT102-1") & (held["zone"] == "Indian/Reunion")]
    assert set(held["hold"]) == {30}
    assert solved("reglement", WORK)[2].costs["hold"] == 30 * len(held)
    # The Marquises are 10 h 30 behind Paris: gathered before Paris ends at 21:00.
    assert _local("CIR103-1", "Pacific/Marquesas") == "01-24 10:30"
    assert _paper("CIR103-1", "Pacific/Marquesas")["gather"] == 5
    assert _paper("DOC104-1", "Pacific/Marquesas")["paper"] == 1


def test_who_is_received_elsewhere_and_who_has_leave() -> None:
    instance, timetable, verdict, _ = solved("reglement", WORK)
    assert set(timetable.hosts["host"]) == {"PAR-A"}
    assert {"BOT102-1", "JOU110-1"} <= set(timetable.hosts["exam"])
    away = instance.relocations["candidate"].iloc[0]
    attends = verdict.facts.attendance.set_index(["candidate", "exam"])["site"]
    assert [attends[away, "BOT102-1"], attends[away, "BOT102-2"]] == ["RUN", "PAR-A"]


def test_rooms_have_what_people_and_exams_need() -> None:
    instance, timetable, verdict, _ = solved("reglement", WORK)
    features = {str(room.id): set(room.features) for room in instance.rooms}
    practical = timetable.rooms[timetable.rooms["exam"].isin(["ELE105-1", "ELE105-2"])]
    assert all("pc" in features[room] for room in practical["room"])
    needs = instance.candidates[instance.candidates["isolated"].astype(bool)]
    alone = timetable.seats[timetable.seats["candidate"].isin(needs["id"])]
    assert set(alone["kind"]) == {"isolated"}
    assert len(verdict.facts.bands) > 0


def test_an_arrangement_may_be_of_one_exam_and_may_be_refused() -> None:
    # Two candidates, by exam: 180 + 60 in ARI101-1 and nothing more in ARI101-2; a pause of 15 minutes in ELE105-1 alone.
    attends = solved("reglement", WORK)[2].facts.attendance
    minutes = (attends["end"] - attends["start"]).dt.total_seconds() // 60
    own = dict(zip(zip(attends["candidate"], attends["exam"], strict=True), minutes, strict=True))
    exams = solved("reglement", WORK)[0].exam_frame.set_index("exam")["minutes"]
    more = {key: int(minutes - exams[key[1]]) for key, minutes in own.items() if key[0] in ("v06", "v31")}
    assert more == {
        ("v06", "ARI101-1"): 60, ("v06", "ARI101-2"): 0,
        ("v31", "ELE105-1"): 15, ("v31", "ELE105-2"): 0, ("v31", "HIS108-1R"): 0, ("v31", "HIS108-2"): 0,
    }  # fmt: skip


def test_an_overlap_is_led_by_an_escort() -> None:
    timetable = solved("reglement", WORK)[1]
    (moved,) = timetable.overlaps.to_dict("records")
    assert {moved["stays"], moved["moves"]} == {"FLU106-1", "GEO107-1"}
    assert f"{moved['start'].tz_convert('Europe/Paris'):%m-%d %H:%M}" == "01-25 16:10"  # 16:00 + 10 minutes


def test_the_cancelled_exam_is_held_again_after_its_notice_and_session_2_waits() -> None:
    # 22 January + 15 = 6 February; + 21 + 15 = 13 March.
    verdict = solved("reglement", WORK)[2]
    chain = verdict.facts.chain.set_index("exam")
    assert "HIS108-1" not in chain.index
    assert chain.loc["HIS108-1R", "last_day"].date() == date(2024, 2, 6)
    assert chain.loc["HIS108-1R", "earliest_next"].date() == date(2024, 3, 13)
    assert verdict.costs["after-session"] == 10 * 10  # 27 January to 6 February


def test_recalls_validated_units_and_pins() -> None:
    instance, _, verdict, _ = solved("reglement", WORK)
    recalled = verdict.facts.attendance.query("exam == 'ISO109-R'")["candidate"]
    assert set(recalled) == set(instance.sitters["candidate"])
    done = instance.validated["candidate"].iloc[0]
    assert "ARI101-1" not in set(instance.sits.loc[instance.sits["candidate"] == done, "exam"])
    assert _local("JOU110-1", "Europe/Paris") == "01-26 14:00"


def test_everybody_on_duty_has_a_name() -> None:
    instance, timetable, _, _ = solved("reglement", WORK)
    named, _ = assign_staff(instance, timetable, 0)
    assert {"responsible", "escort"} <= set(named.duties["duty"])
    assert np.isin(named.duties["staff"], instance.staff["id"]).all()


def test_rooms_of_three_hours_have_a_second_invigilator() -> None:
    instance, timetable, _, _ = solved("reglement", WORK)
    named, cost = assign_staff(instance, timetable, 0)
    watch = duties(instance, named).rooms
    long = watch["exam"].map(instance.exam_frame.set_index("exam")["minutes"]) >= 180
    assert (cost, watch.loc[long, "final"].any(), watch.loc[~long, "final"].any()) == (0, False, True)


def test_its_readme_tells_the_cost_and_that_it_is_invented() -> None:
    readme = (SHOWCASE / "README.md").read_text(encoding="utf-8")
    assert "Everything is invented" in readme
    assert "Tout est inventé" in readme
    told = re.search(r"cost ([\d ]+), bound", readme)
    assert told is not None
    assert int(told[1].replace(" ", "")) == solved("reglement", WORK)[3]


def test_rights_and_requests_show_results_a_cap_and_an_absence() -> None:
    instance = read_instance(SHOWCASE)
    rows = eligible(instance, today=date(2024, 3, 1)).rows.set_index(["candidate", "exam"])
    passed, absent, compensated = (rows.loc[(name, "ARI101-2")] for name in ("v04", "v02", "v03"))
    assert (passed["may_sit"], passed["bar"]) == (False, "passed")
    assert (absent["may_sit"], absent["remark"]) == (True, "")
    assert (compensated["may_sit"], compensated["remark"]) == (True, "compensated")
    answered = answer_requests(instance, today=date(2024, 3, 6)).proposals
    assert {"cap", "absent", "late", "proof", "residence"} <= {str(one.reason) for one in answered}
    due = {(one.kind, one.session, one.centre): one for one in deadline_calendar(instance).deadlines}
    assert due["results", 1, "PAR"].met_on == date(2024, 2, 27)
    assert due["requests", 1, "PYF"].day == date(2023, 12, 29)
    assert due["requests", 2, "REU"].day is None
