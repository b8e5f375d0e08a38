explain-no-timetable = indiquez après l'instance l'emploi du temps dont il s'agit
explain-one-question = posez une question : --exam E (au besoin avec --at et --room), ou --candidate C
explain-starts = { $exam } : { $count } débuts possibles, dont { $free } permis à côté des autres épreuves.
explain-terms = Toutes les autres épreuves gardent leur début. Les règles de temps sont exactes ; salles, places et personnel sont comptés, non attribués : --at les attribue.
explain-allowed = { $exam } peut commencer le { $start }.
explain-refused = { $exam } ne peut pas se tenir ainsi : { $start }.
explain-not-offered = La session n'a pas ce début pour cette épreuve.
explain-candidate = { $candidate } passe { $count } { $count ->
        [one] épreuve
       *[other] épreuves
    }.
explain-relax = Ce qu'il faudrait :
explain-relax-seats = { $amount } { $amount ->
        [one] place
       *[other] places
    } de plus à { $site } pour { $exams }
explain-relax-rooms = { $amount } { $amount ->
        [one] salle qui convient
       *[other] salles qui conviennent
    } de plus à { $site }, pour { $exams }
explain-relax-staff = { $amount } { $amount ->
        [one] personne
       *[other] personnes
    } de plus parmi le personnel à { $site }
explain-relax-days = { $amount } { $amount ->
        [one] jour
       *[other] jours
    } de plus entre les épreuves : { $exams }
explain-relax-exams = { $amount } de ces épreuves en moins ensemble, ou un début de plus : { $exams }
explain-relax-rule = une exception pour { $exams } à la règle : { $rules }
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
