"""A policy: the parameters of every rule and the weight of every soft rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from models.policy.parameter import CentreParameters, Parameters

ParametersT = TypeVar("ParametersT", bound=Parameters)


class Priced(Protocol):
    """A rule as far as its price goes: its id and its default weight (None: it is hard, or its rows say the price)."""

    @property
    def id(self) -> str: ...

    @property
    def weight(self) -> int | None: ...


@dataclass(frozen=True)
class Policy:
    """Parameters by rule id, and the cost of one unit (candidate, minute, paper: the rule says which) of each soft rule.

    `weights` are those that the profile or the instance sets, `default_weights` those of the rules.
    """

    parameters: Mapping[str, Parameters] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    default_weights: Mapping[str, int] = field(default_factory=dict)

    def of(self, kind: type[ParametersT]) -> ParametersT:
        """The parameters of this class; the defaults if no rule of the policy's catalogue declares it."""
        found = self._by_class.get(kind)
        return found if isinstance(found, kind) else kind()

    def weight(self, rule: Priced) -> int:
        """The cost of one unit of a soft rule. Raises ValueError for a rule without one."""
        if rule.weight is None:
            raise ValueError(f"{rule.id} has no weight")
        return self.weights.get(rule.id, rule.weight)

    def weight_of(self, rule_id: str) -> int:
        """The cost of one unit of the soft rule with this id. Raises KeyError for an unknown one."""
        return self.weights.get(rule_id, self.default_weights[rule_id])

    def set_values(self) -> dict[str, dict[str, Any]]:
        """What the profile and the instance set, by the name of the table: the defaults are left out."""
        tables = {name: one.model_dump(exclude_unset=True) for name, one in self.parameters.items()}
        return {name: values for name, values in (*tables.items(), ("weights", {**self.weights})) if values}

    @cached_property
    def for_candidates(self) -> tuple[Parameters, ...]:
        """The parameters by which candidates of two centres may differ."""
        return tuple(one for one in self.parameters.values() if not isinstance(one, CentreParameters))

    @cached_property
    def _by_class(self) -> Mapping[type[Parameters], Parameters]:
        return {type(one): one for one in self.parameters.values()}
