repair-not-found = No repair was found in this time; what is in the way:
repair-minimal = { $moved ->
        [0] No exam moves.
        [one] One exam moves: proven, no repair moves fewer.
       *[other] { $moved } exams move: proven, no repair moves fewer.
    }
repair-more = { $moved } { $moved ->
        [one] exam moves
       *[other] exams move
    }. { $least ->
        [0] Whether a repair moves none
        [one] Every repair moves at least one; whether one would do
       *[other] Every repair moves at least { $least }; whether fewer than { $moved } would do
    } is not proven.
repair-done = Written. Open { $path }.
