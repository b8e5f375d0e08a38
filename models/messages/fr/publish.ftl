publish-public = les documents se font pour un semestre du Cnam, pas pour une instance publique
publish-kind-unknown = cette sorte de document n'existe pas ; choisissez parmi { $known }
publish-option-unknown = n'existe pas ici ; choisissez parmi { $known }
publish-templates = ce dossier de modèles n'existe pas
publish-kind = { $kind } : { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
publish-done = { $folder } : { $written ->
        [one] { $written } document écrit
       *[other] { $written } documents écrits
    }, { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    }, { $removed ->
        [one] { $removed } supprimé
       *[other] { $removed } supprimés
    }.
publish-hard = Cet emploi du temps enfreint des règles impératives ({ $count ->
        [one] { $count } constat
       *[other] { $count } constats
    }) : exams audit dit lesquelles.
publish-no-names = aucun tableau avec un numéro et un nom ici ; les colonnes sont code, nom, prénom, adresse, code postal, ville, courriel
