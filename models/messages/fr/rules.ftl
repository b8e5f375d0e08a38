rules-id = règle
rules-kind = genre
rules-hard = impérative
rules-soft = souple
rules-article = article
rules-title = intitulé
rules-weight = poids
rules-unreadable = le fichier de règles est illisible : { $error }
rules-syntax = Python invalide : { $error } ; corrigez cette ligne
rules-failed = le fichier échoue à l'exécution : { $error }
rules-no-list = le fichier n'a pas de liste de règles ; terminez-le par RULES = [VotreRègle()]
rules-class = une classe au lieu d'une règle ; écrivez le nom avec des parenthèses, VotreRègle()
rules-no-info = ce n'est pas une règle : il lui manque `info` ; donnez-lui info = RuleInfo(…)
rules-no-method = la règle n'a pas de méthode { $method } ; une règle a terms et check
rules-known-id = une règle porte déjà cet identifiant ; choisissez-en un autre
rules-no-meaning = chaque paramètre a besoin d'un Meaning en anglais et en français
rules-public = les règles d'un fichier valent pour des semestres, pas pour des instances publiques
