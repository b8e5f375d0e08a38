"""What the audit finds out about a timetable: tables that checks read and reports draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from models.fairness import FairSearch
from models.rules import RulesFile
from models.timetable import empty

PAPERS = (
    "exam", "session", "unit", "zone", "paper", "start", "gather", "early", "minutes", "late", "gate", "exit",
    "first_exit",
)  # fmt: skip
SITTINGS = (
    "exam", "session", "unit", "organiser", "site", "centre", "zone", "kind", "extra", "paper", "candidates",
    "day", "admission", "start", "end", "late", "gate", "exit", "hold", "release", "gather",
    "early", "occupied_from", "occupied_to",
)  # fmt: skip
BANDS = (
    "site", "room", "seats", "exam", "kind", "candidates", "admission", "start", "end", "occupied_from",
    "occupied_to",
)  # fmt: skip
CHAIN = (
    "exam", "unit", "session", "last_day", "copies_at", "marked_by", "published", "next_exam", "next_day",
    "earliest_next", "slack_days", "binds",
)  # fmt: skip
ATTENDANCE = (
    "candidate", "exam", "session", "centre", "site", "zone", "kind", "extra", "pause", "owed_rest", "paper", "day", "gather",
    "admission", "start", "end", "hold", "out", "rest", "moved", "moved_start", "moved_end", "missed",
    "teaching_mode", "candidate_class", "early", "home",
)  # fmt: skip
PAIRS = (
    "candidate", "centre", "zone", "session", "exam", "other", "overlap", "same_day", "gap", "days", "later",
    "out", "admission", "candidate_class",
)  # fmt: skip
UNRESOLVED = ("candidate", "exam", "other", "stays", "moves", "gap", "start", "reason", "third")
STAFF = (
    "site", "from", "to", "needed", "present", "escorts_needed", "escorts_present", "secretaries_needed",
    "secretaries_present", "authorised_present",
)  # fmt: skip
DICTATIONS = ("site", "room", "exam", "from", "to")
SUPERVISION = ("site", "room", "from", "to", "candidates", "needed")
ESCORT_DUTIES = ("site", "exam", "from", "to")
LOADS = ("staff", "site", "minutes", "duties")

REASONS = {
    "oral": ("one of the two is an oral: nobody is led to or from a jury", "l'une des deux est un oral : nul n'est conduit d'un jury ou à un jury"),
    "remote": ("one of the two is written at home", "l'une des deux se passe à domicile"),
    "isolated": ("who sits alone is not moved", "qui compose seul n'est pas déplacé"),
    "other-site": ("the two are at different sites", "les deux sont sur des sites différents"),
    "not-sat": ("the first exam is moved and no chain is allowed, or it overlaps another", "la première épreuve est déplacée sans enchaînement permis, ou en chevauche une autre"),
    "leak": ("the second paper may be out by then", "le second sujet peut être déjà sorti"),
    "hours": ("the site closes before the end", "le site ferme avant la fin"),
    "longest-day": ("the day would be too long from the first exam on", "la journée serait trop longue depuis la première épreuve"),
    "third-exam": ("a third exam is in the way", "une troisième épreuve gêne"),
    "cap": ("as many exams as allowed are moved already", "le nombre permis d'épreuves est déjà déplacé"),
    "escort": ("no authorised escort is free", "aucun accompagnateur habilité n'est libre"),
    "staff": ("nobody is free to supervise", "personne n'est libre pour surveiller"),
    "seats": ("no room is free", "aucune salle n'est libre"),
    "free": ("nothing is in the way: it can be arranged", "rien ne s'y oppose : on peut l'arranger"),
}  # fmt: skip
"""Why a candidate cannot be led from one exam to another (English, French), in the order asked."""


@dataclass(frozen=True)
class Facts:
    """Everything that follows from an instance and a timetable, computed in UTC. Instants are UTC timestamps.

    `papers`: one row for each (exam, zone). `late` is the last admission, `gate` the gate of its paper, `exit`
    the earliest exit. Candidates with extra time who begin `early` may leave from `first_exit` on.
    `sittings`: one row for each (exam, site, kind, extra time, start). `day` is the local date; `admission` is
    the start less the gathering; `end` ends writing with the group's own duration; `hold` counts the minutes
    kept after the end; `release` is the later of end and gate; `occupied_from` and `occupied_to` include
    check-in and collection.
    `bands`: one row for each (room, exam, kind, start), the bars of the room chart. A jury hears one candidate
    at a time, so an oral counts one candidate for the time of all candidates of its home site together.
    `chain`: one row for each exam of session 1, from its last day to the earliest day of session 2. `binds`
    marks the smallest slack of the semester.
    `staff`: one row for each (site, interval), with the invigilators, escorts and secretaries needed and
    present. `authorised_present` counts once a person who may be both escort and secretary.
    `dictations`: one row for each (candidate, exam) with a seat and a secretary.
    `supervision`: one row for each (room, interval) without a change of people, with the invigilators needed.
    `escort_duties`: one row for each escort needed, from the end of the first `exam` to the second's new start.
    `loads`: one row for each member of staff of a site where anybody is named: minutes on duty and duties.
    `attendance`: one row for each (candidate, exam) that has a start, with the candidate's published times.
    `out` is the later of end and gate; `rest` counts the minutes of rest owed after it; `early` shifts
    everything from admission to end. `moved` and `missed` say what became of the exam. `home` is the
    candidate's own site, `site` the one where they sit.
    `pairs`: one row for each candidate and two exams of a session, `exam` before `other` by id. `gap` counts
    the minutes from the first exam's `out` to the second's `admission`, `days` the local days between them;
    `later` is True where `exam` is the second.
    `unresolved`: one row for each way to resolve an unresolved overlap of `exam` with `other`, which is not
    sat: lead the candidate from `stays` to `moves`, which begins at `start` after `gap` minutes. `reason` is the
    first key of REASONS that stands against it; `third` names the third exam where that is the reason.
    """

    papers: pd.DataFrame
    sittings: pd.DataFrame
    bands: pd.DataFrame
    chain: pd.DataFrame
    staff: pd.DataFrame
    supervision: pd.DataFrame = field(default_factory=lambda: empty(SUPERVISION))
    dictations: pd.DataFrame = field(default_factory=lambda: empty(DICTATIONS))
    escort_duties: pd.DataFrame = field(default_factory=lambda: empty(ESCORT_DUTIES))
    loads: pd.DataFrame = field(default_factory=lambda: empty(LOADS))
    attendance: pd.DataFrame = field(default_factory=lambda: empty(ATTENDANCE))
    pairs: pd.DataFrame = field(default_factory=lambda: empty(PAIRS))
    unresolved: pd.DataFrame = field(default_factory=lambda: empty(UNRESOLVED))


@dataclass(frozen=True)
class Verdict:
    """The audit's answer: every finding, the cost by soft rule, and the facts behind them.

    `rules_file`: the user's own file of rules by which it judged, besides the catalogue.
    """

    findings: pd.DataFrame
    costs: Mapping[str, int]
    facts: Facts
    rules_file: RulesFile | None = None

    @property
    def hard(self) -> int:
        """Number of hard findings."""
        return int((self.findings["severity"] == "hard").sum())

    @property
    def cost(self) -> int:
        """Total cost: the sum by rule."""
        return sum(self.costs.values())


@dataclass(frozen=True)
class Solving:
    """How a solve went, for the report: one row of `progress` an event (seconds, cost, bound, phase).

    `witness`: who confirms a proof of optimality; blank where there is none. `rules_file`: the user's own file of rules.
    `fair`: the search for a fairer timetable that followed, if one was asked for.
    """

    status: str
    seconds: float
    bound: int
    bounds: Mapping[str, int]
    seed: int
    progress: pd.DataFrame
    witness: str = ""
    rules_file: RulesFile | None = None
    fair: FairSearch | None = None
