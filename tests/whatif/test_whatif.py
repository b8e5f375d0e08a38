"""Scenarios run, resumed and shown, with jobs that answer at once from a timetable made by hand."""

from pathlib import Path

import pytest

from models.instance import Instance
from models.status import Status
from models.text import Messages
from scheduler.app.audit import audit
from scheduler.app.whatif import whatif as module
from scheduler.app.whatif.comparison_page import write_comparison
from scheduler.app.whatif.comparison_tables import comparison_rows
from scheduler.app.whatif.indicators import INDICATORS, indicators_of
from scheduler.app.whatif.run_scenario import ScenarioRun
from scheduler.app.whatif.whatif import whatif
from scheduler.changes.scenario import Scenario, scenario_of
from scheduler.executor.executor import Executor
from scheduler.executor.in_process import InProcess
from scheduler.runs.stored_run import REFERENCE, StoredRun
from scheduler.runs.timetable_archive import packed
from tests.support.paths import TINY
from tests.support.reading import read_instance
from tests.support.tiny_by_hand import timetable


@pytest.fixture(scope="module")
def semester() -> Instance:
    return read_instance(TINY)


SCENARIOS = {
    "heavier": scenario_of({"weights": {"transfer": 900}, "title": {"fr": "Plus <cher>"}}, "x"),
    "late": scenario_of({"policy": {"date-chain": {"gap": 60}}}, "y"),
}


def answered(monkeypatch: pytest.MonkeyPatch, semester: Instance) -> list[tuple[str, int, bool]]:
    """Runs that take the timetable made by hand; `late` is impossible. What was asked: scenario, seed, begun from a timetable."""
    made = timetable(semester)
    asked: list[tuple[str, int, bool]] = []

    def run(one: ScenarioRun) -> StoredRun:
        asked.append((one.key.scenario, one.key.seed, one.start is not None))
        about = (
            one.key,
            "2024-01-05T10:00:00Z",
            "tiny",
            {},
            one.scenario.title or {"en": "x", "fr": "x"},
            {},
        )
        if one.key.scenario == "late":
            return StoredRun(
                *about, Status.INFEASIBLE, 0.1, reasons={"en": ("too late",), "fr": ("trop tard",)}
            )
        verdict = audit(one.semester, made)
        return StoredRun(
            *about, Status.FEASIBLE, 0.1, verdict.cost + one.key.seed, costs=verdict.costs,
            indicators=indicators_of(made, verdict), timetable=packed(made, verdict),
        )  # fmt: skip

    monkeypatch.setattr(module, "run_scenario", run)
    return asked


def tried(
    semester: Instance, folder: Path, seeds: int, scenarios: dict[str, Scenario] | None = None
) -> module.WhatIf:
    given = SCENARIOS if scenarios is None else scenarios
    return whatif(semester, given, folder, seeds=seeds, work=1, executor=Executor(InProcess()))


def test_a_second_run_makes_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, semester: Instance, tmp_path: Path
) -> None:
    asked = answered(monkeypatch, semester)
    found = tried(semester, tmp_path, 1)
    assert asked == [(REFERENCE, 0, False), (REFERENCE, 1, True), ("heavier", 1, True), ("late", 1, True)]
    assert (found.made, [one.verdict for one in found.scenarios]) == (
        4,
        ["complete", "complete", "infeasible"],
    )
    assert tried(semester, tmp_path, 1).made == 0
    again = tried(semester, tmp_path, 2)
    assert asked[4:] == [(REFERENCE, 2, True), ("heavier", 2, True), ("late", 2, True)]
    assert again.affected["heavier"].empty, "the same timetable affects nobody"
    other = {**SCENARIOS, "late": scenario_of({"policy": {"date-chain": {"gap": 61}}}, "y")}
    assert tried(semester, tmp_path, 2, other).made == 2, "a changed file is another scenario"


def test_a_run_that_fails_is_told_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, semester: Instance, tmp_path: Path
) -> None:
    answered(monkeypatch, semester)
    well = module.run_scenario

    def fail(one: ScenarioRun) -> StoredRun:
        if one.key.scenario == "heavier":
            raise RuntimeError("no memory")
        return well(one)

    monkeypatch.setattr(module, "run_scenario", fail)
    found = tried(semester, tmp_path, 1)
    assert found.scenarios[1].verdict == "failed"
    assert found.scenarios[1].failures == {1: "error (1): RuntimeError: no memory"}
    monkeypatch.setattr(module, "run_scenario", well)
    assert (tried(semester, tmp_path, 1).made, tried(semester, tmp_path, 1).made) == (1, 0)


def test_the_page_and_the_table_say_the_same(
    monkeypatch: pytest.MonkeyPatch, semester: Instance, tmp_path: Path
) -> None:
    answered(monkeypatch, semester)
    found = tried(semester, tmp_path, 2)
    rows = comparison_rows(found)
    costs = rows[rows["measure"] == "cost"].set_index("scenario")
    assert costs.loc[REFERENCE, "difference"] == 0
    assert (costs["noise"] == 1).all()
    assert costs.loc["heavier", "difference"] > 1
    assert costs.loc["heavier", "real"]
    assert rows[rows["scenario"] == "late"]["measure"].isna().all()
    page, table = write_comparison(tmp_path, found, Messages("fr"))
    text = page.read_text(encoding="utf-8")
    assert "Plus &lt;cher&gt;" in text
    assert "Plus <cher>" not in text.partition("<script")[0]
    assert "trop tard" in text
    assert text.count('role="img"') == 3
    assert all(one.definition[1].replace("'", "&#39;") in text for one in INDICATORS)
    assert len(table.read_text(encoding="utf-8").splitlines()) == len(rows) + 1
    assert page.stat().st_mode & 0o077 == 0


def test_indicators_of_the_timetable_made_by_hand(semester: Instance) -> None:
    """Of tiny's README: see there which overlaps are led; no variant, and four days of exams."""
    made = timetable(semester)
    found = indicators_of(made, audit(semester, made))
    assert set(found) == {one.id for one in INDICATORS}
    assert found["variants"] == 0
    assert found["days"] == 4
    assert found["transfers"] == len(made.overlaps[made.overlaps["outcome"] == "transfer"])
    pairs = made.seats.merge(made.seats, on="candidate")
    pairs = pairs[(pairs["exam_x"] < pairs["exam_y"])]
    same = (
        pairs["start_x"].dt.date == pairs["start_y"].dt.date
    )  # both zones of tiny have one UTC day for its hours
    assert found["same-day"] == int(same.sum())
