"""The rules that apply to an instance: one ordered catalogue for solver, audit and report."""

from collections.abc import Sequence
from typing import Any

from models.instance import Instance
from models.policy import PolicySchema
from models.public import PublicInstance
from models.rules import RuleInfo, RulesFile, policy_schema
from scheduler.rules.rule import Rule

Catalogue = Sequence[Rule[Any, Any]]
"""Rules in the order in which they are judged and shown."""


class FileCatalogue(tuple[Rule[Any, Any], ...]):
    """The usual rules and after them those of a user's own file; `file` says which file."""

    file: RulesFile


def file_of(catalogue: Catalogue | None) -> RulesFile | None:
    """The file from which a catalogue has rules; None if it has none."""
    return catalogue.file if isinstance(catalogue, FileCatalogue) else None


def catalogue_of(semester: Instance | PublicInstance) -> Catalogue:
    """The rules that apply to this kind of instance, in catalogue order."""
    if isinstance(semester, PublicInstance):
        from scheduler.rules.public.ordered_catalogue import public_rules

        return public_rules(semester)
    from scheduler.rules.ordered_catalogue import RULES

    return RULES


def schema_of(catalogue: Catalogue | None = None) -> PolicySchema:
    """What the settings of a semester may say about the rules of a catalogue (None: the usual one)."""
    if catalogue is None:
        from scheduler.rules.ordered_catalogue import RULES

        catalogue = RULES
    return policy_schema(rule.info for rule in catalogue)


def rules_of(semester: Instance | PublicInstance, catalogue: Catalogue | None = None) -> tuple[RuleInfo, ...]:
    """What readers see of the rules of a catalogue (None: the usual one), in the instance's own words."""
    infos = [rule.info for rule in (catalogue_of(semester) if catalogue is None else catalogue)]
    if isinstance(semester, PublicInstance):
        return tuple(infos)
    return tuple(semester.wording.info(info) for info in infos)
