"""Which mutants of a rule a campaign tries: drawn by a seed, without those that no timetable tells apart."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.campaign.rule_mutants import Mutant, mutants_of

EQUIVALENT = Path(__file__).with_name("equivalent_mutants.csv")
"""Mutants that change no timetable, each with the reason."""
COLUMNS = ["rule", "function", "old", "new", "mutated_line", "reason"]


@dataclass(frozen=True)
class MutantSample:
    """The mutants of a rule that are tried, and the equivalent ones that were drawn before the last of them."""

    tried: list[Mutant]
    passed_over: list[Mutant]


def sample_of(rule: Any, count: int, seed: int) -> MutantSample:
    """Up to `count` mutants of a rule that are not listed as equivalent, in an order that the seed gives.

    For one that is listed the next of the order is drawn, so that a new row of the list changes no other draw.
    """
    order = mutants_of(rule)
    Random(f"{seed} {rule.info.id}").shuffle(order)
    sample = MutantSample([], [])
    for mutant in order:
        if len(sample.tried) == count:
            break
        (sample.passed_over if key(mutant) in equivalent() else sample.tried).append(mutant)
    return sample


def key(mutant: Mutant) -> tuple[str, ...]:
    """What a row of the list says of a mutant: it holds when lines are added above."""
    return mutant.rule, mutant.function, mutant.old, mutant.new, mutant.mutated_line


@cache
def equivalent() -> Mapping[tuple[str, ...], str]:
    """The reason of each mutant that is listed as equivalent."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        return {tuple(row[:-1]): row[-1] for row in list(csv.reader(file))[1:]}
