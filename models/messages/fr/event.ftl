event-deadlines = Échéances, { $semester }
event-deadline =
    Pour : { $who }.
    Comptée depuis : { $since }.
    Article : { $article }.
event-written = { $path } : { $count } { $count ->
        [one] événement
       *[other] événements
    }
event-exam = Examen { $code } { $unit }
event-room = Salle { $room }, sous réserve de l'affichage du jour.
event-come = Présentez-vous à { $hour }.
event-exit = Aucune sortie avant { $hour }.
event-identity = Pièce d'identité originale obligatoire.
event-remote = Épreuve à distance : suivez les consignes du centre organisateur.
event-of-candidate = Mes examens
event-of-candidate-private = Mes examens (horaires personnels, confidentiel)
event-of-staff = Mes surveillances
event-duty = Soyez sur place au début de l'horaire indiqué ; l'émargement et le ramassage y sont compris.
event-duty-in = { $duty }, salle { $room }
event-duty-responsible = Responsable de salle
event-duty-invigilator = Surveillance
event-duty-escort = Accompagnement entre deux épreuves
event-duty-secretary = Secrétariat d'un candidat
event-of-rooms = Salles prises par les examens, { $centre }
