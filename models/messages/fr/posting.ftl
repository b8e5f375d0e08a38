posting-kind = Calendrier des examens
posting-audience = Cette page peut être affichée et envoyée : elle ne dit rien de personne.
posting-draft = Brouillon, à ne pas encore afficher : jours et heures peuvent changer.
posting-noscript = Ce calendrier demande JavaScript.
posting-title = Quand et où se passent les épreuves
posting-lead = Cherchez votre UE, ou ouvrez votre centre. Les heures sont celles du lieu où vous composez. Une pièce d’identité originale est obligatoire. Votre convocation prime : elle peut vous donner une autre heure ou un autre lieu.
posting-centres = Centres
posting-session = Session { $n }
posting-from_to = du { $first } au { $last }
posting-sites = { $count ->
    [one] 1 site
   *[other] { $count } sites
}
posting-foot = Cette page se suffit à elle-même : elle s’ouvre sans réseau et n’envoie rien. Elle ne nomme ni candidat ni membre du personnel.
