"""The tables of a timetable: one declaration drives its reader, its writer, the JSON Schema and the dictionary.

They have no keys: rows that say the same twice are for the audit to find.
"""

from collections.abc import Mapping

from models.schema.declare import Column, Table

KINDS = ("ordinary", "extra", "isolated", "transfer", "remote", "oral")
"""Groups of a sitting: ordinary, with extra time, alone in a room, transferred, at home, before a jury."""

DUTY_KINDS = ("responsible", "invigilator", "escort", "secretary")
"""What staff do: one responsible for each room, further invigilators, escorts of transferred candidates, secretaries."""

OUTCOMES = ("transfer", "unresolved")
"""What becomes of an overlap."""

_CANDIDATE = Column("candidate", "id", "the candidate", "le candidat", refers="candidates")
_EXAM = Column("exam", "id", "the exam", "l'épreuve", refers="exams")
_SITE = Column("site", "id", "the site", "le site", refers="sites")
_ROOM = Column("room", "id", "the room", "la salle", refers="rooms")
_KIND = Column("kind", "text", "kind of group", "sorte de groupe", choices=KINDS)


def _start(help_en: str, help_fr: str, *, required: bool = True) -> Column:
    return Column("start", "instant", help_en, help_fr, required)


LISTS: tuple[Table, ...] = (
    Table(
        "starts",
        (),
        (
            _EXAM,
            Column(
                "zone", "zone", "time zone of those who begin then", "fuseau de ceux qui commencent alors"
            ),
            _start("the start", "le début"),
            Column("gather", "int", "minutes gathered before it", "minutes de rassemblement avant"),
            Column("paper", "int", "paper, 0 the main one", "sujet, 0 le principal"),
            Column(
                "early",
                "int",
                "minutes by which those with extra time begin before the others",
                "minutes d'avance de ceux qui ont du temps majoré",
            ),
        ),
    ),
    Table(
        "hosts",
        (),
        (
            _EXAM,
            Column("home", "id", "site of registration", "site de rattachement", refers="sites"),
            Column("host", "id", "site that receives", "site d'accueil", refers="sites"),
        ),
    ),
    Table(
        "rooms",
        (),
        (_EXAM, _SITE, _ROOM, _KIND, Column("places", "int", "places it has there", "places qu'elle y a")),
    ),
)
"""The tables that stand in timetable.json as lists of rows."""

FILES: tuple[Table, ...] = (
    Table(
        "seats",
        (),
        (
            _CANDIDATE,
            _EXAM,
            _SITE,
            Column("room", "id", "the room, blank at home", "la salle, vide à distance", False, refers="rooms"),
            _KIND,
            _start("own start of writing", "début propre de la composition"),
            Column("end", "instant", "own end of writing", "fin propre de la composition"),
        ),
    ),
    Table(
        "overlaps",
        (),
        (
            _CANDIDATE,
            Column("stays", "id", "the exam sat before it, or that it overlaps", "l'épreuve passée avant elle, ou qu'elle chevauche", refers="exams"),
            Column("moves", "id", "the exam that is moved or missed", "l'épreuve déplacée ou manquée", refers="exams"),
            Column("outcome", "text", "what becomes of it", "ce qu'il en advient", choices=OUTCOMES),
            _start("new start of a transfer", "nouveau début d'un accompagnement", required=False),
        ),
    ),
    Table(
        "duties",
        (),
        (
            Column("staff", "id", "the person", "la personne"),
            _SITE,
            Column("duty", "text", "the task", "la tâche", choices=DUTY_KINDS),
            Column("room", "id", "the room, blank for an escort", "la salle, vide pour un accompagnement", False, refers="rooms"),
            Column("from", "instant", "from", "de"),
            Column("to", "instant", "to", "à"),
        ),
    ),
)  # fmt: skip
"""The tables that have a CSV file each beside timetable.json."""

TIMETABLE_TABLES: Mapping[str, Table] = {table.name: table for table in (*LISTS, *FILES)}
"""Every table of a timetable by its name."""


def names_of(table: str) -> tuple[str, ...]:
    """The names of the columns of a timetable's table."""
    return tuple(column.name for column in TIMETABLE_TABLES[table].columns)


def named_by_kind(kind: str) -> tuple[str, ...]:
    """The names that columns of this kind have in the tables of a timetable."""
    columns = (column for table in TIMETABLE_TABLES.values() for column in table.columns)
    return tuple(dict.fromkeys(column.name for column in columns if column.kind == kind))
