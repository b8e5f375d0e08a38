"""What may not change: pins of a planner, a timetable that people know already, imposed starts."""

from dataclasses import dataclass
from pathlib import Path

from instances import (
    check_released,
    impose_starts,
    keep_all,
    keep_rooms,
    keep_starts,
    publish_starts,
    read_pins,
)
from instances.io.results.result_folder import is_published
from models.ids import CentreId
from models.instance import Instance
from models.part import part_of
from scheduler.app.freeze import Freeze


@dataclass(frozen=True)
class Pinning:
    """What to pin before a solve or an audit.

    `pins`: a table of pins. `keep`: a timetable that people know already, `freeze` what may not change of
    it, `release` the exams and candidates of which only the published starts bind. `published`: a result that is
    published: its starts stay. `starts`: a table of imposed starts, `centre` the only centre whose people are then
    placed.
    """

    pins: Path | None = None
    keep: Path | None = None
    freeze: Freeze = Freeze.PUBLISHED
    starts: Path | None = None
    centre: str | None = None
    release: tuple[str, ...] = ()
    published: Path | None = None

    def applied_to(self, semester: Instance) -> Instance:
        """The semester with all of it pinned, or the part of the centre.

        Raises InvalidInput for what cannot be read, and for pins that contradict each other.
        """
        if self.pins is not None:
            semester = read_pins(self.pins, semester)
        if self.published is not None:
            semester = keep_starts(self.published, semester, self.release)
        if self.keep is not None:
            semester = self._bound_to(self.keep, semester)
        centre = None if self.centre is None else CentreId(self.centre)
        if self.starts is not None:
            semester = impose_starts(self.starts, semester, centre)
        return semester if centre is None else part_of(semester, centre)

    def _bound_to(self, keep: Path, semester: Instance) -> Instance:
        """The semester with what may not change of the timetable that people know."""
        check_released(semester, self.release)
        if self.freeze is Freeze.FREE:
            return publish_starts(keep, semester) if is_published(keep) else semester
        final = self.freeze is Freeze.FINAL
        semester = (keep_all if final else keep_starts)(keep, semester, self.release)
        if final or self.freeze is Freeze.CONVOKED:
            semester = keep_rooms(keep, semester, self.release)
        return semester
