"""Run scenarios of a semester beside each other, keep every run, compare them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pandas as pd

from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.rules import RuleInfo
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue, file_of, rules_of, schema_of
from scheduler.app.other_content import content_of
from scheduler.app.whatif.affected import affected
from scheduler.app.whatif.differences import ScenarioRuns, reference_of
from scheduler.app.whatif.run_scenario import ScenarioRun, run_scenario
from scheduler.changes.scenario import NOTHING, Scenario, Sweep, read_scenario, read_sweep
from scheduler.changes.scenario_semester import scenario_semester
from scheduler.changes.sweep import swept
from scheduler.executor.choose import open_executor
from scheduler.executor.executor import Executor
from scheduler.executor.job import Job, JobFailure
from scheduler.runs.run_store import RunStore, store_in
from scheduler.runs.stored_run import REFERENCE, RunKey, StoredRun
from scheduler.runs.timetable_archive import unpacked

DEFAULT_SECONDS = 60.0
OVERTIME = 120.0
"""Seconds that a run may take beyond its time of search, to read, to compile and to audit."""


@dataclass(frozen=True)
class WhatIf:
    """Scenarios that were run. `scenarios`: the reference first. `affected`: by scenario, against the cheapest timetable of the
    reference (columns of `affected`); `noise`: the same between two seeds of the reference, empty with one seed.
    `made`: how many runs were made now; the others were there."""

    semester: Instance
    rules: tuple[RuleInfo, ...]
    scenarios: tuple[ScenarioRuns, ...]
    affected: Mapping[str, pd.DataFrame] = field(repr=False)
    noise: pd.DataFrame = field(repr=False)
    seeds: int
    made: int

    @property
    def reference(self) -> ScenarioRuns:
        """The scenario in which nothing changes."""
        return reference_of(self.scenarios)


def whatif(
    semester: Instance,
    scenarios: Sequence[Path | str] | Mapping[str, Scenario],
    out: Path | str,
    *,
    sweep: Path | str | Sweep | None = None,
    seeds: int = 1,
    work: int | None = None,
    seconds: float | None = None,
    executor: Executor | None = None,
    store: str | None = None,
    rules: Catalogue | None = None,
    on_run: Callable[[StoredRun], None] | None = None,
) -> WhatIf:
    """Solve the semester as it is and under each scenario, `seeds` times each, and compare.

    A first solve gives the timetable from which every other run begins, so that they differ by their scenario and their seed
    alone. Runs are kept in `out` (or in the database `store`); what is there is not run again.

    sweep: a grid of values; each scenario (without any: the semester as it is) is run with every combination.
    work, seconds: of each run, as for `solve` (60 seconds if neither is given).
    executor: where they run; None: in processes of this machine. It is closed at the end.
    on_run: called with every run that ends.

    Raises InvalidInput for scenarios that cannot be read or name what the semester does not have, before any run.
    """
    if seeds < 1:
        raise ValueError(f"seeds is 1 or more, not {seeds}")
    if work is not None and seconds is not None:
        raise ValueError("give seconds or work, not both")
    seconds = DEFAULT_SECONDS if work is None and seconds is None else seconds
    asked = _scenarios(scenarios, sweep)
    schema = schema_of(rules)
    semesters = {name: scenario_semester(semester, one, schema) for name, one in asked.items()}
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    limit = None if seconds is None else 2 * seconds + OVERTIME
    with store_in(folder, store) as kept, executor or open_executor(time_limit=limit) as chosen:
        runner = _Runner(kept, chosen, asked, semesters, work, seconds, rules, on_run or (lambda run: None))
        runner.start()
        found = runner.all(seeds)
        whole = {one.name: _best(one) for one in found}
    reference = whole[REFERENCE]
    moved = {
        name: affected(semester, reference, timetable)
        for name, timetable in whole.items()
        if name != REFERENCE and timetable is not None and reference is not None
    }
    other = runner.second(reference_of(found))
    noise = pd.DataFrame() if reference is None or other is None else affected(semester, reference, other)
    return WhatIf(semester, rules_of(semester, rules), tuple(found), moved, noise, seeds, runner.made)


def _scenarios(
    given: Sequence[Path | str] | Mapping[str, Scenario], sweep: Path | str | Sweep | None
) -> dict[str, Scenario]:
    """The scenarios by name, the reference first."""
    named: dict[str, Scenario] = {}
    if isinstance(given, Mapping):
        named |= given
    else:
        for one in given:
            path = Path(one)
            if path.stem in named or path.stem == REFERENCE:
                raise InvalidInput((Issue(str(path), 0, "", "", "scenario-twice"),))
            named[path.stem] = read_scenario(path)
    if sweep is not None:
        grid = sweep if isinstance(sweep, Sweep) else read_sweep(Path(sweep))
        named = swept(named or {REFERENCE: NOTHING}, grid)
    return {REFERENCE: NOTHING, **named}


class _Runner:
    """Makes the runs that are missing."""

    def __init__(
        self,
        store: RunStore,
        executor: Executor,
        scenarios: Mapping[str, Scenario],
        semesters: Mapping[str, Instance],
        work: int | None,
        seconds: float | None,
        rules: Catalogue | None,
        on_run: Callable[[StoredRun], None],
    ) -> None:
        self._store, self._executor, self._scenarios = store, executor, scenarios
        self._semesters, self._work, self._seconds = semesters, work, seconds
        self._rules, self._on_run = rules, on_run
        self._content = {name: content_of(one, file_of(rules)) for name, one in semesters.items()}
        self._start: Timetable | None = None
        self._start_digest = ""
        self._failures: dict[RunKey, str] = {}
        self.made = 0

    def start(self) -> None:
        """Solve the semester as it is: from that timetable every run begins."""
        key = self._key(REFERENCE, 0)
        self._make([key])
        run = self._store.find(key)
        if run is not None and run.timetable is not None and run.complete:
            self._start = unpacked(run.timetable)
            self._start_digest = sha256(run.timetable).hexdigest()[:16]

    def all(self, seeds: int) -> list[ScenarioRuns]:
        """Every scenario with every seed."""
        keys = {name: [self._key(name, seed) for seed in range(1, seeds + 1)] for name in self._scenarios}
        self._make([key for mine in keys.values() for key in mine])
        found = []
        for name, mine in keys.items():
            runs = [run for key in mine if (run := self._store.find(key)) is not None]
            failures = {key.seed: self._failures[key] for key in mine if key in self._failures}
            scenario = self._scenarios[name]
            titles = {language: scenario.name(language, name) for language in ("en", "fr")}
            found.append(ScenarioRuns(name, titles, tuple(runs), failures))
        return found

    def second(self, scenario: ScenarioRuns) -> Timetable | None:
        """A timetable of another seed than the best one's."""
        best = scenario.best
        others = [run for run in scenario.complete if best is not None and run.key != best.key]
        return unpacked(others[0].timetable) if others and others[0].timetable is not None else None

    def _key(self, name: str, seed: int) -> RunKey:
        budget = f"work {self._work}" if self._work is not None else f"seconds {self._seconds:g}"
        return RunKey(self._content[name], name, seed, budget, self._start_digest)

    def _make(self, keys: Sequence[RunKey]) -> None:
        wanted = {key.text: key for key in keys if self._store.find(key) is None}
        jobs = [Job(text, run_scenario, (self._asked(key),)) for text, key in wanted.items()]
        for result in self._executor.run(jobs):
            if result.failure is not None:
                self._failures[wanted[result.key]] = _said(result.failure, result.attempts)
            else:
                self.made += 1
                self._on_run(self._store.add(result.value))

    def _asked(self, key: RunKey) -> ScenarioRun:
        name = key.scenario
        return ScenarioRun(
            key,
            self._semesters[name],
            self._scenarios[name],
            self._work,
            self._seconds,
            self._start,
            self._rules,
        )


def _best(scenario: ScenarioRuns) -> Timetable | None:
    best = scenario.best
    return None if best is None or best.timetable is None else unpacked(best.timetable)


def _said(failure: JobFailure, attempts: int) -> str:
    """A failure in one line: its kind, what it said last, and how often it was tried."""
    last = failure.detail.strip().rpartition("\n")[2]
    return f"{failure.kind} ({attempts}){': ' + last if last else ''}"
