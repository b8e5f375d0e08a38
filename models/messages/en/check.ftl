check-marked = { $count } { $count ->
        [one] problem
       *[other] problems
    } in { $places }, marked in { $marked }.
check-marked-public = a public instance has no cells to mark; leave out --marked
check-marked-ending = the marked copy must end with .xlsx
check-errors = { $count } { $count ->
        [one] error
       *[other] errors
    } in { $places }; correct { $count ->
        [one] it
       *[other] them
    } and check again (--marked OUT.xlsx colours the faulty cells of a copy).
check-good = { $name }: no error, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }; ready for exams solve.
check-nobody = { $name }: no error, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }; nobody sits anything, so there is nothing to solve yet.
check-impossible = { $name }: no error, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }, but no timetable exists.
check-session = session { $number }, { $first } to { $last }: { $exams } { $exams ->
        [one] exam
       *[other] exams
    }, { $sits } { $sits ->
        [one] seat
       *[other] seats
    } to give
check-counts = { $candidates } { $candidates ->
        [one] candidate
       *[other] candidates
    }, { $registrations } { $registrations ->
        [one] registration
       *[other] registrations
    }; { $centres } { $centres ->
        [one] centre
       *[other] centres
    }, { $sites } { $sites ->
        [one] site
       *[other] sites
    }, { $rooms } { $rooms ->
        [one] room
       *[other] rooms
    } with { $seats } { $seats ->
        [one] seat
       *[other] seats
    }, { $staff } staff
check-public = { $exams } exams, { $candidates } candidates, { $registrations } registrations, { $periods } periods, { $rooms } rooms with { $seats } seats
check-lost-day = session { $session }: { $exams } { $exams ->
        [one] paper
       *[other] papers
    } of several centres cannot be held on { $day }, closed at { $closed }
