"""Seeded generator of instances: same profile and seed, same bytes."""

from instances.generator.build import generate
from instances.generator.profiles import PROFILES, Profile

__all__ = ["PROFILES", "Profile", "generate"]
