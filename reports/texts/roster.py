"""Texts of the views of staff by name."""

from models.text import register

register(
    {
        "report.js.view.roster": ("Staff", "Personnel"),
        "report.js.view.staff": ("Member of staff", "Membre du personnel"),
        "report.js.lead.roster": (
            "Who is where, from when to when: one responsible a room, who reads the instructions, further "
            "invigilators as the number of candidates asks, authorised escorts on the way to a second exam. "
            "Staff have pseudonymous numbers.",
            "Qui est où, de quand à quand : un responsable par salle, qui rappelle les consignes, d’autres "
            "surveillants selon le nombre de candidats, des accompagnateurs habilités vers une seconde épreuve. "
            "Le personnel porte des numéros pseudonymes.",
        ),
        "report.js.duty": ("Duty", "Tâche"),
        "report.js.duty.responsible": ("Responsible for the room", "Responsable de salle"),
        "report.js.duty.invigilator": ("Invigilator", "Surveillant"),
        "report.js.duty.escort": ("Escort", "Accompagnateur"),
        "report.js.duty.secretary": ("Secretary", "Secrétaire"),
        "report.js.on_duty": ("From, to", "De, à"),
        "report.js.lasts": ("Lasts", "Durée"),
        "report.js.crew_head": ("Person", "Personne"),
        "report.js.load_head": ("Time on duty", "Temps de présence"),
        "report.js.duties_head": ("Duties", "Tâches"),
        "report.js.duty_days": ("days on duty", "jours de service"),
        "report.js.load_bar": ("Against the most", "Au regard du maximum"),
        "report.js.roster_count": (
            "{n} of the {all} people of the site are on duty. Local time: {clock}.",
            "{n} des {all} personnes du site sont de service. Heure locale : {clock}.",
        ),
        "report.js.roster_label": ("Duties of {what} {day}", "Tâches de {what} {day}"),
        "report.js.roster_caption": ("Duties of the day, local time", "Tâches du jour, heure locale"),
        "report.js.own_duties": ("Own duties, local time", "Tâches de la personne, heure locale"),
        "report.js.crew_loads": (
            "Loads over both sessions, {site}",
            "Charges sur les deux sessions, {site}",
        ),
        "report.js.nobody_named": ("Nobody of the staff is named.", "Personne n’est désigné."),
        "report.js.no_duty": ("Nothing to do.", "Aucune tâche."),
    }
)
