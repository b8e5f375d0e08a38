"""Parameters of the calendar that several packages read, with their defaults: one class for each rule, named after it.

The rule declares its class in its `RuleInfo`; a class that only its own rule reads stands beside the rule.
"""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.policy.notice_parameters import NoticeParameters
from models.policy.parameter import CentreParameters, Days, Meaning, Minutes, Parameters


class OpeningHoursParameters(CentreParameters):
    """A sitting occupies its room from `start - gather - check_in` to `last release + collect` (minutes)."""

    check_in: Annotated[
        Minutes,
        Meaning(
            "time a room is held before the start, to check identities",
            "temps pendant lequel la salle est tenue avant le début, pour le contrôle d'identité",
            unit="minutes",
        ),
    ] = 30
    collect: Annotated[
        Minutes,
        Meaning(
            "time a room is held after the last exit, to collect scripts",
            "temps pendant lequel la salle est tenue après la dernière sortie, pour ramasser les copies",
            unit="minutes",
        ),
    ] = 15


class OpenDaysParameters(CentreParameters):
    """What a closed day of one place means for a paper sat in several places.

    `forbid`: nobody sits the paper on that day; `variant`: the place may sit a variant on another day; `work`: the
    place works on its public holidays. Who writes at home keeps the public holidays of the home site (`remote` =
    `bar`), or writes on any day (`free`); that the building is closed does not matter there.
    """

    holidays: Annotated[
        Literal["forbid", "variant", "work"],
        Meaning(
            "a closed day of one place: `forbid` it to all who share the paper, write a `variant` for that place, or `work` through its public holidays",
            "jour fermé d'un lieu : `forbid` l'interdit à tous ceux qui ont le même sujet, `variant` donne un sujet de remplacement à ce lieu, `work` fait travailler les jours fériés",
        ),
    ] = "forbid"
    remote: Annotated[
        Literal["bar", "free"],
        Meaning(
            "a public holiday of the home site and remote exams: `bar` them, or leave them `free`; an interpretation, the texts are silent",
            "jour férié du site de rattachement et épreuves à distance : `bar` les exclut, `free` les laisse libres ; une interprétation, les textes n'en disent rien",
        ),
    ] = "bar"


class RemoteHoursParameters(Parameters):
    """A remote exam is written at home between these local times, extra time included."""

    earliest: Annotated[
        time,
        Meaning(
            "no remote exam begins earlier",
            "aucune épreuve à distance ne commence plus tôt",
            unit="local time",
        ),
    ] = time(7)
    latest: Annotated[
        time,
        Meaning(
            "no remote exam ends later, extra time included",
            "aucune épreuve à distance ne finit plus tard, tiers temps compris",
            unit="local time",
        ),
    ] = time(22, 30)

    @model_validator(mode="after")
    def a_day_begins_before_it_ends(self) -> Self:
        if self.latest <= self.earliest:
            raise ValueError(f"latest ({self.latest:%H:%M}) must come after earliest ({self.earliest:%H:%M})")
        return self


class StartGridParameters(CentreParameters):
    """Where one paper starts at different instants in different zones, the other starts lie on this local grid (minutes)."""

    align_minutes: Annotated[
        Literal[5, 10, 15, 20, 30, 60, 120],
        Meaning(
            "grid of the local starts of zones that begin at another time than the paper",
            "grille des débuts locaux des fuseaux qui commencent à une autre heure que le sujet",
            unit="minutes",
        ),
    ] = 30


