"""`instances.md`: the shipped semesters with their sizes."""

from collections.abc import Iterator
from pathlib import Path

from markdown import table

from instances import read_instance
from scheduler.app.catalogue import schema_of

FOLDER = Path(__file__).resolve().parents[2] / "instances"

HEAD = """# Shipped instances

Each folder has a README that says what is real, what is invented, and how it was made. `instances/tiny` proves its optimum on
paper. The folders of `instances/infeasible` cannot be scheduled, each for a reason one can see.
"""
FOOT = """
## Public instances

`exams solve` reads examination files of the International Timetabling Competition 2007 (`.exam`) and of the Toronto
collection (`.stu` with `.crs` beside it; `--periods P` where the name is not one of the usual ones). The files belong to their
authors and are not here.
"""


def page() -> str:
    """The page."""
    head = ("instance", "title", "exams", "candidates", "registrations", "sites", "zones")
    return "\n".join([HEAD, table(head, _rows()), FOOT])


def _rows() -> Iterator[tuple[object, ...]]:
    for settings in sorted(FOLDER.rglob("instance.toml")):
        given = read_instance(settings.parent, schema=schema_of())
        yield (
            f"`instances/{settings.parent.relative_to(FOLDER).as_posix()}`",
            given.title,
            len(given.exams),
            len(given.candidates),
            len(given.registrations),
            len(given.sites),
            len({site.zone for site in given.sites}),
        )
