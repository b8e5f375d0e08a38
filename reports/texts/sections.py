"""Texts of the sections after the overview."""

from models.text import register

TEXTS = {
    "report.heat.title": ("Days and starts", "Jours et créneaux"),
    "report.heat.lead": (
        "Candidates by day and start, on the clock of the site where they sit. Transferred candidates, who begin "
        "later, have a column of their own.",
        "Candidats par jour et par créneau, à l’heure du site où ils composent. Les candidats accompagnés, qui "
        "commencent plus tard, ont leur propre colonne.",
    ),
    "report.heat.hourly": (
        "There are many different starts: they are grouped by the hour. 08 h counts starts from 08:00 to 08:59.",
        "Les créneaux sont nombreux : ils sont regroupés par heure. 08 h compte les débuts de 08:00 à 08:59.",
    ),
    "report.heat.centre": ("Centre", "Centre"),
    "report.heat.caption": (
        "Candidates by day and local start",
        "Candidats par jour et heure locale de début",
    ),
    "report.as_table": ("The same data as a table", "Les mêmes données en tableau"),
    "report.rooms.title": ("Rooms", "Salles"),
    "report.rooms.lead": (
        "One bar for each group in a room: dark while it writes, pale while the room is held (check-in, "
        "containment, collection). A figure in a bar counts its candidates.",
        "Une barre par groupe et par salle : foncée pendant la composition, pâle tant que la salle est occupée "
        "(émargement, confinement, ramassage). Le nombre inscrit dans la barre est celui des candidats.",
    ),
    "report.rooms.site": ("Site", "Site"),
    "report.rooms.day": ("Day", "Jour"),
    "report.rooms.caption": ("Rooms of the day, local time", "Salles du jour, heure locale"),
    "report.zones.title": ("One paper, several time zones", "Un sujet, plusieurs fuseaux"),
    "report.zones.lead": (
        "Nobody leaves a room anywhere before the last entry everywhere. UTC above; under each band, the clock "
        "of the place.",
        "Nul ne sort nulle part avant la dernière entrée partout. En haut, l’heure UTC ; sous chaque bande, "
        "l’heure du lieu.",
    ),
    "report.zones.exam": ("Exam", "Épreuve"),
    "report.zones.caption": ("The same groups in local time", "Les mêmes groupes en heure locale"),
    "report.chain.title": ("From session to session", "D’une session à l’autre"),
    "report.chain.lead": (
        "Copies travel, are marked, results are published; session 2 may begin only so many days later. The link "
        "with the least slack binds.",
        "Les copies voyagent, sont corrigées, les résultats publiés ; la session 2 ne peut commencer que tant de "
        "jours après. Le maillon qui a le moins de marge commande les autres.",
    ),
    "report.chain.binds": ("The link that binds", "Le maillon contraignant"),
    "report.chain.slack": ("Slack", "Marge"),
    "report.chain.binding.one": (
        "{count} link has this smallest slack.",
        "{count} maillon a cette marge minimale.",
    ),
    "report.chain.binding.many": (
        "{count} links have this smallest slack.",
        "{count} maillons ont cette marge minimale.",
    ),
    "report.chain.caption": (
        "Every exam of session 1, the tightest first",
        "Toutes les épreuves de la session 1, les plus contraintes d’abord",
    ),
    "report.chain.last_day": ("Last day", "Dernier jour"),
    "report.chain.copies_at": ("Copies received", "Copies reçues"),
    "report.chain.margin": ("slack {days}", "marge {days}"),
    "report.chain.marked_by": ("Marked by", "Corrigées le"),
    "report.chain.published": ("Results out", "Résultats publiés"),
    "report.chain.earliest_next": ("Earliest session 2", "Session 2 au plus tôt"),
    "report.chain.next_day": ("Session 2 exam", "Épreuve de session 2"),
    "report.chain.timeline": ("Timeline", "Frise"),
    "report.chain.copies": ("Copies travel", "Acheminement des copies"),
    "report.chain.marks": ("Marking", "Correction"),
    "report.chain.jury": ("Publication", "Publication"),
    "report.chain.gap": ("Regulatory delay", "Délai réglementaire"),
    "report.days.one": ("{count} day", "{count} jour"),
    "report.days.many": ("{count} days", "{count} jours"),
    "report.overlaps.title": ("Overlaps", "Chevauchements"),
    "report.overlaps.lead": (
        "Two exams of one candidate at once. By transfer the second is sat later, under escort, on the same day "
        "and site. Times are those of the site.",
        "Deux épreuves d’un même candidat en même temps. Avec accompagnement, la seconde est passée plus tard, "
        "sous surveillance continue, le même jour et sur le même site. Les heures sont celles du site.",
    ),
    "report.overlaps.caption": (
        "Overlaps by pair of exams, unresolved ones first",
        "Chevauchements par paire d’épreuves, les non résolus d’abord",
    ),
    "report.overlaps.transfers.one": ("{count} transfer", "{count} accompagnement"),
    "report.overlaps.transfers.many": ("{count} transfers", "{count} accompagnements"),
    "report.overlaps.unresolved.one": ("{count} unresolved", "{count} non résolu"),
    "report.overlaps.unresolved.many": ("{count} unresolved", "{count} non résolus"),
    "report.overlaps.day": ("Day", "Jour"),
    "report.overlaps.stays": ("Sat as published", "À l’heure publiée"),
    "report.overlaps.moves": ("Moved or not sat", "Déplacée ou non passée"),
    "report.overlaps.new": ("New time", "Nouvel horaire"),
    "report.overlaps.site": ("Site", "Site"),
    "report.overlaps.outcome": ("Outcome", "Issue"),
    "report.overlaps.who": ("Candidates (pseudonymous)", "Candidats (pseudonymes)"),
    "report.outcome.transfer": ("By transfer", "Avec accompagnement"),
    "report.outcome.unresolved": (
        "Unresolved: the second exam is not sat",
        "Non résolus : la seconde épreuve n’est pas passée",
    ),
    "report.costs.title": ("Cost by rule", "Coût par règle"),
    "report.costs.lead": (
        "What each soft rule costs; the stroke marks what is proven unavoidable. The dearest exams show where to "
        "look first.",
        "Ce que coûte chaque règle souple ; le trait marque ce qui est prouvé inévitable. Les épreuves les plus "
        "coûteuses indiquent où regarder d’abord.",
    ),
    "report.costs.caption": ("Where it is paid", "Où cela se paie"),
    "report.costs.share": ("Share", "Part"),
    "report.costs.dearest": ("Dearest exams", "Épreuves les plus coûteuses"),
    "report.costs.nothing": ("No rule costs anything.", "Aucune règle ne coûte quoi que ce soit."),
    "report.findings.title": ("Findings", "Constats"),
    "report.findings.lead": (
        "Every place where the timetable breaks a rule, or pays for it, with the article it comes from. Hard "
        "rules first.",
        "Chaque endroit où l’emploi du temps enfreint une règle, ou la paie, avec l’article dont elle vient. Les "
        "règles impératives d’abord.",
    ),
    "report.findings.hard.one": ("{count} hard finding", "{count} constat bloquant"),
    "report.findings.hard.many": ("{count} hard findings", "{count} constats bloquants"),
    "report.findings.soft.one": ("{count} priced finding", "{count} constat assorti d’un coût"),
    "report.findings.soft.many": ("{count} priced findings", "{count} constats assortis d’un coût"),
    "report.findings.count.one": ("{count} finding", "{count} constat"),
    "report.findings.count.many": ("{count} findings", "{count} constats"),
    "report.findings.clean.one": (
        "{count} hard rule without a finding",
        "{count} règle impérative sans constat",
    ),
    "report.findings.clean.many": (
        "{count} hard rules without a finding",
        "{count} règles impératives sans constat",
    ),
    "report.findings.rest": ("{shown} of {all} findings shown.", "{shown} constats affichés sur {all}."),
    "report.findings.kind.hard": ("hard", "impérative"),
    "report.findings.kind.soft": ("soft", "souple"),
    "report.findings.cost": ("cost", "coût"),
    "report.progress.title": ("Progress of the solve", "Déroulement de la résolution"),
    "report.progress.lead": (
        "The cost of the best timetable falls, the proven bound rises; the optimum lies between them.",
        "Le coût du meilleur emploi du temps descend, la borne prouvée monte ; l’optimum est entre les deux.",
    ),
    "report.progress.seconds": ("Seconds since the beginning", "Secondes depuis le début"),
    "report.progress.log": ("Cost (logarithmic scale)", "Coût (échelle logarithmique)"),
    "report.phase.compile": ("compilation", "compilation"),
    "report.phase.bound": ("bounds", "bornes"),
    "report.phase.bounds": ("bounds", "bornes"),
    "report.phase.feasibility": ("first timetable", "premier emploi du temps"),
    "report.phase.starts": ("starts", "créneaux"),
    "report.phase.anneal": ("annealing", "recuit"),
    "report.phase.annealing": ("annealing", "recuit"),
    "report.phase.places": ("rooms", "salles"),
    "report.phase.neighbourhoods": ("neighbourhoods", "voisinages"),
    "report.phase.audit": ("audit", "audit"),
}
register(TEXTS)
