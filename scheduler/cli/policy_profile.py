"""Policy profiles as choices of the command line."""

from enum import StrEnum

from models.policy import PROFILES

Profile = StrEnum("Profile", {name: name for name in PROFILES})  # type: ignore[misc]
