suggest-one-question = posez une question : --exam E, ou --overlap CANDIDAT,EPREUVE
suggest-none = Aucun autre début n'a été trouvé où chacun ait une place.
suggest-number = { $number }. Coût { $cost } (hors personnel nommé) :
suggest-move = { "  " }{ $exam } : { $before } → { $after } ({ $candidates } { $candidates ->
        [one] candidat
       *[other] candidats
    })
