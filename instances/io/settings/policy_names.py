"""Settings of a policy by their French names: `règlement.poids.Deux épreuves le même jour` is `policy.weights.two-a-day`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args, get_origin

from instances.io.settings.setting_names import french_name
from instances.io.tables.headings import plain
from models.policy import PolicySchema
from models.policy.french_names import (
    GENERAL_NAMES,
    PARAMETER_NAMES,
    POLICY_NAME,
    PROFILE_NAME,
    VALUE_NAMES,
    WEIGHTS_NAME,
)

POLICY, PROFILE, WEIGHTS = "policy", "profile", "weights"


@dataclass(frozen=True)
class PolicyNames:
    """The French names of what a schema lets settings say of a policy. The English names remain names, too."""

    schema: PolicySchema

    def ours(self, path: Iterable[str]) -> tuple[str, ...]:
        """The English names for the parts of a name below `policy`; an unknown part stays as it is."""
        parts = tuple(path)
        if not parts:
            return parts
        table = self._tables.get(plain(parts[0]), parts[0])
        known = self._weights if table == WEIGHTS else self._parameters(table)
        return (table, *(known.get(plain(part), part) for part in parts[1:2]), *parts[2:])

    def our_value(self, table: str, name: str, value: Any) -> Any:
        """The English word for the French word of a value that a parameter chooses from; any other value as it is."""
        kind = self.schema.parameters.get(table.replace("_", "-"))
        field = None if kind is None else kind.model_fields.get(name)
        if field is None or get_origin(field.annotation) is not Literal or not isinstance(value, str):
            return value
        meant = {plain(VALUE_NAMES[one]): one for one in get_args(field.annotation) if one in VALUE_NAMES}
        return meant.get(plain(value), value)

    def french(self, name: str) -> str:
        """The French name of a setting such as `policy.transfer.gap`; parts without a French name stay as they are."""
        top, *parts = name.split(".")
        if top != POLICY or not parts:
            return french_name(name)
        said = [self.table_names.get(parts[0], parts[0])]
        if len(parts) > 1:
            names = self.weight_names if parts[0] == WEIGHTS else PARAMETER_NAMES
            said.append(names.get(parts[1], parts[1]))
        return ".".join((POLICY_NAME, *said, *parts[2:]))

    @cached_property
    def table_names(self) -> Mapping[str, str]:
        """The French name of each table of parameters, of the weights and of the profile."""
        rules = {
            rule: self.schema.titles[rule][1] for rule in self.schema.parameters if rule in self.schema.titles
        }
        return {**rules, **GENERAL_NAMES, WEIGHTS: WEIGHTS_NAME, PROFILE: PROFILE_NAME}

    @cached_property
    def weight_names(self) -> Mapping[str, str]:
        """The French title of each rule that has a weight."""
        return {
            rule: self.schema.titles[rule][1] for rule in self.schema.weights if rule in self.schema.titles
        }

    @cached_property
    def _tables(self) -> Mapping[str, str]:
        return {plain(french): ours for ours, french in self.table_names.items()}

    @cached_property
    def _weights(self) -> Mapping[str, str]:
        return {plain(french): ours for ours, french in self.weight_names.items()}

    def _parameters(self, table: str) -> Mapping[str, str]:
        """The parameters of a table by their French names."""
        kind = self.schema.parameters.get(table.replace("_", "-"))
        names = () if kind is None else kind.model_fields
        return {plain(PARAMETER_NAMES[name]): name for name in names if name in PARAMETER_NAMES}
