suggest-one-question = ask one question: --exam E, or --overlap CANDIDATE,EXAM
suggest-none = No other start was found for which everybody has a seat.
suggest-number = { $number }. Cost { $cost } (staff by name aside):
suggest-move = { "  " }{ $exam }: { $before } → { $after } ({ $candidates } { $candidates ->
        [one] candidate
       *[other] candidates
    })
