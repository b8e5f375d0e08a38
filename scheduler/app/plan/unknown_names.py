"""A name in a question that is none of the semester: said with the one that is most likely meant."""

from collections.abc import Mapping

from instances.io.checks.near_codes import NearCodes
from models.instance import Instance
from models.issues import InvalidInput, Issue


def unknown_name(option: str, given: str, codes: tuple[str, str], names: Mapping[str, str]) -> InvalidInput:
    """What is raised for a value of an option that is none of these names, which are written by their keys. `codes`: of the
    message without a name to suggest, and with one."""
    near = NearCodes(names=names).near(given)
    detail = (("near", near),) if near else ()
    return InvalidInput((Issue(option, 0, "", given, codes[bool(near)], detail),))


def names_of_exams(semester: Instance) -> dict[str, str]:
    """Exams by their ids, and all exams of a unit by its title."""
    titles = {str(unit.id): unit.title for unit in semester.units}
    of_unit: dict[str, list[str]] = {}
    for exam in semester.exams:
        title = titles.get(str(semester.offering[exam.offering].unit), "")
        of_unit.setdefault(title, []).append(str(exam.id))
    return {str(exam.id): str(exam.id) for exam in semester.exams} | {
        title: ", ".join(exams) for title, exams in of_unit.items() if title
    }
