explain-no-timetable = give the timetable that the question is about, after the instance
explain-one-question = ask one question: --exam E (perhaps with --at and --room), or --candidate C
explain-starts = { $exam }: { $count } possible starts, { $free } of them allowed beside the other exams.
explain-terms = All other exams keep their starts. Rules about times are exact; rooms, seats and staff are counted, not assigned: --at assigns them.
explain-allowed = { $exam } may start { $start }.
explain-refused = { $exam } cannot be held so: { $start }.
explain-not-offered = The session has no such start for this exam.
explain-candidate = { $candidate } sits { $count } { $count ->
        [one] exam
       *[other] exams
    }.
explain-relax = What it would take:
explain-relax-seats = { $amount } more { $amount ->
        [one] seat
       *[other] seats
    } at { $site } for { $exams }
explain-relax-rooms = { $amount } more { $amount ->
        [one] room
       *[other] rooms
    } that serve, at { $site }, for { $exams }
explain-relax-staff = { $amount } more { $amount ->
        [one] person
       *[other] persons
    } of the staff at { $site }
explain-relax-days = { $amount } { $amount ->
        [one] day
       *[other] days
    } between the exams: { $exams }
explain-relax-exams = { $amount } fewer of these exams together, or one start more: { $exams }
explain-relax-rule = an exception for { $exams } from the rule: { $rules }
explain-price = { " " }(priced at { $price } by the rules)
explain-possible = It has a timetable: nothing stands against it.
explain-unknown = Neither a timetable nor a proof was found in this time; give more --seconds.
explain-column-start = start
explain-column-allowed = allowed
explain-column-cost = cost
explain-column-people = candidates
explain-column-why = why
explain-column-exam = exam
explain-column-site = site
explain-column-room = room
explain-column-outcome = how
explain-column-starts = other starts
explain-column-other = the cheapest
explain-word-now = now
explain-word-yes = yes
explain-word-no = no
explain-word-sat = sat
explain-word-led = escorted
explain-word-missed = missed
