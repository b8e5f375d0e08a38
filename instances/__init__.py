"""Where instances come from, and how instances and timetables are kept."""

from instances.folder import examine, read_instance
from instances.opening import open_instance
from instances.pinned import impose_starts, keep_all, keep_rooms, keep_starts, read_pins, released
from instances.save import save_instance
from instances.solving_file import load_solving, save_solving
from instances.timetable_base import read_base
from instances.timetable_file import save_timetable
from instances.timetable_fit import check_fit
from instances.timetable_imposed import read_handmade, read_imposed
from instances.timetable_load import load_timetable
from instances.write import write_folder

__all__ = [
    "check_fit",
    "examine",
    "impose_starts",
    "keep_all",
    "keep_rooms",
    "keep_starts",
    "load_solving",
    "load_timetable",
    "open_instance",
    "read_base",
    "read_handmade",
    "read_imposed",
    "read_instance",
    "read_pins",
    "released",
    "save_instance",
    "save_solving",
    "save_timetable",
    "write_folder",
]
