"""Profiles of the regulation: what each changes of the defaults, and the policy of an instance.

`national` is PACA's text wherever the texts differ only by silence; `paris` counts marking days from
the exam; `paca` counts them from the receipt of copies; `pandemic` is national with every second place
left free. `neutral` is another university: one clock, no containment, no supervised transfer, session 2 once
results are out. A centre names its profile; what the instance sets itself wins over every profile.
"""

from collections.abc import Mapping
from typing import Any

from models.policy.policy import Policy

PROFILES: Mapping[str, dict[str, Any]] = {
    "national": {},
    "paca": {"date_chain": {"marking_anchor": "receipt"}},
    "paris": {"date_chain": {"marking_anchor": "exam"}},
    "pandemic": {"room_seats": {"capacity_percent": 50}},
    "neutral": {
        "opening_hours": {"check_in": 15, "collect": 15},
        "date_chain": {"marking_anchor": "exam", "marking": 14, "gap": 0},
        "leak_gate": {"late_cap": 30, "release_floor": 30, "max_hold": 0, "max_gather": 0},
        "extra_time": {"rest": 30, "early": 0},
        "transfer": {"cap": 0},
        "second_session": {"required": False},
        "invigilators": {"ratio": 30},
    },
}


def policy_from(profile: str, overrides: Mapping[str, Any]) -> Policy:
    """The profile's policy with the instance's own settings laid over it (settings win).

    Raises KeyError for an unknown profile, pydantic.ValidationError for a bad setting.
    """
    merged: dict[str, Any] = {key: dict(value) for key, value in PROFILES[profile].items()}
    for key, value in overrides.items():
        key = key.replace("-", "_")
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, Mapping) else value
    return Policy.model_validate(merged)
