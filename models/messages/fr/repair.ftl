repair-not-found = Aucune réparation trouvée dans ce délai ; ce qui gêne :
repair-minimal = { $moved ->
        [0] Aucune épreuve ne bouge.
        [one] Une épreuve bouge : c'est prouvé, aucune réparation n'en bouge moins.
       *[other] { $moved } épreuves bougent : c'est prouvé, aucune réparation n'en bouge moins.
    }
repair-more = { $moved } { $moved ->
        [one] épreuve bouge
       *[other] épreuves bougent
    }. { $least ->
        [0] Qu'une réparation n'en bouge aucune
        [one] Toute réparation en bouge au moins une ; qu'une seule suffise
       *[other] Toute réparation en bouge au moins { $least } ; que moins de { $moved } suffisent
    } n'est pas exclu.
repair-done = Écrit. Ouvrez { $path }.
