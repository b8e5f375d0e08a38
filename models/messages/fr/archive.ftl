archive-broken = le fichier est abîmé ({ $error }) ; récupérez-le ou enregistrez-le de nouveau
archive-protected = protégé par mot de passe, ou ancien .xls ; enregistrez-le en .xlsx sans mot de passe
archive-path = « { $name } » pointe hors de l'archive ; recréez l'archive du dossier
archive-twice = « { $name } » figure deux fois dans l'archive ; recréez l'archive du dossier
archive-two-instances = contient plusieurs instances ({ $names }) ; n'archivez qu'un dossier
archive-no-tables = ne contient aucune table CSV ; archivez le dossier qui a instance.toml et ses tables
