certificate-title = Attestation de présence
certificate-head-unit = UE
certificate-head-title = Intitulé
certificate-head-day = Date et horaire
certificate-head-place = Lieu
certificate-states = Le service des examens ({ $centre }) atteste que { $name }, n° d'élève { $number }, s'est présenté(e) { $count ->
        [one] à l'épreuve suivante
       *[other] aux épreuves suivantes
    } :
certificate-states-number = Le service des examens ({ $centre }) atteste que la personne inscrite sous le n° d'élève { $number } s'est présentée { $count ->
        [one] à l'épreuve suivante
       *[other] aux épreuves suivantes
    } :
certificate-purpose = Attestation délivrée à la demande de l'intéressé(e), pour servir et valoir ce que de droit.
certificate-no-results = Elle est établie d'après les listes d'émargement et ne préjuge pas des résultats.
