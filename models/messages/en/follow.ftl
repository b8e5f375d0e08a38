follow-public = a public instance has no records of its exams
follow-no-timetable = this needs the days of a timetable; name it after the instance
follow-attendance = { $present } of { $registered } candidates came, in { $sittings } of { $all } sittings whose attendance is recorded.
follow-incidents = { $count } { $count ->
        [one] incident
       *[other] incidents
    } in the minutes.
follow-gap-no-minutes = Minutes missing ({ $count }): { $names }
follow-gap-copies-differ = Not as many scripts as people present ({ $count }): { $names }
follow-gap-not-sent = Scripts not sent ({ $count }): { $names }
follow-gap-not-received = Return slip missing ({ $count }): { $names }
follow-overdue = Marks overdue: { $exam }, due on { $due }, teacher in charge { $teacher }.
follow-kept = Scripts kept until { $day } ({ $count }): { $names }
follow-archive = Kept long enough, for the visa of the archives ({ $count }): { $names }
follow-turnout = { $unit }: { $second } of { $registered } candidates came to session 2, { $permille } in a thousand.
follow-hours = { $hours } h { $minutes } min of duty for { $staff } { $staff ->
        [one] person
       *[other] people
    }.
follow-attended = Candidate { $candidate } came to { $count } { $count ->
        [one] exam
       *[other] exams
    }.
follow-attended-exam = { $exam }, { $day }, { $site }
follow-written-hours = { $file }: { $count } { $count ->
        [one] day
       *[other] days
    } of duty.
follow-written-archives = { $file }: { $count } { $count ->
        [one] exam
       *[other] exams
    }.
follow-written-units = { $file }: { $count } { $count ->
        [one] unit with a share that was seen
       *[other] units with a share that was seen
    }.
follow-no-candidate = without `--candidate` nobody knows whose certificate it is; add it
follow-not-attended = no attendance list says that this candidate came; there is nothing to certify
follow-written-certificate = { $file }: certificate for { $count } { $count ->
        [one] exam
       *[other] exams
    }.
