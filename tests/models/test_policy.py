"""A policy is a mapping by rule id; every rule declares its parameters, their meanings and its weight."""

from typing import Annotated, get_args

import pytest

from models.policy import (
    GENERAL,
    PROFILES,
    LeakGateParameters,
    Meaning,
    Parameters,
    Policy,
    TransferParameters,
)
from models.policy.parameter import meanings
from models.rules import Enforcement
from scheduler.rules.ordered_catalogue import RULES
from tests.support.reading import SCHEMA, policy_of

INFOS = [rule.info for rule in RULES]


class Unknown(Parameters):
    """Parameters that no rule of the catalogue declares."""

    minutes: int = 7


def test_parameters_are_asked_for_by_class() -> None:
    policy = policy_of("neutral", {"leak_gate": {"max_hold": 45}, "leak-gate": {"max_gather": 20}})
    gate = policy.of(LeakGateParameters)
    # neutral: nobody enters after 30 minutes; the two limits are the instance's own
    assert (gate.late_cap, gate.max_hold, gate.max_gather, gate.late_divisor) == (30, 45, 20, 3)
    assert policy.parameters["leak-gate"] is gate
    assert policy.of(TransferParameters).cap == 0


def test_what_no_rule_declares_has_its_defaults() -> None:
    assert policy_of().of(Unknown).minutes == 7
    assert Policy().of(TransferParameters) == TransferParameters()


def test_weights_are_the_policys_else_the_rules() -> None:
    hold, gate = (next(info for info in INFOS if info.id == rule) for rule in ("hold", "leak-gate"))
    assert policy_of("national", {"weights": {"hold": 4}}).weight(hold) == 4
    assert (policy_of().weight(hold), Policy().weight(hold)) == (1, 1)
    with pytest.raises(ValueError, match="has no weight"):
        policy_of().weight(gate)


@pytest.mark.parametrize("name", ["lunch-break", "weights"])
def test_settings_of_no_rule_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="lunch-break"):
        policy_of("national", {name: {"lunch-break": 3}})


def test_what_is_set_is_told_apart_from_defaults() -> None:
    policy = policy_of("pandemic", {"transfer": {"cap": 2}, "weights": {"hold": 1}})
    assert policy.set_values() == {
        **PROFILES["pandemic"],
        "transfer": {"cap": 2},  # equal to the default, but set
        "weights": {"hold": 1},
    }


def test_profiles_set_only_what_rules_declare() -> None:
    for profile, tables in PROFILES.items():
        policy_of("national", tables)
        assert set(tables) <= {*SCHEMA.parameters, "weights"}, profile


def test_every_rule_declares_the_class_of_its_own_name() -> None:
    for info in INFOS:
        if info.parameters is not None:
            title = "".join(part.title() for part in info.id.split("-"))
            assert info.parameters.__name__ == f"{title}Parameters"
    assert set(SCHEMA.parameters) == {str(i.id) for i in INFOS if i.parameters} | set(GENERAL)


def test_every_parameter_has_a_meaning_in_both_languages() -> None:
    for kind in SCHEMA.parameters.values():
        for name, meaning in meanings(kind).items():
            assert "" not in (meaning.english, meaning.french), (kind, name)
    with pytest.raises(ValueError, match=r"Unknown\.minutes"):
        meanings(Unknown)


def test_a_meaning_describes_the_json_schema() -> None:
    class Told(Parameters):
        minutes: Annotated[int, Meaning("so long", "si longtemps", unit="minutes")] = 3

    assert Told.model_json_schema()["properties"]["minutes"]["description"] == "so long / si longtemps"


def test_only_hard_rules_have_a_price_of_relaxing() -> None:
    relaxed = {str(info.id): info.relax for info in INFOS if info.relax is not None}
    assert all(info.kind == "hard" for info in INFOS if info.relax is not None)
    assert min(relaxed.values()) > 0
    # rights and laws have none
    assert not {"isolated-room", "extra-time", "open-days", "own-centre", "imposed-start"} & set(relaxed)


def test_hard_rules_have_no_weight() -> None:
    for info in INFOS:
        assert info.weight is None or info.kind == "soft", info.id
        assert info.enforced in get_args(Enforcement)
        assert all(other in SCHEMA.weights for other in info.outweighs), info.id
