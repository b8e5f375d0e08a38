conflict-no-start = { $exam } has no possible start, each breaks one of these rules: { $rule }.
conflict-load = { $exam } needs { $needed } at { $site } at once whatever its start, and { $limit } { $limit ->
        [one] is
       *[other] are
    } there{ $when }: { $rule }.
conflict-days = { $exam } is held on { $last } at the latest, but { $other } does not let it be before { $first }: { $rule }.
conflict-pair = { $exam } and { $other } break a rule together whatever their starts: { $rule }.
conflict-pair-several = { $exams } break a rule together whatever their starts: { $rule }.
conflict-count = { $exams }: { $amount } exams, of which at most { $limit } go together: { $rule }.
conflict-shared = { " " }{ $count } { $count ->
        [one] candidate sits
       *[other] candidates sit
    } both: { $names }.
conflict-shared-several = { " " }{ $count } { $count ->
        [one] candidate sits
       *[other] candidates sit
    } all of them: { $names }.
conflict-imposed = imposed on { $start }
conflict-no-start-at-all = { $exam } has no possible start: its session offers none.
conflict-load-several = { $exams } need { $needed } together at { $site } at once, and { $limit } { $limit ->
        [one] is
       *[other] are
    } there{ $when }: { $rule }.
conflict-days-several = No choice of days keeps this rule: { $rule }.
conflict-places = { $exam } finds no places.
conflict-places-seats = { $exams }: { $limit } of { $amount } candidates find a seat at { $site }, in whatever rooms: { $rule }.
conflict-places-staff = { $exams }: for want of staff, { $limit } of { $amount } candidates find a seat at { $site }: { $rule }.
conflict-places-several = These exams find no places together: { $exams }.
conflict-times = { $exam } finds no start.
conflict-times-several = These exams find no starts together: { $exams }.
conflict-promised-after = Results are published on { $published } + { $days } days = { $day }, and the session ends on { $bound }.
conflict-promised-before = Results are promised for { $published } - { $days } days of marking = { $day }, and the session begins on { $bound }.
conflict-needed = { $count }
conflict-needed-with = { $count } { $count ->
        [one] seat
       *[other] seats
    } ({ $resource })
conflict-needed-seats = { $count } { $count ->
        [one] seat
       *[other] seats
    }
conflict-needed-rooms = { $count } { $count ->
        [one] room
       *[other] rooms
    }
conflict-needed-juries = { $count } { $count ->
        [one] room for a jury
       *[other] rooms for juries
    }
conflict-needed-staff = { $count } { $count ->
        [one] invigilator
       *[other] invigilators
    }
conflict-needed-secretaries = { $count } { $count ->
        [one] secretary
       *[other] secretaries
    }
conflict-needed-watched = invigilators for { $count } { $count ->
        [one] candidate
       *[other] candidates
    }
conflict-when = { " " }on { $start }
conflict-away = Not there then: { $names }.
conflict-until = { $name } (until { $day })
conflict-from = { $name } (from { $day })
conflict-chain = Results come out on { $results } after { $marking } days of marking and jury, + { $lag } days = { $first }.
