"""Tables about what is settled already."""

from models.pins import KINDS
from models.schema.declare import Column, Table, table

TABLES: tuple[Table, ...] = (
    table(
        "pins",
        "kind exam zone",
        Column(
            "kind",
            "text",
            "what is settled: start",
            "ce qui est fixé : start (début)",
            choices=KINDS,
        ),
        Column("exam", "id", "the exam", "l'épreuve", refers="exams"),
        Column(
            "zone",
            "zone",
            "time zone in which it starts so (IANA); blank: every zone at that instant",
            "fuseau où elle commence ainsi (IANA) ; vide : tous les fuseaux à cet instant",
            False,
        ),
        Column(
            "start",
            "text",
            "local time of the zone (blank: of the organising centre), or UTC as 2024-01-22T13:00:00Z",
            "heure locale du fuseau (vide : du centre organisateur), ou UTC : 2024-01-22T13:00:00Z",
            False,
        ),
        Column(
            "gather",
            "int",
            "minutes of gathering before it, blank: open",
            "minutes de rassemblement, vide : libre",
            False,
            "",
            0,
            1440,
        ),
        Column(
            "paper",
            "int",
            "paper, 0 the main one, blank: open",
            "sujet, 0 le principal, vide : libre",
            False,
            "",
            0,
            99,
        ),
        optional=True,
    ),
)
