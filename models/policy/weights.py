"""What one unit of each soft rule costs by default."""

from collections.abc import Mapping

DEFAULT_WEIGHTS: Mapping[str, int] = {
    "overlap-unresolved": 5000,
    "transfer": 500,
    "variant": 2000,
    "hold": 1,
    "gather": 1,
    "late-needs": 200,
    "early-start": 1,
    "two-a-day": 10,
    "back-to-back": 20,
    "three-in-three": 10,
    "evening-then-morning": 10,
    "weekday-daytime": 2,
    "early-large": 2,
    "after-session": 10,
    "sittings": 1,
    "rooms": 1,
    "travel": 1,
    "teacher-reachable": 5,
    "preferences": 5,
    "changed-start": 5,
    "changed-room": 1,
}
