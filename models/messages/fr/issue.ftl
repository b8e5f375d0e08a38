issue-row = , ligne { $row }
issue-sentence = { $place } : { $what }
issue-cell = , { $column } = { $value }
issue-errors = { $count } { $count ->
        [one] problème
       *[other] problèmes
    } dans { $places } ; rien n'a été écrit.
issue-errors-only = { $count } { $count ->
        [one] problème
       *[other] problèmes
    } dans { $places }.
issue-warnings = { $count } { $count ->
        [one] avertissement
       *[other] avertissements
    } :
issue-group = { $place } : { $count } fois
issue-group-same = { $place } : { $count } fois : { $what }
issue-more = … et { $count } { $count ->
        [one] autre
       *[other] autres
    } de ce genre
issue-column = , { $column }
issue-files = { $count } { $count ->
        [one] fichier
       *[other] fichiers
    }
issue-sheets = { $count } { $count ->
        [one] feuille
       *[other] feuilles
    }
