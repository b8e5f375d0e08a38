"""French headings, aliases and examples of the tables' columns, as people's own spreadsheets say them.

The examples together are a small instance without a fault: it fills the template.
"""

from collections.abc import Mapping

TABLE_NAMES: Mapping[str, tuple[str, ...]] = {
    "centres": ("centres", "centres régionaux"),
    "sites": ("sites", "lieux"),
    "rooms": ("salles",),
    "availability": ("disponibilités", "disponibilités des salles"),
    "units": ("ue", "unités"),
    "offerings": ("offres",),
    "exams": ("épreuves", "examens"),
    "candidates": ("candidats", "auditeurs"),
    "registrations": ("inscriptions",),
    "accommodations": ("aménagements",),
    "staff": ("personnel", "surveillants"),
    "results": ("résultats",),
    "closures": ("fermetures",),
}
"""The French name of each table, then other names."""

HEADINGS: Mapping[tuple[str, str], tuple[str, ...]] = {
    # (table, column): example, French heading, other headings
    ("centres", "id"): ("PAC", "code", "centre", "code centre"),
    ("centres", "name"): ("Cnam Provence-Alpes-Côte d'Azur", "nom", "libellé"),
    ("centres", "zone"): ("Europe/Paris", "fuseau", "fuseau horaire", "timezone"),
    ("centres", "policy"): ("paca", "règlement", "profil"),
    ("centres", "holidays"): ("FR", "fériés", "jours fériés"),
    ("centres", "copy_days"): ("3", "jours copies", "acheminement", "délai copies"),
    ("sites", "id"): ("MRS", "code", "site", "code site", "lieu"),
    ("sites", "centre"): ("PAC", "centre", "code centre"),
    ("sites", "name"): ("Marseille", "nom", "libellé"),
    ("sites", "zone"): ("Europe/Paris", "fuseau", "fuseau horaire", "timezone"),
    ("sites", "hours_weekdays"): ("08:00-22:00", "horaires semaine", "horaires", "lundi-vendredi"),
    ("sites", "hours_saturday"): ("08:00-18:00", "horaires samedi", "samedi"),
    ("sites", "hours_sunday"): ("", "horaires dimanche", "dimanche"),
    ("rooms", "id"): ("MRS-101", "code", "salle", "code salle", "room"),
    ("rooms", "site"): ("MRS", "site", "code site", "lieu"),
    ("rooms", "seats"): ("40", "places", "capacité", "nb places", "capacité examen", "capacity"),
    ("rooms", "features"): ("accessible", "équipements", "équipement"),
    ("availability", "room"): ("MRS-101", "salle", "code salle"),
    ("availability", "from"): ("2024-01-22T08:00", "de", "début", "depuis"),
    ("availability", "until"): ("2024-02-03T18:00", "à", "fin", "jusqu'à"),
    ("units", "id"): ("NFA031", "code", "ue", "code ue", "unité"),
    ("units", "title"): ("Programmation avec Java", "intitulé", "titre", "libellé"),
    ("units", "ects"): ("6", "crédits", "crédits ects"),
    ("offerings", "id"): ("NFA031-PAC", "code", "offre", "code offre"),
    ("offerings", "unit"): ("NFA031", "ue", "code ue", "unité"),
    ("offerings", "centre"): ("PAC", "centre", "centre organisateur", "code centre"),
    ("offerings", "teaching_mode"): ("HTT", "modalité", "modalité d'enseignement", "mode d'enseignement"),
    ("exams", "id"): ("NFA031-PAC-S1", "code", "épreuve", "code épreuve"),
    ("exams", "offering"): ("NFA031-PAC", "offre", "code offre"),
    ("exams", "session"): ("1", "session", "n° session"),
    ("exams", "minutes"): ("180", "durée", "durée (minutes)", "durée en minutes"),
    ("exams", "mode"): ("on_site", "modalité", "modalité d'examen"),
    ("exams", "component"): (
        "",
        "composante",
    ),
    ("exams", "imposed_start"): ("2024-01-25T13:30", "début imposé", "horaire imposé"),
    ("candidates", "id"): ("00000001", "code", "candidat", "auditeur", "numéro", "n° candidat"),
    ("candidates", "centre"): ("PAC", "centre", "centre d'inscription", "code centre"),
    ("candidates", "site"): ("MRS", "site", "site de rattachement", "code site"),
    ("registrations", "candidate"): ("00000001", "candidat", "auditeur", "n° candidat"),
    ("registrations", "offering"): ("NFA031-PAC", "offre", "code offre"),
    ("registrations", "centre"): ("", "centre", "code centre"),
    ("registrations", "teaching_mode"): ("", "modalité", "modalité suivie"),
    ("accommodations", "candidate"): ("00000001", "candidat", "auditeur", "n° candidat"),
    ("accommodations", "extra_minutes_per_hour"): ("20", "majoration", "minutes par heure", "tiers temps"),
    ("accommodations", "isolated"): ("no", "isolé", "salle isolée"),
    ("staff", "id"): ("P001", "code", "personne", "numéro"),
    ("staff", "site"): ("MRS", "site", "code site", "lieu"),
    ("staff", "escort"): ("yes", "accompagnateur", "habilité", "habilitation"),
    ("staff", "from"): ("", "de", "début", "présent de"),
    ("staff", "until"): ("", "à", "fin", "présent jusqu'à"),
    ("results", "candidate"): ("00000001", "candidat", "auditeur", "n° candidat"),
    ("results", "offering"): ("NFA031-PAC", "offre", "code offre"),
    ("results", "passed"): ("no", "admis", "reçu"),
    ("closures", "place"): ("MRS", "lieu", "site", "centre"),
    ("closures", "day"): ("2024-01-26", "jour", "date"),
    ("closures", "kind"): ("closed", "nature", "type"),
    ("closures", "reason"): ("Maintenance électrique", "motif", "raison"),
}

SYNONYMS: Mapping[str, str] = {
    "présentiel": "on_site",
    "sur site": "on_site",
    "distanciel": "remote",
    "à distance": "remote",
    "fermé": "closed",
    "fermeture": "closed",
    "ouvert": "open",
    "ouverture": "open",
}
"""French words for values that a column chooses from."""
