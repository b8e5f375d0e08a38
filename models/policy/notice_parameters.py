"""Parameters of the notice that candidates, teachers and the examination office owe one another."""

from typing import Annotated, Literal

from pydantic import Field

from models.policy.parameter import CentreParameters, Days, Meaning

Months = Annotated[int, Field(ge=0, le=120)]


class NoticeParameters(CentreParameters):
    """How long before or after what each deadline lies. A deadline ends at 23:59 of the centre that manages it.

    The notice of a file of needs is that of the rule `late-needs`.
    """

    calendar: Annotated[
        Days,
        Meaning(
            "the calendar of a session is out so long before its exams",
            "le calendrier d'une session est consultable tant de jours avant ses épreuves",
            unit="days",
        ),
    ] = 60
    convocation: Annotated[
        Days,
        Meaning(
            "convocations are ready so long before the exams",
            "les convocations sont établies tant de jours avant les épreuves",
            unit="days",
        ),
    ] = 30
    convoked: Annotated[
        Literal["both", "first"],
        Meaning(
            "sessions with convocations: `both`, or the `first` alone",
            "sessions qui donnent lieu à convocation : les deux (`both`) ou la première seule (`first`)",
        ),
    ] = "both"
    seats: Annotated[
        bool,
        Meaning(
            "convocations give the seat, in rooms whose seats are known",
            "les convocations indiquent la place, dans les salles dont le plan est connu",
        ),
    ] = False
    confirm: Annotated[
        Days,
        Meaning(
            "candidates confirm that they come so long before the exam (0: nobody has to)",
            "les candidats confirment leur présence tant de jours avant l'épreuve (0 : sans confirmation)",
            unit="days",
        ),
    ] = 15
    requests: Annotated[
        Literal["exam", "session"],
        Meaning(
            "requests because of overlaps are due before each `exam`, or once before the `session`: on the published day, where there is one",
            "les demandes liées à un chevauchement sont dues avant chaque épreuve (`exam`), ou une fois avant la `session` : au jour publié, s'il y en a un",
        ),
    ] = "exam"
    request_months: Annotated[
        Months,
        Meaning(
            "calendar months from the request to the exam or the session",
            "mois calendaires de la demande à l'épreuve ou à la session",
            unit="months",
        ),
    ] = 1
    answer: Annotated[
        Days,
        Meaning(
            "requests are answered so long after their last day (0: no promise)",
            "les demandes sont traitées tant de jours après leur date limite (0 : pas d'engagement)",
            unit="days",
        ),
    ] = 0
    unasked: Annotated[
        Literal["unresolved", "planned"],
        Meaning(
            "an overlap that nobody asked about by the deadline stays `unresolved`, or is `planned` as if somebody had",
            "un chevauchement que personne n'a signalé avant la date limite reste sans solution (`unresolved`), ou est traité comme s'il l'avait été (`planned`)",
        ),
    ] = "unresolved"
    keep_months: Annotated[
        Months,
        Meaning(
            "scripts are kept so long after the exam and after the results, whichever is later",
            "les copies sont conservées tant de mois après l'épreuve et après les résultats, au plus tard des deux",
            unit="months",
        ),
    ] = 12
