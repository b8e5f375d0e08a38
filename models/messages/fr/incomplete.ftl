incomplete-heading = Incomplet : aucun emploi du temps complet n'a été trouvé. { $count ->
        [one] Une épreuve d'un candidat manque ; tout le reste est placé et vérifié.
       *[other] { $count } épreuves de candidats manquent ; tout le reste est placé et vérifié.
    }
incomplete-rooms = { $exam } à { $site } : { $count ->
        [one] un candidat est
       *[other] { $count } candidats sont
    } sans place ({ $names }).
incomplete-staff = { $exam } à { $site } : { $count ->
        [one] un candidat est
       *[other] { $count } candidats sont
    } sans place, faute de personne pour surveiller, accompagner ou écrire ({ $names }).
incomplete-start = { $exam } à { $site } : aucun début ne va avec les autres ; { $count ->
        [one] un candidat la passe
       *[other] { $count } candidats la passent
    } ({ $names }).
incomplete-start-here = { $exam } à { $site } : aucun début qui convient aux plus grands sites ne convient à celui-ci ; { $count ->
        [one] un candidat la passe
       *[other] { $count } candidats la passent
    } ({ $names }).
incomplete-imposed = { $exam } à { $site } : son horaire imposé est refusé ; { $count ->
        [one] un candidat la passe
       *[other] { $count } candidats la passent
    } ({ $names }).
incomplete-transfer = { $exam } à { $site } : { $count ->
        [one] un candidat la manque
       *[other] { $count } candidats la manquent
    }, car une autre épreuve la chevauche et rien n'y répond ({ $names }).
incomplete-more = … et { $count } de plus, pour { $lines } autres épreuves et sites.
incomplete-ways = { $site }, { $since }, jusqu'à { $until } ({ $exams }) : { $count } sans place. Chacun de ces ajouts suffit : { $ways }.
incomplete-no-way = { $site }, { $since }, jusqu'à { $until } ({ $exams }) : { $count } sans place. Aucun de ces ajouts ne suffit : { $tried }.
incomplete-not-tried = { $site }, { $since }, jusqu'à { $until } ({ $exams }) : { $count } sans place. Le temps a manqué pour chercher ce qui suffirait.
incomplete-way-staff = { $amount ->
        [one] une personne de plus
       *[other] { $amount } personnes de plus
    }
incomplete-way-seats = { $amount ->
        [one] une place de plus
       *[other] { $amount } places de plus
    } en { $room }
incomplete-way-rooms = { $amount ->
        [one] une salle supplémentaire
       *[other] { $amount } salles supplémentaires
    } de { $seats } { $seats ->
        [one] place
       *[other] places
    }
incomplete-tried-staff = davantage de personnel
incomplete-tried-seats = davantage de places dans une des plus grandes salles
incomplete-tried-rooms = davantage de salles
incomplete-done = Incomplet, vérifié : ce qui est placé coûte { $cost } ; { NUMBER($seconds, maximumFractionDigits: 0) } s. Ouvrez { $path }. Ajoutez ce qui est nommé, ou donnez plus de temps (--seconds) : d'autres débuts peuvent suffire.
incomplete-done-proven = Incomplet, vérifié : ce qui est placé coûte { $cost } ; { NUMBER($seconds, maximumFractionDigits: 0) } s. Ouvrez { $path }. Plus de temps (--seconds) peut laisser moins de monde de côté, mais personne ne place tout le monde sans changer ce que nomme la preuve.
