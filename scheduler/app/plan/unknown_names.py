"""A name in a question that is none of the semester: said with the one that is most likely meant."""

from collections.abc import Iterable, Mapping

from instances.io.checks.near_codes import NearCodes
from models.instance import Instance
from models.issues import InvalidInput, Issue


def unknown_exam(given: str, semester: Instance) -> InvalidInput:
    """What is raised for an exam that is none of the semester; the title of a unit means all its exams."""
    titles = {str(unit.id): unit.title for unit in semester.units}
    of_unit: dict[str, list[str]] = {}
    for exam in semester.exams:
        title = titles.get(str(semester.offering[exam.offering].unit), "")
        of_unit.setdefault(title, []).append(str(exam.id))
    names = _themselves(exam.id for exam in semester.exams)
    names |= {title: ", ".join(exams) for title, exams in of_unit.items() if title}
    return _unknown("--exam", given, ("plan-no-exam", "plan-no-exam-near"), names)


def unknown_room(given: str, semester: Instance) -> InvalidInput:
    """What is raised for a room that is none of the semester."""
    names = _themselves(room.id for room in semester.rooms)
    return _unknown("--room", given, ("plan-no-room", "plan-no-room-near"), names)


def unknown_candidate(given: str, people: Iterable[str]) -> InvalidInput:
    """What is raised for a candidate who is none of these people."""
    codes = ("plan-no-candidate", "plan-no-candidate-near")
    return _unknown("--candidate", given, codes, _themselves(people))


def _themselves(ids: Iterable[object]) -> dict[str, str]:
    return {str(one): str(one) for one in ids}


def _unknown(option: str, given: str, codes: tuple[str, str], names: Mapping[str, str]) -> InvalidInput:
    """`codes`: of the message without a name to suggest, and with one. `names` are what people write, with what it means."""
    near = NearCodes(names=names).near(given)
    detail = (("near", near),) if near else ()
    return InvalidInput((Issue(option, 0, "", given, codes[bool(near)], detail),))
