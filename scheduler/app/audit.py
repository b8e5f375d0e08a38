"""The independent verdict on a timetable; our own instances and public ones alike."""

from dataclasses import replace
from pathlib import Path

from models.facts import Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue, file_of
from scheduler.app.read_timetable import part_for, read_timetable
from scheduler.app.stated_cost import with_stated_cost


def audit(
    semester: Instance | PublicInstance,
    timetable: Timetable | Path | str,
    *,
    rules: Catalogue | None = None,
    edited: bool = False,
) -> Verdict:
    """Judge a timetable from the instance and the timetable alone: every finding, and the cost of every soft rule.

    `timetable` is a value, or the path of one in any form that `read_timetable` knows. `rules` None: the
    usual catalogue of the instance. A file that states another cost than the audit's is a finding of `stated-cost`,
    unless it is `edited`. Raises InvalidInput if the timetable cannot be read or is not of this instance.
    """
    if not isinstance(timetable, Timetable):
        path = Path(timetable)
        semester, decided = read_timetable(semester, path, edited=edited)
        verdict = audit(semester, decided, rules=rules)
        return verdict if edited else with_stated_cost(semester, verdict, path)
    if isinstance(semester, PublicInstance):
        from scheduler.audit.public_verdict import audit_public

        return audit_public(semester, timetable, rules)
    from scheduler.audit.verdict import audit as verdict_on

    return replace(verdict_on(part_for(semester, timetable), timetable, rules), rules_file=file_of(rules))
