event-deadlines = Deadlines, { $semester }
event-deadline =
    For: { $who }.
    Counted from: { $since }.
    Article: { $article }.
event-written = { $path }: { $count } { $count ->
        [one] event
       *[other] events
    }
event-exam = Exam { $code } { $unit }
event-room = Room { $room }, subject to what is posted on the day.
event-come = Be there at { $hour }.
event-exit = Nobody leaves before { $hour }.
event-identity = An original identity document is required.
event-remote = Remote exam: follow the instructions of the organising centre.
event-of-candidate = My exams
event-of-candidate-private = My exams (own hours, confidential)
event-of-staff = My invigilation duties
event-duty = Be on site when it begins; signing in and collecting scripts are included.
event-duty-in = { $duty }, room { $room }
event-duty-responsible = Responsible for the room
event-duty-invigilator = Invigilation
event-duty-escort = Escort between two exams
event-duty-secretary = Secretary of a candidate
event-of-rooms = Rooms taken by exams, { $centre }
