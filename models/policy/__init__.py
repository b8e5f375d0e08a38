"""Policies: what an institution may set about each rule.

Every rule declares its parameters and its default weight; `profiles` holds what the regulations of the Cnam and another
university change of both. Parameters that several rules or packages read are here, the others beside their rule: no
rule imports another.
"""

from models.policy.calendar_parameters import (
    GENERAL,
    DateChainParameters,
    MakeUpParameters,
    OpenDaysParameters,
    OpeningHoursParameters,
    RemoteHoursParameters,
    SecondSessionParameters,
    StartGridParameters,
)
from models.policy.notice_parameters import NoticeParameters
from models.policy.parameter import CentreParameters, Days, Meaning, Minutes, Parameters
from models.policy.policy import Policy
from models.policy.profiles import PROFILES, policy_from
from models.policy.schema import PolicySchema
from models.policy.sitting_parameters import (
    EarlyStartParameters,
    ExtraTimeParameters,
    GatherParameters,
    InvigilatorsParameters,
    LateNeedsParameters,
    LeakGateParameters,
    RoomFeaturesParameters,
    RoomSeatsParameters,
    TeacherOnePlaceParameters,
    TransferParameters,
    VariantParameters,
)

__all__ = [
    "GENERAL",
    "PROFILES",
    "CentreParameters",
    "DateChainParameters",
    "Days",
    "EarlyStartParameters",
    "ExtraTimeParameters",
    "GatherParameters",
    "InvigilatorsParameters",
    "LateNeedsParameters",
    "LeakGateParameters",
    "MakeUpParameters",
    "Meaning",
    "Minutes",
    "NoticeParameters",
    "OpenDaysParameters",
    "OpeningHoursParameters",
    "Parameters",
    "Policy",
    "PolicySchema",
    "RemoteHoursParameters",
    "RoomFeaturesParameters",
    "RoomSeatsParameters",
    "SecondSessionParameters",
    "StartGridParameters",
    "TeacherOnePlaceParameters",
    "TransferParameters",
    "VariantParameters",
    "policy_from",
]
