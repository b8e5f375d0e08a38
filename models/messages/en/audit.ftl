audit-no-rooms = No rooms are given: starts are decided, and which overlaps a transfer could answer. Nobody has a seat yet, rooms and staff are not judged.
audit-part = A part: the candidates of { $centre } ({ $name }) alone, under imposed starts.
audit-no-duties = Nobody of the staff is named: invigilators and escorts are counted, duties are not judged.
audit-no-staff = No staff is given: starts and rooms are decided, invigilators and escorts are not judged.
audit-handmade = A table of starts: rooms and staff are left aside, and every overlap counts as unresolved.
audit-clean = No hard rule is broken. Cost { $cost }.
audit-hard = { $count } { $count ->
        [one] breach
       *[other] breaches
    } of hard rules. Cost { $cost }.
audit-silent = Nothing to say of { $count } { $count ->
        [one] other rule
       *[other] other rules
    }.
audit-rule = rule
audit-title = title
audit-findings = findings
audit-cost = cost
audit-more = … and { $count } more { $count ->
        [one] exam
       *[other] exams
    } with findings of { $rule }
audit-finding-instant = { $day } at { $clock }
audit-finding-elsewhere = { $day } at { $clock } ({ $zone })
audit-finding-others = { " " }(and { $count } more of { $exam })
audit-other-content = The data, the policy or the pins are not those that this timetable was made for; it is judged on what is given here.
