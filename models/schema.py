"""The tables an instance is made of: one declaration drives readers, writers, templates and docs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from models.headings import HEADINGS, SYNONYMS, TABLE_NAMES

Kind = Literal["id", "text", "int", "bool", "date", "datetime", "zone", "hours", "words"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `hours` is `08:00-21:30` (local), `words` are separated by spaces.

    Readers take the French heading and the aliases too, and the synonyms of its choices.
    """

    name: str
    kind: Kind
    help_en: str
    help_fr: str
    required: bool = True
    default: str = ""
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    french: str = ""
    aliases: tuple[str, ...] = ()
    example: str = ""
    synonyms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file, or one sheet of a workbook; `key` columns together are unique."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False
    french: str = ""
    aliases: tuple[str, ...] = ()


def _table(name: str, key: str, *columns: Column, optional: bool = False) -> Table:
    """The table with its French words, which `models/headings.py` lists."""
    french, *aliases = TABLE_NAMES.get(name, (name,))
    worded = tuple(_worded(name, column) for column in columns)
    return Table(name, tuple(key.split()), worded, optional, french, tuple(aliases))


def _worded(table: str, column: Column) -> Column:
    example, french, *aliases = HEADINGS.get((table, column.name), ("", column.name))
    synonyms = tuple((word, meant) for word, meant in SYNONYMS.items() if meant in column.choices)
    return replace(column, french=french, aliases=tuple(aliases), example=example, synonyms=synonyms)


