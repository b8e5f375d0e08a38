"""How exams are sat at each centre, as the rules of a catalogue say."""

from collections.abc import Sequence
from typing import Any

from models.instance import Instance
from scheduler.rules.rule import Rule, SittingRule
from scheduler.terms.sitting_terms import ConditionsByCentre


def conditions_of_sittings(instance: Instance, catalogue: Sequence[Rule[Any, Any]]) -> ConditionsByCentre:
    """The conditions of each centre by its id.

    The usual rules count here even where a catalogue leaves them out: the facts of the audit count minutes as they do.
    """
    from scheduler.compile.sitting_conditions import sitting_conditions
    from scheduler.rules.ordered_catalogue import RULES

    own = {rule.info.id for rule in catalogue}
    every = [*catalogue, *(rule for rule in RULES if rule.info.id not in own)]
    stating = [rule for rule in every if isinstance(rule, SittingRule)]
    return sitting_conditions(
        instance, lambda policy: (term for rule in stating for term in rule.sitting_terms(policy))
    )
