changes-unreadable = illisible ({ $error })
changes-toml = pas du TOML ({ $error }) ; corrigez
changes-unknown = pas un changement ni une colonne connus ; exams schema écrit le schéma des changements
changes-value = { $error }
changes-no-name = pas dans ce semestre ; corrigez le nom
changes-not-new = déjà dans ce semestre ; donnez un autre nom
