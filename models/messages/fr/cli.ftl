cli-internal = Erreur interne, merci de la signaler : { $error }. Pour la trace, qui peut citer des numéros, posez EXAMS_DEBUG=1.
cli-language = choisissez en ou fr
cli-file-system = le système de fichiers refuse ({ $error }) ; vérifiez le chemin, les droits et la place libre
