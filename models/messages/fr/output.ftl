output-occupied = un dossier avec d'autres fichiers est ici ; choisissez-en un autre ou videz-le
output-exists = il y a déjà quelque chose ici ; choisissez un autre nom ou supprimez-le
output-not-a-folder = un fichier est ici ; choisissez un autre nom de dossier
output-not-empty = le dossier n'est pas vide ; choisissez-en un autre, ou remplacez l'instance qu'il contient avec --force
output-many-rows = { $rows } lignes, une feuille en a { $most } ; écrivez un dossier ou un zip
output-long-text = un texte de { $length } caractères, une cellule en a { $most } ; écrivez un dossier ou un zip
output-ending = aucune forme d'instance ne finit par { $ending } ; choisissez parmi { $known }, ou un nom de dossier sans point
