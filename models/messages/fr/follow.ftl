follow-public = une instance publique n'a pas de suivi d'épreuves
follow-no-timetable = il y faut les jours d'un emploi du temps ; nommez-le après l'instance
follow-attendance = { $present } candidats présents sur { $registered }, dans { $sittings } séances émargées sur { $all }.
follow-incidents = { $count } { $count ->
        [one] incident
       *[other] incidents
    } aux procès-verbaux.
follow-gap-no-minutes = Procès-verbal manquant ({ $count }) : { $names }
follow-gap-copies-differ = Nombre de copies différent des présents ({ $count }) : { $names }
follow-gap-not-sent = Copies non envoyées ({ $count }) : { $names }
follow-gap-not-received = Bordereau non retourné ({ $count }) : { $names }
follow-overdue = Notes en retard : { $exam }, attendues le { $due }, enseignant responsable { $teacher }.
follow-kept = Copies conservées jusqu'au { $day } ({ $count }) : { $names }
follow-archive = Conservées assez longtemps, à soumettre au visa des archives ({ $count }) : { $names }
follow-turnout = { $unit } : { $second } candidats sur { $registered } sont venus en session 2, soit { $permille } pour mille.
follow-hours = { $hours } h { $minutes } min de service pour { $staff } { $staff ->
        [one] personne
       *[other] personnes
    }.
follow-attended = Le candidat { $candidate } est venu à { $count } { $count ->
        [one] épreuve
       *[other] épreuves
    }.
follow-attended-exam = { $exam }, { $day }, { $site }
follow-written-hours = { $file } : { $count } { $count ->
        [one] journée
       *[other] journées
    } de service.
follow-written-archives = { $file } : { $count } { $count ->
        [one] épreuve
       *[other] épreuves
    }.
follow-written-units = { $file } : { $count } { $count ->
        [one] UE au taux observé
       *[other] UE au taux observé
    }.
follow-no-candidate = sans `--candidate`, on ne sait à qui délivrer l'attestation ; ajoutez-le
follow-not-attended = aucune liste d'émargement ne dit que ce candidat est venu ; il n'y a rien à attester
follow-written-certificate = { $file } : attestation pour { $count } { $count ->
        [one] épreuve
       *[other] épreuves
    }.
