conflict-no-start = { $exam } n'a aucun début possible, chacun enfreint l'une de ces règles : { $rule }.
conflict-load = { $exam } demande { $needed } à { $site } en même temps quel que soit son début, et il y en a { $limit }{ $when } : { $rule }.
conflict-days = { $exam } a lieu le { $last } au plus tard, mais { $other } ne le permet pas avant le { $first } : { $rule }.
conflict-pair = { $exam } et { $other } enfreignent ensemble une règle quels que soient leurs débuts : { $rule }.
conflict-pair-several = { $exams } enfreignent ensemble une règle quels que soient leurs débuts : { $rule }.
conflict-count = { $exams } : { $amount } épreuves, dont { $limit } au plus vont ensemble : { $rule }.
conflict-shared = { " " }{ $count } { $count ->
        [one] candidat passe
       *[other] candidats passent
    } les deux : { $names }.
conflict-shared-several = { " " }{ $count } { $count ->
        [one] candidat passe
       *[other] candidats passent
    } toutes ces épreuves : { $names }.
conflict-imposed = imposée le { $start }
conflict-no-start-at-all = { $exam } n'a aucun début possible : sa session n'en offre aucun.
conflict-load-several = { $exams } demandent ensemble { $needed } à { $site } en même temps, et il y en a { $limit }{ $when } : { $rule }.
conflict-days-several = Aucun choix de jours ne respecte cette règle : { $rule }.
conflict-places = { $exam } ne trouve pas de places.
conflict-places-seats = { $exams } : à { $site }, { $limit ->
        [one] { $limit } candidat sur { $amount } a une place
       *[other] { $limit } candidats sur { $amount } ont une place
    }, quelles que soient les salles : { $rule }.
conflict-places-staff = { $exams } : à { $site }, { $limit ->
        [one] { $limit } candidat sur { $amount } a une place
       *[other] { $limit } candidats sur { $amount } ont une place
    }, faute de personnel : { $rule }.
conflict-places-several = Ces épreuves ne trouvent pas de places ensemble : { $exams }.
conflict-times = { $exam } ne trouve pas de début.
conflict-times-several = Ces épreuves ne trouvent pas de débuts ensemble : { $exams }.
conflict-promised-after = Résultats publiés le { $published } + { $days } jours = { $day }, et la session finit le { $bound }.
conflict-promised-before = Résultats promis pour le { $published } - { $days } jours de correction = { $day }, et la session commence le { $bound }.
conflict-needed = { $count }
conflict-needed-with = { $count } { $count ->
        [one] place
       *[other] places
    } ({ $resource })
conflict-needed-seats = { $count } { $count ->
        [one] place
       *[other] places
    }
conflict-needed-rooms = { $count } { $count ->
        [one] salle
       *[other] salles
    }
conflict-needed-juries = { $count } { $count ->
        [one] salle de jury
       *[other] salles de jury
    }
conflict-needed-staff = { $count } { $count ->
        [one] surveillant
       *[other] surveillants
    }
conflict-needed-secretaries = { $count } { $count ->
        [one] secrétaire
       *[other] secrétaires
    }
conflict-needed-watched = des surveillants pour { $count } { $count ->
        [one] candidat
       *[other] candidats
    }
conflict-when = { " " }le { $start }
conflict-away = Pas là alors : { $names }.
conflict-until = { $name } (jusqu'au { $day })
conflict-from = { $name } (à partir du { $day })
conflict-chain = Les résultats paraissent le { $results } après { $marking } jours de correction et de jury, + { $lag } jours = { $first }.
