"""What may not change: pins of a planner, a timetable that people know already, imposed starts."""

from dataclasses import dataclass
from pathlib import Path

from instances import check_released, impose_starts, keep_all, keep_rooms, keep_starts, read_pins
from models.ids import CentreId
from models.instance import Instance
from models.part import part_of
from scheduler.app.freeze import Freeze


@dataclass(frozen=True)
class Pinning:
    """What to pin before a solve or an audit.

    `pins`: a table of pins. `keep`: a timetable that people know already, `freeze` what may not change of
    it, `release` the exams and candidates that it does not bind. `starts`: a table of imposed starts,
    `centre` the only centre whose people are then placed.
    """

    pins: Path | None = None
    keep: Path | None = None
    freeze: Freeze = Freeze.PUBLISHED
    starts: Path | None = None
    centre: str | None = None
    release: tuple[str, ...] = ()

    def applied_to(self, semester: Instance) -> Instance:
        """The semester with all of it pinned, or the part of the centre.

        Raises InvalidInput for what cannot be read, and for pins that contradict each other.
        """
        if self.pins is not None:
            semester = read_pins(self.pins, semester)
        if self.keep is not None and self.freeze is not Freeze.FREE:
            final = self.freeze is Freeze.FINAL
            check_released(semester, self.release)
            semester = (keep_all if final else keep_starts)(self.keep, semester, self.release)
            if final or self.freeze is Freeze.CONVOKED:
                semester = keep_rooms(self.keep, semester, self.release)
        centre = None if self.centre is None else CentreId(self.centre)
        if self.starts is not None:
            semester = impose_starts(self.starts, semester, centre)
        return semester if centre is None else part_of(semester, centre)
