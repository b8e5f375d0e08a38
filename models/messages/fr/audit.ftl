audit-no-rooms = Aucune salle n'est donnée : les débuts sont décidés, et les chevauchements qu'un accompagnement peut résoudre. Personne n'a encore de place, salles et personnel ne sont pas jugés.
audit-part = Une partie : les seuls candidats de { $centre } ({ $name }), sous des débuts imposés.
audit-no-duties = Personne n'est désigné : surveillants et accompagnateurs sont comptés, les tâches ne sont pas jugées.
audit-no-staff = Aucun personnel n'est donné : débuts et salles sont décidés, surveillants et accompagnateurs ne sont pas jugés.
audit-handmade = Un tableau de débuts : salles et personnel sont laissés de côté, et tout chevauchement compte comme non résolu.
audit-clean = Aucune règle impérative n'est enfreinte. Coût { $cost }.
audit-hard = { $count } { $count ->
        [one] infraction
       *[other] infractions
    } aux règles impératives. Coût { $cost }.
audit-silent = Rien à signaler pour { $count } { $count ->
        [one] autre règle
       *[other] autres règles
    }.
audit-rule = règle
audit-title = intitulé
audit-findings = constats
audit-cost = coût
audit-more = … et { $count } { $count ->
        [one] autre épreuve
       *[other] autres épreuves
    } avec des constats de { $rule }
audit-finding-instant = { $day } à { $clock }
audit-finding-elsewhere = { $day } à { $clock } ({ $zone })
audit-finding-others = { " " }(et { $count } autres de { $exam })
audit-other-content = Les données, le règlement ou les épingles ne sont pas ceux pour lesquels cet emploi du temps a été fait ; il est jugé sur ce qui est donné ici.
