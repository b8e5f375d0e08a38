convocation-title = Convocation à l'examen
convocation-revised = Cette convocation annule et remplace la précédente :
convocation-cancelled = Annulation de la convocation
convocation-changed-day = date précédente : { $before }
convocation-changed-hours = horaire précédent : { $before }
convocation-changed-site = lieu précédent : { $before }
convocation-changed-room = salle précédente : { $before }
convocation-changed-seat = place précédente : { $before }
convocation-greeting = Madame, Monsieur,
convocation-intro = Vous êtes convoqué(e) à l'épreuve suivante, aux jour, heure et lieu indiqués.
convocation-label-number = N° d'élève
convocation-label-session = Session
convocation-label-unit = Unité d'enseignement
convocation-label-organiser = Centre organisateur
convocation-label-nature = Épreuve
convocation-label-day = Date
convocation-label-hours = Horaire
convocation-label-site = Lieu
convocation-label-access = Accès
convocation-label-room = Salle
convocation-label-seat = Place
convocation-label-come = Présentez-vous à
convocation-label-late = Dernière admission
convocation-label-exit = Sortie possible dès
convocation-label-documents = Documents autorisés
convocation-documents = aucun document ni matériel, sauf indication contraire portée sur le sujet
convocation-room = { $room }, sous réserve de modification
convocation-room-on-site = affichée à l'entrée du site le jour de l'épreuve
convocation-confirm-head = Confirmation obligatoire.
convocation-confirm = Confirmez votre présence sur votre espace numérique de formation (rubrique « Examens ») au plus tard le { $day } à 23 h 59. Sans confirmation de votre part, l'épreuve ne sera pas organisée pour vous.
convocation-contained-head = Décalage horaire.
convocation-rules-head = À savoir avant l'épreuve
convocation-rule-identity = Une pièce d'identité officielle en cours de validité est exigée pour composer, en original : photocopies et versions numériques ne sont pas acceptées. La présente convocation n'est pas exigée à l'entrée de la salle. Les horaires sont définitifs ; la salle peut changer.
convocation-rule-entry = Après la dernière admission, un candidat n'entre que sur présentation du justificatif d'un organisme de transport et si aucun candidat n'est sorti. Aucun temps supplémentaire n'est accordé aux retardataires. Nul ne quitte la salle avant l'heure de sortie indiquée, sauf urgence. La copie est remise et la liste signée à la sortie.
convocation-rule-devices = Téléphone, montre connectée et tout autre appareil sont éteints et rangés dans un sac fermé, posé à terre. Un téléphone ne peut servir de calculatrice. Toute fraude ou tentative de fraude peut conduire devant la section disciplinaire de l'établissement.
convocation-rule-other = Si cette épreuve en chevauche une autre, écrivez sans attendre au service des examens de votre centre d'inscription. Les résultats sont publiés sur le portail élève ; aucune note n'est communiquée par téléphone ou par courriel.
convocation-signature = Le service des examens
convocation-qr = Calendrier public des examens : { $address }
convocation-mail-subject = Convocation à l'examen : { $units }
convocation-mail-text =
    Madame, Monsieur,

    Vous trouverez ci-joint votre convocation aux examens ({ $semester }). Elle indique la date, l'horaire et le lieu de chaque épreuve, et la date limite de confirmation s'il y en a une.

    Munissez-vous d'une pièce d'identité officielle en cours de validité, en original.

    Le service des examens
convocation-mail-file = convocation.pdf
