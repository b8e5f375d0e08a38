"""Whether a semester is still the one that a result was made for."""

from pathlib import Path

from instances.io.results.content_digest import content_digest
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import timetable_digest
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RulesFile


def content_of(semester: Instance | PublicInstance, rules: RulesFile | None) -> str:
    """A digest of all that decides the cost: data, policy and pins, and the user's own rules if there are any."""
    return content_digest(semester if rules is None else (semester, rules))


def has_other_content(semester: Instance | PublicInstance, path: Path, rules: RulesFile | None) -> bool:
    """Whether data, policy, pins or the user's own rules differ from those of the result in this folder (its
    timetable.json may be named).

    False where nobody knows: a result that keeps no digest of them, a timetable that is not the folder's own, a part.
    """
    folder = path if path.is_dir() else path.parent
    record = ResultFolder(folder).current()
    if record is None or not record.content or (isinstance(semester, Instance) and semester.part):
        return False
    try:
        own = timetable_digest(folder) == record.timetable
    except OSError:
        return False
    return own and content_of(semester, rules) != record.content
