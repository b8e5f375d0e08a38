"""One run of a scenario: solve, audit, count. What an executor runs, on any machine."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models.instance import Instance
from models.status import Status
from models.text import LANGUAGES, Messages
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.incomplete_sentences import IncompleteSentences
from scheduler.app.result import Result
from scheduler.app.solve import solve
from scheduler.app.versions import versions
from scheduler.app.whatif.indicators import indicators_of
from scheduler.changes.scenario import Scenario
from scheduler.runs.stored_run import RunKey, StoredRun
from scheduler.runs.timetable_archive import packed


@dataclass(frozen=True)
class ScenarioRun:
    """What to run: the semester under the scenario, and how long to search, from where. Of `work` and `seconds` one is None."""

    key: RunKey
    semester: Instance
    scenario: Scenario
    work: int | None
    seconds: float | None
    start: Timetable | None = None
    rules: Catalogue | None = None


def run_scenario(asked: ScenarioRun) -> StoredRun:
    """Solve and audit a semester under a scenario. No timetable and an incomplete one are results, with their reasons."""
    result = solve(
        asked.semester,
        work=asked.work,
        seconds=asked.seconds,
        seed=asked.key.seed,
        workers=1,
        rules=asked.rules,
        start_from=asked.start,
    )
    if result.interrupted:
        raise InterruptedError("the search was interrupted")
    timetable, verdict = result.timetable, result.verdict
    return StoredRun(
        asked.key,
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        asked.semester.name,
        asked.scenario.model_dump(mode="json", by_alias=True, exclude_unset=True),
        {language: asked.scenario.name(language, asked.key.scenario) for language in LANGUAGES},
        versions(),
        result.status,
        round(result.seconds, 2),
        result.cost,
        result.bound,
        0 if verdict is None else verdict.hard,
        len(result.missing),
        dict(result.costs),
        indicators_of(timetable, verdict) if timetable is not None and verdict is not None else {},
        {language: _reasons(result, Messages(language)) for language in LANGUAGES},
        packed(timetable, verdict) if timetable is not None and verdict is not None else None,
    )


def _reasons(result: Result, messages: Messages) -> tuple[str, ...]:
    """Why there is no timetable, or what it leaves out, in words."""
    if result.status is Status.INCOMPLETE:
        return tuple(IncompleteSentences(result.semester, messages).missing(result.missing))
    sentences = ConflictSentences(result.semester, result.rules, messages)
    return tuple(line for conflict in result.conflicts for line in sentences.lines(conflict))
