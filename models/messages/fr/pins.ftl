pins-nobody = personne ne passe { $exam } ; retirez la ligne
pins-nobody-there = personne ne passe { $exam } dans { $zone } ; choisissez parmi { $known }
pins-unknown = pas une épreuve de cette instance ; corrigez le nom ou retirez la ligne
pins-needs = une décision de nature « { $kind_fr } » le dit ; indiquez : { $help_fr }
pins-unused = une décision de nature « { $kind_fr } » ne le dit pas ; laissez la cellule vide
pins-not-sitting = { $candidate } ne passe pas { $exam } ; retirez la ligne
pins-nobody-at = personne ne passe { $exam } à { $site } ; choisissez parmi { $known }
pins-remote = { $exam } se passe à domicile : ni salle ni accompagnement ; retirez la ligne
pins-oral = { $exam } est un oral : on n'en fixe ni salle, ni place, ni confinement, ni avance ; videz la cellule ou retirez la ligne
pins-elsewhere = { $room } est à { $there }, et ces candidats composent à { $site } ; nommez une salle de { $site }
pins-host = { $host } est d'un autre centre ou fuseau que { $site } ; nommez un site du même
pins-one-exam = un chevauchement est celui de deux épreuves d'une session ; corrigez l'une des deux
pins-release = ni une épreuve ni un candidat de cette instance ; corrigez le nom
pins-contradiction = { $exam } est fixée à deux débuts dans { $zone }, ici et en { $other } ; n'en laissez qu'un
pins-published = { $exam } est publiée en { $zone } à { $published }, et un début publié ne change plus (Règlement des examens, I.A.2.c(2)) ; corrigez l'épingle, ou annulez l'épreuve et organisez un remplacement ; une épingle qui donne son motif (colonne motif) déplace malgré tout le début
pins-otherwise-host = ceux de { $site } sont envoyés sur deux sites pour { $exam }, ici et en { $other } ; n'en laissez qu'un
pins-otherwise-seat = { $candidate } a une autre salle pour { $exam }, ou ne la passe pas, en { $other } ; n'en laissez qu'une
pins-otherwise-transfer = le chevauchement de { $exam } et { $moves } de { $candidate } est réglé autrement en { $other } ; n'en laissez qu'un
pins-otherwise-unresolved = le chevauchement de { $exam } et { $moves } de { $candidate } est réglé autrement en { $other } ; n'en laissez qu'un
pins-core = Ces décisions fixées ne laissent ensemble aucune solution ; libérez l'une d'elles :
pins-among = Décisions fixées en cause :
pins-says-start = { $exam } commence { $start }{ $source }
pins-says-host = { $exam } : ceux de { $site } sont accueillis à { $host }{ $source }
pins-says-room = { $exam } à { $site } a lieu en { $room }{ $source }
pins-says-seat = { $candidate } passe { $exam } en { $room }{ $source }
pins-says-transfer = { $candidate } est accompagné de { $exam } à { $moves }{ $start }{ $source }
pins-from = { " " }: { $start }
pins-says-unresolved = { $candidate } ne passe pas { $moves }, qui chevauche { $exam }{ $source }
pins-more = … et { $count } { $count ->
        [one] autre
       *[other] autres
    }
