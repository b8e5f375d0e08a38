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
explain-relax = What would remove each reason by itself, the cheapest first:
explain-cheapest = The cheapest that removes all of them together:
explain-confirmed = A timetable was found with it, and audited: nothing else stands in the way.
explain-unconfirmed = No timetable was found with it in this time, and no other reason was proven; give more --seconds.
explain-stuck = Something else stands in the way that no single thing removes.
explain-minimal = The smallest contradiction: { $exams } under { $count ->
        [one] this rule alone
       *[other] these rules alone
    }.
explain-minimal-exhaustive = Every choice of their starts was tried without a solver: each breaks one of them.
explain-minimal-highs = The integer program HiGHS confirms that no choice of their starts keeps them.
explain-minimal-necessary = With any one of these exams or rules less, there is a choice.
explain-relax-seats = { $amount } more { $amount ->
        [one] seat
       *[other] seats
    } at { $site }
explain-relax-rooms = { $amount } more { $amount ->
        [one] room
       *[other] rooms
    } that serve, at { $site }
explain-relax-staff = { $amount } more { $amount ->
        [one] person
       *[other] persons
    } of the staff at { $site }
explain-relax-minutes = { $site } opens { $amount } minutes earlier and closes { $amount } minutes later
explain-relax-session = session { $session } ends { $amount } { $amount ->
        [one] day
       *[other] days
    } later
explain-relax-days = session 2 follows the results by { $amount } { $amount ->
        [one] day
       *[other] days
    } less
explain-relax-start = another start for { $exam }, whose start is imposed or pinned
explain-relax-rule = an exception from the rule: { $rules }
explain-relax-setting = the setting { $setting }: { $rules }
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
