"""What each output says about people: one declaration that the documentation shows and a test holds the outputs to."""

from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """How much an output says of one kind of personal data.

    `NAMED`: with the pseudonymous id of a person. `GROUPS`: of groups, rooms or rules, without an id; a group may be
    one person, so it is not for the public. `IMPLIED`: it follows from who is listed. `NOTHING`: it is not there.
    """

    NAMED = "named"
    GROUPS = "groups"
    IMPLIED = "implied"
    NOTHING = "nothing"


class Audience(StrEnum):
    """For whom an output is."""

    PUBLIC = "public"
    OFFICE = "office"
    STAFF = "staff"
    TEACHERS = "teachers"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Output:
    """One output: a file of the result folder, or what a command prints.

    `candidates` and `staff`: their pseudonymous ids. `needs`: extra time, a room alone, a secretary, an escorted
    transfer. `results`: who passed what.
    """

    name: str
    audience: Audience
    candidates: Detail
    needs: Detail
    staff: Detail
    results: Detail

    def levels(self) -> dict[str, Detail]:
        """The detail of each kind of personal data."""
        return {name: getattr(self, name) for name in PERSONAL_DATA}


PERSONAL_DATA = ("candidates", "needs", "staff", "results")

_NAMED, _GROUPS, _IMPLIED, _NOTHING = Detail.NAMED, Detail.GROUPS, Detail.IMPLIED, Detail.NOTHING

OUTPUTS = (
    Output("public.html", Audience.PUBLIC, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("report.html", Audience.OFFICE, _NAMED, _NAMED, _NAMED, _IMPLIED),
    Output("timetable.json", Audience.OFFICE, _NOTHING, _GROUPS, _NOTHING, _NOTHING),
    Output("seats.csv", Audience.OFFICE, _NAMED, _NAMED, _NOTHING, _IMPLIED),
    Output("overlaps.csv", Audience.OFFICE, _NAMED, _NAMED, _NOTHING, _NOTHING),
    Output("duties.csv", Audience.STAFF, _NOTHING, _GROUPS, _NAMED, _NOTHING),
    Output("missing.csv", Audience.OFFICE, _NAMED, _NAMED, _NOTHING, _NOTHING),
    Output("solving.json", Audience.OFFICE, _NOTHING, _GROUPS, _NOTHING, _NOTHING),
    Output("version.json", Audience.OFFICE, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("checkpoint.npz", Audience.OFFICE, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("exams check", Audience.OFFICE, _NAMED, _NAMED, _NAMED, _NAMED),
    Output("exams solve", Audience.OFFICE, _NAMED, _GROUPS, _NAMED, _NOTHING),
    Output("exams audit", Audience.OFFICE, _NAMED, _GROUPS, _NOTHING, _NOTHING),
    Output("exams compare", Audience.OFFICE, _NAMED, _GROUPS, _NAMED, _NOTHING),
    Output("exams explain", Audience.OFFICE, _NAMED, _GROUPS, _NOTHING, _NOTHING),
    Output("exams repair", Audience.OFFICE, _NAMED, _GROUPS, _NAMED, _NOTHING),
    Output("exams whatif", Audience.OFFICE, _NAMED, _GROUPS, _NOTHING, _NOTHING),
    Output("comparison.html", Audience.OFFICE, _NAMED, _GROUPS, _NOTHING, _NOTHING),
    Output("comparison.csv", Audience.OFFICE, _NOTHING, _GROUPS, _NOTHING, _NOTHING),
    Output("runs.sqlite", Audience.OFFICE, _NAMED, _NAMED, _NAMED, _IMPLIED),
    Output("exams runs", Audience.OFFICE, _NAMED, _GROUPS, _NOTHING, _NOTHING),
    Output("exams suggest", Audience.OFFICE, _NAMED, _GROUPS, _NAMED, _NOTHING),
    Output("exams eligible", Audience.OFFICE, _NAMED, _NOTHING, _NOTHING, _NAMED),
    Output("exams requests", Audience.OFFICE, _NAMED, _NAMED, _NOTHING, _NOTHING),
    Output("decisions.csv", Audience.OFFICE, _NOTHING, _GROUPS, _NOTHING, _NOTHING),
    Output("unresolved pins", Audience.OFFICE, _NAMED, _NOTHING, _NOTHING, _NOTHING),
    Output("exams simulate", Audience.OFFICE, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("exams follow-up", Audience.OFFICE, _NAMED, _GROUPS, _NAMED, _NOTHING),
    Output("hours of duty", Audience.STAFF, _NOTHING, _GROUPS, _NAMED, _NOTHING),
    Output("certificate of attendance", Audience.CANDIDATE, _NAMED, _NOTHING, _NOTHING, _NOTHING),
    Output("exams duties", Audience.STAFF, _NOTHING, _GROUPS, _NOTHING, _NOTHING),
    Output("withdrawals.csv", Audience.OFFICE, _NAMED, _NOTHING, _NOTHING, _NOTHING),
    Output("exams person", Audience.OFFICE, _NAMED, _NAMED, _NOTHING, _IMPLIED),
    Output("exams publish convocations", Audience.CANDIDATE, _NAMED, _NOTHING, _NOTHING, _IMPLIED),
    Output("exams publish private", Audience.CANDIDATE, _NAMED, _NAMED, _NOTHING, _IMPLIED),
    Output("exams publish answers", Audience.CANDIDATE, _NAMED, _NAMED, _NOTHING, _NOTHING),
    Output("exams publish rooms", Audience.STAFF, _NAMED, _NAMED, _NAMED, _IMPLIED),
    Output("exams publish attendance", Audience.STAFF, _NAMED, _NOTHING, _NOTHING, _IMPLIED),
    Output("exams publish instructions", Audience.STAFF, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("exams publish pv", Audience.STAFF, _NOTHING, _NOTHING, _NAMED, _NOTHING),
    Output("exams publish rosters", Audience.STAFF, _NAMED, _NAMED, _NAMED, _NOTHING),
    Output("exams publish calendars", Audience.CANDIDATE, _NAMED, _GROUPS, _IMPLIED, _IMPLIED),
    Output("exams publish doors", Audience.PUBLIC, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("exams publish teachers", Audience.TEACHERS, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("exams publish prints", Audience.OFFICE, _NOTHING, _GROUPS, _NOTHING, _NOTHING),
    Output("exams publish planner", Audience.OFFICE, _NAMED, _NAMED, _NOTHING, _IMPLIED),
    Output("exams publish public", Audience.PUBLIC, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    Output("exams publish systems", Audience.OFFICE, _NAMED, _NAMED, _NAMED, _IMPLIED),
)
"""Every output, the public one first."""
