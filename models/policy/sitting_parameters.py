"""Parameters of sittings that several packages read, with their defaults: one class for each rule, named after it.

The rule declares its class in its `RuleInfo`; a class that only its own rule reads stands beside the rule.
"""

from typing import Annotated, Literal

from pydantic import Field

from models.policy.parameter import CentreParameters, Days, Meaning, Minutes, Parameters


class LeakGateParameters(CentreParameters):
    """Until when candidates may enter and from when they may leave, for an exam of D minutes.

    late(D) = min(D / late_divisor, late_cap) and release(D) = min(D, max(release_floor, D / late_divisor)), in minutes.
    Where the exact value is no whole minute, nobody enters after it and nobody leaves before it.
    """

    late_divisor: Annotated[
        int,
        Field(ge=1),
        Meaning(
            "latecomers are admitted for this part of the length: 3 is a third",
            "les retardataires sont admis pendant cette part de la durée : 3 veut dire un tiers",
        ),
    ] = 3
    late_cap: Annotated[
        Minutes,
        Meaning("and for so long at most", "et au plus pendant ce temps", unit="minutes"),
    ] = 60
    release_floor: Annotated[
        Minutes,
        Meaning(
            "nobody leaves earlier after the start",
            "personne ne sort plus tôt après le début",
            unit="minutes",
        ),
    ] = 60
    max_hold: Annotated[
        Minutes,
        Meaning(
            "longest time candidates are held after their end",
            "durée maximale du confinement après la fin",
            unit="minutes",
        ),
    ] = 60
    max_gather: Annotated[
        Minutes,
        Meaning(
            "longest time candidates are gathered before their start",
            "durée maximale du confinement avant le début",
            unit="minutes",
        ),
    ] = 60


class VariantParameters(CentreParameters):
    """Whether the organising centre writes variant papers at all."""

    papers: Annotated[
        Literal["allow", "forbid"],
        Meaning(
            "whether the organising centre writes variants: `allow`, `forbid`",
            "si le centre organisateur prépare des sujets de remplacement : `allow` oui, `forbid` non",
        ),
    ] = "allow"


class ExtraTimeParameters(Parameters):
    """Extra time is rounded up to `round_to` minutes; how much it is, each row of `accommodations` says
    (`extra_minutes_per_hour`, 20 for a third). Between two exams of a day there are `rest` minutes, 90 at most.

    Candidates with extra time begin at most `early` minutes before the others where the day would end too late.
    """

    round_to: Annotated[
        int,
        Field(ge=1, le=30),
        Meaning(
            "extra time is rounded up to this",
            "le temps majoré est arrondi à ce multiple supérieur",
            unit="minutes",
        ),
    ] = 5
    rest: Annotated[
        int,
        Field(ge=0, le=90),
        Meaning(
            "rest between two exams of one day for those with extra time",
            "repos entre deux épreuves d'un jour pour qui a du temps majoré",
            unit="minutes",
        ),
    ] = 60
    early: Annotated[
        int,
        Field(ge=0, le=60),
        Meaning(
            "those with extra time begin at most so long before the others where the day would end too late",
            "qui a du temps majoré commence au plus tant de minutes avant les autres si la journée finirait trop tard",
            unit="minutes",
        ),
    ] = 60


class RoomFeaturesParameters(CentreParameters):
    """What a room must have for candidates who write on a computer: a word of `rooms.features`; blank: they bring it."""

    computer: Annotated[
        str,
        Field(max_length=40, pattern=r"^\S*$"),
        Meaning(
            "feature of the room for candidates who write on a computer (blank: they bring their own)",
            "équipement de la salle pour qui compose sur ordinateur (vide : chacun apporte le sien)",
        ),
    ] = ""


class EarlyStartParameters(CentreParameters):
    """Minutes by which candidates with extra time begin before the others are multiples of `step`."""

    step: Annotated[
        int,
        Field(ge=1, le=60),
        Meaning(
            "minutes by which those with extra time begin before the others are multiples of this",
            "les minutes d'avance de qui a du temps majoré sont des multiples de ce pas",
            unit="minutes",
        ),
    ] = 5


