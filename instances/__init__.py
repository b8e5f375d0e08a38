"""Reading, checking and writing of instances and timetables: the public functions."""

from instances.io.pins.pins_reader import (
    check_released,
    impose_starts,
    keep_all,
    keep_rooms,
    keep_starts,
    publish_starts,
    read_pins,
)
from instances.io.semester.any_format import open_instance
from instances.io.semester.folder_writer import write_folder
from instances.io.semester.save import save_instance
from instances.io.semester.semester_reader import examine, language_of, read_instance
from instances.io.timetable.base import read_base
from instances.io.timetable.fit import check_fit
from instances.io.timetable.imposed_starts import read_handmade, read_imposed
from instances.io.timetable.load import load_timetable, stated_audit
from instances.io.timetable.save import save_timetable
from instances.io.timetable.solving_log import load_solving, save_solving

__all__ = [
    "check_fit",
    "check_released",
    "examine",
    "impose_starts",
    "keep_all",
    "keep_rooms",
    "keep_starts",
    "language_of",
    "load_solving",
    "load_timetable",
    "open_instance",
    "publish_starts",
    "read_base",
    "read_handmade",
    "read_imposed",
    "read_instance",
    "read_pins",
    "save_instance",
    "save_solving",
    "save_timetable",
    "stated_audit",
    "write_folder",
]
