"""A campaign of mutants: small mistakes in the tellings of every rule, and which tests notice them.

Each mutant lives in a fork of one process that has drawn the random semesters already. `check_rule` looks at all of them
on the semester of the suite; those that are left meet the stored timetables of shipped semesters, the hand-made tests
that name the rule, the cheapest first, then all of these tests, then further semesters. Equivalent mutants, which
nothing should notice, are tried beside those of the sample: that one is noticed means that it is listed wrongly. `make campaign-mutants` runs it, with low
priority and in one process at a time.
"""

import argparse
import ast
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import redirect_stdout
from functools import cache
from itertools import accumulate, zip_longest
from pathlib import Path
from typing import Any

import pytest

from scheduler import check_rule
from scheduler.harness.agreement import check_placed
from scheduler.harness.example_check import check_example
from scheduler.harness.trials import placed_trials
from scheduler.rules.ordered_catalogue import RULES
from tests.campaign.mutant_journal import Journal
from tests.campaign.mutant_sample import sample_of
from tests.campaign.record import append, stopped_by_signals
from tests.campaign.rule_mutants import Mutant, apply, unchanged
from tests.support.paths import ROOT
from tests.support.stored_plans import STORED, Told, told_of_stored

SEED = 13
"""The random semester of the suite."""
FURTHER = (2, 5, 7)
"""Those on which mutants are tried that it does not notice."""
SECONDS = {
    "check_rule": 40,
    "shipped semesters": 60,
    "tests": 180,
    "all tests": 1800,
    "further semesters": 90,
}
"""The steps, and the processor time that a mutant has in each; one that does not end in it is noticed."""
FOLDERS = ("regulation", "audit", "terms", "compile")
MOST_TESTING = 4.0
"""Processor seconds of the tests of one mutant."""
OPTIONS = ("-n", "0", "-q", "-p", "no:cacheprovider", "--import-mode=importlib")
WARM = ("placed", "rooms")
"""Rules that ask for all that is kept of the random semesters."""


def hand_made_tests(rule: str) -> list[str]:
    """The tests that name the rule, as arguments of pytest.

    Where a file names the rule outside its tests, in a table or a helper, every test of the file counts.
    """
    named, found = f'"{rule}"', []
    files = (path for folder in FOLDERS for path in sorted((ROOT / "tests" / folder).glob("test_*.py")))
    for path in files:
        source = path.read_text(encoding="utf-8")
        if named not in source:
            continue
        of_test = {
            node.name: str(ast.get_source_segment(source, node))
            for node in ast.parse(source).body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        }
        some = [name for name, text in of_test.items() if named in text]
        outside = source.count(named) > sum(of_test[name].count(named) for name in some)
        found += [f"{path}::{name}" for name in (of_test if outside else some)]
    return found


class _Clock:
    """A plugin of pytest: the processor time of each test function, all its parameters together."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        begun = time.process_time()
        ended = yield
        self.seconds[f"{item.path}::{item.name.partition('[')[0]}"] += time.process_time() - begun
        return ended


@cache
def costs_of_tests() -> Mapping[str, float]:
    """The processor time of every hand-made test, measured without a mistake. Its modules stay imported."""
    clock = _Clock()
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        failed = pytest.main(
            [*OPTIONS, *(str(ROOT / "tests" / folder) for folder in FOLDERS)], plugins=[clock]
        )
    if failed:
        raise RuntimeError("the hand-made tests fail without a mistake")
    return clock.seconds


def quick_tests(named: list[str], costs: Mapping[str, float]) -> list[str]:
    """Of these tests the cheapest, as many as one mutant may have."""
    cheapest = sorted(named, key=lambda test: costs[test])
    total = list(accumulate(costs[test] for test in cheapest))
    return [test for test, until in zip(cheapest, total, strict=True) if until <= MOST_TESTING]


def noticed(mutant: Mutant, rule: Any, step: str) -> bool:
    """Whether a step (one of `SECONDS`) notices the mutant, in a child process."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _end_after(SECONDS[step])
            with Path(os.devnull).open("w") as nowhere:
                os.dup2(nowhere.fileno(), 1)
                os.dup2(nowhere.fileno(), 2)
            apply(mutant, rule)
            LOOK[step](mutant, rule)
            code = 0
        finally:
            os._exit(code)
    begun = time.monotonic()
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status != 0
        if time.monotonic() - begun > SECONDS[step] * 30:  # it waits for something
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
        time.sleep(0.01)


def _by_the_suite(mutant: Mutant, rule: Any) -> None:
    check_rule(rule, seeds=(SEED,))


def _by_shipped_semesters(mutant: Mutant, rule: Any) -> None:
    for name in STORED:
        if told_of_stored(rule, name) != told_without_mistake(rule, name):
            raise AssertionError(f"{name} says otherwise")


@cache
def told_without_mistake(rule: Any, name: str) -> Told:
    """What a rule says of a stored timetable: the suite asserts these costs, and that both tellings agree."""
    return told_of_stored(rule, name)


def _by_further_semesters(mutant: Mutant, rule: Any) -> None:
    check_rule(rule, seeds=FURTHER)
    if mutant.function != "check" and rule.info.enforced != "exact":  # the solver may place otherwise
        placed_trials.cache_clear()
        for trial in placed_trials(SEED, RULES):
            check_placed(rule, trial)


