generate-readme =
    ## En français

    Profil `{ $profile }`, graine { $seed }. De nouveau la même, à l'octet près : `exams generate { $profile } --seed { $seed } --out DOSSIER`.

    | | |
    |---|---|
    | centres, sites, fuseaux | { $centres }, { $sites }, { $zones } |
    | UE (réelles, inventées) | { $units } ({ $real }, { $invented }) |
    | offres, épreuves | { $offerings }, { $exams } |
    | candidats, inscriptions | { $candidates }, { $registrations } |
    | temps majoré, salle isolée | { $extra }, { $isolated } |
    | salles, places, personnel | { $rooms }, { $seats }, { $staff } |

    Réel : les dates des sessions, les codes et intitulés des UE réelles, les villes, fuseaux et jours fériés.

    Inventé : toutes les personnes et tous les effectifs, les salles, le personnel, les horaires, les débuts, les durées des épreuves, les fermetures, et les UE `XX.9..`, dont l'intitulé le dit.
generate-unknown = profil inconnu ; choisissez parmi { $known }
generate-done = { $name } écrite dans { $path } : { $exams } épreuves, { $candidates } candidats. README.md dit ce qui est inventé.
