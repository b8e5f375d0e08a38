explain-no-timetable = indiquez après l'instance l'emploi du temps dont il s'agit
explain-one-question = posez une question : --exam E (au besoin avec --at et --room), ou --candidate C
explain-starts = { $count ->
        [one] { $exam } : { $count } début possible, dont { $free } permis à côté des autres épreuves.
       *[other] { $exam } : { $count } débuts possibles, dont { $free } permis à côté des autres épreuves.
    }
explain-terms = Toutes les autres épreuves gardent leur début. Les règles de temps sont exactes ; salles, places et personnel sont comptés, non attribués : --at les attribue.
explain-allowed = { $exam } peut commencer le { $start }.
explain-refused = { $exam } ne peut pas se tenir ainsi : { $start }.
explain-not-offered = La session n'a pas ce début pour cette épreuve.
explain-candidate = { $candidate } passe { $count } { $count ->
        [one] épreuve
       *[other] épreuves
    }.
explain-relax = Ce qui lèverait chaque raison à elle seule, le moins cher d'abord :
explain-cheapest = Le moins cher qui les lève toutes ensemble :
explain-confirmed = Un emploi du temps a été trouvé avec cela, et vérifié : rien d'autre ne s'y oppose.
explain-unconfirmed = Aucun emploi du temps n'a été trouvé avec cela dans ce temps, et aucune autre raison n'est prouvée ; donnez plus de --seconds.
explain-stuck = Autre chose s'y oppose encore, que rien ne lève à soi seul.
explain-minimal = La plus petite contradiction : { $exams } sous { $count ->
        [one] cette seule règle
       *[other] ces seules règles
    }.
explain-minimal-exhaustive = Tous les choix de leurs débuts ont été essayés sans solveur : chacun en enfreint une.
explain-minimal-highs = Le programme en nombres entiers HiGHS confirme qu'aucun choix de leurs débuts ne les respecte.
explain-minimal-necessary = Avec une de ces épreuves ou de ces règles en moins, il y a un choix.
explain-relax-seats = { $amount } { $amount ->
        [one] place
       *[other] places
    } de plus à { $site }
explain-relax-rooms = { $amount } { $amount ->
        [one] salle
       *[other] salles
    } de plus qui conviennent, à { $site }
explain-relax-staff = { $amount } { $amount ->
        [one] personne
       *[other] personnes
    } de plus dans le personnel de { $site }
explain-relax-minutes = { $site } ouvre { $amount } minutes plus tôt et ferme { $amount } minutes plus tard
explain-relax-session = la session { $session } finit { $amount } { $amount ->
        [one] jour
       *[other] jours
    } plus tard
explain-relax-days = la session 2 suit les résultats de { $amount } { $amount ->
        [one] jour
       *[other] jours
    } de moins
explain-relax-start = un autre début pour { $exam }, dont le début est imposé ou épinglé
explain-relax-rule = une exception à la règle : { $rules }
explain-relax-setting = le réglage { $setting } : { $rules }
explain-price = { " " }(valeur selon les règles : { $price })
explain-possible = Un emploi du temps existe : rien ne s'y oppose.
explain-unknown = Ni emploi du temps ni preuve dans ce délai ; donnez plus de --seconds.
explain-column-start = début
explain-column-allowed = permis
explain-column-cost = coût
explain-column-people = candidats
explain-column-why = pourquoi
explain-column-exam = épreuve
explain-column-site = site
explain-column-room = salle
explain-column-outcome = comment
explain-column-starts = autres débuts
explain-column-other = le moins cher
explain-word-now = actuel
explain-word-yes = oui
explain-word-no = non
explain-word-sat = passée
explain-word-led = accompagné
explain-word-missed = manquée
