repair-not-found = No repair was found in this time; what is in the way:
repair-minimal = { $moved ->
        [0] No exam moves.
        [one] One exam moves, which could not stay: proven, no repair moves fewer.
       *[other] { $moved } exams move, none of which could stay: proven, no repair moves fewer.
    }
repair-more = { $moved } { $moved ->
        [one] exam moves
       *[other] exams move
    }, { $forced } of which could not stay; whether fewer would do is not proven.
repair-done = Written. Open { $path }.
