"""Texts of the frame of the page, of its overview, and of the figures made with it."""

from models.text import register

TEXTS = {
    "report.kind": ("Examination timetable · report", "Emploi du temps des examens · rapport"),
    "report.skip": ("Skip to the report", "Aller au rapport"),
    "report.views": ("Views", "Vues"),
    "report.print": ("Print this view", "Imprimer cette vue"),
    "report.find": ("Find", "Chercher"),
    "report.go": ("Go", "Ouvrir"),
    "report.foot": (
        "This page is complete in itself: it opens without a network and sends nothing. "
        "Candidates appear under pseudonymous numbers only.",
        "Cette page se suffit à elle-même : elle s’ouvre sans réseau et n’envoie rien. "
        "Les candidats n’y figurent que sous un numéro pseudonyme.",
    ),
    "report.noscript": (
        "The overview is readable as it is; the other views need JavaScript.",
        "La vue d’ensemble se lit telle quelle ; les autres vues demandent JavaScript.",
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
    "report.attention": ("What needs attention", "À traiter d’abord"),
    "report.semester": ("The semester", "Le semestre"),
    "report.costs": ("What it costs", "Ce qu’il coûte"),
    "report.see": ("See", "Voir"),
    "report.level.stop": ("To solve", "À résoudre"),
    "report.level.act": ("To organise", "À organiser"),
    "report.level.know": ("To know", "À savoir"),
    "report.level.fine": ("In order", "En ordre"),
    "report.matter.none_hard": ("No hard rule is broken.", "Aucune règle impérative n’est enfreinte."),
    "report.matter.hard.one": ("finding breaks a hard rule.", "constat enfreint une règle impérative."),
    "report.matter.hard.many": (
        "findings break hard rules.",
        "constats enfreignent des règles impératives.",
    ),
    "report.matter.none_missed": (
        "Every candidate can sit every exam.",
        "Chaque candidat peut passer toutes ses épreuves.",
    ),
    "report.matter.missed.one": (
        "exam cannot be sat, by {who}: it overlaps another and no transfer was found.",
        "épreuve ne peut être passée, par {who} : elle en chevauche une autre et aucun accompagnement n’a été "
        "trouvé.",
    ),
    "report.matter.missed.many": (
        "exams cannot be sat, by {who}: they overlap others and no transfer was found. Most often:",
        "épreuves ne peuvent être passées, par {who} : elles en chevauchent d’autres et aucun accompagnement n’a "
        "été trouvé. Le plus souvent :",
    ),
    "report.matter.of.one": ("{count} candidate", "{count} candidat"),
    "report.matter.of.many": ("{count} candidates", "{count} candidats"),
    "report.matter.transfers.one": (
        "exam is sat later under escort, by {who}: name the escort and the room, tell the candidate.",
        "épreuve est passée plus tard avec accompagnement, par {who} : désigner l’accompagnateur et la salle, "
        "prévenir le candidat.",
    ),
    "report.matter.transfers.many": (
        "exams are sat later under escort, by {who}: name the escorts and the rooms, tell the candidates.",
        "épreuves sont passées plus tard avec accompagnement, par {who} : désigner les accompagnateurs et les "
        "salles, prévenir les candidats.",
    ),
    "report.matter.hold.one": (
        "candidate is kept in the room after the end, up to {minutes} min, until no other zone can let anybody in.",
        "candidat est maintenu en salle après la fin, {minutes} min au plus, jusqu’à la fermeture des entrées "
        "dans les autres fuseaux.",
    ),
    "report.matter.hold.many": (
        "candidates are kept in the room after the end, up to {minutes} min, until no other zone can let anybody "
        "in.",
        "candidats sont maintenus en salle après la fin, {minutes} min au plus, jusqu’à la fermeture des entrées "
        "dans les autres fuseaux.",
    ),
    "report.matter.gather.one": (
        "candidate is gathered under supervision before the start, up to {minutes} min.",
        "candidat est regroupé sous surveillance avant le début, {minutes} min au plus.",
    ),
    "report.matter.gather.many": (
        "candidates are gathered under supervision before the start, up to {minutes} min.",
        "candidats sont regroupés sous surveillance avant le début, {minutes} min au plus.",
    ),
    "report.matter.variants.one": (
        "additional paper is to be set, because no start serves every zone:",
        "sujet de remplacement est à rédiger, faute d’un horaire commun à tous les fuseaux :",
    ),
    "report.matter.variants.many": (
        "additional papers are to be set, because no start serves every zone:",
        "sujets de remplacement sont à rédiger, faute d’un horaire commun à tous les fuseaux :",
    ),
    "report.matter.rooms.one": (
        "room of {all} is full to the last seat at some time:",
        "salle sur {all} est pleine à la dernière place à un moment :",
    ),
    "report.matter.rooms.many": (
        "rooms of {all} are full to the last seat at some time, among them:",
        "salles sur {all} sont pleines à la dernière place à un moment, dont :",
    ),
    "report.matter.staff.one": (
        "site needs everybody present at some time, with nobody to spare:",
        "site a besoin de toutes les personnes présentes à un moment, sans réserve :",
    ),
    "report.matter.staff.many": (
        "sites need everybody present at some time, with nobody to spare, among them:",
        "sites ont besoin de toutes les personnes présentes à un moment, sans réserve, dont :",
    ),
    "report.matter.chain.one": (
        "day between the earliest date for session 2 ({earliest_next}) and its first exam ({next_day}). The "
        "binding link:",
        "jour entre la date la plus proche possible pour la session 2 ({earliest_next}) et sa première épreuve "
        "({next_day}). Le maillon contraignant :",
    ),
    "report.matter.chain.many": (
        "days between the earliest date for session 2 ({earliest_next}) and its first exam ({next_day}). The "
        "binding link:",
        "jours entre la date la plus proche possible pour la session 2 ({earliest_next}) et sa première épreuve "
        "({next_day}). Le maillon contraignant :",
    ),
    "report.count.exams.one": ("exam", "épreuve"),
    "report.count.exams.many": ("exams", "épreuves"),
    "report.count.candidates.one": ("candidate", "candidat"),
    "report.count.candidates.many": ("candidates", "candidats"),
    "report.count.sittings.one": ("sitting (exam and site)", "passation (épreuve et site)"),
    "report.count.sittings.many": ("sittings (exam and site)", "passations (épreuve et site)"),
    "report.count.sites.one": ("site", "site"),
    "report.count.sites.many": ("sites", "sites"),
    "report.count.zones.one": ("time zone", "fuseau horaire"),
    "report.count.zones.many": ("time zones", "fuseaux horaires"),
    "report.count.days.one": ("day of exams", "jour d’examens"),
    "report.count.days.many": ("days of exams", "jours d’examens"),
    "report.overview.caption": (
        "Cost by rule, with the proven lower bound",
        "Coût par règle, avec la borne inférieure prouvée",
    ),
    "report.overview.caption_plain": ("Cost by rule", "Coût par règle"),
    "report.rule": ("Rule", "Règle"),
    "report.findings": ("Findings", "Constats"),
    "report.cost": ("Cost", "Coût"),
    "report.share": ("Bar: cost; stroke: bound", "Barre : coût ; trait : borne"),
    "report.bound": ("Bound", "Borne"),
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
        "The best possible cost lies between the bound, {bound}, and this timetable, {cost}: at most {share} of "
        "the cost can be saved. How much really can is not known.",
        "Le meilleur coût possible se situe entre la borne, {bound}, et cet emploi du temps, {cost} : au plus "
        "{share} du coût peut être évité. La part réellement évitable n’est pas connue.",
    ),
    "report.progress.seconds": ("Seconds since the beginning", "Secondes depuis le début"),
    "report.progress.log": ("Cost (logarithmic scale)", "Coût (échelle logarithmique)"),
}
register(TEXTS)
