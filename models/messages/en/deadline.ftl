deadline-public = a public instance has no deadlines of the regulation
deadline-day = deadline
deadline-what = what
deadline-who = for whom
deadline-since = counted from
deadline-article = article
deadline-state = state
deadline-undecided = to be decided
deadline-everywhere = all centres
deadline-all-but = all centres but { $centres }
deadline-exams = { $count } { $count ->
        [one] exam
       *[other] exams
    }
deadline-kind-calendar = calendar of session { $session } can be consulted
deadline-kind-needs = disability files for session { $session } (medical recommendation)
deadline-kind-convocations = convocations to session { $session }
deadline-kind-requests = requests because of overlaps, session { $session }
deadline-kind-answers = requests because of overlaps are answered, session { $session }
deadline-kind-confirmation = candidates confirm that they come, session { $session }
deadline-kind-marks = marks of session { $session } returned to the examination office
deadline-kind-results = results of session { $session } published
deadline-kind-copies = scripts of session { $session } kept until this day
deadline-whose-candidates = candidates, { $centres }
deadline-whose-office = examination office, { $centres }
deadline-whose-teachers = teachers, { $centres }
deadline-anchor-exam = the exam, { $day }
deadline-anchor-session = the start of the session, { $day }
deadline-anchor-receipt = the receipt of the scripts, { $day }
deadline-anchor-publication = the publication of results, { $day }
deadline-anchor-published-date = published date
deadline-anchor-requests = the last day for requests, { $day }
deadline-state-past = past
deadline-state-today = today
deadline-state-ahead = in { $days } { $days ->
        [one] day
       *[other] days
    }
deadline-state-undecided = to be decided
deadline-state-late = { $days } { $days ->
        [one] day
       *[other] days
    } late
deadline-link-calendar-before-exams = from the publication of the calendar of session { $session } to the last day allowed for it
deadline-link-calendar-before-requests = from the publication of the calendar of session { $session } to the first deadline for requests
deadline-link-marks-before-results = from the last marks of session { $session } to the announced publication of results
deadline-link-results-before-session-2 = from the first day that the results allow to the start of session { $session }
deadline-link-tightest = The tightest link: { $days } { $days ->
        [one] day
       *[other] days
    }, { $link }.
deadline-link-broken = Cannot be kept: { $days } { $days ->
        [one] day is
       *[other] days are
    } missing, { $link }.
deadline-overdue = { $count ->
        [one] One exam still waits
       *[other] { $count } exams still wait
    } for marks after the time for marking: { $exams }
deadline-slip-link = { $now } { $now ->
        [one] day is
       *[other] days are
    } left instead of { $was }, { $link }.
deadline-slip-broken = Impossible: { $now } { $now ->
        [one] day
       *[other] days
    } instead of { $was }, { $link }.
deadline-slip-moved = { $what } ({ $who }): { $now } instead of { $was }
deadline-slip-missed = Late: { $what } ({ $who }): { $now } instead of { $was }
deadline-slip-late = Late: { $what } ({ $who }): { $known }, at the latest { $now }
deadline-each-centre = each centre
