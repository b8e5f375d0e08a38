"""Texts of the views: their names, leads, captions and sentences, filled in by the page's scripts."""

from models.text import register

TEXTS = {
    "report.js.view.overview": ("Overview", "Vue d’ensemble"),
    "report.js.view.calendar": ("Calendar", "Calendrier"),
    "report.js.view.day": ("Day", "Jour"),
    "report.js.view.centres": ("Centres and sites", "Centres et sites"),
    "report.js.view.centre": ("Centre", "Centre"),
    "report.js.view.site": ("Site", "Site"),
    "report.js.view.exams": ("Units and exams", "Unités et épreuves"),
    "report.js.view.unit": ("Teaching unit", "Unité d’enseignement"),
    "report.js.view.exam": ("Exam", "Épreuve"),
    "report.js.view.rooms": ("Rooms", "Salles"),
    "report.js.view.room": ("Room", "Salle"),
    "report.js.view.candidates": ("Candidates", "Candidats"),
    "report.js.view.candidate": ("Candidate", "Candidat"),
    "report.js.view.overlaps": ("Overlaps", "Chevauchements"),
    "report.js.view.zones": ("Time zones", "Fuseaux horaires"),
    "report.js.view.chain": ("Date chain", "Chaîne des dates"),
    "report.js.view.seats": ("Seat use", "Occupation des places"),
    "report.js.view.costs": ("Costs and findings", "Coûts et constats"),
    "report.js.view.progress": ("Progress of the solve", "Déroulement de la résolution"),
    "report.js.lead.calendar": (
        "Candidates and exams by day and start, on the clock of the site where they sit. Choose a day to see it.",
        "Candidats et épreuves par jour et par créneau, à l’heure du site où ils composent. Choisissez un jour "
        "pour le voir.",
    ),
    "report.js.lead.day": (
        "Everything that is sat on this day, site by site, in local time.",
        "Tout ce qui se passe ce jour-là, site par site, en heure locale.",
    ),
    "report.js.lead.centres": (
        "What each centre hosts, and what it has to organise.",
        "Ce que chaque centre accueille, et ce qu’il doit organiser.",
    ),
    "report.js.lead.exams": (
        "Every exam of both sessions. Search by code, title or centre.",
        "Toutes les épreuves des deux sessions. Cherchez par code, intitulé ou centre.",
    ),
    "report.js.lead.rooms": (
        "One bar for each group in a room: solid while it writes, pale while the room is held for check-in and "
        "collection. The figure in a bar counts its candidates.",
        "Une barre par groupe et par salle : pleine pendant la composition, pâle tant que la salle est tenue pour "
        "l’émargement et le ramassage. Le nombre inscrit est celui des candidats.",
    ),
    "report.js.lead.candidates": (
        "How many exams candidates have in a session and on their fullest day, as published.",
        "Nombre d’épreuves par candidat dans la session et dans sa journée la plus chargée, telles que publiées.",
    ),
    "report.js.lead.overlaps": (
        "Two exams of one candidate at once. With a transfer the second is sat later, under escort, the same day "
        "at the same site; without one it is not sat. Times are those of the site.",
        "Deux épreuves d’un même candidat en même temps. Avec accompagnement, la seconde est passée plus tard, sous "
        "surveillance continue, le même jour et sur le même site ; sinon elle n’est pas passée. Les heures sont "
        "celles du site.",
    ),
    "report.js.lead.zones": (
        "One paper sat in several zones: nobody leaves a room anywhere before the last entry everywhere. UTC above; "
        "under each band, the clock of the place.",
        "Un même sujet dans plusieurs fuseaux : nul ne sort nulle part avant la dernière entrée partout. En haut, "
        "l’heure UTC ; sous chaque bande, l’heure du lieu.",
    ),
    "report.js.lead.chain": (
        "Copies travel, are marked, results are published; session 2 may begin only so many days later. The link "
        "with least slack binds.",
        "Les copies voyagent, sont corrigées, les résultats publiés ; la session 2 ne peut commencer que tant de "
        "jours après. Le maillon qui a le moins de marge commande les autres.",
    ),
    "report.js.lead.seats": (
        "The fullest moment of each site and day, rooms held for check-in and collection included.",
        "Le moment le plus chargé de chaque site et de chaque jour, émargement et ramassage compris.",
    ),
    "report.js.lead.costs": (
        "What each rule costs, and every place where the timetable breaks a rule or pays for it.",
        "Ce que coûte chaque règle, et chaque endroit où l’emploi du temps enfreint une règle ou la paie.",
    ),
    "report.js.lead.progress": (
        "The cost of the best timetable falls, the proven bound rises; the optimum lies between them.",
        "Le coût du meilleur emploi du temps descend, la borne prouvée monte ; l’optimum est entre les deux.",
    ),
    "report.js.calendar_caption": ("Session {n} · {centre}", "Session {n} · {centre}"),
    "report.js.day_sites": ("Sites of the day", "Sites du jour"),
    "report.js.day_sittings": ("What is sat", "Ce qui est passé"),
    "report.js.centres_caption": ("Centres", "Centres"),
    "report.js.centre_sites": ("Sites of the centre", "Sites du centre"),
    "report.js.escorts_caption": ("Transfers to escort", "Accompagnements à assurer"),
    "report.js.held_caption": (
        "Groups gathered before or held after",
        "Groupes réunis avant ou maintenus après",
    ),
    "report.js.site_days": ("Days of the site", "Jours du site"),
    "report.js.site_sittings": ("What is sat here", "Ce qui est passé ici"),
    "report.js.exams_caption": ("Exams", "Épreuves"),
    "report.js.unit_exams": ("Exams of the unit", "Épreuves de l’UE"),
    "report.js.times_caption": ("Times of each zone, local", "Horaires de chaque fuseau, heure locale"),
    "report.js.exam_sites": ("Where it is sat", "Où elle est passée"),
    "report.js.partners_caption": (
        "Exams that share most candidates with it",
        "Épreuves qui ont le plus de candidats en commun",
    ),
    "report.js.rooms_caption": ("Rooms of the day, local time", "Salles du jour, heure locale"),
    "report.js.room_caption": ("Use of the room, local time", "Usage de la salle, heure locale"),
    "report.js.load_all": ("Session {n}: exams a candidate", "Session {n} : épreuves par candidat"),
    "report.js.load_daily": (
        "Session {n}: exams on the fullest day",
        "Session {n} : épreuves de la journée la plus chargée",
    ),
    "report.js.loaded_caption": ("The {n} most loaded candidates", "Les {n} candidats les plus chargés"),
    "report.js.own_caption": ("Own timetable", "Emploi du temps personnel"),
    "report.js.overlaps_caption": (
        "Overlaps, unresolved ones first",
        "Chevauchements, les non résolus d’abord",
    ),
    "report.js.zones_caption": ("Exams in several time zones", "Épreuves sur plusieurs fuseaux"),
    "report.js.chain_caption": (
        "Every exam of session 1, the tightest first",
        "Épreuves de la session 1, les plus contraintes d’abord",
    ),
    "report.js.seats_caption": (
        "Session {n}: fullest moment of each day",
        "Session {n} : moment le plus chargé de chaque jour",
    ),
    "report.js.seats_site": (
        "{site}: fullest moment of each hour",
        "{site} : moment le plus chargé de chaque heure",
    ),
    "report.js.costs_caption": ("Cost by rule", "Coût par règle"),
    "report.js.findings_caption": ("Findings", "Constats"),
    "report.js.progress_caption": ("Events of the solve", "Étapes de la résolution"),
    "report.js.gantt_label": (
        "Rooms over time: {what} {day}. The table below says the same.",
        "Salles au fil du temps : {what} {day}. Le tableau ci-dessous dit la même chose.",
    ),
    "report.js.figure_zones": (
        "Bands of {exam} by time zone; its own view gives the same times as a table.",
        "Bandes de {exam} par fuseau ; sa propre vue donne les mêmes heures en tableau.",
    ),
    "report.js.costs_figure": (
        "Cost by rule with its bound: the table below says the same.",
        "Coût par règle avec sa borne : le tableau ci-dessous dit la même chose.",
    ),
    "report.js.progress_figure": (
        "Cost and bound over time: the table below says the same.",
        "Coût et borne au fil du temps : le tableau ci-dessous dit la même chose.",
    ),
    "report.js.rooms_used": (
        "{rooms} rooms in use, {candidates}, {exams}. Local time: {clock}.",
        "{rooms} salles occupées, {candidates}, {exams}. Heure locale : {clock}.",
    ),
    "report.js.rooms_of": ("{n} of {all}", "{n} sur {all}"),
    "report.js.staff_of": (
        "{needed} needed of {present} present",
        "{needed} nécessaires sur {present} présents",
    ),
    "report.js.exam_of_session": ("{exam} · session {n}", "{exam} · session {n}"),
    "report.js.set_by": ("Paper set by", "Sujet fourni par"),
    "report.js.same_unit": ("Exams of the unit", "Épreuves de l’UE"),
    "report.js.as_table": ("The same data as a table", "Les mêmes données en tableau"),
    "report.js.nothing": ("There is nothing to show.", "Il n’y a rien à montrer."),
    "report.js.nothing_day": ("Nothing is sat on this day.", "Aucune épreuve ce jour-là."),
    "report.js.no_rooms": (
        "This timetable gives no rooms: it decides starts only.",
        "Cet emploi du temps ne donne pas de salles : il ne fixe que les débuts.",
    ),
    "report.js.no_zones": (
        "No exam is sat in several time zones.",
        "Aucune épreuve n’est passée dans plusieurs fuseaux.",
    ),
    "report.js.no_overlap": (
        "No candidate has two exams at once.",
        "Aucun candidat n’a deux épreuves en même temps.",
    ),
    "report.js.no_start": ("This exam has no start.", "Cette épreuve n’a pas de début."),
    "report.js.too_many": (
        "The semester is too large for own timetables in one page: seats.csv has them all.",
        "Le semestre est trop grand pour les emplois du temps personnels dans une page : seats.csv les a tous.",
    ),
    "report.js.unknown": ("“{id}” is not in this timetable.", "« {id} » n’est pas dans cet emploi du temps."),
    "report.js.findings_rest": (
        "The page carries {n} findings of {all}: hard ones, then the dearest.",
        "La page contient {n} constats sur {all} : les impératifs, puis les plus coûteux.",
    ),
    "report.js.clean.one": ("{n} hard rule without a finding", "{n} règle impérative sans constat"),
    "report.js.clean.many": ("{n} hard rules without a finding", "{n} règles impératives sans constat"),
    "report.js.binding.one": (
        "{n} exam of session 1 has this smallest slack.",
        "{n} épreuve de la session 1 a cette marge minimale.",
    ),
    "report.js.binding.many": (
        "{n} exams of session 1 have this smallest slack.",
        "{n} épreuves de la session 1 ont cette marge minimale.",
    ),
}
register(TEXTS)
