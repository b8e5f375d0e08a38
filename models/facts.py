"""What the audit finds out about a timetable: tables that checks read and reports draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

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
    "candidate", "exam", "session", "centre", "site", "zone", "kind", "extra", "paper", "day", "gather",
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
WATCHED = ("site", "room", "from", "to", "candidates", "needed")
WAYS = ("site", "exam", "from", "to")
LOADS = ("staff", "site", "minutes", "duties")

REASONS = {
    "oral": ("one of the two is an oral: nobody is led to or from a jury", "l'une des deux est un oral : nul n'est conduit d'un jury ou à un jury"),
    "remote": ("one of the two is written at home", "l'une des deux se passe à domicile"),
    "isolated": ("who sits alone is not moved", "qui compose seul n'est pas déplacé"),
    "other-site": ("the two are at different sites", "les deux sont sur des sites différents"),
    "not-sat": ("the first exam is moved or overlaps another", "la première épreuve est déplacée ou en chevauche une autre"),
    "leak": ("the second paper may be out by then", "le second sujet peut être déjà sorti"),
    "hours": ("the site closes before the end", "le site ferme avant la fin"),
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
    """Everything derivable from (instance, timetable), recomputed in UTC. Instants are UTC timestamps.

    `papers` one row for each (exam, zone): last admission `late`, `gate` of its paper, earliest `exit`; with an
    `early` start for extra time those candidates may leave first, at `first_exit`.
    `sittings` one row for each (exam, site, kind, start): `day` is the local date, `admission` = start -
    gather, `end` of writing with the own duration, `hold` minutes kept after the end, `release` =
    max(end, gate), `occupied_from/to` with check-in and collection.
    `bands` one row for each (room, exam, kind, start): the Gantt of a site; before a jury (an oral) one candidate at a
    time, for the block of the sitting: the own slots of its home site's candidates together.
    `chain` one row for each exam of session 1: from its last day to the earliest day of session 2;
    `binds` is True where the slack is the smallest of the semester.
    `staff` one row for each (site, interval): invigilators, escorts and secretaries needed against present;
    `authorised_present` counts once who may be either of the last two.
    `dictations` one row for each (candidate, exam) with a secretary: where (room blank: no seat), and from when to when.
    `watched` one row for each (room, interval) of the same people: how many invigilators it needs.
    `ways` one row for each escort who is needed: from the first `exam` of a site to the second's new start.
    `loads` one row for each person of the staff of a site where anybody is named: minutes on duty, and duties.
    `attendance` one row for each (candidate, exam) that has a start: the published times of the candidate
    (`out` = max(end, gate), `rest` minutes owed after it; who begins `early` minutes before the others
    does so from admission to end), whether the exam is `moved` or `missed`, and the `home` site where the `site` is another that receives.
    `pairs` one row for each (candidate, two exams of one session), `exam` before `other` by id: whether they
    overlap, start on the same local day, and the `gap` in minutes from the earlier's `out` to the later's
    `admission`; `days` from one local day to the other, `later` whether `exam` is the later one.
    `unresolved` one row for each way out of an unresolved overlap (of `exam`, and `other`, which is not sat):
    to lead the candidate from `stays` to `moves`, which begins at `start` after `gap` minutes; `reason`
    is the first word of REASONS that says why not, `third` the third exam where it is that.
    """

    papers: pd.DataFrame
    sittings: pd.DataFrame
    bands: pd.DataFrame
    chain: pd.DataFrame
    staff: pd.DataFrame
    watched: pd.DataFrame = field(default_factory=lambda: empty(WATCHED))
    dictations: pd.DataFrame = field(default_factory=lambda: empty(DICTATIONS))
    ways: pd.DataFrame = field(default_factory=lambda: empty(WAYS))
    loads: pd.DataFrame = field(default_factory=lambda: empty(LOADS))
    attendance: pd.DataFrame = field(default_factory=lambda: empty(ATTENDANCE))
    pairs: pd.DataFrame = field(default_factory=lambda: empty(PAIRS))
    unresolved: pd.DataFrame = field(default_factory=lambda: empty(UNRESOLVED))


@dataclass(frozen=True)
class Verdict:
    """The audit's answer: every finding, the cost by soft rule, and the facts behind them."""

    findings: pd.DataFrame
    costs: Mapping[str, int]
    facts: Facts

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
    """How a solve went, for the report: one row of `progress` an event (seconds, cost, bound, phase)."""

    status: str
    seconds: float
    bound: int
    bounds: Mapping[str, int]
    seed: int
    progress: pd.DataFrame