class DateChainParameters(CentreParameters):
    """Results are published after the last exam (or the receipt of its scripts), `marking` days and `jury` days.

    Session 2 begins at least `gap` days after the publication of a `session`, or of each `unit`.
    """

    scope: Annotated[
        Literal["session", "unit"],
        Meaning(
            "session 2 waits for the results of the whole `session`, or each exam for those of its `unit`",
            "la session 2 attend les résultats de toute la `session`, ou chaque épreuve ceux de son UE (`unit`)",
        ),
    ] = "session"
    marking_anchor: Annotated[
        Literal["exam", "receipt"],
        Meaning(
            "marking counts from the `exam` or from the `receipt` of the scripts",
            "la correction court depuis l'épreuve (`exam`) ou depuis la réception des copies (`receipt`)",
        ),
    ] = "receipt"
    marking: Annotated[
        Days,
        Meaning("longest time of marking", "délai maximal de correction", unit="days"),
    ] = 21
    jury: Annotated[
        Days,
        Meaning("from the last marks to the jury", "des dernières notes au jury", unit="days"),
    ] = 0
    promise: Annotated[
        Literal["keepable", "trusted"],
        Meaning(
            "a date of publication that the session sets: every exam must be `keepable` by it, marking days included, or the date is `trusted` and a later one only told",
            "une date de publication fixée pour la session : chaque épreuve doit pouvoir la tenir, délai de correction compris (`keepable`), ou on s'y fie et un retard possible est seulement signalé (`trusted`)",
        ),
    ] = "keepable"
    gap: Annotated[
        Days,
        Meaning(
            "from the publication of results to session 2",
            "de la publication des résultats à la session 2",
            unit="days",
        ),
    ] = 15
    convocation_after_results: Annotated[
        Days,
        Meaning(
            "notice of convocations that need the list of those who failed (0: none)",
            "préavis des convocations qui supposent la liste des ajournés (0 : aucun)",
            unit="days",
        ),
    ] = 0


class MakeUpParameters(CentreParameters):
    """A make-up exam is held at least `notice` days after the cancellation and at most `within` days after its session."""

    notice: Annotated[
        Days,
        Meaning(
            "from a cancellation to the make-up", "de l'annulation à l'épreuve de remplacement", unit="days"
        ),
    ] = 15
    within: Annotated[
        Days,
        Meaning(
            "a make-up comes at most so long after its session",
            "l'épreuve de remplacement vient au plus tard tant de jours après sa session",
            unit="days",
        ),
    ] = 30


class SecondSessionParameters(CentreParameters):
    """Who is expected in session 2 while the results of session 1 are unknown.

    `permille` of the candidates of an exam come (a unit may say its own share), and `drop_permille` of all candidates
    drop every exam. With the scope `robust` every candidate counts as if they came. `quantile`: ‰ of the draws of a
    simulation for which the rooms that are opened do; it never decides who may sit. `required`: every unit has a
    session 2, unless its offering says why not.
    """

    scope: Annotated[
        Literal["expected", "robust"],
        Meaning(
            "session 2 before results: count candidates as `expected`, or all of them (`robust`)",
            "session 2 avant résultats : compter les candidats attendus (`expected`) ou tous (`robust`)",
        ),
    ] = "expected"
    permille: Annotated[
        int,
        Field(ge=0, le=1000),
        Meaning(
            "candidates of an exam who come to session 2",
            "candidats d'une épreuve qui viennent en session 2",
            unit="per thousand",
        ),
    ] = 400
    drop_permille: Annotated[
        int,
        Field(ge=0, le=1000),
        Meaning("candidates who give up everything", "candidats qui abandonnent tout", unit="per thousand"),
    ] = 0
    quantile: Annotated[
        int,
        Field(ge=0, le=1000),
        Meaning(
            "draws of a simulation for which the rooms opened in session 2 are enough; everybody keeps a seat",
            "tirages d'une simulation pour lesquels les salles ouvertes en session 2 suffisent ; chacun garde une place",
            unit="per thousand",
        ),
    ] = 950
    required: Annotated[
        bool,
        Meaning(
            "every unit has a session 2 unless its offering says why not",
            "chaque UE a une session 2, sauf raison dite dans l'offre",
        ),
    ] = True


GENERAL: Mapping[str, type[Parameters]] = {
    "second-session": SecondSessionParameters,
    "notice": NoticeParameters,
}
"""Parameters of the whole semester, which belong to no single rule, by the name of their table."""
