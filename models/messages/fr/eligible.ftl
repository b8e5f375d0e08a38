eligible-public = une instance publique n'a ni inscriptions ni règlement
eligible-no-candidate = aucun candidat n'a ce numéro
eligible-no-exam = aucune épreuve n'a ce code
eligible-total = { $may } { $may ->
        [one] inscription
       *[other] inscriptions
    } à une épreuve sur { $all } { $may ->
        [one] donne
       *[other] donnent
    } le droit de composer.
eligible-reason = { $reason } ({ $article }) : { $count }
eligible-may = { $exam } : peut composer
eligible-bar-unregistered = Pas d'inscription administrative ce semestre
eligible-bar-unpaid = Droits d'inscription non acquittés
eligible-bar-excluded = Exclusion prononcée
eligible-bar-validated = UE définitivement acquise
eligible-bar-recall = Pas admis à l'examen de rappel
eligible-bar-listed = Pas parmi ceux pour qui l'épreuve est organisée
eligible-bar-replaced = Passe l'épreuve qui remplace celle-ci
eligible-bar-passed = Admis en session 1
eligible-bar-withdrawn = Retiré par le planificateur
eligible-remark-added = Ajouté à la main sur la liste : inscription à vérifier
eligible-remark-unconfirmed = N'a pas confirmé sa présence à temps
eligible-remark-pending = Procédure disciplinaire en cours : compose
eligible-remark-partly-excluded = Exclu une partie des jours de l'épreuve
eligible-remark-two-centres = Inscrit à l'UE dans deux centres
eligible-remark-void = Épreuve de session 1 annulée par une sanction : la session 2 reste ouverte
eligible-remark-compensated = Moins de 10, mais compensée : la session 2 est un choix
eligible-remark-elsewhere = Compose dans un autre centre, avec accord
eligible-falls-away = Présence non confirmée à temps : { $count } { $count ->
        [one] épreuve d'un candidat tombe
       *[other] épreuves de candidats tombent
    } si vous le décidez. Écrivez la table avec --withdrawals FICHIER.csv et placez-la parmi les autres.
eligible-written = { $file } : { $count } { $count ->
        [one] nouveau désistement
       *[other] nouveaux désistements
    }.
