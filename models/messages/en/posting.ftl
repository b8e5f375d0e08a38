posting-kind = Timetable of the exams
posting-audience = This page may be posted and sent: it tells nothing of any person.
posting-draft = A draft, not yet to be posted: days and times may still change.
posting-noscript = This timetable needs JavaScript.
posting-title = When and where the exams are sat
posting-lead = Find your unit with the search field, or open your centre. Times are those of the place where you sit. An original identity document is required. Your own convocation comes first: it may give you another time or place.
posting-centres = Centres
posting-session = Session { $n }
posting-from_to = { $first } to { $last }
posting-sites = { $count ->
    [one] 1 site
   *[other] { $count } sites
}
posting-foot = This page stands alone: it opens without a network and sends nothing. It names no candidate and nobody of the staff.
