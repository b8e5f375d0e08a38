"""Read a timetable for a semester, whatever its form: ours, a table of starts, a public solution."""

from pathlib import Path

from instances import check_fit, load_timetable
from instances.io.results.result_parts import foreign_parts
from instances.io.timetable.fit import check_name
from models.ids import CentreId
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.part import part_of, with_starts
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.pins import Pinning
from scheduler.app.starts_table import TABLES, read_starts_table


def read_timetable(
    semester: Instance | PublicInstance,
    path: Path | str,
    *,
    edited: bool = False,
    whole: bool = False,
    pinning: Pinning | None = None,
) -> tuple[Instance | PublicInstance, Timetable]:
    """A timetable, and the semester that it decides: under the pins, without rooms and staff if it is a table of
    starts, only the people of its centre if it is a part.

    `edited`: accept tables that somebody has changed since the solve. `whole`: refuse a result whose page or
    solving log belongs to another timetable. Raises InvalidInput if the timetable
    cannot be read or does not belong to the semester.
    """
    path = Path(path)
    if isinstance(semester, PublicInstance):
        return semester, _public(semester, path, edited=edited)
    if path.suffix.casefold() in TABLES:
        semester, timetable = read_starts_table(path, semester)
    else:
        timetable = load_timetable(path, edited=edited)
        check_fit(timetable, semester)
        if whole and not edited:
            _check_parts(path if path.is_dir() else path.parent)
    if pinning is not None:
        semester = pinning.applied_to(semester)
    return part_for(semester, timetable), timetable


def given_timetable(semester: Instance, timetable: Timetable | Path | str) -> Timetable:
    """A timetable given as a value or as the path of one. Raises InvalidInput for a path that cannot be read."""
    return timetable if isinstance(timetable, Timetable) else read_timetable(semester, timetable)[1]


def _check_parts(folder: Path) -> None:
    """Raise InvalidInput for files of the result that belong to another timetable."""
    foreign = foreign_parts(folder)
    if foreign:
        raise InvalidInput(
            tuple(Issue(str(folder / name), 0, "", "", "timetable-foreign") for name in foreign)
        )


def part_for(semester: Instance, timetable: Timetable) -> Instance:
    """The part of the instance that the timetable seats: all of it, or the people of one centre."""
    if not timetable.part or semester.part:
        return semester
    return part_of(with_starts(semester, timetable.starts), CentreId(timetable.part))


def _public(instance: PublicInstance, path: Path, *, edited: bool) -> Timetable:
    if path.suffix == ".sln":
        from instances.io.public.itc2007_solution import read_sln

        return read_sln(path, instance)
    if path.suffix == ".sol":
        from instances.io.public.toronto_solution import read_sol

        return read_sol(path, instance)
    timetable = load_timetable(path, edited=edited)
    check_name(timetable, instance.name)
    return timetable
