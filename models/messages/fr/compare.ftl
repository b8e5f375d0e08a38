compare-public = une instance publique n'a personne à prévenir
compare-hard = Infractions aux règles impératives : { $before } avant, { $after } après.
compare-cost = Coût : { $before } avant, { $after } après.
compare-same = Rien n'a changé.
compare-counts = { $exams } { $exams ->
        [one] épreuve commence
       *[other] épreuves commencent
    } à une autre heure, { $candidates } { $candidates ->
        [one] candidat est concerné
       *[other] candidats sont concernés
    } par une heure, un lieu, une salle ou un accompagnement, { $duties } { $duties ->
        [one] tâche change
       *[other] tâches changent
    }.
compare-more = … et { $count } { $count ->
        [one] autre début
       *[other] autres débuts
    }
compare-state-draft = brouillon
compare-state-published = publié
compare-state-convoked = convoqué
compare-state-final = définitif
compare-nobody = Personne n'est à prévenir : rien de ce qui est annoncé ne change (le premier emploi du temps est { $state }).
compare-tell = Le premier emploi du temps est { $state } : à prévenir, { $candidates } { $candidates ->
        [one] candidat
       *[other] candidats
    } et { $staff } { $staff ->
        [one] membre
       *[other] membres
    } du personnel.
compare-centre = centre
compare-what-exam = épreuve ajoutée ou retirée
compare-what-outcome = accompagnement
compare-what-start = date ou heure
compare-what-site = lieu
compare-what-room = salle
compare-by = au plus tard
compare-exam = épreuve
compare-zone = fuseau
compare-before = avant
compare-after = après
compare-rule = règle
compare-no-start = sans début
compare-names = { $exam } : { $count } { $count ->
        [one] candidat
       *[other] candidats
    } ({ $names })
compare-more-exams = { $count ->
        [one] … et { $count } autre épreuve ; --json la donne
       *[other] … et { $count } autres épreuves ; --json les donne toutes
    }
