rules-id = règle
rules-kind = genre
rules-hard = impérative
rules-soft = souple
rules-article = article
rules-title = intitulé
rules-weight = poids
