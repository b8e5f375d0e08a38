runs-url = n'est pas une base de données qu'on puisse ouvrir ({ $error }) ; écrivez postgresql+psycopg://utilisateur@hôte/nom, ou un fichier
runs-unreachable = la base de données ne s'ouvre pas ({ $error })
runs-no-number = aucun essai ne porte ce numéro ; exams runs list les montre
runs-none = aucun essai ici ; exams whatif en fait
runs-numbers = { $action } prend { $count ->
        [0] aucun numéro d'essai
        [one] un numéro d'essai
       *[other] { $count } numéros d'essais
    }
runs-number = essai
runs-instance = instance
runs-scenario = scénario
runs-seed = graine
runs-budget = recherche
runs-status = statut
runs-cost = coût
runs-made = fait
runs-content = données
runs-start = départ
runs-versions = versions
runs-what = quoi
runs-value = valeur
runs-rule = règle
runs-indicator = indicateur
runs-before = avant
runs-after = après
runs-differ = Ils diffèrent par : { $what }
runs-moved = { $count } { $count ->
        [0] épreuve ne commence ailleurs.
        [one] épreuve commence ailleurs : { $exams }
       *[other] épreuves commencent ailleurs : { $exams }
    }
