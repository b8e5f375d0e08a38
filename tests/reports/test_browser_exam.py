"""An exam's own page, a teacher's page, the seating of a room and the search, in a real browser."""

import dataclasses
from collections.abc import Iterator

import pandas as pd
import pytest
from playwright.sync_api import Browser

from models.offer import Teacher
from reports import write_report
from tests.support.opened_page import Opened
from tests.support.report_semester import INFOS, Case

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def taught(case: Case) -> Case:
    """The semester with a teacher of every unit, one of whom must be in a room, and everybody of PAR1 in one room."""
    given = case.instance
    teachers = tuple(Teacher(id=f"t{i}", site="PAR1") for i in range(2))
    offerings = tuple(o.model_copy(update={"teacher": f"t{i % 2}"}) for i, o in enumerate(given.offerings))
    presences = pd.DataFrame([("t0", given.exams[0].id, "PAR1")], columns=["teacher", "exam", "site"])
    instance = dataclasses.replace(given, teachers=teachers, offerings=offerings, presences=presences)
    seats = case.timetable.seats
    home = seats["candidate"].map(given.candidates.set_index("id")["site"])
    seats = seats.assign(room=home.map({"PAR1": "PAR1-01"}).fillna(""))
    timetable, facts = dataclasses.replace(case.timetable, seats=seats), case.verdict.facts
    early = _begun_early(facts.sittings), _begun_early(facts.attendance)
    facts = dataclasses.replace(facts, sittings=early[0], attendance=early[1])
    verdict = dataclasses.replace(case.verdict, facts=facts)
    return dataclasses.replace(case, instance=instance, timetable=timetable, verdict=verdict)


def _begun_early(table: pd.DataFrame) -> pd.DataFrame:
    """The table, where those with extra time begin their exams a quarter of an hour before the others."""
    early = (table["extra"] > 0).astype("int64") * 15
    return table.assign(early=early, start=table["start"] - pd.to_timedelta(early, unit="min"))


