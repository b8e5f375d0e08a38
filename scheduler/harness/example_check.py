"""The example of a rule: one timetable has no finding, the other one exactly the finding that is foreseen."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable
from scheduler.app.catalogue import schema_of
from scheduler.app.conditions_of_sittings import conditions_of_sittings
from scheduler.compile.time.option_enumeration import build_model_data
from scheduler.harness.expect import judgement, same
from scheduler.harness.sentences import check_sentences
from scheduler.harness.term_evaluation import breaks, costs
from scheduler.harness.trials import Rules, case_of, choice_of
from scheduler.harness.workbench import Bench
from scheduler.rules.example import Example
from scheduler.rules.rule import Case, Rule
from scheduler.terms.model_data import ModelData


def check_example(rule: Rule[Any, Instance], rules: Rules) -> None:
    """The check finds nothing in the one timetable and just the finding foreseen in the other; the terms agree.

    `rules`: the catalogue that has the rule.
    """
    example = getattr(rule, "example", None)
    same(
        rule, "example", "class attribute `example`", "its type, expected", type(example).__name__, "Example"
    )
    if not isinstance(example, Example):
        return
    for what, texts in {"keeps": example.keeps, "breaks": example.breaks}.items():
        same(rule, "example", what, "sentences in English and French", len({*texts} - {""}), 2)
    known: Any = rule  # hashed as the object that it is
    for told, foreseen in zip(_example_cases(known, rules), ([], [dict(example.finding)]), strict=True):
        found = rule.check(told.case)
        rows = found[list(example.finding)].to_dict("records")
        same(rule, "example", told.what, "findings, those foreseen", rows, foreseen)
        check_sentences(rule, told.case.instance, found, f"example, {told.what}")
        if rule.info.enforced == "exact":
            _check_terms(rule, told, found)


@dataclass(frozen=True, eq=False)
class _ExampleCase:
    """One timetable of an example, with what terms read of its semester."""

    what: str
    case: Case[Instance]
    data: ModelData

    @cached_property
    def starts_only(self) -> Case[Instance]:
        """The timetable without its places."""
        timetable = self.case.timetable
        return case_of(self.case.instance, Timetable(timetable.instance, timetable.starts))


@lru_cache(maxsize=256)
def _example_cases(rule: Any, rules: Rules) -> tuple[_ExampleCase, ...]:
    """The two timetables of the example of a rule."""
    example, schema = rule.example, schema_of(rules)
    made = {
        "the timetable that keeps it": example.semester_kept(schema),
        "the timetable that breaks it": example.semester_broken(schema),
    }
    told = []
    for what, semester in made.items():
        instance = semester.instance()
        data = build_model_data(instance, conditions_of_sittings(instance, rules))
        told.append(_ExampleCase(what, case_of(instance, semester.timetable()), data))
    return tuple(told)


def _check_terms(rule: Rule[Any, Instance], told: _ExampleCase, found: pd.DataFrame) -> None:
    """If the starts are options, the terms say of them what the check says: of all, or else of the starts alone."""
    bench = Bench(told.case.instance, (rule,))
    bench.data = told.data
    choice = choice_of(bench, told.case.timetable)
    if choice is None:
        return
    terms = bench.terms[str(rule.info.id)]
    stated = breaks(terms, choice), costs(terms, choice)
    if stated != judgement(found):
        found = rule.check(told.starts_only)
        same(rule, "example", told.what, "forbidden and cost: terms, findings", stated, judgement(found))
