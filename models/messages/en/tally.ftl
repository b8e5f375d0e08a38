tally-overlap-unresolved = { $missed ->
    [one] { $missed } exam not sat, by { $people ->
        [one] { $people } candidate
       *[other] { $people } candidates
    }
   *[other] { $missed } exams not sat, by { $people ->
        [one] { $people } candidate
       *[other] { $people } candidates
    }
}
tally-transfer = { $findings ->
    [one] { $findings } exam sat later with an escort, by { $people ->
        [one] { $people } candidate
       *[other] { $people } candidates
    }
   *[other] { $findings } exams sat later with an escort, by { $people ->
        [one] { $people } candidate
       *[other] { $people } candidates
    }
}
tally-variant = { $about }{ $amount ->
    [one] { $amount } more paper to write
   *[other] { $amount } more papers to write
}
tally-hold = { $about }{ $amount ->
    [one] { $amount } minute of waiting after the end, all candidates together
   *[other] { $amount } minutes of waiting after the end, all candidates together
}
tally-gather = { $about }{ $amount ->
    [one] { $amount } minute of waiting before the start, all candidates together
   *[other] { $amount } minutes of waiting before the start, all candidates together
}
tally-late-needs = { $about }{ $amount ->
    [one] { $amount } arrangement asked for too late is not made
   *[other] { $amount } arrangements asked for too late are not made
}
tally-early-start = { $about }{ $amount ->
    [one] { $amount } minute ahead of the others, all candidates together
   *[other] { $amount } minutes ahead of the others, all candidates together
}
tally-two-a-day = { $about }{ $amount ->
    [one] { $amount } time a candidate has two exams on one day
   *[other] { $amount } times a candidate has two exams on one day
}
tally-back-to-back = { $about }{ $amount ->
    [one] { $amount } time a candidate has two exams in a row
   *[other] { $amount } times a candidate has two exams in a row
}
tally-three-in-three = { $about }{ $amount ->
    [one] { $amount } time a candidate has too many exams in three days
   *[other] { $amount } times a candidate has too many exams in three days
}
tally-exam-load = { $about }{ $amount ->
    [one] { $amount } time a candidate has more exams than allowed in a few days or hours
   *[other] { $amount } times a candidate has more exams than allowed in a few days or hours
}
tally-evening-then-morning = { $about }{ $amount ->
    [one] { $amount } time a candidate sits late and again the next morning
   *[other] { $amount } times a candidate sits late and again the next morning
}
tally-even-days = { $findings ->
    [one] { $findings } day busier than the even share of its centre
   *[other] { $findings } days busier than the even share of their centre
}
tally-weekday-daytime = { $about }{ $amount ->
    [one] { $amount } candidate of an evening course during working hours
   *[other] { $amount } candidates of evening courses during working hours, counted for each exam
}
tally-early-large = { $exams ->
    [one] { $exams } large exam after the first day of its session
   *[other] { $exams } large exams after the first day of their session
}
tally-after-session = { $exams ->
    [one] { $exams } exam after the last day of its session
   *[other] { $exams } exams after the last day of their session
}
tally-feast-days = { $exams ->
    [one] { $exams } exam on a religious feast
   *[other] { $exams } exams on a religious feast
}
tally-sittings = { $about }{ $amount ->
    [one] { $amount } sitting to supervise: an exam at a site
   *[other] { $amount } sittings to supervise: an exam at a site
}
tally-rooms = { $about }{ $amount ->
    [one] { $amount } room more than one for each exam and site
   *[other] { $amount } rooms more than one for each exam and site
}
tally-room-price = { $about }{ $amount ->
    [one] { $amount } candidate in a room that has a price or is kept for others
   *[other] { $amount } candidates in rooms that have a price or are kept for others
}
tally-mixed-lengths = { $findings ->
    [one] { $findings } time one room has exams of different lengths
   *[other] { $findings } times one room has exams of different lengths
}
tally-travel = { $about }{ $amount ->
    [one] { $amount } minute on the way, all candidates together
   *[other] { $amount } minutes on the way, all candidates together
}
tally-teacher-reachable = { $exams ->
    [one] { $exams } exam begins when its teacher cannot be reached
   *[other] { $exams } exams begin when their teacher cannot be reached
}
tally-second-invigilator = { $findings ->
    [one] { $findings } time a room has one invigilator, and every exit is final
   *[other] { $findings } times a room has one invigilator, and every exit is final
}
tally-working-time = { $about }{ $amount ->
    [one] { $amount } minute of work too many or of rest too few, all staff together
   *[other] { $amount } minutes of work too many or of rest too few, all staff together
}
tally-preferences = { $exams ->
    [one] { $exams } exam against a wish
   *[other] { $exams } exams against a wish
}
tally-relations = { $findings ->
    [one] { $findings } pair of exams not as their relation asks
   *[other] { $findings } pairs of exams not as their relation asks
}
tally-moved-start = { $about }{ $amount ->
    [one] { $amount } candidate knew another start
   *[other] { $amount } candidates knew another start
}
tally-changed-start = { $findings ->
    [one] { $findings } start that differs from the base
   *[other] { $findings } starts that differ from the base
}
tally-changed-room = { $people ->
    [one] { $people } candidate whose announced room changes
   *[other] { $people } candidates whose announced room changes
}
