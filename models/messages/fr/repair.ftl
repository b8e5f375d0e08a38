repair-not-found = Aucune réparation trouvée dans ce délai ; ce qui gêne :
repair-minimal = { $moved ->
        [0] Aucune épreuve ne bouge.
        [one] Une épreuve bouge, qui ne pouvait pas rester : c'est prouvé, aucune réparation n'en bouge moins.
       *[other] { $moved } épreuves bougent, dont aucune ne pouvait rester : c'est prouvé, aucune réparation n'en bouge moins.
    }
repair-more = { $moved } { $moved ->
        [one] épreuve bouge
       *[other] épreuves bougent
    }, dont { $forced } ne pouvaient pas rester ; qu'il en suffise de moins n'est pas exclu.
repair-done = Écrit. Ouvrez { $path }.