class GatherParameters(CentreParameters):
    """Minutes for which candidates are gathered before their exam are multiples of `step`."""

    step: Annotated[
        int,
        Field(ge=1, le=60),
        Meaning(
            "minutes of gathering before a start are multiples of this",
            "les minutes de confinement avant un début sont des multiples de ce pas",
            unit="minutes",
        ),
    ] = 5


class LateNeedsParameters(CentreParameters):
    """A file of needs is in time if it comes at least `notice` days before the first day of the session (five weeks)."""

    notice: Annotated[
        Days,
        Meaning(
            "a request is in time if it came so long before the session",
            "un dossier est à temps s'il est reçu tant de jours avant la session",
            unit="days",
        ),
    ] = 35


class TransferParameters(Parameters):
    """How candidates with two exams at once are helped.

    `gap`: minutes between the two exams of a transferred candidate (with extra time: `extra-time.rest`); `cap`: the
    most exams of a candidate and session that may be arranged otherwise; `unresolved`: whether an overlap may stay.
    `chain`: whether a moved exam may follow another moved one (an interpretation: the texts speak of a first and a second
    exam); the candidate is then under supervision from the first admission to the last end, for `longest_day` at most.
    """

    unresolved: Annotated[
        Literal["allow", "forbid"],
        Meaning(
            "whether an overlap may stay without a solution: `allow`, `forbid`",
            "si un chevauchement peut rester sans solution : `allow` oui, `forbid` non",
        ),
    ] = "allow"
    gap: Annotated[
        int,
        Field(ge=0, le=30),
        Meaning(
            "shortest time between the two exams of a transferred candidate, 30 at most (with extra time the rest counts)",
            "temps minimal entre les deux épreuves d'un candidat accompagné, 30 au plus (avec du temps majoré le repos compte)",
            unit="minutes",
        ),
    ] = 10
    cap: Annotated[
        int,
        Field(ge=0),
        Meaning(
            "accommodated exams of a candidate in a session",
            "épreuves aménagées d'un candidat par session",
            unit="exams",
        ),
    ] = 2
    chain: Annotated[
        Literal["allow", "forbid"],
        Meaning(
            "whether a moved exam may follow another moved exam, under unbroken supervision (an interpretation): `allow`, `forbid`",
            "si une épreuve déplacée peut en suivre une autre, sous surveillance continue (une interprétation) : `allow` oui, `forbid` non",
        ),
    ] = "forbid"
    longest_day: Annotated[
        Minutes,
        Meaning(
            "longest time from the first admission to the last end of a chain of moved exams",
            "durée maximale de la première admission à la dernière fin d'épreuves déplacées qui se suivent",
            unit="minutes",
        ),
    ] = 600


class RoomSeatsParameters(CentreParameters):
    """So many percent of the places of a room are used, rounded down, but at least one place."""

    capacity_percent: Annotated[
        int,
        Field(ge=1, le=100),
        Meaning(
            "share of the places of a room that are used, rounded down, one at least",
            "part des places d'une salle qu'on occupe, arrondie vers le bas, une au moins",
            unit="percent",
        ),
    ] = 100


class InvigilatorsParameters(CentreParameters):
    """A room has one invigilator for so many candidates, and at least one."""

    ratio: Annotated[
        int,
        Field(ge=1),
        Meaning(
            "one invigilator for so many, one in each room at least",
            "un surveillant pour tant de candidats, un par salle au moins",
            unit="candidates",
        ),
    ] = 40


class TeacherOnePlaceParameters(CentreParameters):
    """The teacher in charge is in the room, or can be reached, for so many minutes from the start."""

    minutes: Annotated[
        Minutes,
        Meaning(
            "from the start: the teacher in charge is in the room or can be reached",
            "depuis le début : le responsable est dans la salle ou joignable",
            unit="minutes",
        ),
    ] = 20
