results-busy = une autre commande écrit dans ce dossier ; attendez qu'elle ait fini, ou nommez un autre dossier par --out
results-none = pas de résultat écrit par une version de ce programme ici ; nommez le dossier d'un calcul
results-marked = { $folder } : état « { $state } » (version { $version }).
results-published = { $folder } contient un emploi du temps déjà connu ({ $state }) : ses débuts restent. Seule une épingle avec un motif en déplace un.
results-kept-cheaper = L'emploi du temps déjà dans { $folder } coûte { $shown }, celui-ci { $cost } : le moins cher reste, celui-ci est gardé dans { $version }. --force montre celui-ci.
results-kept-public = L'emploi du temps de { $folder } est déjà connu ({ $state }) et reste ; celui-ci, coût { $cost }, est gardé dans { $version }. --force montre celui-ci.
results-no-page = L'emploi du temps est écrit ; sa page n'a pas pu l'être ({ $fault }). exams report la refait.
results-not-written = l'écriture a échoué ({ $error }) : rien n'a changé dans ce dossier ; libérez de la place, ou nommez un autre dossier par --out
results-elsewhere = L'emploi du temps, coût { $cost }, est dans { $folder } : déplacez-le, les dossiers temporaires sont vidés.
results-removed = supprimé : { $version } (coût { $cost })
results-removed-incomplete = supprimé : l'emploi du temps incomplet
results-removed-checkpoint = supprimé : le point de reprise
results-removed-run = supprimé : essai { $number } ({ $scenario })
results-spared = aussi ancienne, mais elle reste : { $version } ({ $state }) ; --force le supprime aussi
results-purged = { $count ->
        [one] { $count } version supprimée.
       *[other] { $count } versions supprimées.
    }
results-purged-runs = { $count ->
        [one] { $count } essai supprimé.
       *[other] { $count } essais supprimés.
    }
results-person = { $candidate } : nommé dans { $count ->
        [one] { $count } version.
       *[other] { $count } versions.
    }
results-person-version = { $version } ({ $state })
results-person-run = { $candidate } : nommé dans l'essai { $number } ({ $scenario })
results-person-nobody = Rien dans { $folder } ne nomme { $candidate }. Vérifiez l'orthographe : les majuscules comptent.
results-state = cet état est inconnu ; écrivez draft (brouillon), published (publié), convoked (convoqué) ou final (définitif)
