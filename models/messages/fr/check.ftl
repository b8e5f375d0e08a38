check-marked = { $count } { $count ->
        [one] problème marqué
       *[other] problèmes marqués
    } dans { $places }, voyez { $marked }.
check-marked-public = une instance publique n'a pas de cellules à marquer ; retirez --marked
check-marked-ending = la copie marquée doit finir par .xlsx
check-errors = { $count } { $count ->
        [one] erreur
       *[other] erreurs
    } dans { $places } ; corrigez-{ $count ->
        [one] la
       *[other] les
    } et contrôlez de nouveau (--marked SORTIE.xlsx colore les cellules fautives d'une copie).
check-good = { $name } : aucune erreur, { $warnings } { $warnings ->
        [one] avertissement
       *[other] avertissements
    } ; prêt pour exams solve.
check-nobody = { $name } : aucune erreur, { $warnings } { $warnings ->
        [one] avertissement
       *[other] avertissements
    } ; personne ne compose, il n'y a encore rien à résoudre.
check-impossible = { $name } : aucune erreur, { $warnings } { $warnings ->
        [one] avertissement
       *[other] avertissements
    }, mais aucun emploi du temps n'existe.
check-session = session { $number }, du { $first } au { $last } : { $exams } { $exams ->
        [one] épreuve
       *[other] épreuves
    }, { $sits } { $sits ->
        [one] place
       *[other] places
    } à attribuer
check-counts = { $candidates } { $candidates ->
        [one] candidat
       *[other] candidats
    }, { $registrations } { $registrations ->
        [one] inscription
       *[other] inscriptions
    } ; { $centres } { $centres ->
        [one] centre
       *[other] centres
    }, { $sites } { $sites ->
        [one] site
       *[other] sites
    }, { $rooms } { $rooms ->
        [one] salle
       *[other] salles
    } et { $seats } { $seats ->
        [one] place
       *[other] places
    }, { $staff } { $staff ->
        [one] personne
       *[other] personnes
    } pour surveiller
check-public = { $exams } épreuves, { $candidates } candidats, { $registrations } inscriptions, { $periods } périodes, { $rooms } salles de { $seats } places
check-lost-day = session { $session } : { $exams } { $exams ->
        [one] sujet commun à plusieurs centres ne peut avoir lieu
       *[other] sujets communs à plusieurs centres ne peuvent avoir lieu
    } le { $day }, jour de fermeture à { $closed }
