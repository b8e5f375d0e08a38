"""What happens around the exams: who is shut out, who confirms, who asks for what, who came, what became of scripts."""

from models.schema.declare import Column, Table, table


def _candidate() -> Column:
    return Column("candidate", "id", "the candidate", "le candidat", refers="candidates")


def _exam() -> Column:
    return Column("exam", "id", "the exam", "l'épreuve", refers="exams")


EXCLUSIONS = table(
    "exclusions",
    "candidate from",
    _candidate(),
    Column(
        "from",
        "date",
        "first day of the exclusion",
        "premier jour de l'exclusion",
    ),
    Column("until", "date", "last day, blank: for good", "dernier jour, vide : définitive", False),
    Column(
        "decided",
        "date",
        "day of the decision; blank: the case is pending and the candidate sits",
        "jour de la décision ; vide : la procédure est en cours et le candidat compose",
        False,
    ),
    optional=True,
)
CONFIRMATIONS = table(
    "confirmations",
    "candidate exam",
    _candidate(),
    _exam(),
    Column(
        "confirmed",
        "bool",
        "the candidate will come",
        "le candidat confirme sa présence",
        False,
        "yes",
    ),
    Column(
        "received",
        "date",
        "day of the answer, blank: in time",
        "jour de la réponse, vide : à temps",
        False,
    ),
    optional=True,
)
WITHDRAWALS = table(
    "withdrawals",
    "candidate exam",
    _candidate(),
    _exam(),
    Column(
        "reason",
        "text",
        "unconfirmed (did not confirm in time) or asked (the candidate asked)",
        "unconfirmed (présence non confirmée à temps) ou asked (à la demande du candidat)",
        choices=("unconfirmed", "asked"),
    ),
    optional=True,
)
REQUESTS = table(
    "requests",
    "id",
    Column("id", "id", "number of the request", "numéro de la demande"),
    _candidate(),
    Column("session", "int", "session, 1 or 2", "session, 1 ou 2", True, "", 1, 2, form="session"),
    Column(
        "exams",
        "words",
        "the exams it is about, separated by spaces; blank: all of the session",
        "les épreuves concernées, séparées par des espaces ; vide : toutes celles de la session",
        False,
    ),
    Column(
        "kind",
        "text",
        "arrangement (of an exam), other-centre (sit elsewhere) or convocation (to show to the employer)",
        "arrangement (aménagement d'épreuve), other-centre (composer dans un autre centre) ou convocation (à présenter à l'employeur)",
        choices=("arrangement", "other-centre", "convocation"),
    ),
    Column(
        "motive",
        "text",
        "overlap, disability, travel-abroad (short and for work), travel (for work), move, regional, residence, employer (of a convocation) or other",
        "overlap (chevauchement), disability (handicap), travel-abroad (déplacement professionnel court à l'étranger), travel (déplacement professionnel), move (déménagement), regional (inscription en région), residence (résidence en région ou à l'étranger), employer (employeur, pour une convocation) ou other (autre)",
        choices=(
            "overlap",
            "disability",
            "travel-abroad",
            "travel",
            "move",
            "regional",
            "residence",
            "employer",
            "other",
        ),
    ),
    Column(
        "anticipated",
        "bool",
        "made before the results of session 1 are known",
        "faite avant que les notes de la session 1 soient connues",
        False,
        "no",
    ),
    Column(
        "received",
        "datetime",
        "when it came, on the clock of the candidate's centre; a day alone is its beginning",
        "date de réception, à l'heure du centre du candidat ; un jour seul en est le début",
        form="beginning",
    ),
    Column("proof", "bool", "a proof came with it", "un justificatif est joint", False, "no"),
    Column(
        "site",
        "id",
        "where the candidate asks to sit (other-centre)",
        "où le candidat demande à composer (other-centre)",
        False,
        refers="sites",
    ),
    optional=True,
)
DECISIONS = table(
    "decisions",
    "request",
    Column("request", "id", "the request", "la demande", refers="requests"),
    Column(
        "answer",
        "text",
        "accepted or refused; blank: nobody has decided yet",
        "accepted (acceptée) ou refused (refusée) ; vide : personne n'a encore décidé",
        False,
        choices=("accepted", "refused"),
    ),
    Column(
        "reason", "text", "why, in the words of the regulation", "motif, dans les mots du règlement", False
    ),
    Column(
        "by",
        "text",
        "the office that decided; no name of a person",
        "le service qui a décidé ; pas de nom de personne",
        False,
    ),
    Column("on", "date", "day of the decision", "jour de la décision", False),
    Column(
        "locked",
        "bool",
        "the candidate knows the answer: it never changes",
        "la réponse est connue du candidat : elle ne change plus",
        False,
        "no",
    ),
    optional=True,
)
ATTENDANCES = table(
    "attendances",
    "candidate exam",
    _candidate(),
    _exam(),
    Column(
        "outcome",
        "text",
        "present, absent, void (annulled by a sanction) or added (by hand, at the door)",
        "present (présent), absent, void (épreuve annulée par une sanction) ou added (ajouté à la main sur la liste)",
        choices=("present", "absent", "void", "added"),
    ),
    Column(
        "justified",
        "bool",
        "an absence was justified by e-mail",
        "l'absence a été justifiée par courriel",
        False,
        "no",
    ),
    optional=True,
)
SITTING_RECORDS = table(
    "sitting-records",
    "exam site",
    _exam(),
    Column("site", "id", "the site", "le site", refers="sites"),
    Column("registered", "int", "candidates on the list", "candidats inscrits", False, least=0, most=100_000),
    Column("present", "int", "candidates who came", "candidats présents", False, least=0, most=100_000),
    Column("copies", "int", "scripts collected", "copies recueillies", False, least=0, most=100_000),
    Column("incidents", "int", "incidents in the minutes", "incidents au procès-verbal", False, "0", 0, 1000),
    Column(
        "reference",
        "text",
        "reference of the minutes; nothing about anybody",
        "référence du procès-verbal ; rien sur personne",
        False,
    ),
    Column("sent", "date", "day the scripts were sent", "jour d'envoi des copies", False),
    Column(
        "received",
        "date",
        "day the organising centre received them (return slip)",
        "jour de réception par le centre organisateur (bordereau retourné)",
        False,
    ),
    optional=True,
)
MARKS = table(
    "marks",
    "exam",
    _exam(),
    Column(
        "returned",
        "date",
        "day the marks came to the examination office",
        "jour du retour des notes au service des examens",
        False,
    ),
    Column(
        "published",
        "date",
        "day the results were published",
        "jour de la publication des résultats",
        False,
    ),
    optional=True,
)
PUBLISHED_DATES = table(
    "published-dates",
    "session centre what",
    Column("session", "int", "session, 1 or 2", "session, 1 ou 2", True, "", 1, 2, form="session"),
    Column(
        "centre",
        "id",
        "the centre whose date it is: of its candidates, and of the results of the exams it organises",
        "le centre dont c'est la date : pour ses candidats, et pour les résultats des épreuves qu'il organise",
        refers="centres",
    ),
    Column(
        "what",
        "text",
        "requests or confirmation (the last day of candidates), convocations or results (the day they are out)",
        "requests (dernier jour des demandes), confirmation (dernier jour pour confirmer), convocations ou results (jour où ils paraissent)",
        choices=("requests", "confirmation", "convocations", "results"),
    ),
    Column(
        "day",
        "date",
        "the published day; blank: announced, not decided yet",
        "le jour publié ; vide : annoncé, pas encore décidé",
        False,
    ),
    optional=True,
)
TABLES: tuple[Table, ...] = (
    EXCLUSIONS,
    CONFIRMATIONS,
    WITHDRAWALS,
    REQUESTS,
    DECISIONS,
    ATTENDANCES,
    SITTING_RECORDS,
    MARKS,
    PUBLISHED_DATES,
)
