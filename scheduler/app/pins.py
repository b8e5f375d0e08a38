"""What the user says is settled: pins, a published timetable that is kept, imposed starts."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.instance import Instance


class Freeze(Enum):
    """What may no longer change of a timetable that people know already."""

    FREE = "free"
    PUBLISHED = "published"
    CONVOKED = "convoked"
    FINAL = "final"


@dataclass(frozen=True)
class Settled:
    """What the user says is settled: files of pins and starts, the centre asked for, how firm `keep` is, and
    the exams and candidates that it does not bind (`release`)."""

    pins: Path | None = None
    keep: Path | None = None
    freeze: Freeze = Freeze.PUBLISHED
    starts: Path | None = None
    centre: str | None = None
    release: tuple[str, ...] = ()

    def under(self, given: "Instance") -> "Instance":
        """The instance under all of it, or the part of the centre. Raises InvalidInput."""
        from instances import check_released, impose_starts, keep_all, keep_rooms, keep_starts, read_pins
        from models.ids import CentreId
        from models.part import part_of

        if self.pins is not None:
            given = read_pins(self.pins, given)
        if self.keep is not None and self.freeze is not Freeze.FREE:
            final = self.freeze is Freeze.FINAL
            check_released(given, self.release)
            given = (keep_all if final else keep_starts)(self.keep, given, self.release)
            if final or self.freeze is Freeze.CONVOKED:
                given = keep_rooms(self.keep, given, self.release)
        mine = None if self.centre is None else CentreId(self.centre)
        if self.starts is not None:
            given = impose_starts(self.starts, given, mine)
        return given if mine is None else part_of(given, mine)
