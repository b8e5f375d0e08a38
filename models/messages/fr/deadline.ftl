deadline-public = une instance publique n'a pas d'échéances réglementaires
deadline-day = échéance
deadline-what = quoi
deadline-who = pour qui
deadline-since = comptée depuis
deadline-article = article
deadline-state = état
deadline-undecided = à décider
deadline-everywhere = tous les centres
deadline-all-but = tous les centres sauf { $centres }
deadline-exams = { $count } { $count ->
        [one] épreuve
       *[other] épreuves
    }
deadline-kind-calendar = calendrier des épreuves de la session { $session } consultable
deadline-kind-needs = dossiers de handicap pour la session { $session } (préconisation médicale)
deadline-kind-convocations = convocations à la session { $session }
deadline-kind-requests = demandes d'aménagement pour chevauchement, session { $session }
deadline-kind-answers = traitement des demandes d'aménagement, session { $session }
deadline-kind-confirmation = confirmation de présence, session { $session }
deadline-kind-marks = notes de la session { $session } rendues au service des examens
deadline-kind-results = résultats de la session { $session } publiés
deadline-kind-copies = copies de la session { $session } conservées jusqu'à ce jour
deadline-whose-candidates = candidats, { $centres }
deadline-whose-office = service des examens, { $centres }
deadline-whose-teachers = enseignants, { $centres }
deadline-anchor-exam = l'épreuve, { $day }
deadline-anchor-session = le début de la session, { $day }
deadline-anchor-receipt = la réception des copies, { $day }
deadline-anchor-publication = la publication des résultats, { $day }
deadline-anchor-published-date = date publiée
deadline-anchor-requests = la date limite des demandes, { $day }
deadline-state-past = passée
deadline-state-today = aujourd'hui
deadline-state-ahead = dans { $days } { $days ->
        [one] jour
       *[other] jours
    }
deadline-state-undecided = à décider
deadline-state-late = en retard de { $days } { $days ->
        [one] jour
       *[other] jours
    }
deadline-link-calendar-before-exams = de la publication du calendrier de la session { $session } à la date limite de cette publication
deadline-link-calendar-before-requests = de la publication du calendrier de la session { $session } à la première date limite des demandes
deadline-link-marks-before-results = des dernières notes de la session { $session } à la publication annoncée des résultats
deadline-link-results-before-session-2 = du premier jour permis par la publication des résultats au début de la session { $session }
deadline-link-tightest = Le maillon le plus serré : { $days } { $days ->
        [one] jour
       *[other] jours
    }, { $link }.
deadline-link-broken = Impossible à tenir : il manque { $days } { $days ->
        [one] jour
       *[other] jours
    }, { $link }.
deadline-overdue = { $count ->
        [one] Une épreuve attend encore ses notes
       *[other] { $count } épreuves attendent encore leurs notes
    } après le délai de correction : { $exams }
deadline-slip-link = Il reste { $now } { $now ->
        [one] jour
       *[other] jours
    } au lieu de { $was }, { $link }.
deadline-slip-broken = Impossible : { $now } { $now ->
        [one] jour
       *[other] jours
    } au lieu de { $was }, { $link }.
deadline-slip-moved = { $what } ({ $who }) : { $now } au lieu du { $was }
deadline-slip-missed = En retard : { $what } ({ $who }) : { $now } au lieu du { $was }
deadline-slip-late = En retard : { $what } ({ $who }) : { $known }, au plus tard { $now }
deadline-each-centre = chaque centre
