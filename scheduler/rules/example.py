"""The example of a rule: one small timetable that keeps it, and one that breaks it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from instances.builder.semester_builder import SemesterBuilder
from models.policy import PolicySchema

Edit = Callable[[SemesterBuilder], object]
"""Changes a small semester or its timetable."""


def _nothing(semester: SemesterBuilder) -> None:
    """Leave the semester as it is."""


@dataclass(frozen=True)
class Example:
    """Two timetables of one small semester: `check_rule` audits both, the reference page of the rules tells them.

    Both begin with the `sandbox` semester and what `given` changes. `kept` then makes the timetable that keeps the
    rule, so that it has no finding; `broken` makes the one that breaks it. `finding` says what its only finding holds:
    values of columns of `FINDING_COLUMNS` as text, the cost as a number. `keeps` and `breaks` tell the two timetables
    in one sentence each, in English and in French.
    """

    keeps: tuple[str, str]
    breaks: tuple[str, str]
    finding: Mapping[str, str | int]
    broken: Edit = _nothing
    kept: Edit = _nothing
    given: Edit = _nothing

    def semester_kept(self, schema: PolicySchema) -> SemesterBuilder:
        """The semester with the timetable that keeps the rule; `schema` is that of the catalogue."""
        return self._made(self.kept, schema)

    def semester_broken(self, schema: PolicySchema) -> SemesterBuilder:
        """The semester with the timetable that breaks the rule."""
        return self._made(self.broken, schema)

    def _made(self, edit: Edit, schema: PolicySchema) -> SemesterBuilder:
        semester = sandbox(schema)
        self.given(semester)
        edit(semester)
        return semester


def sandbox(schema: PolicySchema) -> SemesterBuilder:
    """A semester of four exams in two centres, and a timetable that no rule has anything to say about but what it uses.

    | exam | minutes | candidates | begins |
    |---|---|---|---|
    | ALG | 120 | ann, bob at Paris | Monday 22 January 2024 at 18:00 |
    | GEO | 180, taught by day | dan at Paris, eve at Saint-Denis | Tuesday 23 January at 14:00, 17:00 at Saint-Denis |
    | BIO | 120 | bob at Paris, cid at Melun | Thursday 25 January at 18:00 |
    | ALG-2 | 120, session 2 of ALG | ann, bob at Paris | Tuesday 9 April at 18:00 |

    Session 1 lasts from Monday 22 January to Saturday 3 February 2024, session 2 from 8 to 13 April; exams begin at
    8:30, 14:00 or 18:00 from Monday to Saturday. Paris and Melun are sites of the centre Paris; Saint-Denis, three hours ahead in
    winter, is that of the centre Réunion. Every exam has a room of its own with 200 seats at each site, named as in Paris/ALG; sites are open from 7:00 to
    23:00 and have 50 staff, 20 of them escorts.
    """
    windows = (date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13))
    semester = SemesterBuilder(schema=schema, windows=windows)
    semester.site("Melun", centre="Paris").site("Saint-Denis", REUNION, "Réunion")
    semester.exam("ALG", 120, teaching_mode="soir").exam("GEO", 180, teaching_mode="jour")
    semester.exam("BIO", 120, teaching_mode="soir").exam("ALG-2", 120, session=2, of="ALG")
    semester.person("ann", "ALG").person("bob", "ALG", "BIO").person("cid", "BIO", site="Melun")
    semester.person("dan", "GEO").person("eve", "GEO", site="Saint-Denis")
    semester.start("ALG", "2024-01-22 18:00").start("BIO", "2024-01-25 18:00")
    semester.start("GEO", "2024-01-23 14:00").start("GEO", "2024-01-23 17:00", REUNION)
    return semester.start("ALG-2", "2024-04-09 18:00")


REUNION = "Indian/Reunion"
"""The time zone of Saint-Denis."""
