"""Identifiers as types: an `ExamId` never passes for a `UnitId`. All keep leading zeros."""

from typing import NewType

from pydantic import BaseModel, ConfigDict

CentreId = NewType("CentreId", str)
SiteId = NewType("SiteId", str)
RoomId = NewType("RoomId", str)
UnitId = NewType("UnitId", str)
OfferingId = NewType("OfferingId", str)
ExamId = NewType("ExamId", str)
TeacherId = NewType("TeacherId", str)
RuleId = NewType("RuleId", str)


class Frozen(BaseModel):
    """Base of the small value types: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
