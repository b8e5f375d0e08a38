"""A campaign of mutants: small mistakes in the tellings of every rule, and which tests notice them.

Each mutant lives in a child process: `check_rule` looks at it first, then a search for places under its terms, then
the tests that name the rule. `make campaign-mutants` runs it, with the lowest priority and in one process at a time.
"""

import argparse
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scheduler import check_rule
from scheduler.harness.agreement import check_placed
from scheduler.harness.trials import placed_trials
from scheduler.rules.ordered_catalogue import RULES
from tests.campaign.record import append
from tests.campaign.rule_mutants import Mutant, apply, mutants_of, unchanged
from tests.support.paths import ROOT

SEED_OF_RULES = 13
"""The random semesters on which mutants are tried."""
LIMIT = 300
"""Seconds of processor time that a child has; a mutant that does not end is noticed."""
FOLDERS = ("regulation", "audit", "agreement", "compile", "terms", "public")
MOST_FILES = 5
NOTICED_BY = {1: "check_rule", 2: "places", 3: "tests", 0: "nothing"}
"""What a child's exit code says of who noticed the mutant."""


def sample(count: int, seed: int) -> dict[str, list[Mutant]]:
    """Up to so many mutants of each rule, drawn by the seed."""
    drawn = {}
    for rule in RULES:
        every = mutants_of(rule)
        Random(f"{seed} {rule.info.id}").shuffle(every)
        drawn[str(rule.info.id)] = every[:count]
    return drawn


def files_naming(rule: str) -> list[str]:
    """The test files that name the rule, those that name it most often first."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / "tests" / folder).glob("test_*.py"))]
    counts = {path: path.read_text(encoding="utf-8").count(f'"{rule}"') for path in files}
    naming = sorted((path for path in files if counts[path]), key=lambda path: -counts[path])
    return [str(path) for path in naming[:MOST_FILES]]


def noticed(mutant: Mutant, rule: Any) -> str:
    """Who notices the mutant, in a child process: a value of `NOTICED_BY`."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = _in_child(mutant, rule)
        finally:
            os._exit(code)
    begun = time.monotonic()
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return NOTICED_BY.get(os.waitstatus_to_exitcode(status), "the end of its process")
        if time.monotonic() - begun > LIMIT * 4:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "the time limit"
        time.sleep(0.02)


def _in_child(mutant: Mutant, rule: Any) -> int:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        apply(mutant, rule)
        check_rule(rule, seeds=(SEED_OF_RULES,))
    except Exception:
        return 1
    try:
        if mutant.function != "check":  # the solver hears something else
            placed_trials.cache_clear()
            for trial in placed_trials(SEED_OF_RULES, RULES):
                check_placed(rule, trial)
    except Exception:
        return 2
    files = files_naming(mutant.rule)
    options = ["-x", "-n", "0", "-q", "-p", "no:cacheprovider", "--import-mode=importlib"]
    return 3 if files and pytest.main([*options, *files]) else 0


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=20, help="mutants of each rule")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="stop after the mutant that passes this")
    parser.add_argument("--rules", nargs="*", help="ids of rules (all, if none is given)")
    given = parser.parse_args()
    os.nice(19)
    os.chdir(ROOT)
    rules = {str(rule.info.id): rule for rule in RULES}
    drawn = {
        name: mine for name, mine in sample(given.count, given.seed).items() if name in (given.rules or rules)
    }
    for name in drawn:
        apply(unchanged(rules[name]), rules[name])
        check_rule(rules[name], seeds=(SEED_OF_RULES,))  # without a mistake every rule passes
    begun, by_rule, survivors = time.monotonic(), {name: Counter[str]() for name in drawn}, []
    # One mutant of each rule after the other, so that all have as many when time runs out.
    for number in range(given.count):
        for name, mine in drawn.items():
            if number >= len(mine) or time.monotonic() - begun > given.minutes * 60:
                continue
            who = noticed(mine[number], rules[name])
            by_rule[name][who] += 1
            if who == "nothing":
                survivors.append(str(mine[number]))
                print(f"survives: {mine[number]}", flush=True)
        print(f"{sum(map(Counter.total, by_rule.values()))} mutants", file=sys.stderr, flush=True)
    total = sum(by_rule.values(), Counter[str]())
    figures = {
        "seed": given.seed,
        "mutants": total.total(),
        "noticed_by": dict(total),
        "by_rule": {name: f"{c.total() - c['nothing']}/{c.total()}" for name, c in by_rule.items()},
        "survivors": survivors,
        "seconds": round(time.monotonic() - begun),
    }
    print(append("mutants", figures))
    sys.exit(len(survivors) * 20 > total.total())


if __name__ == "__main__":
    main()
