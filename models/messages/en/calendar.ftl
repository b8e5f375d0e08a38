calendar-syntax = not a calendar (.ics); export it again ({ $error })
calendar-who = neither a room, nor a person of the staff, nor the teacher of an offering
calendar-absences = absences
calendar-preferences = preferences
calendar-done = { $target }: { $rows } { $rows ->
        [one] row
       *[other] rows
    } for the table { $table }
calendar-elsewhere = { $count } { $count ->
        [one] place names
       *[other] places name
    } no room of the semester
calendar-unread = { $count } { $count ->
        [one] event
       *[other] events
    } could not be read
calendar-public = a public instance has no rooms or people of a calendar; give a semester of a university
