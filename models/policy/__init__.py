"""Policies: what an institution may set about each rule.

`parameters` declares the parameters of each rule with their defaults, `weights` the costs of the soft rules,
`profiles` what the regulations of the Cnam and another university change of both.
"""

from models.policy.parameters import LeakGatePolicy
from models.policy.policy import Policy
from models.policy.profiles import PROFILES, policy_from
from models.policy.weights import DEFAULT_WEIGHTS

__all__ = ["DEFAULT_WEIGHTS", "PROFILES", "LeakGatePolicy", "Policy", "policy_from"]
