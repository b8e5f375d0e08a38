request-public = une instance publique n'a pas de demandes
request-total = { $count } { $count ->
        [one] demande
       *[other] demandes
    }. Les réponses sont des propositions : une personne décide, et seules les demandes acceptées comptent.
request-line = { $id } : candidat { $candidate }, session { $session }, { $exams }. { $proposal } { $state }
request-proposal = { $answer } : { $reason } ({ $article }).
request-answer-accept = Accepter
request-answer-refuse = Refuser
request-answer-forward = Transmettre
request-reason-disability = la mission handicap décide, les dates limites ordinaires ne s'appliquent pas
request-reason-disability-late = la mission handicap décide ; la préconisation arrive après le { $day }, la responsabilité du centre ne peut être engagée
request-reason-residence = résider en région ou à l'étranger n'est pas un motif valable
request-reason-motive = le motif n'est pas de ceux que le règlement prévoit
request-reason-not-sitting = le candidat ne passe pas ces épreuves
request-reason-late = reçue après la date limite, { $day }
request-reason-proof = le justificatif manque
request-reason-absent = une absence à une épreuve aménagée n'a pas été justifiée
request-reason-no-overlap = ces épreuves ne se chevauchent pas
request-reason-cap = le candidat dépasserait le nombre d'épreuves aménagées par session
request-reason-transfer = la seconde épreuve est passée après la première, sous accompagnement, le même jour au même endroit
request-reason-no-solution = le chevauchement est étudié, sans solution trouvée : le service n'a pas d'obligation de résultat{ $session ->
        [1] , la session 2 reste ouverte
       *[other] { "" }
    }
request-reason-planned = le chevauchement est traité par un accompagnement
request-reason-anticipated = demande anticipée : elle vaut si l'UE n'est pas validée en session 1
request-reason-site = la session est passée à { $site }
request-reason-convocation = une convocation à présenter à l'employeur est établie
request-reason-portal = la convocation est disponible sur le portail
request-reason-away = { $count } { $count ->
        [one] épreuve n'est pas passée
       *[other] épreuves ne sont pas passées
    } à cette session{ $session ->
        [1] , la session 2 reste ouverte
       *[other] { "" }
    }
request-state-open = À décider.
request-state-decided-accepted = Décidé : acceptée.
request-state-decided-refused = Décidé : refusée.
request-state-locked-accepted = Acceptée, définitivement.
request-state-locked-refused = Refusée, définitivement.
request-overlap-unasked = Personne n'a rien demandé : candidat { $candidate }, { $exam } et { $moves }.
request-overlap-refused = Refusée : candidat { $candidate }, { $exam } et { $moves }.
request-unresolved = { $count } { $count ->
        [one] chevauchement reste
       *[other] chevauchements restent
    } désormais sans solution. Écrivez les épingles avec --pins FICHIER.csv et donnez-les à solve.
request-written-decisions = { $file } : { $count } { $count ->
        [one] réponse
       *[other] réponses
    } à donner.
request-written-pins = { $file } : { $count } { $count ->
        [one] épingle
       *[other] épingles
    }.
