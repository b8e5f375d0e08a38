format-newer = écrit par une version plus récente ; celle-ci lit les formats jusqu'à { $known } : installez la version plus récente
format-number = pas un numéro de format ; écrivez { $known }, ou omettez-le dans un fichier de la version 0.1.0
