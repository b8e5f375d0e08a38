"""How exams are sat at each centre, as the rules of a catalogue say."""

from collections.abc import Iterator, Sequence
from typing import Any

from models.instance import Instance
from models.policy import Policy
from scheduler.rules.rule import Rule, SittingRule
from scheduler.terms.sitting_terms import ConditionsByCentre, Measure, SittingTerm


def conditions_of_sittings(instance: Instance, catalogue: Sequence[Rule[Any, Any]]) -> ConditionsByCentre:
    """The conditions of each centre by its id.

    A rule that is left out takes its limits with it. What it measures stays as usual: the facts of the audit count minutes,
    moves and staff in that way, whichever rules judge them.
    """
    from scheduler.compile.sitting_conditions import sitting_conditions
    from scheduler.rules.ordered_catalogue import RULES

    own = {rule.info.id for rule in catalogue}
    stating = [rule for rule in catalogue if isinstance(rule, SittingRule)]
    usual: list[SittingRule] = [r for r in RULES if r.info.id not in own and isinstance(r, SittingRule)]

    def stated(policy: Policy) -> Iterator[SittingTerm]:
        for rule in stating:
            yield from rule.sitting_terms(policy)
        for left in usual:
            yield from (term for term in left.sitting_terms(policy) if isinstance(term, Measure))

    return sitting_conditions(instance, stated)
