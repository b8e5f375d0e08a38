eligible-public = a public instance has no registrations and no regulation
eligible-no-candidate = no candidate has this number
eligible-no-exam = no exam has this code
eligible-total = { $may } of { $all } { $all ->
        [one] registration for an exam gives
       *[other] registrations for an exam give
    } the right to sit it.
eligible-reason = { $reason } ({ $article }): { $count }
eligible-may = { $exam }: may sit
eligible-bar-unregistered = Not registered with the institution this semester
eligible-bar-unpaid = Fees not paid
eligible-bar-excluded = Excluded by a decision
eligible-bar-validated = Has the unit for good
eligible-bar-recall = Not among those admitted to the recall
eligible-bar-listed = Not among those for whom the exam is held
eligible-bar-replaced = Sits the exam that replaces this one
eligible-bar-passed = Passed in session 1
eligible-bar-withdrawn = Taken out by the planner
eligible-remark-added = Added by hand at the door: the registration is to be checked
eligible-remark-unconfirmed = Did not confirm in time
eligible-remark-pending = A disciplinary case is pending: sits
eligible-remark-partly-excluded = Excluded on some of the days of the exam
eligible-remark-two-centres = Registered for the unit in two centres
eligible-remark-void = Exam of session 1 annulled by a sanction: session 2 stays open
eligible-remark-compensated = Below 10 but compensated: session 2 is a choice
eligible-remark-elsewhere = Sits at another centre, by leave
eligible-falls-away = Not confirmed in time: { $count } { $count ->
        [one] exam of a candidate falls
       *[other] exams of candidates fall
    } away when you say so. Write the table with --withdrawals FILE.csv and put it among the others.
eligible-written = { $file }: { $count } { $count ->
        [one] new withdrawal
       *[other] new withdrawals
    }.
