event-deadlines = Échéances, { $semester }
event-deadline =
    Pour : { $who }.
    Comptée depuis : { $since }.
    Règles : { $rules }.
event-written = { $path } : { $count } { $count ->
        [one] événement
       *[other] événements
    }
