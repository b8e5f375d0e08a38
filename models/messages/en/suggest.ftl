suggest-one-question = ask one question: --exam E, --room R, or --overlap CANDIDATE,EXAM
suggest-none = No other start was found for which everybody has a seat.
suggest-no-room = Nothing else can use or leave this room.
suggest-number = { $number }. Cost { $cost } (staff by name aside):
suggest-move = { "  " }{ $exam }: { $before } → { $after } ({ $candidates } { $candidates ->
        [one] candidate
       *[other] candidates
    })
