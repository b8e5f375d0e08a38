regulation-file = ce catalogue est illisible ; donnez un fichier CSV en UTF-8 de moins de 2 Mo
regulation-columns = ces colonnes, séparées par des points-virgules, sont attendues : { $columns }
regulation-id = l'identifiant manque ou est déjà pris ; donnez à chaque exigence le sien
regulation-choice = une de ces valeurs est attendue : { $allowed }
regulation-reason = ce qui est hors du champ a besoin d'une raison, dans la colonne note
regulation-treatment = traitement
regulation-says = exigence
regulation-carried = règles
regulation-module = module
regulation-status-done = fait
regulation-status-planned = prévu
regulation-model = modèle
regulation-audit = vérification
regulation-calendar = échéance
regulation-eligibility = qui compose
regulation-record = registre
regulation-document = document
regulation-out_of_scope = hors du champ
regulation-counts = { $done } { $done ->
        [one] exigence traitée
       *[other] exigences traitées
    }, { $planned } { $planned ->
        [one] prévue
       *[other] prévues
    }.
regulation-text-paris-questions = Paris, questions-réponses
regulation-text-paris-page = Paris, page Examens
regulation-and = { " ; " }
