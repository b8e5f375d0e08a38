"""What changed between two timetables of a semester, and who must be told."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from instances.io.results.result_folder import ResultFolder
from models.facts import Facts, Verdict
from models.instance import Instance
from models.result_record import ResultState
from models.timetable import Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.read_timetable import given_timetable
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.changes.differences import WHAT, Differences, differences
from scheduler.changes.to_tell import candidates_to_tell, staff_to_tell


@dataclass(frozen=True)
class Comparison:
    """Two timetables compared.

    `candidates`: what each candidate must be told (candidate, centre, exam, what, by). `staff`: whose duties differ
    once they are known (staff, site, added, removed). `costs`: rule, before, after, for each rule that costs anything in
    either; `hard`: hard findings before and after; `verdict`: the audit of the second.
    """

    differences: Differences
    state: ResultState
    candidates: pd.DataFrame
    staff: pd.DataFrame
    costs: pd.DataFrame
    hard: tuple[int, int]
    verdict: Verdict = field(repr=False)

    @property
    def centres(self) -> pd.DataFrame:
        """Candidates to tell by centre of registration and by what: centre, and a column for each."""
        people = self.candidates.drop_duplicates(["candidate", "what"])
        counts = people.groupby(["centre", "what"]).size().unstack("what", fill_value=0)
        return counts[[what for what in WHAT if what in counts]].reset_index()


def compare(
    semester: Instance,
    one: Timetable | Path | str,
    other: Timetable | Path | str,
    *,
    state: ResultState = ResultState.DRAFT,
    rules: Catalogue | None = None,
) -> Comparison:
    """What differs from one timetable to the other, and who must be told.

    `state` says how final the first one is: nobody must be told of changes of a draft. Both are audited. Raises InvalidInput
    for a timetable that cannot be read.
    """
    before, after = (_judged(semester, each, rules) for each in (one, other))
    return _compared(semester, before, after, state)


def compare_with(
    semester: Instance,
    one: tuple[Timetable, Verdict],
    other: Timetable,
    *,
    state: ResultState = ResultState.DRAFT,
    rules: Catalogue | None = None,
) -> Comparison:
    """The same with a first timetable that is audited already."""
    timetable, verdict = one
    before = (timetable, _facts(verdict), verdict)
    return _compared(semester, before, _judged(semester, other, rules), state)


def compare_to(
    semester: Instance,
    one: Timetable | Path | str,
    other: tuple[Timetable, Verdict],
    *,
    state: ResultState = ResultState.DRAFT,
    rules: Catalogue | None = None,
) -> Comparison:
    """The same with a second timetable that is audited already."""
    timetable, verdict = other
    return _compared(semester, _judged(semester, one, rules), (timetable, _facts(verdict), verdict), state)


def _compared(
    semester: Instance,
    before: tuple[Timetable, Facts, Verdict],
    after: tuple[Timetable, Facts, Verdict],
    state: ResultState,
) -> Comparison:
    one, other = ((typed_timetable(timetable), facts) for timetable, facts, _ in (before, after))
    found = differences(semester, one, other)
    return Comparison(
        found,
        state,
        candidates_to_tell(semester, found, state),
        staff_to_tell(found, state),
        _costs(before[2], after[2]),
        (before[2].hard, after[2].hard),
        after[2],
    )


def _judged(
    semester: Instance, timetable: Timetable | Path | str, rules: Catalogue | None
) -> tuple[Timetable, Facts, Verdict]:
    timetable = given_timetable(semester, timetable)
    verdict = audit(semester, timetable, rules=rules)
    return timetable, _facts(verdict), verdict


def _facts(verdict: Verdict) -> Facts:
    if not isinstance(verdict.facts, Facts):
        raise TypeError("a public instance has no candidates to tell")
    return verdict.facts


def _costs(before: Verdict, after: Verdict) -> pd.DataFrame:
    rows = [(rule, cost, after.costs.get(rule, 0)) for rule, cost in before.costs.items()]
    return pd.DataFrame([row for row in rows if row[1] or row[2]], columns=["rule", "before", "after"])


def state_of(timetable: Path | str) -> ResultState:
    """How final the result in a folder is; a file, or a folder that no solve wrote, is a draft."""
    folder = ResultFolder(Path(timetable))
    record = folder.current() if Path(timetable).is_dir() else None
    return record.state if record else ResultState.DRAFT
