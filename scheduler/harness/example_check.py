"""The example of a rule: one timetable has no finding, the other one exactly the finding that is foreseen."""

from typing import Any

from instances.builder.semester_builder import SemesterBuilder
from models.instance import Instance
from models.policy import PolicySchema
from models.timetable import Timetable
from scheduler.harness.expect import records, same
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
    kept, broken = example.semester_kept(schema), example.semester_broken(schema)
    found = rule.check(case_of(kept.instance(), kept.timetable()))
    same(rule, "example", "the timetable that keeps it", "findings", records(found), [])
    found = rule.check(case_of(broken.instance(), broken.timetable()))
    rows = found[list(example.finding)].to_dict("records")
    same(
        rule,
        "example",
        "the timetable that breaks it",
        "findings, the one foreseen",
        rows,
        [dict(example.finding)],
    )
    check_sentences(rule, broken.instance(), found, "example")
    if rule.info.enforced == "exact":
        _check_terms(rule, "kept", kept)
        _check_terms(rule, "broken", broken)


def _check_terms(rule: Rule[Any, Instance], name: str, semester: SemesterBuilder) -> None:
    """Of the starts alone, if they are options at all, the terms say what the check says."""
    bench, timetable = Bench(semester.instance(), (rule,)), semester.timetable()
    choice = choice_of(bench, timetable)
    if choice is not None:
        found = rule.check(case_of(bench.instance, Timetable(timetable.instance, timetable.starts)))
        terms = bench.terms[str(rule.info.id)]
        stated = breaks(terms, choice), costs(terms, choice)
        judged = bool(found["severity"].eq("hard").any()), int(found["cost"].sum())
        same(rule, "example", name, "forbidden and cost: terms, findings", stated, judged)
