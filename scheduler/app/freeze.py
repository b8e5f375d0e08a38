"""How firm a timetable is that people know already."""

from enum import StrEnum


class Freeze(StrEnum):
    """What may no longer change of a timetable that people know already."""

    FREE = "free"
    PUBLISHED = "published"
    CONVOKED = "convoked"
    FINAL = "final"
