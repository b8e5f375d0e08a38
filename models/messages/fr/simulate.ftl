simulate-public = une instance publique n'a pas de présence à simuler
simulate-bounds = il faut un nombre entier de { $least } à { $most }
simulate-total = { $draws } { $draws ->
        [one] tirage
       *[other] tirages
    } (graine { $seed }). Chacun garde une place ; seul le nombre de salles ouvertes en session 2 en découle.
simulate-start = début
simulate-reserve = Site { $site }, session 2 : { $spare } { $spare ->
        [one] salle
       *[other] salles
    } en réserve sur l'ensemble des débuts, au plus { $risk } des tirages en demandent une.
simulate-candidates = candidats
simulate-coming = présents (5 % – médiane – 95 %)
simulate-rooms = salles
simulate-opened = à ouvrir
simulate-overflow = débordement
simulate-idle = personnel libre
simulate-second-exams = Session 2 : { $mean } candidats attendus, { $listed } places prévues.
simulate-second-overlaps = Session 2 : { $mean } chevauchements attendus, { $listed } possibles.
simulate-site = site
simulate-more = { $count } autres débuts de sites : --json les donne tous.
simulate-feature = Site { $site }, session 2, « { $feature } » : { $seats } { $seats ->
        [one] place ouverte
       *[other] places ouvertes
    } pour { $high } { $high ->
        [one] candidat
       *[other] candidats
    } au plus (95 %) ; { $risk } des tirages n'y suffisent pas.
