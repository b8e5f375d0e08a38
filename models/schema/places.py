"""Where exams are sat, and when places are shut."""

from models.network import Centre, Room
from models.schema.declare import Column, Table, table

TABLES: tuple[Table, ...] = (
    table(
        "centres",
        "id",
        Column("id", "id", "code of the centre", "code du centre"),
        Column("name", "text", "its name", "son nom"),
        Column("zone", "zone", "time zone of its seat (IANA)", "fuseau horaire du siège (IANA)"),
        Column("policy", "text", "policy profile", "profil de règlement"),
        Column(
            "holidays", "text", "holiday calendar, e.g. FR or FR-MQ", "calendrier des fériés, ex. FR ou FR-MQ"
        ),
        Column(
            "copy_days", "int", "days for copies to reach another centre", "jours d'acheminement des copies"
        ),
        row=Centre,
    ),
    table(
        "sites",
        "id",
        Column("id", "id", "code of the site", "code du site"),
        Column("centre", "id", "its centre", "son centre", refers="centres"),
        Column("name", "text", "its name", "son nom"),
        Column("zone", "zone", "its time zone (IANA)", "son fuseau horaire (IANA)"),
        Column(
            "hours_weekdays",
            "hours",
            "opening hours Monday to Friday",
            "horaires du lundi au vendredi",
            False,
        ),
        Column("hours_saturday", "hours", "opening hours on Saturday", "horaires du samedi", False),
        Column("hours_sunday", "hours", "opening hours on Sunday", "horaires du dimanche", False),
        Column(
            "holidays",
            "text",
            "holiday calendar, if it is not that of the centre, e.g. FR-57 or FR-MF",
            "calendrier des fériés, s'il n'est pas celui du centre, ex. FR-57 ou FR-MF",
            False,
        ),
        Column(
            "address", "text", "its address, for convocations", "son adresse, pour les convocations", False
        ),
        Column(
            "access",
            "text",
            "how to get there and in, for convocations",
            "comment s'y rendre et y entrer, pour les convocations",
            False,
        ),
    ),
    table(
        "rooms",
        "id",
        Column("id", "id", "code of the room", "code de la salle"),
        Column("site", "id", "its site", "son site", refers="sites"),
        Column("seats", "int", "places usable in an exam", "places utilisables en examen", most=5000),
        Column("features", "words", "features, separated by spaces", "équipements, séparés par des espaces"),
        Column("building", "text", "the building", "le bâtiment"),
        Column(
            "neighbours",
            "words",
            "rooms next to it, separated by spaces",
            "salles voisines, séparées par des espaces",
        ),
        Column(
            "rows",
            "int",
            "rows of seats, for a seating plan (A is nearest to the door)",
            "rangées de places, pour un plan de salle (A est la plus proche de la porte)",
        ),
        Column(
            "columns",
            "int",
            "seats of a row, from 1 on the left",
            "places par rangée, de 1 à partir de la gauche",
        ),
        Column(
            "blocked",
            "words",
            "seats of the grid that are not used, e.g. A1 B4",
            "places du plan inutilisables, ex. A1 B4",
        ),
        optional=True,
        row=Room,
    ),
    table(
        "availability",
        "room from",
        Column(
            "room",
            "id",
            "a room, or a person of the staff, listed here is available only in these intervals",
            "une salle, ou une personne, citée ici n'est disponible que dans ces intervalles",
            refers="rooms",
        ),
        Column(
            "from", "datetime", "from (local time of the site)", "de (heure locale du site)", form="beginning"
        ),
        Column("until", "datetime", "until (local time of the site)", "à (heure locale du site)", form="end"),
        optional=True,
    ),
    table(
        "absences",
        "who from",
        Column(
            "who",
            "id",
            "a person of the staff, or a room, that is not available",
            "une personne, ou une salle, qui n'est pas disponible",
            refers="staff",
        ),
        Column(
            "from", "datetime", "from (local time of the site)", "de (heure locale du site)", form="beginning"
        ),
        Column(
            "until",
            "datetime",
            "until (local time of the site), blank: to the end of that day",
            "à (heure locale du site), vide : jusqu'à la fin de ce jour",
            False,
            form="end",
        ),
        Column("reason", "text", "why", "motif", False),
        optional=True,
    ),
    table(
        "travel",
        "from to",
        Column(
            "from",
            "id",
            "candidates of this site",
            "les candidats de ce site",
            refers="sites",
        ),
        Column(
            "to",
            "id",
            "may be received at this one, of the same centre and time zone",
            "peuvent être accueillis sur celui-ci, du même centre et du même fuseau",
            refers="sites",
        ),
        Column(
            "minutes", "int", "minutes on the way", "minutes de trajet", True, "", 1, 600, form="duration"
        ),
        optional=True,
    ),
    table(
        "closures",
        "place day",
        Column("place", "id", "a centre or a site", "un centre ou un site"),
        Column("day", "date", "the day", "le jour"),
        Column(
            "kind",
            "text",
            "closed, or open (overrides a public holiday)",
            "closed (fermé) ou open (ouvert malgré un férié)",
            False,
            "closed",
            choices=("closed", "open"),
        ),
        Column("reason", "text", "why", "motif", False),
        optional=True,
    ),
)
