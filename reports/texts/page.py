"""Texts of the page itself, of its overview and of its scripts."""

from models.text import register

TEXTS = {
    "report.kind": ("Examination timetable · report", "Emploi du temps des examens · rapport"),
    "report.contents": ("Contents", "Sommaire"),
    "report.skip": ("Skip to the report", "Aller au rapport"),
    "report.language": ("Language", "Langue"),
    "report.foot": (
        "This page is complete in itself: it opens without a network and sends nothing. "
        "Candidates appear under pseudonymous numbers only.",
        "Cette page se suffit à elle-même : elle s’ouvre sans réseau et n’envoie rien. "
        "Les candidats n’y figurent que sous un numéro pseudonyme.",
    ),
    "report.noscript": (
        "The figures need JavaScript; tables and texts do not.",
        "Les figures demandent JavaScript ; les tableaux et les textes s’en passent.",
    ),
    "report.overview.title": ("Overview", "Vue d’ensemble"),
    "report.overview.lead": (
        "What the independent audit says of this timetable, and what it costs.",
        "Ce que l’audit indépendant dit de cet emploi du temps, et ce qu’il coûte.",
    ),
    "report.verdict.ok": (
        "The timetable respects every hard rule.",
        "L’emploi du temps respecte toutes les règles impératives.",
    ),
    "report.verdict.hard.one": (
        "The timetable breaks hard rules: {count} finding.",
        "L’emploi du temps enfreint des règles impératives : {count} constat.",
    ),
    "report.verdict.hard.many": (
        "The timetable breaks hard rules: {count} findings.",
        "L’emploi du temps enfreint des règles impératives : {count} constats.",
    ),
    "report.status": (
        "{status} Solved in {seconds} s, seed {seed}.",
        "{status} Résolution en {seconds} s, graine {seed}.",
    ),
    "report.status.audited": (
        "An existing timetable, audited as given.",
        "Emploi du temps existant, audité tel quel.",
    ),
    "report.status.optimal": ("Proven optimal.", "Optimalité prouvée."),
    "report.status.feasible": (
        "The best timetable found; a cheaper one is not excluded.",
        "Meilleur emploi du temps trouvé ; un moins coûteux n’est pas exclu.",
    ),
    "report.status.infeasible": (
        "No timetable can respect every hard rule.",
        "Aucun emploi du temps ne peut respecter toutes les règles impératives.",
    ),
    "report.status.unknown": (
        "The time allowed was not enough to decide.",
        "Le temps accordé n’a pas suffi pour conclure.",
    ),
    "report.count.exams.one": ("exam", "épreuve"),
    "report.count.exams.many": ("exams", "épreuves"),
    "report.count.candidates.one": ("candidate", "candidat"),
    "report.count.candidates.many": ("candidates", "candidats"),
    "report.count.sittings.one": ("sitting (exam and site)", "passation (épreuve et site)"),
    "report.count.sittings.many": ("sittings (exam and site)", "passations (épreuve et site)"),
    "report.count.transfers.one": ("overlap solved by transfer", "chevauchement résolu par accompagnement"),
    "report.count.transfers.many": (
        "overlaps solved by transfer",
        "chevauchements résolus par accompagnement",
    ),
    "report.count.unresolved.one": ("overlap unresolved", "chevauchement non résolu"),
    "report.count.unresolved.many": ("overlaps unresolved", "chevauchements non résolus"),
    "report.count.hard.one": ("hard finding", "constat bloquant"),
    "report.count.hard.many": ("hard findings", "constats bloquants"),
    "report.count.seconds": ("seconds to solve", "secondes de résolution"),
    "report.overview.caption": (
        "Cost by rule, with the proven lower bound and the gap to it",
        "Coût par règle, avec la borne inférieure prouvée et l’écart à cette borne",
    ),
    "report.overview.caption_plain": ("Cost by rule", "Coût par règle"),
    "report.rule": ("Rule", "Règle"),
    "report.findings": ("Findings", "Constats"),
    "report.cost": ("Cost", "Coût"),
    "report.bound": ("Bound", "Borne"),
    "report.gap": ("Gap", "Écart"),
    "report.gap.share": ("Gap, %", "Écart, %"),
    "report.sum": ("Total", "Total"),
    "report.gap.none": (
        "No solve accompanies this audit, so no bound is known: the cost stands alone.",
        "Aucune résolution n’accompagne cet audit : aucune borne n’est connue, le coût est donné seul.",
    ),
    "report.gap.closed": (
        "Cost and lower bound are both {cost}: with these data and weights no timetable that respects the "
        "hard rules costs less.",
        "Le coût égale la borne inférieure, {cost} : avec ces données et ces pondérations, aucun emploi du temps "
        "conforme ne coûte moins.",
    ),
    "report.gap.open": (
        "The gap is the distance from the cost ({cost}) down to the proven lower bound ({bound}): with these data "
        "and weights no timetable that respects the hard rules costs less than the bound. The best possible cost "
        "lies between the two; it may be this one. The bound of the total is proven on its own and may exceed the "
        "sum of the bounds by rule.",
        "L’écart est la distance entre le coût ({cost}) et la borne inférieure prouvée ({bound}) : avec ces données "
        "et ces pondérations, aucun emploi du temps conforme ne coûte moins que la borne. Le meilleur coût possible "
        "se situe entre les deux ; c’est peut-être celui-ci. La borne du total est prouvée à part et peut dépasser "
        "la somme des bornes par règle.",
    ),
    "report.js.candidates": ("{n} candidates", "{n} candidats"),
    "report.js.candidate": ("{n} candidate", "{n} candidat"),
    "report.js.all_centres": ("All centres", "Tous les centres"),
    "report.js.session": ("Session {n}", "Session {n}"),
    "report.js.total": ("Total", "Total"),
    "report.js.day": ("Day", "Jour"),
    "report.js.start": ("start", "début"),
    "report.js.room": ("Room", "Salle"),
    "report.js.seats": ("{n} seats", "{n} places"),
    "report.js.exam": ("Exam", "Épreuve"),
    "report.js.kind": ("Group", "Groupe"),
    "report.js.kind.ordinary": ("Ordinary", "Ordinaire"),
    "report.js.kind.extra": ("Extra time", "Temps majoré"),
    "report.js.kind.isolated": ("Alone in a room", "Salle isolée"),
    "report.js.kind.transfer": ("Transferred", "Accompagné"),
    "report.js.people": ("Candidates", "Candidats"),
    "report.js.writing": ("Writing", "Composition"),
    "report.js.held": ("Room held", "Salle occupée"),
    "report.js.rooms_used": (
        "{rooms} rooms in use, {n} candidates, {exams} exams. Local time: {clock}.",
        "{rooms} salles occupées, {n} candidats, {exams} épreuves. Heure locale : {clock}.",
    ),
    "report.js.zone": ("Zone", "Fuseau"),
    "report.js.paper": ("Paper", "Sujet"),
    "report.js.main_paper": ("main", "principal"),
    "report.js.variant": ("variant {n}", "remplacement {n}"),
    "report.js.main_paper_long": ("Main paper", "Sujet principal"),
    "report.js.variant_paper": ("Variant {n}", "Sujet de remplacement {n}"),
    "report.js.extra_note": ("extra time", "temps majoré"),
    "report.js.admission": ("Admission", "Admission"),
    "report.js.gather": ("Gathered", "Regroupement"),
    "report.js.start_of": ("Start", "Début"),
    "report.js.end": ("End", "Fin"),
    "report.js.exit": ("Earliest exit", "Première sortie"),
    "report.js.hold": ("Held after the end", "Maintien après la fin"),
    "report.js.released": ("Released", "Libération"),
    "report.js.gate": ("Gate: last entry anywhere", "Verrou : dernière entrée, tous sites"),
    "report.js.local_day": ("Local day", "Jour local"),
    "report.js.previous": ("Previous day", "Jour précédent"),
    "report.js.next": ("Next day", "Jour suivant"),
    "report.js.figure_rooms": (
        "Room chart of {site}, {day}: the same data are in the table below.",
        "Planning des salles de {site}, {day} : les mêmes données figurent dans le tableau ci-dessous.",
    ),
    "report.js.figure_zones": (
        "Bands of {exam} by time zone: the same times are in the table below.",
        "Bandes de {exam} par fuseau : les mêmes heures figurent dans le tableau ci-dessous.",
    ),
    "report.js.before": ("previous day", "la veille"),
    "report.js.after": ("next day", "le lendemain"),
}
register(TEXTS)
