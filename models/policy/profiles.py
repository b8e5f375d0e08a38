"""Profiles of the regulation: what each changes of the defaults, and the policy of an instance.

`national` is PACA's text wherever the texts differ only by silence; `paris` counts marking days from
the exam; both let moved exams follow one another (an interpretation); `paca` counts them from the receipt of copies; `pandemic` is national with every second place
left free. `neutral` is another university: one clock, no containment, no supervised transfer, session 2 once
results are out. A centre names its profile; what the instance sets itself wins over every profile.
"""

from collections.abc import Container, Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from models.policy.policy import Policy
from models.policy.schema import PolicySchema

Settings = Mapping[str, Mapping[str, Any]]
"""Values of parameters by the name of their table: a rule id, or `weights`."""

PROFILES: Mapping[str, Settings] = {
    "national": {"transfer": {"chain": "allow"}},
    "paca": {"date-chain": {"marking_anchor": "receipt"}},
    "paris": {
        "date-chain": {"marking_anchor": "exam"},
        "working-time": {"profile": "public"},
        "transfer": {"chain": "allow"},
        "notice": {"convoked": "first", "confirm": 0, "requests": "session", "answer": 7},
    },
    "pandemic": {
        "room-seats": {"capacity_percent": 50},
        "notice": {"calendar": 15, "convocation": 15, "convoked": "first"},
    },
    "neutral": {
        "opening-hours": {"check_in": 15, "collect": 15},
        "date-chain": {"marking_anchor": "exam", "marking": 14, "gap": 0},
        "leak-gate": {"late_cap": 30, "release_floor": 30, "max_hold": 0, "max_gather": 0},
        "extra-time": {"rest": 30, "early": 0},
        "transfer": {"cap": 0},
        "second-session": {"required": False},
        "invigilators": {"ratio": 30},
        "working-time": {"profile": "none"},
    },
}

MOST_WEIGHT = 1_000_000
"""The largest weight: the engine adds up costs in 32 bits, and a weight counts once for each candidate concerned."""

WEIGHTS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, Annotated[int, Field(ge=0, le=MOST_WEIGHT)]])
"""Checks a table of weights: integers from 0 to the largest."""


def policy_from(profile: str, overrides: Settings, schema: PolicySchema) -> Policy:
    """The profile's policy with the instance's own settings laid over it (settings win).

    Raises KeyError for an unknown profile, ValueError (pydantic.ValidationError for a single value) for a bad setting
    or one that no rule of the schema knows.
    """
    return _checked(merged(profile, overrides, schema.parameters), schema)


def policy_with(policy: Policy, overrides: Settings, schema: PolicySchema) -> Policy:
    """The policy with other settings laid over what its profile and its instance set. Raises as `policy_from` does."""
    return _checked(_laid_over(policy.set_values(), overrides), schema)


def _checked(given: dict[str, dict[str, Any]], schema: PolicySchema) -> Policy:
    weights = WEIGHTS.validate_python(given.pop("weights", {}))
    if unknown := {*given} - {*schema.parameters} | {*weights} - {*schema.weights}:
        raise ValueError(f"no rule has parameters or a weight under {', '.join(sorted(unknown))}")
    parameters = {name: kind.model_validate(given.get(name, {})) for name, kind in schema.parameters.items()}
    if lighter := too_light({**schema.weights, **weights}, schema):
        raise ValueError(f"weights: {lighter[0]} must be at least {lighter[1]}")
    return Policy(parameters, weights, schema.weights)


def merged(profile: str, overrides: Settings, known: Container[str]) -> dict[str, dict[str, Any]]:
    """What the profile sets in the `known` tables with the instance's own settings laid over it, by the name of the table."""
    values = {name: dict(table) for name, table in PROFILES[profile].items() if name in known}
    return _laid_over(values, overrides)


def _laid_over(values: dict[str, dict[str, Any]], overrides: Settings) -> dict[str, dict[str, Any]]:
    for name, table in overrides.items():
        name = name.replace("_", "-")
        values[name] = {**values.get(name, {}), **table}
    return values


def too_light(weights: Mapping[str, int], schema: PolicySchema) -> tuple[str, str] | None:
    """The first rule whose weight is below that of a rule which it must outweigh, and that rule."""
    pairs = ((rule, other) for rule, others in schema.outweighs.items() for other in others)
    return next((pair for pair in pairs if weights[pair[0]] < weights[pair[1]]), None)
