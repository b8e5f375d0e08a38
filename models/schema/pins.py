"""The table of pins: decisions that may not change."""

from models.pins import KINDS
from models.schema.declare import Column, Table, table

TABLES: tuple[Table, ...] = (
    table(
        "pins",
        "kind exam zone candidate moves site room",
        Column(
            "kind",
            "text",
            "what is pinned: start, host, room, seat, transfer or unresolved",
            "ce qui est fixé : start (début), host (accueil), room (salle), seat (place), transfer "
            "(accompagnement) ou unresolved (non résolu)",
            choices=KINDS,
        ),
        Column(
            "exam",
            "id",
            "the exam; of an overlap the one that is sat first, or that is sat at all",
            "l'épreuve ; d'un chevauchement celle passée d'abord, ou la seule passée",
            refers="exams",
        ),
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
            "start, or new start of a transfer (blank: open): local time of the zone (blank: of the "
            "organising centre), of the candidate's site for a transfer, or UTC as 2024-01-22T13:00:00Z",
            "début, ou nouveau début d'un accompagnement (vide : libre) : heure locale du fuseau (vide : du "
            "centre organisateur), du site du candidat pour un accompagnement, ou UTC : 2024-01-22T13:00:00Z",
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
        Column(
            "early",
            "int",
            "minutes by which those with extra time begin before the others, blank: open",
            "minutes d'avance de ceux qui ont du temps majoré, vide : libre",
            False,
            "",
            0,
            60,
        ),
        Column(
            "candidate",
            "id",
            "of a seat, a transfer or an overlap left unresolved: the candidate",
            "d'une place, d'un accompagnement ou d'un chevauchement non résolu : le candidat",
            False,
            refers="candidates",
        ),
        Column(
            "moves",
            "id",
            "of an overlap: the exam that moves (transfer) or is missed (unresolved)",
            "d'un chevauchement : l'épreuve déplacée (transfer) ou non passée (unresolved)",
            False,
            refers="exams",
        ),
        Column(
            "site",
            "id",
            "of a room: the site of the sitting; of a host: the home site",
            "d'une salle : le site de l'épreuve ; d'un accueil : le site de rattachement",
            False,
            refers="sites",
        ),
        Column("host", "id", "the site that receives", "le site d'accueil", False, refers="sites"),
        Column(
            "room",
            "id",
            "the room; several rows of one exam and site: it is held in these rooms and no others",
            "la salle ; plusieurs lignes d'une épreuve et d'un site : dans ces salles et nulle autre",
            False,
            refers="rooms",
        ),
        Column(
            "reason",
            "text",
            "why; a start that has been published is moved only by a pin that says why",
            "motif ; un début déjà publié n'est déplacé que par une épingle qui en dit le motif",
            False,
        ),
        optional=True,
    ),
)
