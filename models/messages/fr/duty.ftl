duty-public = une instance publique n'a pas de surveillants
duty-alone = { $count } { $count ->
        [one] salle d'épreuve
       *[other] salles d'épreuve
    } sur { $all } n'ont qu'un seul surveillant : toute sortie y est définitive.
duty-room = { $day } { $start }, { $site }, { $room }, { $exam } : un surveillant ; sorties, toutes définitives, à partir de { $exits }
duty-briefings = À dire aux surveillants : { $count } { $count ->
        [one] aménagement
       *[other] aménagements
    }, par salle, sans nom.
duty-briefing = { $site }, { $room }, { $exam } : { $effect }
duty-effect-extra = { $count } avec du temps majoré, jusqu'à { $end }
duty-effect-pause = { $count } avec des pauses, jusqu'à { $end }
duty-effect-alone = { $count } en salle isolée
duty-effect-secretary = { $count } avec un secrétaire
duty-effect-small_room = { $count } en petit groupe
duty-effect-large_print = { $count } avec un sujet en gros caractères
duty-effect-braille = { $count } avec un sujet en braille
duty-effect-computer = { $count } sur ordinateur
duty-more = { $count } de plus : --json les donne tous.
duty-share = { $site } : { $people } { $people ->
        [one] personne
       *[other] personnes
    }, de { $least } à { $most } minutes de service, { $mean } en moyenne ; équité { $fairness } (indice de Jain, 1 : toutes égales).