C = Column
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table(
            "centres",
            "id",
            C("id", "id", "code of the centre", "code du centre"),
            C("name", "text", "its name", "son nom"),
            C("zone", "zone", "time zone of its seat (IANA)", "fuseau horaire du siège (IANA)"),
            C("policy", "text", "policy profile", "profil de règlement", False, "national"),
            C(
                "holidays",
                "text",
                "holiday calendar, e.g. FR or FR-MQ",
                "calendrier des fériés, ex. FR ou FR-MQ",
                False,
            ),
            C(
                "copy_days",
                "int",
                "days for copies to reach another centre",
                "jours d'acheminement des copies",
                False,
                "0",
                0,
                60,
            ),
        ),
        _table(
            "sites",
            "id",
            C("id", "id", "code of the site", "code du site"),
            C("centre", "id", "its centre", "son centre", refers="centres"),
            C("name", "text", "its name", "son nom"),
            C("zone", "zone", "its time zone (IANA)", "son fuseau horaire (IANA)"),
            C(
                "hours_weekdays",
                "hours",
                "opening hours Monday to Friday",
                "horaires du lundi au vendredi",
                False,
            ),
            C("hours_saturday", "hours", "opening hours on Saturday", "horaires du samedi", False),
            C("hours_sunday", "hours", "opening hours on Sunday", "horaires du dimanche", False),
        ),
        _table(
            "rooms",
            "id",
            C("id", "id", "code of the room", "code de la salle"),
            C("site", "id", "its site", "son site", refers="sites"),
            C("seats", "int", "places usable in an exam", "places utilisables en examen", True, "", 1, 5000),
            C(
                "features",
                "words",
                "features, separated by spaces",
                "équipements, séparés par des espaces",
                False,
            ),
            optional=True,
        ),
        _table(
            "availability",
            "room from",
            C(
                "room",
                "id",
                "a room listed here is available only in these intervals",
                "une salle citée ici n'est libre que dans ces intervalles",
                refers="rooms",
            ),
            C("from", "datetime", "from (local time of the site)", "de (heure locale du site)"),
            C("until", "datetime", "until (local time of the site)", "à (heure locale du site)"),
            optional=True,
        ),
        _table(
            "units",
            "id",
            C("id", "id", "code of the teaching unit", "code de l'UE"),
            C("title", "text", "its title", "son intitulé"),
            C("ects", "int", "ECTS credits", "crédits ECTS", False, "0", 0, 60),
            C(
                "second_session_permille",
                "int",
                "‰ who come to session 2",
                "‰ qui viennent en session 2",
                False,
                "",
                0,
                1000,
            ),
        ),
        _table(
            "offerings",
            "id",
            C("id", "id", "code of the offering", "code de l'offre"),
            C("unit", "id", "its unit", "son UE", refers="units"),
            C(
                "centre",
                "id",
                "organising centre, which sets the paper",
                "centre organisateur, qui fournit le sujet",
                refers="centres",
            ),
            C("teaching_mode", "text", "teaching mode", "modalité d'enseignement", False),
            C("teacher", "id", "teacher in charge", "enseignant responsable", False, refers="teachers"),
        ),
        _table(
            "exams",
            "id",
            C("id", "id", "code of the exam", "code de l'épreuve"),
            C("offering", "id", "its offering", "son offre", refers="offerings"),
            C("session", "int", "session, 1 or 2", "session, 1 ou 2", True, "", 1, 2),
            C("minutes", "int", "duration in minutes", "durée en minutes", True, "", 1, 720),
            C(
                "mode",
                "text",
                "on_site or remote",
                "on_site (présentiel) ou remote (distanciel)",
                False,
                "on_site",
                choices=("on_site", "remote"),
            ),
            C(
                "component",
                "text",
                "component of the exam, if several",
                "composante de l'épreuve, s'il y en a plusieurs",
                False,
            ),
            C(
                "imposed_start",
                "datetime",
                "imposed start (clock of the organising centre)",
                "début imposé (heure du centre organisateur)",
                False,
            ),
        ),
        _table(
            "candidates",
            "id",
            C("id", "id", "pseudonymous number", "numéro pseudonyme"),
            C("centre", "id", "centre of registration", "centre d'inscription", refers="centres"),
            C("site", "id", "home site", "site de rattachement", refers="sites"),
        ),
        _table(
            "registrations",
            "candidate offering",
            C("candidate", "id", "the candidate", "le candidat", refers="candidates"),
            C("offering", "id", "the offering", "l'offre", refers="offerings"),
            C(
                "centre",
                "id",
                "centre of this registration, if not the candidate's",
                "centre de cette inscription, s'il diffère",
                False,
                refers="centres",
            ),
            C(
                "teaching_mode",
                "text",
                "teaching mode followed, if not the offering's",
                "modalité suivie, si elle diffère",
                False,
            ),
        ),
        _table(
            "accommodations",
            "candidate",
            C("candidate", "id", "the candidate", "le candidat", refers="candidates"),
            C(
                "extra_minutes_per_hour",
                "int",
                "extra time in minutes per hour (third time: 20)",
                "minutes supplémentaires par heure (tiers temps : 20)",
                False,
                "0",
                0,
                60,
            ),
            C("isolated", "bool", "sits alone in a room", "compose en salle isolée", False, "no"),
            optional=True,
        ),
        _table(
            "teachers",
            "id",
            C("id", "id", "pseudonymous number", "numéro pseudonyme"),
            C("site", "id", "site of attachment", "site de rattachement", refers="sites"),
            optional=True,
        ),
        _table(
            "presences",
            "teacher exam site",
            C("teacher", "id", "the teacher", "l'enseignant", refers="teachers"),
            C("exam", "id", "the exam opened in person", "l'épreuve ouverte en personne", refers="exams"),
            C("site", "id", "at this site", "sur ce site", refers="sites"),
            optional=True,
        ),
        _table(
            "relocations",
            "candidate session",
            C("candidate", "id", "the candidate", "le candidat", refers="candidates"),
            C("session", "int", "session, 1 or 2", "session, 1 ou 2", True, "", 1, 2),
            C(
                "site",
                "id",
                "where all exams of that session are sat",
                "lieu de toutes les épreuves de la session",
                refers="sites",
            ),
            C(
                "motive",
                "text",
                "travel, move or regional, granted with proof",
                "travel (déplacement professionnel), move (déménagement) ou regional (inscription en région), accordé sur justificatif",
                choices=("travel", "move", "regional"),
            ),
            optional=True,
        ),
        _table(
            "staff",
            "id",
            C("id", "id", "pseudonymous number", "numéro pseudonyme"),
            C("site", "id", "where this person works", "lieu de travail", refers="sites"),
            C(
                "escort",
                "bool",
                "authorised to escort transferred candidates",
                "habilité à accompagner",
                False,
                "no",
            ),
            C(
                "from",
                "datetime",
                "present from (local), blank: always",
                "présent de (heure locale), vide : toujours",
                False,
            ),
            C(
                "until",
                "datetime",
                "present until (local), blank: always",
                "présent jusqu'à (heure locale), vide : toujours",
                False,
            ),
            optional=True,
        ),
        _table(
            "results",
            "candidate offering",
            C("candidate", "id", "the candidate", "le candidat", refers="candidates"),
            C("offering", "id", "the offering", "l'offre", refers="offerings"),
            C("passed", "bool", "passed in session 1 (10/20 or more)", "admis en session 1 (10/20 ou plus)"),
            optional=True,
        ),
        _table(
            "closures",
            "place day",
            C("place", "id", "a centre or a site", "un centre ou un site"),
            C("day", "date", "the day", "le jour"),
            C(
                "kind",
                "text",
                "closed, or open (overrides a public holiday)",
                "closed (fermé) ou open (ouvert malgré un férié)",
                False,
                "closed",
                choices=("closed", "open"),
            ),
            C("reason", "text", "why", "motif", False),
            optional=True,
        ),
    )
}
