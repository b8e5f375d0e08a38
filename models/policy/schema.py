"""What rules add to a semester: the parameters of every rule of a catalogue, the weight of every soft rule, and tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.policy.parameter import Parameters

if TYPE_CHECKING:
    from models.schema import Table


@dataclass(frozen=True)
class PolicySchema:
    """What a semester may say about the rules of a catalogue.

    `rules`: the ids of all rules in catalogue order. `parameters`: the class of the parameters by the name of their
    table (a rule id, or one of `GENERAL`). `weights`: the default weight of each soft rule. `outweighs`: for a rule the
    rules whose weight may not exceed its own. `rule_tables`: the tables that rules bring, by name. `titles` and `articles`:
    what each rule is called and where it comes from, in English and in French.
    """

    rules: tuple[str, ...]
    parameters: Mapping[str, type[Parameters]]
    weights: Mapping[str, int]
    outweighs: Mapping[str, tuple[str, ...]]
    rule_tables: "Mapping[str, Table]" = field(default_factory=dict)
    titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    articles: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def tables(self) -> "Mapping[str, Table]":
        """Every table of a semester by its name, those of rules last."""
        from models.schema import TABLES  # loads pandas, which help does without

        return {**TABLES, **self.rule_tables}
