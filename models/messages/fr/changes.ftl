changes-unreadable = illisible ({ $error })
changes-toml = ne se lit pas comme nom = valeur ; une date s'écrit 2027-01-18, un jour et une heure 2027-01-18T18:00:00, un texte entre guillemets
changes-encoding = n'est pas en UTF-8 ; enregistrez-le en UTF-8
changes-unknown = pas un changement ni une colonne connus ; exams schema écrit le schéma des changements
changes-value = { $error }
changes-no-name = pas dans ce semestre ; corrigez le nom
changes-not-new = déjà dans ce semestre ; donnez un autre nom
