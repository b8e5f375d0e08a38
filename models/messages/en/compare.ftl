compare-public = a public instance has nobody to tell
compare-hard = Hard findings: { $before } before, { $after } after.
compare-cost = Cost: { $before } before, { $after } after.
compare-same = Nothing has changed.
compare-counts = { $exams } { $exams ->
        [one] exam starts
       *[other] exams start
    } at another time, { $candidates } { $candidates ->
        [one] candidate has
       *[other] candidates have
    } another time, place, room or escort, { $duties } { $duties ->
        [one] duty changes
       *[other] duties change
    }.
compare-more = … and { $count } other { $count ->
        [one] start
       *[other] starts
    }
compare-state-draft = a draft
compare-state-published = published
compare-state-convoked = convoked
compare-state-final = final
compare-nobody = Nobody must be told: nothing changes that was announced (the first timetable is { $state }).
compare-tell = The first timetable is { $state }: to be told, { $candidates } { $candidates ->
        [one] candidate
       *[other] candidates
    } and { $staff } of the staff.
compare-centre = centre
compare-what-exam = exam added or withdrawn
compare-what-outcome = escort
compare-what-start = date or time
compare-what-site = place
compare-what-room = room
compare-by = by
compare-exam = exam
compare-zone = zone
compare-before = before
compare-after = after
compare-rule = rule
compare-no-start = no start
compare-names = { $exam }: { $count } { $count ->
        [one] candidate
       *[other] candidates
    } ({ $names })
compare-more-exams = … and { $count } other exams; --json has them all