@pytest.fixture(scope="module")
def opened(browser: Browser, taught: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("taught")
    path = write_report(folder, taught.instance, taught.timetable, taught.verdict, INFOS, None, "en")
    shown = Opened(browser, path)
    yield shown
    assert shown.complaints == []
    shown.page.close()


def test_an_exam_tells_who_invigilates_whom_it_moves_and_what_it_pays(opened: Opened, taught: Case) -> None:
    found, overlaps = taught.verdict.findings, taught.timetable.overlaps
    exam = str(overlaps["moves"].iloc[0])
    opened.go(f"exam={exam}")
    number = opened.page.evaluate("id => placeOf('exams', id)", exam)
    bands, duties = taught.verdict.facts.bands, taught.timetable.duties.reset_index()
    mine = bands[bands["exam"] == exam].merge(duties, on="room", suffixes=("", "_duty"))
    there = mine[(mine["from"] < mine["occupied_to"]) & (mine["to"] > mine["occupied_from"])][
        "index"
    ].nunique()
    assert opened.page.locator(f"#duties-{number} tbody tr").count() == min(40, there) > 0
    moved = overlaps[(overlaps["moves"] == exam) | (overlaps["stays"] == exam)]
    assert opened.page.locator(f"#transfers-{number} tbody tr").count() == min(40, len(moved))
    paid = found[(found["exam"] == exam) | (found["other"] == exam)]
    told = opened.page.locator("#stage-body").inner_text()
    assert f"{len(paid)} findings of this exam, {paid['cost'].sum():,} of cost in all." in told
    assert "Teacher in charge: t" in told


def test_a_teacher_sees_their_exams_copies_and_presences(opened: Opened, taught: Case) -> None:
    given = taught.instance
    opened.go("teacher=t0")
    own = {o.id for o in given.offerings if o.teacher == "t0"}
    exams = [e.id for e in given.exams if e.offering in own]
    assert opened.page.locator("#teacher-copies tbody tr").count() == len(exams) > 1
    assert opened.page.locator("#teacher-presences tbody tr").count() == 1
    sittings = taught.verdict.facts.sittings
    copies = int(sittings.loc[sittings["exam"].isin(exams), "candidates"].sum())
    assert f"{copies:,}" in opened.page.locator("#stage .figures").inner_text()


def test_the_seating_of_a_room_is_in_one_place(opened: Opened, taught: Case) -> None:
    seats, facts = taught.timetable.seats, taught.verdict.facts
    there = seats[seats["room"] == "PAR1-01"].merge(
        facts.attendance.loc[~facts.attendance["missed"].astype(bool), ["candidate", "exam"]]
    )
    opened.go("room=PAR1-01")
    assert f"{len(there):,} rows" in opened.page.locator("#stage").inner_text()
    assert opened.page.locator("#room-seating tbody tr").count() == 40


def test_the_search_finds_staff_and_teachers_lists_what_fits_and_says_when_nothing_does(
    opened: Opened,
) -> None:
    page = opened.page
    for typed, address in (("PAR1-p1", "#staff=PAR1-p1"), ("t1", "#teacher=t1")):
        page.locator("#find").fill(typed)
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == address
    page.locator("#find").fill("programmation")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found-table")
    assert page.locator("#found-table tbody tr").count() > 1
    page.locator("#find").fill("xyzzy")
    page.keyboard.press("Enter")
    assert "Nothing matches “xyzzy”" in page.locator("#find-answer").inner_text()


def test_the_totals_of_staff_are_those_of_their_duties(opened: Opened, taught: Case) -> None:
    duties = taught.timetable.duties
    mine = duties[duties["staff"] == "PAR1-p1"]
    begins, ends = (mine[name].dt.tz_convert("Europe/Paris") for name in ("from", "to"))
    day = begins.dt.date
    late = ends > begins.dt.normalize() + pd.Timedelta(hours=20)
    first, last = begins.groupby(day).min(), ends.groupby(day).max()
    rests = (first.shift(-1) - last).dropna()
    loads = taught.verdict.facts.loads.set_index("staff").loc["PAR1-p1"]
    told = opened.page.evaluate("totalsOf(placeOf('crew', 'PAR1-p1'))")
    assert {name: told[name] for name in ("minutes", "duties", "days", "evenings", "saturdays")} == {
        "minutes": loads["minutes"], "duties": loads["duties"], "days": day.nunique(), "evenings": late.groupby(day).any().sum(),
        "saturdays": sum(d.weekday() >= 5 for d in day.unique()),
    }  # fmt: skip
    assert told["evenings"] > 0 < told["saturdays"]
    assert told["longest"] == (last - first).max().total_seconds() / 60
    assert told["rest"] == rests.min().total_seconds() / 60
    opened.go("roster=*")
    named = set(taught.verdict.facts.loads["staff"]) | set(duties["staff"])
    assert f"{len(named):,} rows" in opened.page.locator("#stage").inner_text()


def test_an_early_start_of_a_candidate_is_no_start_of_the_exam(opened: Opened, taught: Case) -> None:
    starts = taught.timetable.starts
    attendance = taught.verdict.facts.attendance
    mine = attendance[(attendance["early"] > 0) & (attendance["site"] == "PAR1")].iloc[0]
    start = starts[(starts["exam"] == mine["exam"]) & (starts["zone"] == "Europe/Paris")]["start"].iloc[0]
    told = f"{start.tz_convert('Europe/Paris'):%H:%M}"
    opened.go(f"exam={mine['exam']}")
    assert told in opened.page.locator("#stage-body .figures dt").first.inner_text()
    opened.go(f"candidate={mine['candidate']}")
    row = opened.page.locator("#own tbody tr", has_text=str(mine["exam"])).inner_text().split("\t")
    assert row[2].startswith(told)
    assert not row[4].startswith(told)
