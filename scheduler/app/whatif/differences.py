"""What scenarios differ in, and whether that is more than the noise between seeds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.runs.stored_run import REFERENCE, StoredRun


@dataclass(frozen=True)
class Difference:
    """One measure of a scenario against the reference. `mean` and `reference` are means over seeds, `noise` is the larger of
    the two spans (greatest less smallest value over seeds); None with one seed: nobody knows."""

    measure: str
    mean: float
    reference: float
    noise: float | None

    @property
    def amount(self) -> float:
        """How much more than in the reference."""
        return self.mean - self.reference

    @property
    def is_real(self) -> bool | None:
        """Whether it is more than the noise; None: one seed does not say. No difference at all is none."""
        if self.noise is None:
            return None if self.amount else False
        return abs(self.amount) > self.noise


@dataclass(frozen=True)
class ScenarioRuns:
    """The runs of one scenario that have ended, one for each seed, and why others have not (`failures`, by seed)."""

    name: str
    titles: Mapping[str, str]
    runs: tuple[StoredRun, ...]
    failures: Mapping[int, str]

    @property
    def complete(self) -> tuple[StoredRun, ...]:
        """The runs with a complete timetable."""
        return tuple(run for run in self.runs if run.complete)

    @property
    def best(self) -> StoredRun | None:
        """The cheapest complete run; else the incomplete one that leaves out least; None without any timetable."""
        whole = [run for run in self.runs if run.timetable is not None]
        return min(whole, key=lambda run: (not run.complete, run.missing, run.cost or 0), default=None)

    @property
    def verdict(self) -> str:
        """`complete`, `incomplete`, `infeasible`, `unknown` or `failed`: the best that came out of any seed. A proof that there
        is no timetable holds for every seed."""
        found = {"complete" if run.complete else str(run.status) for run in self.runs}
        order = ("complete", "infeasible", "incomplete", "unknown")
        return next((name for name in order if name in found), "failed")

    def reasons(self, language: str) -> Sequence[str]:
        """Why it is not complete, in words."""
        if self.verdict == "complete":
            return ()
        return next((run.reasons[language] for run in self.runs if run.reasons.get(language)), ())

    def values(self, measure: str) -> list[int]:
        """A measure of each complete run."""
        return [value for run in self.complete if (value := measured(run, measure)) is not None]


def measured(run: StoredRun, measure: str) -> int | None:
    """A measure of a run: `cost`, `rule:ID` (its cost) or `indicator:ID`."""
    kind, _, name = measure.partition(":")
    if kind == "cost":
        return run.cost
    return run.costs.get(name, 0) if kind == "rule" else run.indicators.get(name)


def measures_of(scenarios: Iterable[ScenarioRuns]) -> list[str]:
    """The cost, each rule that costs anything anywhere, and each indicator."""
    runs = [run for one in scenarios for run in one.complete]
    rules = dict.fromkeys(rule for run in runs for rule, cost in run.costs.items() if cost)
    paid = [f"rule:{rule}" for rule in rules]
    counted = dict.fromkeys(f"indicator:{name}" for run in runs for name in run.indicators)
    return ["cost", *paid, *counted] if runs else []


def difference(scenario: ScenarioRuns, reference: ScenarioRuns, measure: str) -> Difference | None:
    """The difference of one measure; None where either has no complete timetable."""
    mine, theirs = scenario.values(measure), reference.values(measure)
    if not mine or not theirs:
        return None
    noise = max(_span(mine), _span(theirs)) if min(len(mine), len(theirs)) > 1 else None
    return Difference(measure, sum(mine) / len(mine), sum(theirs) / len(theirs), noise)


def reference_of(scenarios: Sequence[ScenarioRuns]) -> ScenarioRuns:
    """The scenario in which nothing changes."""
    return next(one for one in scenarios if one.name == REFERENCE)


def _span(values: Sequence[int]) -> float:
    return float(max(values) - min(values))
