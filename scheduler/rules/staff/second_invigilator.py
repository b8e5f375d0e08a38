"""Two invigilators are better than one where candidates are to be let out."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

import pandas as pd

from instances.builder.semester_builder import SemesterBuilder
from models.ids import RuleId
from models.instance import Instance
from models.policy import CentreParameters, Meaning, Minutes
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.posts import SecondWanted
from scheduler.terms.terms import Term

WATCHING = ("responsible", "invigilator")
TWO = 2


def _watched(semester: SemesterBuilder) -> None:
    """Only ALG is held, under one person; its centre wants exits from exams of two hours."""
    semester.starts = {("ALG", "Europe/Paris"): semester.starts["ALG", "Europe/Paris"]}
    semester.set_policy(second_invigilator={"minutes": 120})
    semester.duty("Paris-0", "responsible", "Paris/ALG", "2024-01-22 17:30", "2024-01-22 20:15")


class SecondInvigilatorParameters(CentreParameters):
    """In which rooms a centre wants candidates to be let out for a moment."""

    minutes: Annotated[
        Minutes,
        Meaning(
            "a second invigilator is preferred in rooms with an exam of at least this length, so that candidates can be let "
            "out; 0: in none",
            "un second surveillant est préféré dans les salles d'une épreuve au moins aussi longue, pour que les candidats "
            "puissent sortir ; 0 : dans aucune",
            unit="minutes",
        ),
    ] = 0


class SecondInvigilator:
    """In a room where candidates are to be let out, two invigilators are preferred to one.

    Candidates who leave for a moment are accompanied by an invigilator; where a single one is present every exit is final.
    Each use of a room with an exam of `minutes` or more in which at any time fewer than two are on duty, the responsible
    included, costs one unit. A use is a chain of overlapping occupations, from check-in to collection. Juries and remote
    exams are not watched. The rule is silent at sites where nobody is named.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("second-invigilator"),
        kind="soft",
        parameters=SecondInvigilatorParameters,
        weight=5,
        enforced="by places",
        covers=("G05",),
        article="Règlement des examens du Cnam en Paca, I.C.3(2)",
        title=(
            "A second invigilator where exits are wanted",
            "Second surveillant là où l'on veut laisser sortir",
        ),
        sentence=(
            "{ $exam }, { $site } { $room }: { $limit }",
            "{ $exam }, { $site } { $room } : { $limit }",
        ),
        unit="rooms",
        words={
            "alone": (
                "one invigilator alone, so that every exit is final",
                "un seul surveillant, toute sortie y est définitive",
            )
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "Two people watch over ALG, which lasts two hours.",
            "Deux personnes surveillent ALG, qui dure deux heures.",
        ),
        breaks=(
            "The second one leaves a minute before the end.",
            "La seconde part une minute avant la fin.",
        ),
        given=_watched,
        kept=lambda semester: semester.duty(
            "Paris-1", "invigilator", "Paris/ALG", "2024-01-22 17:30", "2024-01-22 20:15"
        ),
        broken=lambda semester: semester.duty(
            "Paris-1", "invigilator", "Paris/ALG", "2024-01-22 17:30", "2024-01-22 20:14"
        ),
        finding={"exam": "ALG", "site": "Paris", "room": "Paris/ALG", "amount": "1", "limit": "alone", "cost": 5},
    )  # fmt: skip

    def terms(self, data: ModelData) -> Iterable[Term]:
        # Who is named concerns no option and no room: `seconds_wanted` states it to the roster.
        return ()

    def seconds_wanted(self, instance: Instance) -> Iterator[SecondWanted]:
        """Where a second invigilator is worth something: at each site whose centre asks for it."""
        price = instance.policy.weight(self.info)
        for site in instance.sites:
            minutes = instance.policies[site.centre].of(SecondInvigilatorParameters).minutes
            if minutes and price:
                exams = frozenset(str(e.id) for e in instance.exams if e.minutes >= minutes)
                yield SecondWanted(self.info.id, str(site.id), exams, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        duties = case.timetable.duties
        if duties.empty or not case.instance.supervised:
            return no_findings()
        asked = {
            str(site.id): case.instance.policies[site.centre].of(SecondInvigilatorParameters).minutes
            for site in case.instance.sites
        }
        length = {str(exam.id): exam.minutes for exam in case.instance.exams}
        bands = case.facts.bands
        bands = bands[~bands["kind"].isin(["oral", "remote"]) & bands["site"].isin(duties["site"])]
        least, minutes = bands["site"].map(asked), bands["exam"].map(length)
        bands = bands.assign(lets_out=(least > 0) & (minutes >= least))
        if not bands["lets_out"].any():
            return no_findings()
        watch = dict(tuple(duties[duties["duty"].isin(WATCHING)].groupby("room")))
        rows = [
            {"exam": exam, "site": site, "room": room, "amount": 1, "limit": "alone", "at": begin}
            for room, site, exam, begin, end in _uses(bands)
            if _fewest(watch.get(room), begin, end) < TWO
        ]
        if not rows:
            return no_findings()
        table = pd.DataFrame(rows)
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, table.assign(at=utc_text(table["at"]), cost=weight))


def _uses(bands: pd.DataFrame) -> Iterator[tuple[str, str, str, pd.Timestamp, pd.Timestamp]]:
    """Room, site, first exam that wants exits, begin and end of each use of a room with such an exam."""
    for room, rows in bands.sort_values(["occupied_from", "exam"]).groupby("room", sort=True):
        reached = rows["occupied_to"].cummax().shift()
        use = (reached.isna() | (rows["occupied_from"] >= reached)).cumsum()
        for _, mine in rows.groupby(use):
            wanted = mine[mine["lets_out"]]
            if len(wanted):
                site, exam = str(mine["site"].iloc[0]), str(wanted["exam"].iloc[0])
                yield str(room), site, exam, mine["occupied_from"].min(), mine["occupied_to"].max()


def _fewest(duties: pd.DataFrame | None, begin: pd.Timestamp, end: pd.Timestamp) -> int:
    """The fewest people on these duties at any time."""
    if duties is None:
        return 0
    rows = list(zip(duties["staff"], duties["from"], duties["to"], strict=True))
    changes = {begin, *(to for _, _, to in rows if begin < to < end)}
    return min(len({person for person, since, to in rows if since <= at < to}) for at in changes)
