report-kind = Emploi du temps des examens · rapport
report-skip = Aller au rapport
report-views = Vues
report-print = Imprimer cette vue
report-find = Chercher
report-go = Ouvrir
report-foot = Cette page se suffit à elle-même : elle s’ouvre sans réseau et n’envoie rien. Les candidats n’y figurent que sous un numéro pseudonyme.
report-noscript = La vue d’ensemble se lit telle quelle ; les autres vues demandent JavaScript.
report-verdict-ok = L’emploi du temps respecte toutes les règles impératives.
report-verdict-hard = { $count ->
    [one] L’emploi du temps enfreint des règles impératives : { $count } constat.
   *[other] L’emploi du temps enfreint des règles impératives : { $count } constats.
}
report-status = { $status } Résolution en { $seconds } s, graine { $seed }.
report-status-audited = Emploi du temps existant, audité tel quel.
report-status-optimal = Optimalité prouvée.
report-status-feasible = Meilleur emploi du temps trouvé ; un moins coûteux n’est pas exclu.
report-status-incomplete = Incomplet : des candidats restent sans place.
report-incomplete = Emploi du temps incomplet : des candidats restent sans place. Ce n’est pas un résultat ; les constats impératifs disent qui manque.
report-status-infeasible = Aucun emploi du temps ne peut respecter toutes les règles impératives.
report-status-unknown = Le temps accordé n’a pas suffi pour conclure.
report-attention = À traiter d’abord
report-semester = Le semestre
report-costs = Ce qu’il coûte
report-see = Voir
report-level-stop = À résoudre
report-level-act = À organiser
report-level-know = À savoir
report-level-fine = En ordre
report-matter-none_hard = Aucune règle impérative n’est enfreinte.
report-matter-hard = { $count ->
    [one] constat enfreint une règle impérative.
   *[other] constats enfreignent des règles impératives.
}
report-matter-none_missed = Chaque candidat peut passer toutes ses épreuves.
report-matter-missed = { $count ->
    [one] épreuve ne peut être passée, par { $who } : elle en chevauche une autre et aucun accompagnement n’a été trouvé{ $more }.
   *[other] épreuves ne peuvent être passées, par { $who } : elles en chevauchent d’autres et aucun accompagnement n’a été trouvé{ $more }. Le plus souvent :
}
report-matter-unseated = { $count ->
    [one] épreuve d’un candidat est sans place, pour { $who } :
   *[other] épreuves de candidats sont sans place, pour { $who }. Le plus souvent :
}
report-matter-of = { $count ->
    [one] { $count } candidat
   *[other] { $count } candidats
}
report-matter-transfers = { $count ->
    [one] épreuve est passée plus tard avec accompagnement, par { $who } : désigner l’accompagnateur et la salle, prévenir le candidat.
   *[other] épreuves sont passées plus tard avec accompagnement, par { $who } : désigner les accompagnateurs et les salles, prévenir les candidats.
}
report-matter-hold = { $count ->
    [one] candidat est maintenu en salle après la fin, { $minutes } min au plus, jusqu’à la fermeture des entrées dans les autres fuseaux.
   *[other] candidats sont maintenus en salle après la fin, { $minutes } min au plus, jusqu’à la fermeture des entrées dans les autres fuseaux.
}
report-matter-gather = { $count ->
    [one] candidat est regroupé sous surveillance avant le début, { $minutes } min au plus.
   *[other] candidats sont regroupés sous surveillance avant le début, { $minutes } min au plus.
}
report-matter-variants = { $count ->
    [one] sujet de remplacement est à rédiger, faute d’un horaire commun à tous les fuseaux :
   *[other] sujets de remplacement sont à rédiger, faute d’un horaire commun à tous les fuseaux :
}
report-matter-rooms = { $count ->
    [one] salle sur { $all } est pleine à la dernière place à un moment :
   *[other] salles sur { $all } sont pleines à la dernière place à un moment, dont :
}
report-matter-staff = { $count ->
    [one] site a besoin de toutes les personnes présentes à un moment, sans réserve :
   *[other] sites ont besoin de toutes les personnes présentes à un moment, sans réserve, dont :
}
report-matter-chain = { $count ->
    [one] jour entre la date la plus proche possible pour la session 2 ({ $earliest_next }) et sa première épreuve ({ $next_day }). Le maillon le plus serré :
   *[other] jours entre la date la plus proche possible pour la session 2 ({ $earliest_next }) et sa première épreuve ({ $next_day }). Le maillon le plus serré :
}
report-count-exams = { $count ->
    [one] épreuve
   *[other] épreuves
}
report-count-candidates = { $count ->
    [one] candidat
   *[other] candidats
}
report-count-sittings = { $count ->
    [one] passation (épreuve et site)
   *[other] passations (épreuve et site)
}
report-count-sites = { $count ->
    [one] site
   *[other] sites
}
report-count-zones = { $count ->
    [one] fuseau horaire
   *[other] fuseaux horaires
}
report-count-days = { $count ->
    [one] jour d’examens
   *[other] jours d’examens
}
report-overview-caption = Coût par règle, et ce qu’on ne peut éviter
report-overview-caption_plain = Coût par règle
report-rule = Règle
report-findings = Constats
report-cost = Coût
report-share = Barre : coût ; trait : inévitable
report-bound = Inévitable (prouvé)
report-sum = Total
report-gap-none = Aucune résolution n’accompagne cet audit : aucune borne n’est connue, le coût est donné seul.
report-gap-closed = Le coût égale la borne inférieure, { $cost } : avec ces données et ces pondérations, aucun emploi du temps conforme ne coûte moins.
report-gap-open = Ce que chaque règle coûte est écrit sous son nom. Il est prouvé qu’aucun emploi du temps conforme ne coûte moins de { $bound } en tout ; celui-ci coûte { $cost }. Entre les deux, nul ne sait ce qui peut encore être évité.
report-progress-seconds = Secondes depuis le début
report-progress-log = Coût (échelle logarithmique)
report-done = Ouvrez { $path } dans un navigateur (constats impératifs : { $hard }, coût { $cost }).
report-state-draft = Brouillon
report-state-published = Publié
report-state-convoked = Convocations envoyées
report-state-final = Définitif
report-audience = Réservé au service des examens : ne pas afficher, ne pas transmettre.
report-status-optimal-certificate = Optimalité prouvée (par simple décompte, sans solveur).
report-status-optimal-highs = Optimalité prouvée (confirmée par un second solveur, HiGHS).
report-status-optimal-cp-sat = Optimal selon CP-SAT seul (deux exécutions concordent).
report-rules-file = Vérifié aussi selon les règles de { $file } (sha256 { $digest }…).
report-folded = { $count ->
    [one] { $count } règle souple sans coût ni constat
   *[other] { $count } règles souples sans coût ni constat
}
report-matter-missed_pairs = { " " }({ $count } constats, car une épreuve peut en chevaucher plusieurs)
report-accessibility = Accessibilité : non conforme (audit RGAA à mener)
report-left-out = Qui reste sans place, et ce qui manque