def _by_tests(mutant: Mutant, rule: Any) -> None:
    tests = quick_tests(hand_made_tests(str(rule.info.id)), costs_of_tests())
    if tests and pytest.main(["-x", *OPTIONS, *tests]):
        raise AssertionError(f"a test notices {mutant}")


def _by_all_tests(mutant: Mutant, rule: Any) -> None:
    # From the last folder on: the tests of terms and compile are the cheapest.
    tests = hand_made_tests(str(rule.info.id))[::-1]
    if tests and pytest.main(["-x", *OPTIONS, *tests]):
        raise AssertionError(f"a test notices {mutant}")


LOOK = {
    "check_rule": _by_the_suite,
    "shipped semesters": _by_shipped_semesters,
    "tests": _by_tests,
    "all tests": _by_all_tests,
    "further semesters": _by_further_semesters,
}
"""What each step does: it raises if it notices the mutant."""


def _ready(rule: Any, step: str) -> None:
    """Make what all mutants of a rule share. Without a mistake it passes: the suite tests that on its semester."""
    check_example(rule, RULES)
    if step == "shipped semesters":
        for name in STORED:
            told_without_mistake(rule, name)
    if step == "tests":
        costs_of_tests()
    if step == "all tests" and noticed(unchanged(rule), rule, step):
        raise RuntimeError(f"the tests of {rule.info.id} fail without a mistake")
    if step == "further semesters":
        check_rule(rule, seeds=FURTHER)


def _end_after(seconds: int) -> None:
    """End this process when it has used so many seconds of processor time."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=20, help="mutants of each rule")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="stop after the mutant that passes this")
    parser.add_argument("--rules", nargs="*", help="ids of rules (all, if none is given)")
    parser.add_argument(
        "--journal",
        type=Path,
        help="a file of what was tried, a line each: what stands there is not tried again",
    )
    given = parser.parse_args()
    os.nice(15)
    os.chdir(ROOT)
    rules = {str(rule.info.id): rule for rule in RULES}
    samples = {
        name: sample_of(rule, given.count, given.seed)
        for name, rule in rules.items()
        if name in (given.rules or rules)
    }
    begun = time.monotonic()
    for name in WARM:
        check_rule(rules[name], seeds=(SEED,))
    # One mutant of each rule after the other, so that all have as many if the campaign is stopped.
    tried = _in_turn([sample.tried for sample in samples.values()])
    equivalent = _in_turn([sample.passed_over for sample in samples.values()])
    waiting = [*tried, *equivalent]
    journal = Journal(given.journal)
    found: dict[Mutant, str] = {}
    seen: dict[str, set[str]] = {step: set() for step in SECONDS}
    with stopped_by_signals():
        for step in SECONDS:
            for mutant in waiting:
                if time.monotonic() - begun > given.minutes * 60:
                    raise KeyboardInterrupt
                by = journal.said(step, mutant)
                if by is None:
                    if mutant.rule not in seen[step]:
                        seen[step].add(mutant.rule)
                        _ready(rules[mutant.rule], step)
                    since = time.process_time() + sum(os.times()[2:4])
                    by = noticed(mutant, rules[mutant.rule], step)
                    seconds = time.process_time() + sum(os.times()[2:4]) - since
                    journal.add(step, mutant, by, seconds)
                found[mutant] = step if by else f"not by {step}"
            waiting = [mutant for mutant in waiting if found[mutant] != step]
    figures = {"seed": given.seed, **summary(found, tried, equivalent)}
    figures["seconds"] = round(time.monotonic() - begun)
    figures["processor_seconds"] = round(journal.seconds)
    print(append("mutants", figures))
    missed = figures["mutants"] - figures["noticed"]
    sys.exit(missed * 20 > figures["mutants"] or bool(figures["equivalent_noticed"]))


def summary(
    found: Mapping[Mutant, str], tried: Sequence[Mutant], equivalent: Sequence[Mutant]
) -> dict[str, Any]:
    """The figures of a campaign, of the mutants that it has looked at."""
    looked = [mutant for mutant in tried if mutant in found]
    by_rule: dict[str, Counter[bool]] = defaultdict(Counter)
    for mutant in looked:
        by_rule[mutant.rule][found[mutant] in SECONDS] += 1
    survivors = [f"{mutant} ({found[mutant]})" for mutant in looked if found[mutant] not in SECONDS]
    return {
        "mutants": len(looked),
        "noticed": len(looked) - len(survivors),
        "noticed_by": dict(Counter(found[mutant] for mutant in looked)),
        "by_rule": {name: f"{many[True]}/{many.total()}" for name, many in by_rule.items()},
        "survivors": survivors,
        "equivalent_passed_over": len(equivalent),
        "equivalent_noticed": [str(mutant) for mutant in equivalent if found.get(mutant) in SECONDS],
    }


def _in_turn(of_rules: list[list[Mutant]]) -> list[Mutant]:
    """The first mutant of each rule, then the second of each, and so on."""
    return [mutant for turn in zip_longest(*of_rules) for mutant in turn if mutant is not None]


if __name__ == "__main__":
    main()
