"""The example of a rule: one timetable has no finding, the other one exactly the finding that is foreseen."""

from typing import Any

import pandas as pd

from models.instance import Instance
from models.policy import PolicySchema
from models.timetable import Timetable
from scheduler.harness.expect import judgement, same
from scheduler.harness.sentences import check_sentences
from scheduler.harness.term_evaluation import breaks, costs
from scheduler.harness.trials import case_of, choice_of
from scheduler.harness.workbench import Bench
from scheduler.rules.example import Example
from scheduler.rules.rule import Rule


def check_example(rule: Rule[Any, Instance], schema: PolicySchema) -> None:
    """The check finds nothing in the one timetable and just the finding foreseen in the other; the terms agree."""
    example = getattr(rule, "example", None)
    same(
        rule, "example", "class attribute `example`", "its type, expected", type(example).__name__, "Example"
    )
    if not isinstance(example, Example):
        return
    for what, texts in {"keeps": example.keeps, "breaks": example.breaks}.items():
        same(rule, "example", what, "sentences in English and French", len({*texts} - {""}), 2)
    for what, semester, foreseen in (
        ("the timetable that keeps it", example.semester_kept(schema), []),
        ("the timetable that breaks it", example.semester_broken(schema), [dict(example.finding)]),
    ):
        instance, timetable = semester.instance(), semester.timetable()
        found = rule.check(case_of(instance, timetable))
        rows = found[list(example.finding)].to_dict("records")
        same(rule, "example", what, "findings, those foreseen", rows, foreseen)
        check_sentences(rule, instance, found, f"example, {what}")
        if rule.info.enforced == "exact":
            _check_terms(rule, what, instance, timetable, found)


def _check_terms(
    rule: Rule[Any, Instance], what: str, instance: Instance, timetable: Timetable, found: pd.DataFrame
) -> None:
    """If the starts are options, the terms say of them what the check says: of all, or else of the starts alone."""
    bench = Bench(instance, (rule,))
    choice = choice_of(bench, timetable)
    if choice is None:
        return
    terms = bench.terms[str(rule.info.id)]
    stated = breaks(terms, choice), costs(terms, choice)
    if stated != judgement(found):
        found = rule.check(case_of(instance, Timetable(timetable.instance, timetable.starts)))
        same(rule, "example", what, "forbidden and cost: terms, findings", stated, judgement(found))
