"""Samples of mutants are drawn by a seed and pass over those listed as equivalent, each a mutant of today."""

import csv
from functools import cache

import pytest

from scheduler.rules.ordered_catalogue import RULES
from tests.campaign import mutant_sample
from tests.campaign.mutant_sample import COLUMNS, EQUIVALENT, MutantSample, equivalent, key, sample_of
from tests.campaign.rule_mutants import mutants_of

BY_ID = {str(rule.info.id): rule for rule in RULES}
WINDOW = BY_ID["session-window"]


@cache
def keys(rule: str) -> list[tuple[str, ...]]:
    return [key(mutant) for mutant in mutants_of(BY_ID[rule])]


def test_each_row_is_one_mutant_with_a_reason() -> None:
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == COLUMNS
    assert rows == sorted(rows)
    assert len(equivalent()) == len(rows)
    for row in rows:
        assert keys(row[0]).count(tuple(row[:-1])) == 1, row
        assert row[-1]


def test_a_sample_is_the_same_for_one_seed_and_another_for_the_next() -> None:
    assert sample_of(WINDOW, 5, 3) == sample_of(WINDOW, 5, 3) != sample_of(WINDOW, 5, 4)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.info.id))
def test_a_sample_has_as_many_as_asked_for_or_all(rule: object) -> None:
    every = set(mutants_of(rule))
    sample = sample_of(rule, 20, 1)
    assert len(sample.tried) == 20 or every == {*sample.tried, *sample.passed_over}
    assert {key(mutant) for mutant in sample.passed_over} <= set(equivalent())
    for mutant in sample.tried:
        assert key(mutant) not in equivalent()
        compile(mutant.code, str(mutant), "exec")


def test_for_an_equivalent_mutant_the_next_is_drawn_and_the_others_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mutant_sample, "equivalent", dict)
    first = sample_of(WINDOW, 6, 1)
    monkeypatch.setattr(mutant_sample, "equivalent", lambda: {key(first.tried[2]): "a reason"})
    second = sample_of(WINDOW, 5, 1)
    assert second == MutantSample([m for m in first.tried if m != first.tried[2]], [first.tried[2]])
