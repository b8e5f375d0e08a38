"""Runs solves one by one and appends one JSON line for each; runs that are there are not run again."""

import json
import platform
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.registry import ROOT, Entry
from scheduler import Result, read, solve
from scheduler.app.versions import versions


@dataclass(frozen=True)
class RunPlan:
    """What to run: budget (seconds, or work for a reproducible run), seeds, CP-SAT threads."""

    seconds: float | None
    work: int | None
    seeds: tuple[int, ...]
    workers: int = 2


def run_all(entries: Iterable[Entry], plan: RunPlan, out: Path) -> Iterator[dict[str, Any]]:
    """Every (instance, seed) of the plan that `out` does not hold yet; yields its rows as they come."""
    known = {_key(row) for row in read_rows(out)}
    for entry in entries:
        for seed in plan.seeds:
            if (entry.name, seed, plan.seconds, plan.work, commit()) in known:
                continue
            row = run_one(entry, plan, seed)
            out.parent.mkdir(parents=True, exist_ok=True)
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            yield row


def run_one(entry: Entry, plan: RunPlan, seed: int) -> dict[str, Any]:
    """One solve as a row. It counts only if its answer was audited."""
    result = solve(read(entry.path), seconds=plan.seconds, work=plan.work, seed=seed, workers=plan.workers)
    return {
        "instance": entry.name,
        "seed": seed,
        "seconds": plan.seconds,
        "work": plan.work,
        "workers": plan.workers,
        "status": result.status,
        "cost": result.cost,
        "bound": result.bound,
        "best_known": entry.best,
        "audited": result.verdict is not None and result.verdict.hard == 0,
        "costs": dict(result.costs),
        "wall": round(result.seconds, 2),
        "first": _first(result),
        "curve": _curve(result),
        "phases": _phases(result),
        "tries_per_second": result.moves_per_second,
        "peak_mb": round(result.peak_mb),
        "commit": commit(),
        "versions": versions(),
        "cpu": platform.processor() or platform.machine(),
    }


def _first(result: Result) -> float | None:
    times = result.progress.loc[result.progress["cost"].notna(), "seconds"]
    return round(float(times.iloc[0]), 2) if len(times) else None


def _curve(result: Result) -> list[tuple[float, int]]:
    """Each improvement: seconds and cost."""
    curve: list[tuple[float, int]] = []
    known = result.progress.dropna(subset=["cost"])
    for seconds, cost in zip(known["seconds"], known["cost"], strict=True):
        if not curve or cost < curve[-1][1]:
            curve.append((round(float(seconds), 2), int(cost)))
    return curve


def _phases(result: Result) -> dict[str, float]:
    """Seconds until each event, by the phase it told of; the rest belongs to what came last."""
    spent: dict[str, float] = {}
    before = 0.0
    for seconds, phase in zip(result.progress["seconds"], result.progress["phase"], strict=True):
        spent[phase] = spent.get(phase, 0.0) + seconds - before
        before = seconds
    spent["end"] = max(result.seconds - before, 0.0)
    return {phase: round(seconds, 2) for phase, seconds in spent.items()}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a results file; none if it is not there."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["instance"], row["seed"], row["seconds"], row["work"], row["commit"])


def commit() -> str:
    """The commit that runs, with + when the tree differs from it; "unknown" outside a checkout."""
    command = ["git", "describe", "--always", "--dirty=+", "--abbrev=10", "--exclude=*"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return run.stdout.strip() or "unknown"
