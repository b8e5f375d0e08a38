calendar-syntax = pas un calendrier (.ics) ; exportez-le de nouveau ({ $error })
calendar-who = ni une salle, ni une personne du personnel, ni l'enseignant d'une offre
calendar-absences = absences
calendar-preferences = souhaits
calendar-done = { $target } : { $rows } { $rows ->
        [one] ligne
       *[other] lignes
    } pour la table « { $table } »
calendar-elsewhere = { $count } { $count ->
        [one] lieu ne nomme
       *[other] lieux ne nomment
    } aucune salle du semestre
calendar-unread = { $count } { $count ->
        [one] événement n'a pu être lu
       *[other] événements n'ont pu être lus
    }
calendar-public = une instance publique n'a ni salles ni personnes d'un calendrier ; donnez un semestre d'un établissement
