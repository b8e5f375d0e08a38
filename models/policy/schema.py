"""What a policy may set: the parameters of every rule of a catalogue and the weight of every soft rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.policy.parameter import Parameters


@dataclass(frozen=True)
class PolicySchema:
    """What the settings of an instance may say about the rules of a catalogue.

    `rules`: the ids of all rules in catalogue order. `parameters`: the class of the parameters by the name of their
    table (a rule id, or one of `GENERAL`). `weights`: the default weight of each soft rule. `outweighs`: for a rule the
    rules whose weight may not exceed its own.
    """

    rules: tuple[str, ...]
    parameters: Mapping[str, type[Parameters]]
    weights: Mapping[str, int]
    outweighs: Mapping[str, tuple[str, ...]]
