unlikely-short = moins de { $limit } minutes ; la colonne compte des minutes, pas des heures ; corrigez, sauf si l'épreuve est si courte
unlikely-long = plus de { $limit } minutes ; corrigez, sauf si l'épreuve dure vraiment autant
unlikely-room = plus de { $limit } places dans une salle ; corrigez, ou gardez si toutes servent en examen
unlikely-extra = plus de { $limit } minutes par heure (un tiers temps vaut 20) ; corrigez, sauf si c'est accordé ainsi
unlikely-unit-idle = aucune offre pour cette UE, rien n'est planifié pour elle ; ajoutez son offre, ou laissez ainsi
unlikely-unit-nobody = personne n'est inscrit à cette UE, ses épreuves restent vides ; ajoutez des inscriptions ou retirez-la
unlikely-offering-nobody = personne n'est inscrit ici, mais d'autres suivent l'UE ; ajoutez des inscriptions ou retirez l'offre
unlikely-nobody = personne n'est inscrit à une épreuve : personne ne compose et il n'y a rien à résoudre ; ajoutez des inscriptions, ou les épreuves correspondantes
unlikely-many = { $count } inscriptions d'un même candidat, plus de { $limit } ; vérifiez les numéros
unlikely-closed-day = un { $day_fr }, où { $site } est fermé{ $reason }, et { $people } de ses candidats passent cette épreuve ; déplacez le début, ou ouvrez le site ce jour-là
unlikely-repeated-time = cette heure locale revient deux fois ce jour-là, car l'horloge de { $zone } recule ; c'est la première qui compte : déplacez le début si vous vouliez la seconde
unlikely-idle-arrangement = ce candidat n'est pas inscrit à l'épreuve : la ligne ne s'applique à rien ; corrigez l'épreuve, ou retirez la ligne
unlikely-late-file = reçu après le { $latest }, dernier jour pour la session { $session } : l'aménagement n'y est pas de droit, hors temps majoré ; corrigez le jour, ou laissez ainsi
unlikely-recall-nobody = personne n'est inscrit à ce rappel, personne ne le passe ; listez les candidats admis, ou retirez-le
unlikely-validated = { $candidate } a déjà validé l'UE { $unit } et ne la passe plus ; retirez l'inscription
unlikely-more-present = plus de présents que d'inscrits ; vérifiez le procès-verbal, ou ajoutez à la main les noms ajoutés sur place
unlikely-more-copies = plus de copies que de présents ; vérifiez le procès-verbal
unlikely-one-session = examinée en session { $session } seulement ; une UE a deux sessions : ajoutez l'autre épreuve, ou dites pourquoi dans « session unique » de l'offre
unlikely-site-small = { $people ->
        [one] { $people } candidat du site { $place } passe cette épreuve, toutes ses salles réunies ont { $seats } places ; ajoutez des salles ou corrigez les places, sinon certains resteront sans place, ou iront sur un autre site du centre si la table trajets le permet
       *[other] { $people } candidats du site { $place } passent cette épreuve, toutes ses salles réunies ont { $seats } places ; ajoutez des salles ou corrigez les places, sinon certains resteront sans place, ou iront sur un autre site du centre si la table trajets le permet
    }
unlikely-centre-small = { $people ->
        [one] { $people } candidat du centre { $place } passe cette épreuve, toutes les salles du centre ont { $seats } places : il ne peut pas composer ; ajoutez des salles ou corrigez les places
       *[other] { $people } candidats du centre { $place } passent cette épreuve, toutes les salles du centre ont { $seats } places : ils ne peuvent pas composer ensemble ; ajoutez des salles ou corrigez les places
    }
unlikely-site-no-room = { $people ->
        [one] { $people } place à attribuer ici, et aucune salle ; ajoutez des salles, ou corrigez le site des candidats
       *[other] { $people } places à attribuer ici, et aucune salle ; ajoutez des salles, ou corrigez le site des candidats
    }
unlikely-site-no-staff = { $people ->
        [one] { $people } place à attribuer ici, et personne pour surveiller ; ajoutez du personnel, ou corrigez le site des candidats
       *[other] { $people } places à attribuer ici, et personne pour surveiller ; ajoutez du personnel, ou corrigez le site des candidats
    }
unlikely-staff-idle = { $count ->
        [one] { $count } personne travaille ici, où aucun candidat ne passe d'épreuve ; corrigez le site, ou laissez ainsi s'il reçoit les candidats d'autres sites
       *[other] { $count } personnes travaillent ici, où aucun candidat ne passe d'épreuve ; corrigez le site, ou laissez ainsi s'il reçoit les candidats d'autres sites
    }
unlikely-ruined-number = ce code semble un long nombre abîmé par le tableur ; ressaisissez-le dans une cellule au format texte
unlikely-capitals = ne diffère de { $other } que par les majuscules ; corrigez l'un des deux si c'est le même
unlikely-example = c'est la ligne d'exemple du modèle ; supprimez-la, sauf si elle est des vôtres
