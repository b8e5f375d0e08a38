simulate-public = a public instance has no attendance to simulate
simulate-bounds = a whole number from { $least } to { $most } is meant
simulate-total = { $draws } { $draws ->
        [one] draw
       *[other] draws
    } (seed { $seed }). Everybody keeps a seat; only how many rooms open in session 2 follows from the draws.
simulate-start = start
simulate-reserve = Site { $site }, session 2: { $spare } { $spare ->
        [one] room
       *[other] rooms
    } in reserve over all starts, at most { $risk } of the draws need one of them.
simulate-candidates = candidates
simulate-coming = who come (5 % – median – 95 %)
simulate-rooms = rooms
simulate-opened = to open
simulate-overflow = overflow
simulate-idle = idle staff
simulate-second-exams = Session 2: { $mean } candidates expected, { $listed } seats planned.
simulate-second-overlaps = Session 2: { $mean } overlaps expected, { $listed } possible.
simulate-site = site
simulate-more = { $count } further starts of sites: --json lists them all.
simulate-feature = Site { $site }, session 2, "{ $feature }": { $seats } { $seats ->
        [one] seat opens
       *[other] seats open
    } for { $high } { $high ->
        [one] candidate
       *[other] candidates
    } at most (95 %); in { $risk } of the draws that does not do.
