usage-arguments = Arguments
usage-options = Options
usage-commands = Commandes
usage-required = obligatoire
usage-show-help = afficher cette aide et terminer
usage-form = Usage : { $form }
usage-help = Pour l'aide : { $command } --help
usage-no-command = Il n'y a pas de commande « { $name } ».{ $near ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire { $near } ?
    }
usage-no-option = Il n'y a pas d'option { $name }.{ $near ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire { $near } ?
    }
usage-no-value = L'option { $name } demande une valeur après elle.
usage-missing = Il manque { $name }.
usage-value = { $name } : { $said }
usage-number = « { $text } » n'est pas { $whole ->
        [true] un nombre entier
       *[false] un nombre
    }.
usage-range = { $text } est hors limites : { $side ->
        [greater-than-equal] au moins { $limit }
        [greater-than] plus de { $limit }
        [less-than-equal] au plus { $limit }
       *[less-than] moins de { $limit }
    }.
usage-extra = Il y a plus d'arguments que la commande n'en prend ; mettez entre guillemets un chemin qui contient des espaces.
