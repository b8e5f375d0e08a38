tally-overlap-unresolved = { $missed ->
    [one] { $missed } épreuve non passée, par { $people ->
        [one] { $people } candidat
       *[other] { $people } candidats
    }
   *[other] { $missed } épreuves non passées, par { $people ->
        [one] { $people } candidat
       *[other] { $people } candidats
    }
}
tally-transfer = { $findings ->
    [one] { $findings } épreuve passée plus tard avec un accompagnateur, par { $people ->
        [one] { $people } candidat
       *[other] { $people } candidats
    }
   *[other] { $findings } épreuves passées plus tard avec un accompagnateur, par { $people ->
        [one] { $people } candidat
       *[other] { $people } candidats
    }
}
tally-variant = { $about }{ $amount ->
    [one] { $amount } sujet de plus à rédiger
   *[other] { $amount } sujets de plus à rédiger
}
tally-hold = { $about }{ $amount ->
    [one] { $amount } minute d’attente après la fin, tous candidats ensemble
   *[other] { $amount } minutes d’attente après la fin, tous candidats ensemble
}
tally-gather = { $about }{ $amount ->
    [one] { $amount } minute d’attente avant le début, tous candidats ensemble
   *[other] { $amount } minutes d’attente avant le début, tous candidats ensemble
}
tally-late-needs = { $about }{ $amount ->
    [one] { $amount } aménagement demandé trop tard n’est pas mis en place
   *[other] { $amount } aménagements demandés trop tard ne sont pas mis en place
}
tally-early-start = { $about }{ $amount ->
    [one] { $amount } minute d’avance sur les autres, tous candidats ensemble
   *[other] { $amount } minutes d’avance sur les autres, tous candidats ensemble
}
tally-two-a-day = { $about }{ $amount } fois, un candidat a deux épreuves le même jour
tally-back-to-back = { $about }{ $amount } fois, un candidat enchaîne deux épreuves
tally-three-in-three = { $about }{ $amount } fois, un candidat a trop d’épreuves en trois jours
tally-exam-load = { $about }{ $amount } fois, un candidat a plus d’épreuves qu’il n’est permis en quelques jours ou heures
tally-evening-then-morning = { $about }{ $amount } fois, un candidat compose tard puis le lendemain matin
tally-even-days = { $findings ->
    [one] { $findings } jour plus chargé que la part égale de son centre
   *[other] { $findings } jours plus chargés que la part égale de leur centre
}
tally-weekday-daytime = { $about }{ $amount ->
    [one] { $amount } candidat de cours du soir pendant les heures de travail
   *[other] { $amount } candidats de cours du soir pendant les heures de travail, comptés à chaque épreuve
}
tally-early-large = { $exams ->
    [one] { $exams } grande épreuve après le premier jour de sa session
   *[other] { $exams } grandes épreuves après le premier jour de leur session
}
tally-after-session = { $exams ->
    [one] { $exams } épreuve après le dernier jour de sa session
   *[other] { $exams } épreuves après le dernier jour de leur session
}
tally-feast-days = { $exams ->
    [one] { $exams } épreuve un jour de fête religieuse
   *[other] { $exams } épreuves un jour de fête religieuse
}
tally-sittings = { $about }{ $amount ->
    [one] { $amount } passation à surveiller : une épreuve sur un site
   *[other] { $amount } passations à surveiller : une épreuve sur un site
}
tally-rooms = { $about }{ $amount ->
    [one] { $amount } salle de plus qu’une par épreuve et par site
   *[other] { $amount } salles de plus qu’une par épreuve et par site
}
tally-room-price = { $about }{ $amount ->
    [one] { $amount } candidat dans une salle qui a un prix ou qu’on garde pour d’autres
   *[other] { $amount } candidats dans des salles qui ont un prix ou qu’on garde pour d’autres
}
tally-mixed-lengths = { $findings } fois, une salle a des épreuves de durées différentes
tally-travel = { $about }{ $amount ->
    [one] { $amount } minute de trajet, tous candidats ensemble
   *[other] { $amount } minutes de trajet, tous candidats ensemble
}
tally-teacher-reachable = { $exams ->
    [one] { $exams } épreuve commence quand son enseignant n’est pas joignable
   *[other] { $exams } épreuves commencent quand leur enseignant n’est pas joignable
}
tally-second-invigilator = { $findings } fois, une salle n’a qu’un surveillant et toute sortie y est définitive
tally-working-time = { $about }{ $amount ->
    [one] { $amount } minute de travail en trop ou de repos en moins, tout le personnel ensemble
   *[other] { $amount } minutes de travail en trop ou de repos en moins, tout le personnel ensemble
}
tally-preferences = { $exams ->
    [one] { $exams } épreuve contre un souhait
   *[other] { $exams } épreuves contre un souhait
}
tally-relations = { $findings } fois, deux épreuves ne suivent pas le lien demandé
tally-moved-start = { $about }{ $amount ->
    [one] { $amount } candidat connaissait un autre début
   *[other] { $amount } candidats connaissaient un autre début
}
tally-changed-start = { $findings ->
    [one] { $findings } début différent de la base
   *[other] { $findings } débuts différents de la base
}
tally-changed-room = { $people ->
    [one] { $people } candidat dont la salle annoncée change
   *[other] { $people } candidats dont la salle annoncée change
}
