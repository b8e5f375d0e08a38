"""Who else an exam needs in its rooms: its teacher, and secretaries for those who dictate."""

from models.facts import Facts
from models.instance import Instance
from reports.page_data.id_codes import Columns, counts
from reports.page_data.page_ids import PageIds


def presences(instance: Instance, ids: PageIds) -> Columns:
    """One row for each (teacher, exam, site) where the teacher must be in the room when the exam begins."""
    table = instance.presences
    return {
        "teacher": ids.teachers.of(table["teacher"]),
        "exam": ids.exams.of(table["exam"]),
        "site": ids.sites.of(table["site"]),
    }


def secretaries(facts: Facts, ids: PageIds) -> Columns:
    """One row for each (exam, site) where candidates dictate to a secretary: how many do."""
    rows = facts.dictations.groupby(["exam", "site"]).size().rename("people").reset_index()
    return {
        "exam": ids.exams.of(rows["exam"]),
        "site": ids.sites.of(rows["site"]),
        "people": counts(rows["people"]),
    }
