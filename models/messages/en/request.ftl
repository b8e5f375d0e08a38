request-public = a public instance has no requests
request-total = { $count } { $count ->
        [one] request
       *[other] requests
    }. The answers are proposals: a person decides, and only accepted requests bind.
request-line = { $id }: candidate { $candidate }, session { $session }, { $exams }. { $proposal } { $state }
request-proposal = { $answer }: { $reason } ({ $article }).
request-answer-accept = Accept
request-answer-refuse = Refuse
request-answer-forward = Forward
request-reason-disability = the disability office decides, ordinary deadlines do not apply
request-reason-disability-late = the disability office decides; the recommendation comes after { $day }, so that the centre cannot be held liable
request-reason-residence = living in a region or abroad is no valid motive
request-reason-motive = the motive is none of those that the regulation knows
request-reason-not-sitting = the candidate does not sit these exams
request-reason-late = received after the last day, { $day }
request-reason-proof = the proof is missing
request-reason-absent = an absence at an arranged exam was not justified
request-reason-no-overlap = these exams do not overlap
request-reason-cap = with this request more exams would be arranged than a candidate may have in a session
request-reason-transfer = the second exam is sat after the first, under escort, on the same day at the same site
request-reason-no-solution = the overlap is examined, no solution was found: the office need not find one{ $session ->
        [1] , session 2 stays open
       *[other] { "" }
    }
request-reason-planned = the overlap is planned as a transfer
request-reason-anticipated = made in anticipation: it counts if the unit is not passed in session 1
request-reason-site = the session is sat at { $site }
request-reason-convocation = a convocation to show to the employer is made
request-reason-portal = the convocation is in the portal
request-reason-away = { $count } { $count ->
        [one] exam is
       *[other] exams are
    } not sat in this session{ $session ->
        [1] , session 2 stays open
       *[other] { "" }
    }
request-state-open = To be decided.
request-state-decided-accepted = Decided: accepted.
request-state-decided-refused = Decided: refused.
request-state-locked-accepted = Accepted; the candidate knows.
request-state-locked-refused = Refused; the candidate knows.
request-overlap-unasked = Nobody asked: candidate { $candidate }, { $exam } and { $moves }.
request-overlap-refused = Refused: candidate { $candidate }, { $exam } and { $moves }.
request-unresolved = { $count } { $count ->
        [one] overlap stays
       *[other] overlaps stay
    } unresolved from now on. Write the pins with --pins FILE.csv and give them to solve.
request-written-decisions = { $file }: { $count } { $count ->
        [one] answer
       *[other] answers
    } to give.
request-written-pins = { $file }: { $count } { $count ->
        [one] pin
       *[other] pins
    }.
