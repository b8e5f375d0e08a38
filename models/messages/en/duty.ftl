duty-public = a public instance has no invigilators
duty-alone = { $count } of { $all } { $all ->
        [one] room with an exam is
       *[other] rooms with an exam are
    } watched by one person alone: every exit is final there.
duty-room = { $day } { $start }, { $site }, { $room }, { $exam }: one invigilator; exits, all final, from { $exits }
duty-briefings = To be told to invigilators: { $count } { $count ->
        [one] arrangement
       *[other] arrangements
    }, by room, without a name.
duty-briefing = { $site }, { $room }, { $exam }: { $effect }
duty-effect-extra = { $count } with more time, until { $end }
duty-effect-pause = { $count } with pauses, until { $end }
duty-effect-alone = { $count } alone in a room
duty-effect-secretary = { $count } with a secretary
duty-effect-small_room = { $count } in a small group
duty-effect-large_print = { $count } with a paper in large print
duty-effect-braille = { $count } with a paper in braille
duty-effect-computer = { $count } on a computer
duty-more = { $count } more: --json lists them all.
duty-share = { $site }: { $people } { $people ->
        [one] person
       *[other] people
    }, { $least } to { $most } minutes on duty, { $mean } on average; fairness { $fairness } (Jain's index, 1: all the same).
