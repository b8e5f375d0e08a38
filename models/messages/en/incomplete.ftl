incomplete-heading = Incomplete: no complete timetable was found. { $count ->
        [one] One exam of a candidate is left out; all the rest is placed and audited.
       *[other] { $count } exams of candidates are left out; all the rest is placed and audited.
    }
incomplete-rooms = { $exam } at { $site }: { $count ->
        [one] one candidate has
       *[other] { $count } candidates have
    } no seat ({ $names }).
incomplete-staff = { $exam } at { $site }: { $count ->
        [one] one candidate has
       *[other] { $count } candidates have
    } no seat, because nobody is free to invigilate, to lead or to write for them ({ $names }).
incomplete-start = { $exam } at { $site }: it has no start that goes with the others; { $count ->
        [one] one candidate sits
       *[other] { $count } candidates sit
    } it ({ $names }).
incomplete-start-here = { $exam } at { $site }: no start that suits the larger sites suits this one; { $count ->
        [one] one candidate sits it
       *[other] { $count } candidates sit it
    } ({ $names }).
incomplete-imposed = { $exam } at { $site }: its imposed start is refused; { $count ->
        [one] one candidate sits it
       *[other] { $count } candidates sit it
    } ({ $names }).
incomplete-transfer = { $exam } at { $site }: { $count ->
        [one] one candidate misses
       *[other] { $count } candidates miss
    } it, because another exam overlaps it and nothing resolves that ({ $names }).
incomplete-more = … and { $count } more, of { $lines } other exams and sites.
incomplete-ways = { $site }, { $since } to { $until } ({ $exams }): { $count } left out. Each of these by itself lets them in: { $ways }.
incomplete-no-way = { $site }, { $since } to { $until } ({ $exams }): { $count } left out. None of these lets all of them in: { $tried }.
incomplete-not-tried = { $site }, { $since } to { $until } ({ $exams }): { $count } left out. No time was left to try what would let them in.
incomplete-way-staff = { $amount ->
        [one] one more member of staff
       *[other] { $amount } more members of staff
    }
incomplete-way-seats = { $amount ->
        [one] one more seat
       *[other] { $amount } more seats
    } in { $room }
incomplete-way-rooms = { $amount ->
        [one] one more room
       *[other] { $amount } more rooms
    } of { $seats } { $seats ->
        [one] seat
       *[other] seats
    }
incomplete-tried-staff = more staff
incomplete-tried-seats = more seats in one of the largest rooms
incomplete-tried-rooms = more rooms
incomplete-done = Incomplete, audited: what is placed costs { $cost }; { NUMBER($seconds, maximumFractionDigits: 0) } s. Open { $path }. Add what is named, or give more time (--seconds): other starts may do.
incomplete-done-proven = Incomplete, audited: what is placed costs { $cost }; { NUMBER($seconds, maximumFractionDigits: 0) } s. Open { $path }. More time (--seconds) may leave fewer people out, but nobody places everybody without changing what the proof names.
