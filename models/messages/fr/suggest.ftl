suggest-one-question = posez une question : --exam E, --room S, ou --overlap CANDIDAT,EPREUVE
suggest-none = Aucun autre début n'a été trouvé où chacun ait une place.
suggest-no-room = Rien d'autre ne peut occuper cette salle, ni la quitter.
suggest-number = { $number }. Coût { $cost } (hors personnel nommé) :
suggest-move = { "  " }{ $exam } : { $before } → { $after } ({ $candidates } { $candidates ->
        [one] candidat
       *[other] candidats
    })
