"""What is taught and examined, and by whom."""

from models.schema.declare import Column, Table, table

TABLES: tuple[Table, ...] = (
    table(
        "units",
        "id",
        Column("id", "id", "code of the teaching unit", "code de l'UE"),
        Column("title", "text", "its title", "son intitulé"),
        Column("ects", "int", "ECTS credits", "crédits ECTS", False, "0", 0, 60),
        Column(
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
    table(
        "offerings",
        "id",
        Column("id", "id", "code of the offering", "code de l'offre"),
        Column("unit", "id", "its unit", "son UE", refers="units"),
        Column(
            "centre",
            "id",
            "organising centre, which sets the paper",
            "centre organisateur, qui fournit le sujet",
            refers="centres",
        ),
        Column("teaching_mode", "text", "teaching mode", "modalité d'enseignement", False),
        Column("teacher", "id", "teacher in charge", "enseignant responsable", False, refers="teachers"),
    ),
    table(
        "exams",
        "id",
        Column("id", "id", "code of the exam", "code de l'épreuve"),
        Column("offering", "id", "its offering", "son offre", refers="offerings"),
        Column("session", "int", "session, 1 or 2", "session, 1 ou 2", True, "", 1, 2),
        Column("minutes", "int", "duration in minutes", "durée en minutes", True, "", 1, 720),
        Column(
            "mode",
            "text",
            "on_site or remote",
            "on_site (présentiel) ou remote (distanciel)",
            False,
            "on_site",
            choices=("on_site", "remote"),
        ),
        Column(
            "component",
            "text",
            "component of the exam, if several",
            "composante de l'épreuve, s'il y en a plusieurs",
            False,
        ),
        Column(
            "imposed_start",
            "datetime",
            "imposed start (clock of the organising centre)",
            "début imposé (heure du centre organisateur)",
            False,
        ),
    ),
    table(
        "teachers",
        "id",
        Column("id", "id", "pseudonymous number", "numéro pseudonyme"),
        Column("site", "id", "site of attachment", "site de rattachement", refers="sites"),
        optional=True,
    ),
    table(
        "presences",
        "teacher exam site",
        Column("teacher", "id", "the teacher", "l'enseignant", refers="teachers"),
        Column("exam", "id", "the exam opened in person", "l'épreuve ouverte en personne", refers="exams"),
        Column("site", "id", "at this site", "sur ce site", refers="sites"),
        optional=True,
    ),
)
