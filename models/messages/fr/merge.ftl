merge-starts = { $exam } commence autrement dans { $zone } dans { $one } que dans { $other } ; résolvez les deux avec les mêmes --starts
merge-people = { $count } { $count ->
        [one] candidat
       *[other] candidats
    } de { $exam } dans { $one } et dans { $other } ; donnez une seule fois la partie de chaque centre
merge-whole = pas une partie : elle n'a pas été résolue avec --centre
merge-missing = pas de partie pour le centre { $centre }, où { $count } { $count ->
        [one] candidat compose
       *[other] candidats composent
    } ; résolvez-la avec --centre { $centre }
merge-public = une instance publique n'a pas de centres ; seules les nôtres se réunissent
merge-done = { $parts } parties, coût { $cost }. Ouvrez { $path }.
merge-hard = Ensemble, les { $parts } parties enfreignent des règles impératives : rien n'est écrit. Corrigez les parties et réunissez-les à nouveau.
