event-deadlines = Deadlines, { $semester }
event-deadline =
    For: { $who }.
    Counted from: { $since }.
    Rules: { $rules }.
event-written = { $path }: { $count } { $count ->
        [one] event
       *[other] events
    }
