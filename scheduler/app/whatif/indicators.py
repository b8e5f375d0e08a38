"""The dictionary of indicators: what each number of a timetable means, and how it is counted from the audit's facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pandas as pd

from models.facts import Facts, Verdict
from models.text import Language
from models.timetable import Timetable

EVENING = 17
"""The hour (local) from which a start is an evening start."""


@dataclass(frozen=True)
class Indicator:
    """One number of a timetable. `title`, `definition` and `unit` are in English and in French. `good`: which way is better, -1
    less, 1 more, 0 neither."""

    id: str
    title: tuple[str, str]
    definition: tuple[str, str]
    unit: tuple[str, str]
    good: int
    count: Callable[[Timetable, Verdict], int]

    def text(self, pair: tuple[str, str], language: Language) -> str:
        """One of its texts in a language."""
        return pair[1] if language == "fr" else pair[0]


def indicators_of(timetable: Timetable, verdict: Verdict) -> dict[str, int]:
    """Every indicator of a timetable by id."""
    return {one.id: one.count(timetable, verdict) for one in INDICATORS}


def _unresolved(timetable: Timetable, verdict: Verdict) -> int:
    return int((timetable.overlaps["outcome"] == "unresolved").sum())


def _transfers(timetable: Timetable, verdict: Verdict) -> int:
    return int((timetable.overlaps["outcome"] == "transfer").sum())


def _same_day(timetable: Timetable, verdict: Verdict) -> int:
    pairs = verdict.facts.pairs
    return int(pairs["same_day"].astype(bool).sum())


def _variants(timetable: Timetable, verdict: Verdict) -> int:
    papers = timetable.starts[timetable.starts["paper"] > 0]
    return len(papers.drop_duplicates(["exam", "paper"]))


def _held(timetable: Timetable, verdict: Verdict) -> int:
    sittings = verdict.facts.sittings
    minutes = (sittings["hold"].astype("int64") + sittings["gather"].astype("int64")) * sittings[
        "candidates"
    ].astype("int64")
    return int(minutes.sum())


def _openings(timetable: Timetable, verdict: Verdict) -> int:
    return len(_local(verdict.facts)[["room", "day"]].drop_duplicates())


def _evening(timetable: Timetable, verdict: Verdict) -> int:
    table = verdict.facts.attendance
    return int(
        sum(
            (rows.dt.tz_convert(ZoneInfo(str(zone))).dt.hour >= EVENING).sum()
            for zone, rows in pd.to_datetime(table["start"], utc=True).groupby(table["zone"])
        )
    )


def _staff_hours(timetable: Timetable, verdict: Verdict) -> int:
    return round(int(verdict.facts.loads["minutes"].sum()) / 60)


def _slack(timetable: Timetable, verdict: Verdict) -> int:
    slack = verdict.facts.chain["slack_days"].dropna()
    return int(slack.min()) if len(slack) else 0


def _days(timetable: Timetable, verdict: Verdict) -> int:
    return int(verdict.facts.sittings["day"].nunique())


def _local(facts: Facts) -> pd.DataFrame:
    """The rooms in use with the local day of each."""
    zone = dict(zip(facts.sittings["site"], facts.sittings["zone"], strict=True))
    bands = facts.bands[["room", "site", "start"]]
    days = [
        at.tz_convert(ZoneInfo(str(zone[site]))).date()
        for site, at in zip(bands["site"], pd.to_datetime(bands["start"], utc=True), strict=True)
    ]
    return bands.assign(day=days)


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "unresolved",
        ("Exams missed", "Épreuves manquées"),
        (
            "exams that a candidate cannot sit because they overlap others, counted once for each candidate and exam",
            "épreuves qu'un candidat ne peut composer parce qu'elles en chevauchent d'autres, comptées une fois par candidat et par épreuve",
        ),
        ("exams of candidates", "épreuves de candidats"),
        -1,
        _unresolved,
    ),
    Indicator(
        "transfers",
        ("Supervised transfers", "Accompagnements"),
        (
            "exams that a candidate sits later on the same day, under escort, because they overlap another",
            "épreuves qu'un candidat compose plus tard le même jour, accompagné, parce qu'elles en chevauchent une autre",
        ),
        ("exams of candidates", "épreuves de candidats"),
        -1,
        _transfers,
    ),
    Indicator(
        "same-day",
        ("Two exams on one day", "Deux épreuves le même jour"),
        (
            "pairs of exams of one candidate on one local day; three exams on a day are three pairs",
            "paires d'épreuves d'un candidat le même jour local ; trois épreuves un jour font trois paires",
        ),
        ("pairs", "paires"),
        -1,
        _same_day,
    ),
    Indicator(
        "evening",
        ("Evening starts", "Débuts en soirée"),
        (
            "exams of candidates that begin at 17:00 or later on the clock of their site",
            "épreuves de candidats qui commencent à 17 h ou plus tard à l'heure de leur site",
        ),
        ("exams of candidates", "épreuves de candidats"),
        0,
        _evening,
    ),
    Indicator(
        "variants",
        ("Variant papers", "Sujets de remplacement"),
        (
            "second papers that a teacher must write because no start serves every zone",
            "seconds sujets qu'un enseignant doit écrire parce qu'aucun créneau ne convient à tous les fuseaux",
        ),
        ("papers", "sujets"),
        -1,
        _variants,
    ),
    Indicator(
        "held",
        ("Minutes in containment", "Minutes de confinement"),
        (
            "minutes for which candidates are gathered before or held after an exam, summed over candidates",
            "minutes pendant lesquelles des candidats sont rassemblés avant ou retenus après une épreuve, sommées sur les candidats",
        ),
        ("candidate-minutes", "minutes-candidats"),
        -1,
        _held,
    ),
    Indicator(
        "openings",
        ("Room days", "Journées de salle"),
        (
            "rooms that are opened, counted once for each local day",
            "salles ouvertes, comptées une fois par jour local",
        ),
        ("room days", "journées de salle"),
        -1,
        _openings,
    ),
    Indicator(
        "staff-hours",
        ("Hours of duty", "Heures de surveillance"),
        (
            "hours of all duties of named staff, rounded to whole hours",
            "heures de toutes les tâches du personnel nommé, arrondies à l'heure",
        ),
        ("hours", "heures"),
        -1,
        _staff_hours,
    ),
    Indicator(
        "slack",
        ("Days to spare before session 2", "Jours de marge avant la session 2"),
        (
            "smallest number of days between the earliest day that an exam of session 2 may have after its results and the day it has",
            "plus petit nombre de jours entre le premier jour permis à une épreuve de session 2 après ses résultats et son jour",
        ),
        ("days", "jours"),
        1,
        _slack,
    ),
    Indicator(
        "days",
        ("Days with exams", "Jours d'examens"),
        (
            "local days on which at least one exam is sat somewhere",
            "jours locaux où l'on compose au moins une épreuve quelque part",
        ),
        ("days", "jours"),
        0,
        _days,
    ),
)
BY_ID: Mapping[str, Indicator] = {one.id: one for one in INDICATORS}
